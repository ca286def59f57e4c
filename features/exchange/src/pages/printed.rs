//! The calendar alone, to be printed on a sheet of A4 across and handed out.

use axum::response::Response;
use serde::Serialize;
use spaces::{Inside, Strip};
use web::Page;

use super::{Row, grid, grid::GridView};
use crate::{model::Settings, store};

/// The calendar with what its numbers mean.
#[derive(Serialize)]
pub(super) struct CalendarPage {
    strip: Strip,
    title: String,
    period: String,
    body: String,
    grid: Option<GridView>,
    rows: Vec<Row>,
    pdf_href: String,
    back_href: String,
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "exchange/calendar.html";

    fn samples() -> Vec<Self> {
        let page = |grid: Option<GridView>| Self {
            strip: Strip::sample(),
            title: "sCambio Comune".into(),
            period: if grid.is_some() { "aprile – novembre".into() } else { String::new() },
            body: "Regione Valdoria".into(),
            rows: if grid.is_some() { Row::samples() } else { Vec::new() },
            grid,
            pdf_href: "/it/x/calendar.pdf".into(),
            back_href: "/it/x".into(),
        };
        vec![page(Some(GridView::sample())), page(None)]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let cards = store::published(&tx, inside.component.id).await?;
    let sessions = store::sessions_of_programme(&tx, inside.component.id).await?;
    drop(tx);
    let slots = grid::slots(&cards, &sessions);
    let own = inside.component.title.text(here.locale).to_owned();
    let page = CalendarPage {
        strip: inside.strip(),
        title: if settings.title.is_empty() { own } else { settings.title },
        period: settings.period,
        body: here.tenant.profile.body.clone(),
        grid: (!slots.is_empty()).then(|| GridView::new(&inside, &cards, &slots)),
        rows: cards.iter().map(|card| Row::new(&inside, card)).collect(),
        pdf_href: here.to(&inside.path("/calendar.pdf")),
        back_href: here.to(&inside.path("")),
    };
    inside.frame(here.words("exchange-calendar-title")).show(&page).await
}
