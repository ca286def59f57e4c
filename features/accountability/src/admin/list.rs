use axum::response::Response;
use kernel::Money;
use serde::Serialize;
use spaces::Inside;
use web::Page;

use super::may_look;
use crate::{Settings, model::standings, pages::this_day, store};

/// All works with what can be done.
#[derive(Serialize)]
pub(crate) struct ListPage {
    title: String,
    works: Vec<Row>,
    href: String,
    public_href: String,
}

#[derive(Serialize)]
struct Row {
    number: i64,
    title: String,
    year: String,
    stage: String,
    late: bool,
    budget: Money,
    spent: Money,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "accountability/admin/list.html";

    fn samples() -> Vec<Self> {
        let row = |late| Row {
            number: 1,
            title: "Panchine".into(),
            year: "2026".into(),
            stage: "Cantiere".into(),
            late,
            budget: Money::eur(14_000),
            spent: Money::eur(7_000),
            href: "/it/admin/processes/x/accountability/1".into(),
        };
        let page = |works| Self {
            title: "Opere e progetti".into(),
            works,
            href: "/it/admin/processes/x/accountability".into(),
            public_href: "/it/processes/x/accountability".into(),
        };
        vec![page(vec![row(true), row(false)]), page(Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let works = store::all(&here.db.read().await?, inside.component.id).await?;
    let settings: Settings = inside.component.settings()?;
    let stages = settings.stage_names(here);
    let standings = standings(&works, settings.stage_count(), this_day(here));
    let title = inside.component.title.text(here.locale).to_owned();
    let page = ListPage {
        title: title.clone(),
        works: works
            .iter()
            .map(|w| Row {
                number: w.number,
                title: w.title.text(here.locale).to_owned(),
                year: w.year.to_string(),
                stage: usize::try_from(w.stage)
                    .ok()
                    .and_then(|at| stages.get(at))
                    .map(|stage| stage.text.clone())
                    .unwrap_or_default(),
                late: standings.get(&w.id).is_some_and(|s| s.late.is_some()),
                budget: w.budget,
                spent: w.spent,
                href: here.to(&inside.admin_path(&format!("/{}", w.number))),
            })
            .collect(),
        href: here.to(&inside.admin_path("")),
        public_href: here.to(&inside.path("")),
    };
    inside.admin_frame(title).show(&page).await
}
