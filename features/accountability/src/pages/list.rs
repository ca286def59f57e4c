use std::collections::HashMap;

use axum::response::Response;
use kernel::{Line, Text};
use serde::Serialize;
use spaces::{Inside, LabelId, Strip, process};
use web::Page;

use super::row::{Figures, WorkRow, Years, today};
use crate::{Settings, Work, model::standings, store};

/// The works of an edition.
#[derive(Serialize)]
pub(super) struct WorksPage {
    strip: Strip,
    title: Line,
    year: String,
    years: Years,
    figures: Option<Figures>,
    works: Vec<WorkRow>,
    /// Whether only late ones are shown.
    only_late: bool,
    href: String,
    admin_href: Option<String>,
}

impl Page for WorksPage {
    const TEMPLATE: &'static str = "accountability/list.html";

    fn samples() -> Vec<Self> {
        let page = |figures: Option<Figures>, only_late: bool| Self {
            strip: Strip::sample(),
            title: "Opere e progetti".into(),
            year: "2026".into(),
            years: Years::sample(),
            works: if figures.is_some() { WorkRow::samples() } else { Vec::new() },
            admin_href: figures.is_none().then(|| "/it/admin/processes/x/accountability".into()),
            figures,
            only_late,
            href: "/it/processes/x/accountability".into(),
        };
        vec![
            page(Some(Figures::sample(1)), false),
            page(Some(Figures::sample(1)), true),
            page(Some(Figures::sample(0)), false),
            page(None, false),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let works = store::all(&tx, inside.component.id).await?;
    let signs: HashMap<LabelId, String> =
        process::store::labels(&tx, inside.process.id).await?.into_iter().map(|l| (l.id, l.sign)).collect();
    let settings: Settings = inside.component.settings()?;
    let standings = standings(&works, settings.stage_count(), today(here, &tx));
    let query = here.query();
    let latest = works.iter().map(|w| w.year).max().unwrap_or_default();
    let asked = query.value("year").parse().ok().filter(|year| works.iter().any(|w| w.year == *year));
    let year: i64 = asked.unwrap_or(latest);
    let whole: Vec<&Work> = works.iter().filter(|w| w.year == year && w.parent.is_none()).collect();
    let figures = (!whole.is_empty()).then(|| Figures::of(&whole, &standings, &settings));
    let only_late = query.value("late") == "1";
    let rows = whole.iter().filter_map(|work| {
        let standing = *standings.get(&work.id)?;
        let path = inside.path(&format!("/{}", work.words()));
        let row = WorkRow::new(here, &settings, &signs, (work, standing), &path);
        let parts = works.iter().filter(|other| other.parent == Some(work.id)).count();
        (!only_late || standing.late.is_some()).then_some(WorkRow { parts, ..row })
    });
    let href = here.to(&inside.path(""));
    let title = inside.title();
    let page = WorksPage {
        strip: inside.strip(),
        title: title.clone(),
        year: year.to_string(),
        years: Years::of(works.iter().map(|w| w.year), year, &href),
        works: rows.collect(),
        figures,
        only_late,
        href,
        admin_href: here.who.sees_drafts(inside.process.id.uuid()).then(|| here.to(&inside.admin_path(""))),
    };
    let process = inside.process.texts.title.text(here.locale);
    let about = here.say(&Text::new("accountability-about").with("process", process));
    inside.frame(title).describe(about).show(&page).await
}
