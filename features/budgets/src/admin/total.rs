use axum::response::{IntoResponse, Response};
use kernel::{Currency, Money, Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::enter;
use crate::{Settings, actions};

/// Currencies a budget can be in: those of the European Economic Area, Switzerland and the United Kingdom.
const CURRENCIES: [&str; 12] =
    ["EUR", "BGN", "CHF", "CZK", "DKK", "GBP", "HUF", "ISK", "NOK", "PLN", "RON", "SEK"];

/// How much there is to spend.
#[derive(Serialize)]
pub(super) struct TotalPage {
    form: FormView,
    currencies: Vec<Choice>,
    lock: Option<String>,
    back: String,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: &'static str,
}

impl Page for TotalPage {
    const TEMPLATE: &'static str = "budgets/admin_total.html";

    fn samples() -> Vec<Self> {
        let page = |form, lock: Option<&str>| Self {
            form,
            currencies: currencies(),
            lock: lock.map(Into::into),
            back: "/it/admin/processes/bilancio-2027/budget".into(),
        };
        let form = FormView::new().add("total", "120000").add("currency", "EUR");
        vec![
            page(form.clone(), None),
            page(form.clone().with_sample_error("total", "Scrivi una cifra."), None),
            page(form, Some("Si sta votando.")),
        ]
    }
}

fn currencies() -> Vec<Choice> {
    CURRENCIES.iter().map(|code| Choice { value: code, label: code }).collect()
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let settings: Settings = inside.component.settings()?;
    let amount = if settings.total == 0 { String::new() } else { settings.budget().to_decimal() };
    let form = FormView::new().add("total", amount).add("currency", settings.currency.code());
    page(&inside, form, lock, false).await
}

pub(super) async fn set(inside: Inside, form: FormData) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let here = &inside.here;
    let mut read = form.read();
    let currency =
        read.choice("currency", &CURRENCIES).required().or("EUR".into()).parse().unwrap_or(Currency::EUR);
    let total =
        read.money("total", currency).required_or(Text::new("budgets-total-missing")).or(Money::eur(0));
    let outcome = match read.finish(total) {
        Ok(total) => actions::set_total(&here.state, &here.db, &here.who, inside.component.id, total).await,
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(()) => Ok(here.done(&inside.admin_path(""), &Text::new("budgets-total-done")).into_response()),
        Err(Problem::Invalid(errors)) => {
            page(&inside, form.view().with_errors(&errors, &here.reader()), lock, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn page(inside: &Inside, form: FormView, lock: Option<String>, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let page = TotalPage { form, currencies: currencies(), lock, back: here.to(&inside.admin_path("")) };
    let frame = inside.admin_frame(here.words("budgets-total-title"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
