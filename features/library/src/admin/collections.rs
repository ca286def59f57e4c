//! The collections of documents.

use axum::response::Response;
use kernel::Text;
use spaces::{
    Inside,
    headings::{self, Heading, HeadingsPage},
};
use web::form::{FormData, FormView};

use super::may_look;
use crate::{Collection, CollectionId, actions::documents as actions, store::documents as store};

const WORDS: [&str; 3] = ["library-collections-title", "library-collections-lead", "library-collection-new"];

fn page(inside: &Inside, form: FormView) -> HeadingsPage {
    HeadingsPage::new(&inside.here, WORDS, form, inside.here.to(&inside.admin_path("")))
}

async fn present(inside: &Inside) -> web::Result<Vec<Heading>> {
    may_look(inside)?;
    let tx = inside.here.db.read().await?;
    let collections = store::collections(&tx, inside.component.id).await?;
    Ok(collections.into_iter().map(|c| Heading { id: c.id.uuid(), title: c.title }).collect())
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let form = headings::filled(&inside.here, &present(&inside).await?);
    inside.admin_frame(inside.here.words(WORDS[0])).show(&page(&inside, form)).await
}

pub(super) async fn submit(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    match headings::read(here, &form, &present(&inside).await?) {
        Ok(headings) => {
            let collections =
                headings.into_iter().map(|h| Collection { id: CollectionId(h.id), title: h.title });
            actions::set_collections(&here.db, &here.who, inside.component.id, collections.collect()).await?;
            Ok(here.done(&inside.admin_path("/collections"), &Text::new("library-saved")))
        }
        Err(errors) => {
            let page = page(&inside, form.view().with_errors(&errors, &here.reader()));
            inside.admin_frame(here.words(WORDS[0])).unprocessable().show(&page).await
        }
    }
}
