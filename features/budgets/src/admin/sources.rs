//! Projects from what other features offer: accepted proposals, in one action.

use axum::response::Response;
use kernel::{FieldErrors, Money, Problem, Text};
use serde::Serialize;
use spaces::{Inside, exchange::Importable, translated::Line};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::enter;
use crate::{
    Settings,
    actions::{self, Choice},
    store,
};

/// What projects can be made from, with what has one already left out.
#[derive(Serialize)]
pub(super) struct SourcesPage {
    form: FormView,
    offers: Vec<Offer>,
    currency: String,
    lock: Option<String>,
    action: String,
    back: String,
}

#[derive(Serialize)]
struct Offer {
    value: String,
    number: i64,
    title: Line,
    cost_field: String,
    /// The title of the cost field, for readers who do not see the row.
    cost_label: String,
}

impl Page for SourcesPage {
    const TEMPLATE: &'static str = "budgets/admin_sources.html";

    fn samples() -> Vec<Self> {
        let offer = || Offer {
            value: "proposal/0192".into(),
            number: 27,
            title: Line::sample("Luce davanti alla scuola", Some(kernel::Locale::IT)),
            cost_field: "cost-0192".into(),
            cost_label: "Costo di Luce davanti alla scuola".into(),
        };
        let page = |form, offers, lock: Option<&str>| Self {
            form,
            offers,
            currency: "EUR".into(),
            lock: lock.map(Into::into),
            action: "/it/admin/processes/x/budget/sources".into(),
            back: "/it/admin/processes/x/budget".into(),
        };
        let chosen = FormView::new().add("source", "proposal/0192");
        vec![
            page(FormView::new(), Vec::new(), None),
            page(chosen.clone(), vec![offer()], None),
            page(
                chosen.with_sample_error("cost-0192", "Manca il costo."),
                vec![offer()],
                Some("Si sta votando."),
            ),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let offers = offered(&inside).await?;
    let form = offers.iter().fold(FormView::new(), |form, offer| {
        let cost = offer.cost.map(|c| c.to_decimal()).unwrap_or_default();
        form.add("source", value(offer)).add(&cost_field(offer), cost)
    });
    page(&inside, form, &offers, lock, false).await
}

pub(super) async fn import(inside: Inside, sent: FormData) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let here = &inside.here;
    let offers = offered(&inside).await?;
    let outcome = match chosen(&inside, &sent, &offers) {
        Ok(chosen) => {
            let (state, id) = (&here.state, inside.component.id);
            actions::import(state, &here.db, &here.who, id, chosen).await
        }
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(made) => {
            let done = Text::new("budgets-sources-done").with("count", made.len());
            Ok(here.done(&inside.admin_path(""), &done))
        }
        Err(Problem::Invalid(errors)) => {
            page(&inside, sent.view().with_errors(&errors, &here.reader()), &offers, lock, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What has no project yet.
async fn offered(inside: &Inside) -> Result<Vec<Importable>, Problem> {
    let tx = inside.here.db.read().await?;
    let made = store::sources(&tx, inside.component.id).await?;
    let all = actions::importable(&inside.here.state, &tx, inside.process.id).await?;
    Ok(all.into_iter().filter(|o| !made.contains(&o.from)).collect())
}

/// What was ticked, with its cost. What got a project meanwhile (a form sent twice) is left out silently.
fn chosen(inside: &Inside, sent: &FormData, offers: &[Importable]) -> Result<Vec<Choice>, FieldErrors> {
    let currency = inside.component.settings::<Settings>().map_or(kernel::Currency::EUR, |s| s.currency);
    let ticked = sent.values("source");
    let mut read = sent.read();
    if ticked.is_empty() {
        read.error("", Text::new("budgets-sources-none"));
    }
    let mut chosen = Vec::new();
    for offer in offers.iter().filter(|o| ticked.contains(&value(o).as_str())) {
        let field = cost_field(offer);
        let cost = read.money(&field, currency);
        let missing = Text::new("budgets-sources-cost-missing").with("number", offer.number.to_string());
        let cost = cost.required_or(missing).or(Money::new(0, currency));
        chosen.push(Choice { from: offer.from.clone(), cost });
    }
    read.finish(chosen)
}

fn value(offer: &Importable) -> String {
    format!("{}/{}", offer.from.kind, offer.from.id)
}

fn cost_field(offer: &Importable) -> String {
    format!("cost-{}", offer.from.id)
}

async fn page(
    inside: &Inside,
    form: FormView,
    offers: &[Importable],
    lock: Option<String>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let page = SourcesPage {
        form,
        offers: offers
            .iter()
            .map(|o| Offer {
                value: value(o),
                number: o.number,
                title: Line::of(&o.title, here.locale),
                cost_field: cost_field(o),
                cost_label: here.say(&Text::new("budgets-sources-cost").with("title", o.title.clone())),
            })
            .collect(),
        currency: inside.component.settings::<Settings>()?.currency.to_string(),
        lock,
        action: here.to(&inside.admin_path("/sources")),
        back: here.to(&inside.admin_path("")),
    };
    let frame = inside.admin_frame(here.words("budgets-sources-title"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
