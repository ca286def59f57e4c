//! The stages that every work goes through: a line each.

use accounts::Choice;
use axum::response::Response;
use kernel::{Problem, Text, Translated};
use serde::Serialize;
use spaces::{Inside, translated::languages};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::may_look;
use crate::{Settings, actions};

/// More stages than this do not fit on a line.
const MOST: usize = 8;

/// The form.
#[derive(Serialize)]
pub(crate) struct StagesPage {
    form: FormView,
    languages: Vec<Choice>,
    /// The usual ones, in words.
    usual: String,
    back: String,
}

impl Page for StagesPage {
    const TEMPLATE: &'static str = "accountability/admin/stages.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            form: FormView::new().add("stages_it", "Progetto").with_sample_error("stages_it", "Troppe."),
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            usual: "Progetto, Gara".into(),
            back: "/it/admin/x".into(),
        }]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let settings: Settings = inside.component.settings()?;
    let lines = |locale| {
        let line = |stage: &Translated| stage.texts.get(&locale).cloned().unwrap_or_default();
        settings.stages.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let locales = &inside.here.tenant.locales;
    let form = locales
        .iter()
        .fold(FormView::new(), |form, locale| form.add(&format!("stages_{locale}"), lines(*locale)));
    page(&inside, form, false).await
}

pub(super) async fn submit(inside: Inside, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let original = here.tenant.locale;
    let lines = |locale| -> Vec<&str> {
        form.value(&format!("stages_{locale}")).lines().map(str::trim).filter(|l| !l.is_empty()).collect()
    };
    let count = lines(original).len();
    let mut fields = form.read();
    if count > MOST || count == 1 {
        let wrong = Text::new("accountability-stages-many").with("max", MOST);
        fields.error(&format!("stages_{original}"), wrong);
    }
    for locale in here.tenant.locales.iter().filter(|locale| **locale != original) {
        let there = lines(*locale).len();
        if there != 0 && there != count {
            fields.error(&format!("stages_{locale}"), Text::new("accountability-stages-lines"));
        }
    }
    let names = lines(original);
    let stages = names.iter().enumerate().map(|(i, name)| {
        let stage = Translated::new(original, name.chars().take(40).collect::<String>());
        here.tenant.locales.iter().filter(|locale| **locale != original).fold(stage, |stage, locale| {
            stage.with(*locale, lines(*locale).get(i).copied().unwrap_or_default())
        })
    });
    let stages: Vec<Translated> = stages.collect();
    let outcome = match fields.finish(stages) {
        Ok(stages) => actions::set_stages(&here.db, &here.who, inside.component.id, stages).await,
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(()) => Ok(here.done(&inside.admin_path("/stages"), &Text::new("accountability-saved"))),
        Err(Problem::Invalid(errors)) => {
            page(&inside, form.view().with_errors(&errors, &here.reader()), true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn page(inside: &Inside, form: FormView, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let page = StagesPage {
        form,
        languages: languages(here),
        usual: Settings::default()
            .stage_names(here)
            .into_iter()
            .map(|stage| stage.text)
            .collect::<Vec<_>>()
            .join(", "),
        back: here.to(&inside.admin_path("")),
    };
    let frame = inside.admin_frame(here.words("accountability-stages"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
