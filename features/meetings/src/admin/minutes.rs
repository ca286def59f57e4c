//! Afterwards: the minutes, the proposals that were talked about, and those that were made in the room.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{FieldErrors, Line, Locale, Problem, Text};
use serde::Serialize;
use spaces::{Inside, Scheme, Wording, links, process};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{found, frame, path};
use crate::{
    actions::{self, FromRoom},
    model::{Meeting, Report},
    permissions::Act,
};

/// The page.
#[derive(Serialize)]
pub(super) struct MinutesPage {
    title: String,
    form: FormView,
    links: FormView,
    room: FormView,
    languages: Vec<Choice>,
    linked: Vec<LinkView>,
    categories: Vec<Choice>,
    areas: Vec<Choice>,
    /// Those who were checked in and counted, as a hint.
    counted: i64,
    base: String,
    back_href: String,
}

#[derive(Clone, Debug, Serialize)]
struct LinkView {
    title: Line,
    href: String,
}

impl Page for MinutesPage {
    const TEMPLATE: &'static str = "meetings/admin/minutes.html";

    fn samples() -> Vec<Self> {
        let wrong = |field: &str| FormView::new().with_sample_error(field, "Manca.");
        let link = LinkView { title: "Luce".into(), href: "/it/y/27".into() };
        let page = |linked, choices: Vec<Choice>| Self {
            title: "Assemblea".into(),
            form: wrong("body"),
            links: wrong("numbers"),
            room: wrong("title"),
            languages: choices.clone(),
            linked,
            categories: choices.clone(),
            areas: choices,
            counted: 12,
            base: "/it/admin/x/1/minutes".into(),
            back_href: "/it/admin/x/1".into(),
        };
        vec![page(vec![link], vec![Choice::new("1", "Verde")]), page(Vec::new(), Vec::new())]
    }
}

/// The three forms of the page; what is not sent shows what is.
#[derive(Default)]
struct Forms {
    report: Option<FormView>,
    links: Option<FormView>,
    room: Option<FormView>,
}

async fn page(inside: &Inside, m: &Meeting, forms: Forms, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let linked = links::linked_cards(&tx, &here.state, &m.reference(), here.locale).await?;
    let labels = process::store::labels(&tx, inside.process.id).await?;
    drop(tx);
    let choices = |scheme| {
        let of = labels.iter().filter(move |l| l.scheme == scheme);
        of.map(|l| Choice::new(l.id.to_string(), l.title.text(here.locale))).collect::<Vec<_>>()
    };
    let counted = m.present + m.walk_ins;
    let page = MinutesPage {
        title: m.title().text(here.locale).to_owned(),
        form: forms.report.unwrap_or_else(|| values(m, counted)),
        links: forms.links.unwrap_or_default(),
        room: forms.room.unwrap_or_default(),
        languages: Wording::languages(here, original(inside, m)),
        linked: linked.into_iter().map(|(_, card)| LinkView { title: card.title, href: card.path }).collect(),
        categories: choices(Scheme::Category),
        areas: choices(Scheme::Area),
        counted,
        base: here.to(&path(inside, m, "/minutes")),
        back_href: here.to(&path(inside, m, "")),
    };
    frame(inside, m, here.words("meetings-minutes-title")).status(status).show(&page).await
}

fn values(m: &Meeting, counted: i64) -> FormView {
    let Some(report) = &m.report else {
        let hint = if counted > 0 { counted.to_string() } else { String::new() };
        return FormView::new().add("attendees", hint).tick("shown", true);
    };
    let form = FormView::new()
        .add("body", &report.body)
        .add("attendees", report.attendees.map(|n| n.to_string()).unwrap_or_default())
        .add("organisations", &report.organisations)
        .add("recording", report.recording.clone().unwrap_or_default())
        .tick("shown", report.shown);
    report.wording.fill(form, &["body"])
}

/// The language in which the minutes are written first.
fn original(inside: &Inside, m: &Meeting) -> Locale {
    let before = m.report.as_ref().and_then(|report| report.wording.original);
    before.unwrap_or(inside.here.tenant.locale)
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, _) = found(&inside, &id, Act::Report).await?;
    page(&inside, &m, Forms::default(), StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Report).await?;
    let mut read = form.read();
    let report = Report {
        body: read.text("body").value(),
        wording: Wording::read(
            &mut read,
            here,
            original(&inside, &m),
            &[],
            &[("body", actions::MINUTES_MAX)],
        ),
        attendees: read.number("attendees", 0..=1_000_000).optional(),
        organisations: read.text("organisations").value(),
        recording: read.line("recording").optional(),
        shown: read.checked("shown"),
        ..Report::default()
    };
    let done = match read.finish(report) {
        Ok(report) => actions::report(&here.db, &here.who, inside.component.id, m.id, report).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(here.done(&path(&inside, &m, "/minutes"), &Text::new("meetings-reported"))),
        Err(Problem::Invalid(errors)) => {
            let report = Some(again(&inside, &form, &errors));
            page(&inside, &m, Forms { report, ..Forms::default() }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

fn again(inside: &Inside, form: &FormData, errors: &FieldErrors) -> FormView {
    form.view().with_errors(errors, &inside.here.reader())
}

/// Numbers however they were typed: «27, 41 e 63».
fn numbers(text: &str) -> Vec<i64> {
    let mut numbers: Vec<i64> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.truncate(100);
    numbers
}

pub(super) async fn link(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Report).await?;
    let numbers = numbers(form.value("numbers"));
    match actions::link_numbers(&here.state, &here.db, &here.who, inside.component.id, m.id, numbers).await {
        Ok(count) => {
            let said = Text::new("meetings-linked").with("count", count);
            Ok(here.done(&path(&inside, &m, "/minutes"), &said))
        }
        Err(Problem::Invalid(errors)) => {
            let links = Some(again(&inside, &form, &errors));
            page(&inside, &m, Forms { links, ..Forms::default() }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn bring_in(
    inside: Inside,
    Path(id): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Report).await?;
    let mut read = form.read();
    let note = Text::new("meetings-room-note").with("title", m.content.title.as_str());
    let note = here.say(&note.with("day", here.reader().date(m.content.starts_at)));
    let said = FromRoom {
        title: read.line("title").value(),
        body: read.text("body").value(),
        category: read.parsed("category", "web-form-choice").optional(),
        area: read.parsed("area", "web-form-choice").optional(),
        note: note.chars().take(150).collect(),
    };
    let done = match read.finish(said) {
        Ok(said) => {
            actions::bring_in(&here.state, &here.db, &here.who, inside.component.id, m.id, said).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(number) => {
            let said = Text::new("meetings-brought-in").with("number", number.to_string());
            Ok(here.done(&path(&inside, &m, "/minutes"), &said))
        }
        Err(Problem::Invalid(errors)) => {
            let room = Some(again(&inside, &form, &errors));
            page(&inside, &m, Forms { room, ..Forms::default() }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
