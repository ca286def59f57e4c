//! The list of guests as a file.

use axum::{extract::Path, response::Response};
use spaces::Inside;
use web::{Cell, Table, TableForm};

use super::{found, guests::answers};
use crate::{actions, code, permissions::Act, store};

pub(super) async fn csv(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    actions::note_export(&here.db, &here.who, inside.component.id, m.id).await?;
    let guests = store::guests(&here.db.read().await?, m.id).await?;
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
    let asked = m.content.details.asked(here.locale);
    head.extend(asked.iter().map(|asked| asked.label.text.clone()));
    let mut table = Table::new(head);
    let local = |t: kernel::Timestamp| here.reader().local(t).format("%Y-%m-%d %H:%M").to_string();
    for guest in &guests {
        let state = match guest.seat.state {
            seats::State::Held => "meetings-state-held",
            seats::State::Offered => "meetings-state-offered",
            _ => "meetings-state-waiting",
        };
        let mut row: Vec<Cell> = vec![
            guest.name.as_str().into(),
            guest.email.as_str().into(),
            here.words(state).into(),
            code::spaced(&guest.code).into(),
            local(guest.seat.created_at).into(),
            guest.came_at.map(local).into(),
        ];
        let mut said = answers(&inside, guest, &asked).into_iter();
        row.extend(asked.iter().map(|_| Cell::from(said.next())));
        table.push(row);
    }
    Ok(table.download(TableForm::Csv, &m.words()).await?)
}
