//! The works of the whole organisation, year by year: what became of what people decided, whatever the process.

use std::collections::HashMap;

use accounts::Here;
use axum::{Router, response::Response, routing::get};
use feature::State;
use futures::future::BoxFuture;
use kernel::Problem;
use serde::Serialize;
use spaces::process;
use web::{NavItem, Page, Samples};

use crate::{
    Day, Settings, Standing, Work, WorkId,
    model::standings,
    pages::{Figures, WorkRow, Years, today},
    store::{self, Public},
};

pub(crate) fn routes() -> Router<State> {
    Router::new().route("/{locale}/works", get(show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<OverviewPage>();
}

/// The works of a year.
#[derive(Serialize)]
struct OverviewPage {
    year: String,
    years: Years,
    figures: Option<Figures>,
    works: Vec<WorkRow>,
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "accountability/overview.html";

    fn samples() -> Vec<Self> {
        let page = |figures: Option<Figures>| Self {
            year: "2026".into(),
            years: Years::sample(),
            works: if figures.is_some() { WorkRow::samples() } else { Vec::new() },
            figures,
        };
        vec![page(Some(Figures::sample(1))), page(None)]
    }
}

/// `GET /{locale}/works`
async fn show(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let all = store::public(&tx).await?;
    let today = today(&here, &tx);
    let signs = process::store::signs(&tx).await?;
    drop(tx);
    let settings: Vec<Settings> =
        all.iter().map(|p| serde_json::from_str(&p.settings).unwrap_or_default()).collect();
    let standings = all_standings(today, &all, &settings);
    let latest = all.iter().map(|p| p.work.year).max().unwrap_or_default();
    let asked =
        here.query().value("year").parse().ok().filter(|year| all.iter().any(|p| p.work.year == *year));
    let year: i64 = asked.unwrap_or(latest);
    let chosen: Vec<(&Public, &Settings)> =
        all.iter().zip(&settings).filter(|(p, _)| p.work.year == year && p.work.parent.is_none()).collect();
    let whole: Vec<&Work> = chosen.iter().map(|(p, _)| &p.work).collect();
    let rows = chosen.iter().filter_map(|(p, settings)| {
        let standing = *standings.get(&p.work.id)?;
        let path = format!("/{}/{}/{}", p.process, p.component, p.work.words());
        Some(WorkRow::new(&here, settings, &signs, (&p.work, standing), &path))
    });
    let page = OverviewPage {
        year: year.to_string(),
        years: Years::of(all.iter().map(|p| p.work.year), year, &here.to("/works")),
        works: rows.collect(),
        figures: chosen.first().map(|(_, settings)| Figures::of(&whole, &standings, settings)),
    };
    let about = here.words("accountability-overview-about");
    here.frame(here.words("accountability-component")).describe(about).show(&page).await
}

/// Works of one monitoring stand together: a work with parts is as far as they are.
fn all_standings(today: Day, all: &[Public], settings: &[Settings]) -> HashMap<WorkId, Standing> {
    let mut groups: HashMap<_, (Vec<Work>, usize)> = HashMap::new();
    for (p, settings) in all.iter().zip(settings) {
        let group = groups.entry(p.work.component).or_insert_with(|| (Vec::new(), settings.stage_count()));
        group.0.push(p.work.clone());
    }
    groups.into_values().flat_map(|(works, stages)| standings(&works, stages, today)).collect()
}

/// The entry of the main menu, once there is something to see.
pub(crate) fn nav(here: &Here) -> BoxFuture<'_, Result<Vec<NavItem>, Problem>> {
    Box::pin(async move {
        if !store::any_public(&here.db.read().await?).await? {
            return Ok(Vec::new());
        }
        let href = here.to("/works");
        let current = here.path == href;
        Ok(vec![NavItem { label: here.words("accountability-component").into(), href, current }])
    })
}
