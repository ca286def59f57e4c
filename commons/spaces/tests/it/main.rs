//! Processes through the front door: every story on both databases.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod blocks;
mod bodies;
mod drafts;
mod forms;
mod isolation;
mod phases;
mod pictures;
mod roles;
mod rosters;
mod rules;
mod share;
mod sheets;
mod shows;
mod square;
mod territory;

use feature::Feature;
use spaces::{Process, process::store};
use testkit::{TestTenant, Visitor};

/// The commons with a component kind of our own.
fn features() -> Vec<Feature> {
    vec![accounts::feature(), engagement::feature(), spaces::feature(), sheets::feature()]
}

/// A participatory budget beginning on Monday, 23 November 2026, created in the browser; a draft.
async fn budget(admin: &Visitor, title: &str) -> String {
    let fields = [
        ("title_it", title),
        ("title_en", ""),
        ("short_it", "Chi abita qui decide."),
        ("starts_on", "2026-11-23"),
        ("template", "budget"),
        ("kind", "sheets"),
    ];
    let made = admin.post("/it/admin/processes", &fields).await.expect(303);
    made.location().rsplit('/').next().expect("a slug").to_owned()
}

/// The same, published.
async fn published(admin: &Visitor, title: &str) -> String {
    let slug = budget(admin, title).await;
    let path = format!("/it/admin/processes/{slug}/publication");
    admin.post(&path, &[("published", "1")]).await.expect(303);
    slug
}

/// A process as the database has it.
async fn process(tenant: &TestTenant, slug: &str) -> Process {
    store::by_slug(&tenant.db.read().await.unwrap(), slug).await.unwrap().expect("the process")
}
