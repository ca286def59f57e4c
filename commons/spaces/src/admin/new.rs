//! Creating a process: a title, a first day, and which parts it has. Everything else has a default.

use accounts::{Choice, Entitlement, Here, in_form};
use axum::response::Response;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use kernel::{FieldErrors, Slug, Text, Translated};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    not_reserved, template,
    translated::{languages, read_line, read_text, said},
};
use crate::{
    Kind,
    process::{
        Phase, ProcessTexts,
        actions::{self, NewComponent, NewProcess},
    },
};

/// Parts that most participatory budgets have: a part that is not used is a tab that leads to nothing.
const USUAL: [&str; 7] = ["proposals", "meetings", "budget", "vote", "news", "faq", "library"];

/// The form.
#[derive(Serialize)]
pub(crate) struct NewPage {
    form: FormView,
    languages: Vec<Choice>,
    kinds: Vec<Choice>,
    templates: Vec<Choice>,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "spaces/admin/new.html";

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            form,
            languages: vec![Choice::new("it", "Italiano")],
            kinds: vec![Choice::new("proposals", "Proposte")],
            templates: vec![Choice::new("budget", "Bilancio partecipativo")],
        };
        vec![page(FormView::new()), page(FormView::new().with_sample_error("title_it", "Manca il titolo."))]
    }
}

/// `GET /{locale}/admin/processes/new`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let form = FormView::new().add("starts_on", next_monday(&here).to_string()).add("template", "budget");
    let form = USUAL.iter().fold(form, |form, kind| form.add("kind", *kind));
    let page = page(&here, form);
    here.frame(here.words("spaces-new-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/processes`
pub(super) async fn create(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let outcome = match read(&form, &here) {
        Ok((new, phases)) => in_form(actions::create_with_phases(&here.db, &here.who, new, phases).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(process) => Ok(here.done(&process.admin_path(""), &Text::new("spaces-created"))),
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader()));
            here.frame(here.words("spaces-new-title")).admin("").unprocessable().show(&page).await
        }
    }
}

fn read(form: &FormData, here: &Here) -> Result<(NewProcess, Vec<Phase>), FieldErrors> {
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", 150, Some("spaces-title-missing"));
    let short = read_text(&mut fields, here, "short", 400);
    let typed = fields.slug("slug").check(not_reserved).optional();
    let derived = Slug::from_text(title.text(here.tenant.locale)).filter(|slug| not_reserved(slug).is_none());
    let slug = typed.or(derived);
    if slug.is_none() && !title.text(here.tenant.locale).is_empty() && form.value("slug").trim().is_empty() {
        fields.error("slug", Text::new("spaces-slug-missing"));
    }
    let first_day = fields.date("starts_on").check(in_sight(here)).required().optional();
    let budget = fields.choice("template", &["budget", "none"]).required().or("none".to_owned()) == "budget";
    let chosen = fields.list("kind");
    let nothing = || Translated::new(here.tenant.locale, "");
    let new = slug.zip(first_day).map(|(slug, day)| {
        let texts =
            ProcessTexts { title, subtitle: nothing(), short, description: nothing(), interest: None };
        let new = NewProcess {
            slug,
            texts,
            starts_at: template::start_of(day, here.tenant.time_zone),
            ends_at: None,
            entitlement: Entitlement::Registered,
            components: components(here, &chosen),
        };
        (new, if budget { template::participatory_budget(here, day) } else { Vec::new() })
    });
    fields.finish(new).and_then(|new| new.ok_or_else(FieldErrors::default))
}

/// A first day within ten years of today: the phases of a template begin there.
fn in_sight(here: &Here) -> impl Fn(&NaiveDate) -> Option<Text> {
    let today = here.state.env.now().with_timezone(&here.tenant.time_zone).date_naive();
    move |day: &NaiveDate| {
        let far = (*day - today).num_days().abs() > 3_650;
        far.then(|| Text::new("spaces-day-far"))
    }
}

/// New components of the chosen kinds.
pub(crate) fn components(here: &Here, chosen: &[String]) -> Vec<NewComponent> {
    let kinds = here.state.extensions.all::<Kind>().iter();
    let kinds = kinds.filter(|Kind(kind)| chosen.iter().any(|word| word == kind.kind()));
    kinds
        .filter_map(|Kind(kind)| {
            Some(NewComponent {
                kind: kind.kind().to_owned(),
                slug: kind.kind().parse().ok()?,
                title: said(here, &Text::new(kind.title())),
                settings: kind.settings(),
            })
        })
        .collect()
}

fn next_monday(here: &Here) -> NaiveDate {
    let today = here.state.env.now().with_timezone(&here.tenant.time_zone).date_naive();
    let ahead = (7 - u64::from(today.weekday().num_days_from_monday())) % 7;
    today + Days::new(if today.weekday() == Weekday::Mon { 7 } else { ahead })
}

fn page(here: &Here, form: FormView) -> NewPage {
    let kinds = here.state.extensions.all::<Kind>().iter();
    let kinds = kinds.map(|Kind(kind)| Choice::new(kind.kind(), here.words(kind.title()))).collect();
    let templates = vec![
        Choice::new("budget", here.words("spaces-template-budget"))
            .explained(here.words("spaces-template-budget-help")),
        Choice::new("none", here.words("spaces-template-none"))
            .explained(here.words("spaces-template-none-help")),
    ];
    NewPage { form, languages: languages(here), kinds, templates }
}
