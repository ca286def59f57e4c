use axum::response::Response;
use serde::Serialize;
use spaces::Inside;
use web::Page;

use super::{allowed, ground};
use crate::{
    model::{Card, Stage},
    pages::{Row, Tag},
    permissions::{Act, may},
    store,
};

/// The administration's list of cards.
#[derive(Serialize)]
pub(super) struct TablePage {
    title: String,
    rows: Vec<Line>,
    public_href: String,
    report_href: String,
    bodies_href: Option<String>,
    settings_href: Option<String>,
    source_href: Option<String>,
    export_href: Option<String>,
}

#[derive(Serialize)]
struct Line {
    row: Row,
    body: String,
    tag: Tag,
}

impl Page for TablePage {
    const TEMPLATE: &'static str = "exchange/admin/table.html";

    fn samples() -> Vec<Self> {
        let line = |row| Line { row, body: "Comune di Monza, scheda 1".into(), tag: Tag::sample() };
        let page = |rows: Vec<Line>, href: Option<&str>| Self {
            title: "Scambi".into(),
            rows,
            public_href: "/it/x".into(),
            report_href: "/it/x/report".into(),
            bodies_href: href.map(Into::into),
            settings_href: href.map(Into::into),
            source_href: href.map(Into::into),
            export_href: href.map(Into::into),
        };
        let lines = Row::samples().into_iter().map(line).collect();
        vec![page(lines, Some("/it/admin/x")), page(Vec::new(), None)]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Oversee)?;
    let tx = here.db.read().await?;
    let mut cards = store::all_cards(&tx, inside.component.id).await?;
    // What waits for the managers comes first.
    cards.sort_by_key(|card| card.stage != Stage::Submitted);
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let printed = store::printed(&tx, inside.component.id).await?.is_some();
    drop(tx);
    let line = |card: &Card| {
        let body = bodies.iter().find(|body| body.id == card.body);
        let heading = body.map(|body| body.heading.clone()).unwrap_or_default();
        let alone = body.is_none_or(|body| body.cards < 2);
        let numbered = card.of_body.filter(|_| !alone);
        Line {
            row: Row {
                href: here.to(&inside.admin_path(&format!("/{}", card.id))),
                ..Row::new(&inside, card)
            },
            body: numbered.map_or(heading.clone(), |n| format!("{heading}, {n}")),
            tag: Tag::of_stage(here, card.stage),
        }
    };
    let configures = may(Act::Configure, &here.who, ground(&inside), None);
    let href = |path: &str| configures.then(|| here.to(&inside.admin_path(path)));
    let page = TablePage {
        title: inside.component.title.text(here.locale).to_owned(),
        public_href: here.to(&inside.path("")),
        report_href: here.to(&inside.path("/report")),
        bodies_href: href("/bodies"),
        settings_href: href("/settings"),
        source_href: href("/source").filter(|_| printed),
        export_href: href("/programme.json").filter(|_| cards.iter().any(|c| c.stage == Stage::Published)),
        rows: cards.iter().map(line).collect(),
    };
    inside.admin_frame(page.title.clone()).show(&page).await
}
