//! The form of a debate: whoever begins one says what it is about; the office also when it opens and how one takes part.

use accounts::{Choice, in_form};
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{FieldErrors, Locale, Text, Timestamp};
use serde::Serialize;
use spaces::{Inside, Labels, Scheme, Strip, Wording};
use web::{
    Page,
    form::{FormData, FormView, Reading},
};

use super::{found, path, place};
use crate::{
    actions,
    model::{Content, Debate, LINES, TEXT_MAX, TEXTS, TITLE_MAX},
    permissions::{Act, check},
};

/// What every form of a debate needs.
#[derive(Serialize)]
pub(crate) struct FormParts {
    pub(crate) form: FormView,
    categories: Vec<Choice>,
    title_max: usize,
    /// Whether dates and instructions are asked for too.
    hosted: bool,
    /// The languages in which the office can give it besides.
    languages: Vec<Choice>,
    zone: String,
}

impl FormParts {
    /// The fields; with those of the office, which gives its own debates in further languages.
    pub(crate) async fn new(
        inside: &Inside,
        form: FormView,
        hosted: bool,
        known: Option<&Debate>,
    ) -> Result<Self, kernel::Problem> {
        let here = &inside.here;
        let own = known.is_none_or(|debate| debate.author.is_none());
        let labels = Labels::of(&inside.here.db.read().await?, inside).await?;
        let categories = labels.list(Scheme::Category);
        Ok(Self {
            form,
            categories: categories.map(|(id, title)| Choice::new(id.to_string(), title)).collect(),
            title_max: TITLE_MAX,
            hosted,
            languages: if hosted && own {
                Wording::languages(here, original(inside, known))
            } else {
                Vec::new()
            },
            zone: spaces::zone(&inside.here),
        })
    }

    pub(crate) fn samples() -> Vec<Self> {
        let parts = |hosted: bool| Self {
            form: FormView::new().with_sample_error("title", "Manca il titolo."),
            categories: if hosted { vec![Choice::new("x", "Verde")] } else { Vec::new() },
            title_max: TITLE_MAX,
            hosted,
            languages: if hosted { vec![Choice::new("en", "English")] } else { Vec::new() },
            zone: "ora di Roma".into(),
        };
        vec![parts(true), parts(false)]
    }
}

/// The language that the fields of the form are in, of what the office writes.
fn original(inside: &Inside, known: Option<&Debate>) -> Locale {
    known.and_then(|debate| debate.content.wording.original).unwrap_or(inside.here.tenant.locale)
}

/// What a debate is about, as a form shows it.
pub(crate) fn stored(inside: &Inside, debate: &Debate) -> FormView {
    let zone = inside.here.tenant.time_zone;
    let local = |at: Option<Timestamp>| {
        at.map(|at| at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
    };
    let content = &debate.content;
    let form = FormView::new()
        .add("title", content.title.as_str())
        .add("body", content.body.as_str())
        .add("instructions", content.instructions.as_str())
        .add("category", content.category.map(|id| id.to_string()).unwrap_or_default())
        .add("opens_at", local(content.opens_at))
        .add("closes_at", local(content.closes_at));
    content.wording.fill(form, &["title", "body", "instructions"])
}

/// What the form of a participant says.
fn read_own(inside: &Inside, form: &FormData) -> Result<Content, FieldErrors> {
    read_in(inside, form, |_| Wording::written_in(inside.here.locale))
}

/// What the office's form says.
pub(crate) fn read_form(
    inside: &Inside,
    form: &FormData,
    known: Option<&Debate>,
) -> Result<Content, FieldErrors> {
    let original = original(inside, known);
    read_in(inside, form, |fields| Wording::read(fields, &inside.here, original, LINES, TEXTS))
}

fn read_in(
    inside: &Inside,
    form: &FormData,
    wording: impl FnOnce(&mut Reading<'_>) -> Wording,
) -> Result<Content, FieldErrors> {
    let zone = inside.here.tenant.time_zone;
    let mut fields = form.read();
    let content = Content {
        title: fields.line("title").max(TITLE_MAX).value(),
        body: fields.text("body").max(TEXT_MAX).value(),
        instructions: fields.text("instructions").max(TEXT_MAX).value(),
        category: fields.parsed("category", "web-form-choice").optional(),
        opens_at: fields.datetime_local("opens_at", zone).optional(),
        closes_at: fields.datetime_local("closes_at", zone).optional(),
        wording: wording(&mut fields),
    };
    fields.finish(content)
}

/// The form on the public pages.
#[derive(Serialize)]
pub(super) struct WritePage {
    strip: Strip,
    title: String,
    new: bool,
    action: String,
    back_href: String,
    parts: FormParts,
}

impl Page for WritePage {
    const TEMPLATE: &'static str = "debates/write.html";

    fn samples() -> Vec<Self> {
        let page = |(parts, new): (FormParts, bool)| Self {
            strip: Strip::sample(),
            title: "Apri un dibattito".into(),
            new,
            action: "/it/x".into(),
            back_href: "/it/x".into(),
            parts,
        };
        FormParts::samples().into_iter().zip([true, false]).map(page).collect()
    }
}

/// `GET …/debates/new`
pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    check(Act::Begin, &inside.here.who, place(&inside)?.ground(false), None)?;
    show(&inside, None, FormView::new(), StatusCode::OK).await
}

/// `POST …/debates`
pub(super) async fn begin(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    check(Act::Begin, &here.who, place(&inside)?.ground(false), None)?;
    let outcome = match read_own(&inside, &form) {
        Ok(content) => in_form(actions::begin(&here.db, &here.who, inside.component.id, content).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(debate) => Ok(here.done(&path(&inside, &debate, ""), &Text::new("debates-begun"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            show(&inside, None, typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// `GET …/debates/{number}/revision`
pub(super) async fn edit(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let (debate, ..) = found(&inside, &words, Act::Revise).await?;
    let form = stored(&inside, &debate);
    show(&inside, Some(&debate), form, StatusCode::OK).await
}

/// `POST …/debates/{number}/revision`
pub(super) async fn save(inside: Inside, Path(words): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (debate, place, answered) = found(&inside, &words, Act::Revise).await?;
    // The office changes debates in the administration, where it sees all of their fields.
    if check(Act::Host, &here.who, place.ground(answered), Some(&debate)).is_ok() {
        return Ok(here.go(&inside.admin_path(&format!("/{}", debate.number))));
    }
    let outcome = match read_own(&inside, &form) {
        Ok(content) => {
            let revised =
                actions::revise(&here.db, &here.who, inside.component.id, debate.number, content).await;
            in_form(revised)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(debate) => Ok(here.done(&path(&inside, &debate, ""), &Text::new("debates-saved"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            show(&inside, Some(&debate), typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn show(
    inside: &Inside,
    known: Option<&Debate>,
    form: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let own = |rest: &str| known.map(|debate| here.to(&path(inside, debate, rest)));
    let list = here.to(&inside.path(""));
    let title = here.words(if known.is_some() { "debates-revise-title" } else { "debates-begin-title" });
    let page = WritePage {
        strip: inside.strip(),
        title: title.clone(),
        new: known.is_none(),
        action: own("/revision").unwrap_or_else(|| list.clone()),
        back_href: own("").unwrap_or(list),
        parts: FormParts::new(inside, form, false, known).await?,
    };
    inside.frame(title).status(status).show(&page).await
}
