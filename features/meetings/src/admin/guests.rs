//! Who has a seat, who stands in line, and the sheet to be printed for the door.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use seats::State;
use serde::Serialize;
use spaces::{Inside, translated::Line as Words};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{found, frame, path};
use crate::{
    actions, code,
    model::{Asked, Meeting},
    pages::{Tag, span},
    permissions::Act,
    store::{self, Guest},
};

/// The list of guests.
#[derive(Serialize)]
pub(super) struct GuestsPage {
    title: String,
    rows: Vec<Line>,
    questions: Vec<Words>,
    /// How many of the seats the office keeps are left; none when it keeps none.
    reserved_left: Option<i64>,
    form: FormView,
    action: String,
    take_back_action: String,
    csv_href: String,
    sheet_href: String,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    person: String,
    name: String,
    nickname: String,
    email: String,
    code: String,
    answers: Vec<String>,
    tag: Tag,
    reserved: bool,
    came: Option<kernel::Timestamp>,
}

impl Line {
    fn new(inside: &Inside, guest: &Guest, asked: &[Asked<'_>]) -> Self {
        let here = &inside.here;
        Self {
            person: guest.person.to_string(),
            name: guest.name.clone(),
            nickname: guest.nickname.clone(),
            email: guest.email.clone(),
            code: code::spaced(&guest.code),
            answers: answers(inside, guest, asked),
            tag: match guest.seat.state {
                State::Offered => Tag::new(here, "meetings-state-offered", "warn", "clock"),
                State::Waiting => Tag::new(here, "meetings-state-waiting", "out", "clock"),
                _ => Tag::new(here, "meetings-state-held", "ok", "check"),
            },
            reserved: guest.seat.reserved,
            came: guest.came_at,
        }
    }

    fn sample(full: bool) -> Self {
        Self {
            person: "00000000-0000-0000-0000-000000000001".into(),
            name: "Anna Prova".into(),
            nickname: "anna".into(),
            email: "anna@x.example".into(),
            code: "K7PX-Q2MD".into(),
            answers: if full { vec!["Bici".into()] } else { Vec::new() },
            tag: Tag::sample(),
            reserved: full,
            came: full.then_some(kernel::Timestamp::UNIX_EPOCH),
        }
    }
}

/// The answers of a guest in words, in the order of the questions: yes and no are stored as such, a choice as it was written.
pub(super) fn answers(inside: &Inside, guest: &Guest, asked: &[Asked<'_>]) -> Vec<String> {
    let said = |(n, stored): (usize, &String)| match stored.as_str() {
        "yes" => inside.here.words("meetings-yes"),
        "no" => inside.here.words("meetings-no"),
        other => asked.get(n).map_or(other, |asked| asked.answer(other)).to_owned(),
    };
    guest.answers.iter().enumerate().map(said).collect()
}

impl Page for GuestsPage {
    const TEMPLATE: &'static str = "meetings/admin/guests.html";

    fn samples() -> Vec<Self> {
        let page = |rows, reserved_left| Self {
            title: "Assemblea".into(),
            rows,
            questions: vec![Words::sample("Come vieni?", Some(kernel::Locale::IT))],
            reserved_left,
            form: FormView::new().with_sample_error("email", "Nessuno ha questo indirizzo."),
            action: "/it/admin/x/1/guests".into(),
            take_back_action: "/it/admin/x/1/guests/withdrawal".into(),
            csv_href: "/it/admin/x/1/guests.csv".into(),
            sheet_href: "/it/admin/x/1/sheet".into(),
        };
        vec![page(vec![Line::sample(true), Line::sample(false)], Some(2)), page(Vec::new(), None)]
    }
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    page(&inside, &m, FormView::new(), StatusCode::OK).await
}

async fn page(inside: &Inside, m: &Meeting, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let guests = store::guests(&tx, m.id).await?;
    let counts = seats::counts(&tx, "meeting", &[m.id.uuid()]).await?.remove(&m.id.uuid());
    drop(tx);
    let base = here.to(&path(inside, m, ""));
    let asked = m.content.details.asked(here.locale);
    let page = GuestsPage {
        title: m.title().text(here.locale).to_owned(),
        rows: guests.iter().map(|guest| Line::new(inside, guest, &asked)).collect(),
        questions: asked.into_iter().map(|asked| asked.label).collect(),
        reserved_left: counts.filter(|c| c.reserved > 0).map(|c| c.reserved - c.reserved_held),
        form,
        action: format!("{base}/guests"),
        take_back_action: format!("{base}/guests/withdrawal"),
        csv_href: format!("{base}/guests.csv"),
        sheet_href: format!("{base}/sheet"),
    };
    frame(inside, m, here.words("meetings-guests-title")).status(status).show(&page).await
}

pub(super) async fn hold(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    let mut read = form.read();
    let email = read.email("email").required().optional();
    let done = match (read.finish(()), email) {
        (Ok(()), Some(email)) => {
            actions::hold_reserved(&here.db, &here.who, inside.component.id, m.id, email).await
        }
        (Err(errors), _) => Err(errors.into()),
        (Ok(()), None) => Err(Problem::field("email", Text::new("web-form-required"))),
    };
    match done {
        Ok(()) => Ok(here.done(&path(&inside, &m, "/guests"), &Text::new("meetings-reserved-given"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &m, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn take_back(
    inside: Inside,
    Path(id): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    let person = form.value("person").parse().map_err(|_| Problem::NotFound)?;
    actions::take_back(&here.db, &here.who, inside.component.id, m.id, person).await?;
    Ok(here.done(&path(&inside, &m, "/guests"), &Text::new("meetings-taken-back")))
}

/// The sheet for the door, to be printed: who has a seat by name, a box to tick, room for others.
#[derive(Serialize)]
pub(super) struct SheetPage {
    title: String,
    when: String,
    rows: Vec<Line>,
    empty: Vec<usize>,
    back_href: String,
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "meetings/admin/sheet.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Assemblea".into(),
            when: "3 dicembre".into(),
            rows: vec![Line::sample(true), Line::sample(false)],
            empty: vec![1, 2],
            back_href: "/it/admin/x/1/guests".into(),
        }]
    }
}

/// Lines for those who come without having enrolled.
const EMPTY_LINES: usize = 12;

pub(super) async fn sheet(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::CheckIn).await?;
    let mut guests = store::guests(&here.db.read().await?, m.id).await?;
    guests.retain(|guest| guest.seat.state == State::Held);
    guests.sort_by_key(|guest| guest.name.to_lowercase());
    let page = SheetPage {
        title: m.title().text(here.locale).to_owned(),
        when: span(here, m.content.starts_at, m.content.ends_at),
        rows: guests.iter().map(|guest| Line::new(&inside, guest, &[])).collect(),
        empty: (1..=EMPTY_LINES).collect(),
        back_href: here.to(&path(&inside, &m, "")),
    };
    frame(&inside, &m, here.words("meetings-sheet-title")).show(&page).await
}
