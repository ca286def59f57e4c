//! The list of guests as a file.

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use spaces::Inside;

use super::{found, guests::answer};
use crate::{actions, code, permissions::Act, store};

pub(super) async fn csv(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    actions::note_export(&here.db, &here.who, inside.component.id, m.id).await?;
    let guests = store::guests(&here.db.read().await?, m.id).await?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut head: Vec<String> = [
        "meetings-column-name",
        "meetings-column-email",
        "meetings-column-state",
        "meetings-column-code",
        "meetings-column-enrolled",
        "meetings-column-came",
    ]
    .map(|key| here.words(key))
    .to_vec();
    head.extend(m.content.details.questions.iter().map(|q| plain(&q.label)));
    writer.write_record(&head).map_err(anyhow::Error::from)?;
    let local = |t: kernel::Timestamp| here.reader().local(t).format("%Y-%m-%d %H:%M").to_string();
    for guest in &guests {
        let state = match guest.seat.state {
            seats::State::Held => "meetings-state-held",
            seats::State::Offered => "meetings-state-offered",
            _ => "meetings-state-waiting",
        };
        let mut row = vec![
            plain(&guest.name),
            plain(&guest.email),
            here.words(state),
            code::spaced(&guest.code),
            local(guest.seat.created_at),
            guest.came_at.map(local).unwrap_or_default(),
        ];
        let answers = (0..m.content.details.questions.len()).map(|n| guest.answers.get(n));
        row.extend(answers.map(|a| plain(&answer(&inside, a.map(String::as_str).unwrap_or_default()))));
        writer.write_record(&row).map_err(anyhow::Error::from)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", m.words())),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    // Spreadsheets take a file for UTF-8 when it begins with this mark.
    Ok((headers, ["\u{feff}".as_bytes(), &bytes].concat()).into_response())
}

/// A cell that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
