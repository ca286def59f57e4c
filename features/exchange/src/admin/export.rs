//! The programme as a file, contacts included.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use spaces::Inside;

use super::allowed;
use crate::{actions, permissions::Act};

pub(super) async fn json(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Configure)?;
    actions::note_export(&here.db, &here.who, inside.component.id).await?;
    let file = actions::export(&here.db.read().await?, &here.who, inside.component.id).await?;
    let text = serde_json::to_string_pretty(&file).map_err(anyhow::Error::from)?;
    let name = format!("attachment; filename=\"{}.json\"", inside.process.slug);
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}
