//! Downloads of all proposals.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use kernel::Problem;
use spaces::{Inside, Labels};

use super::allowed;
use crate::{actions, export::Table, permissions::Act, store};

/// Proposals read at once.
const BATCH: i64 = 500;

pub(super) async fn csv(inside: Inside) -> web::Result<Response> {
    let table = table(&inside, "csv").await?;
    Ok(download(&inside, "csv", "text/csv; charset=utf-8", table.csv()?))
}

pub(super) async fn xlsx(inside: Inside) -> web::Result<Response> {
    let table = table(&inside, "xlsx").await?;
    let sheet = inside.component.title.text(inside.here.locale).to_owned();
    let bytes =
        tokio::task::spawn_blocking(move || table.xlsx(&sheet)).await.map_err(anyhow::Error::from)??;
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(&inside, "xlsx", mime, bytes))
}

async fn table(inside: &Inside, form: &'static str) -> Result<Table, Problem> {
    let here = &inside.here;
    let settings = allowed(inside, Act::Export)?;
    actions::note_export(&here.db, &here.who, inside.component.id, form).await?;
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, inside).await?;
    let mut all = Vec::new();
    loop {
        let after = all.last().and_then(|p: &crate::Proposal| p.number).unwrap_or(0);
        let batch = store::after_number(&tx, inside.component.id, after, BATCH).await?;
        let last = batch.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        all.extend(batch);
        if last {
            break;
        }
    }
    Ok(Table::new(inside, &labels, &settings, &all))
}

fn download(inside: &Inside, ending: &str, mime: &'static str, bytes: Vec<u8>) -> Response {
    let name = format!("{}-{}.{ending}", inside.process.slug, inside.component.slug);
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
