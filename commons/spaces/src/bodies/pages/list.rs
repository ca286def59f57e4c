//! All bodies that the reader sees, as a tree.

use accounts::Here;
use axum::response::Response;
use serde::Serialize;
use web::Page;

use super::{BodyRow, tree};
use crate::bodies::store;

/// The page.
#[derive(Serialize)]
pub(crate) struct BodiesPage {
    bodies: Vec<BodyRow>,
    admin_href: Option<String>,
}

impl Page for BodiesPage {
    const TEMPLATE: &'static str = "spaces/bodies.html";

    fn samples() -> Vec<Self> {
        let below = BodyRow::sample(vec![BodyRow::sample(Vec::new())]);
        vec![
            Self { bodies: vec![BodyRow::sample(vec![below])], admin_href: None },
            Self { bodies: Vec::new(), admin_href: Some("/it/admin/assemblies/new".into()) },
        ]
    }
}

/// `GET /{locale}/assemblies`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let bodies = store::all(&tx).await?;
    let ends = || bodies.iter().filter_map(|body| body.space.ends_at);
    let now = tx.now_until(|now| ends().filter(|end| *end > now).min());
    let page = BodiesPage {
        bodies: tree(&here, &bodies, now),
        admin_href: here.who.is_administrator().then(|| here.to("/admin/assemblies/new")),
    };
    let about = here.words("spaces-bodies-lead");
    here.frame(here.words("spaces-bodies-title")).describe(about).show(&page).await
}
