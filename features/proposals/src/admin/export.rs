//! Downloads of all proposals.

use axum::response::Response;
use spaces::{Inside, Labels};
use web::TableForm;

use super::allowed;
use crate::{actions, export, permissions::Act, store};

/// Proposals read at once.
const BATCH: i64 = 500;

pub(super) async fn csv(inside: Inside) -> web::Result<Response> {
    download(&inside, TableForm::Csv).await
}

pub(super) async fn xlsx(inside: Inside) -> web::Result<Response> {
    download(&inside, TableForm::Xlsx).await
}

async fn download(inside: &Inside, form: TableForm) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(inside, Act::Export)?;
    actions::note_export(&here.db, &here.who, inside.component.id, form.ending()).await?;
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
    let name = format!("{}-{}", inside.process.slug, inside.component.slug);
    Ok(export::table(inside, &labels, &settings, &all).download(form, &name).await?)
}
