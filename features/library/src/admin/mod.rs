//! The administration of documents and galleries.

mod collections;
mod documents;
mod items;
mod media;

use axum::{Router, routing::get};
use feature::State;
use kernel::Problem;
use serde::Serialize;
use spaces::Inside;
use web::{Page, Samples};

use crate::{
    Document, Medium,
    permissions::{self, Action},
};

pub(crate) fn library_routes() -> Router<State> {
    items::routes::<Document>().route("/collections", get(collections::show).post(collections::submit))
}

pub(crate) fn gallery_routes() -> Router<State> {
    items::routes::<Medium>()
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<documents::ListPage>()
        .add::<documents::FormPage>()
        .add::<media::ListPage>()
        .add::<media::FormPage>()
        .add::<DeletionPage>();
}

/// Asks before something is deleted.
#[derive(Serialize)]
struct DeletionPage {
    title: String,
    action: String,
    back: String,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "library/admin/deletion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Regolamento".into(),
            action: "/it/admin/x/1/deletion".into(),
            back: "/it/admin/x/1".into(),
        }]
    }
}

impl DeletionPage {
    async fn show(inside: &Inside, title: &str, id: &str) -> web::Result<axum::response::Response> {
        let here = &inside.here;
        let page = Self {
            title: title.to_owned(),
            action: here.to(&inside.admin_path(&format!("/{id}/deletion"))),
            back: here.to(&inside.admin_path(&format!("/{id}"))),
        };
        inside.admin_frame(here.words("library-delete")).show(&page).await
    }
}

fn may_look(inside: &Inside) -> Result<(), Problem> {
    permissions::check(&inside.here.who, inside.process.id, Action::Administer)
}
