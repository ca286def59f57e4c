//! Enrolling, accepting, giving back.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Line, Problem, Text};
use seats::State;
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    Seen, meeting_path,
    row::{left, span},
};
use crate::{
    actions,
    model::{Asks, Question},
    permissions::{Act, check},
};

/// The questions before somebody enrols, or only the button.
#[derive(Serialize)]
pub(super) struct EnrolPage {
    strip: Strip,
    title: Line,
    when: String,
    seats: Option<String>,
    /// Whether all seats are taken.
    full: bool,
    questions: Vec<QuestionView>,
    form: FormView,
    action: String,
    back_href: String,
}

#[derive(Clone, Debug, Serialize)]
struct QuestionView {
    name: String,
    label: String,
    asks: &'static str,
    options: Vec<Choice>,
    optional: bool,
}

impl QuestionView {
    fn new(inside: &Inside, n: usize, question: &Question) -> Self {
        let word = |word: &str, key: &'static str| Choice::new(word, inside.here.words(key));
        Self {
            name: format!("answer_{n}"),
            label: question.label.clone(),
            asks: question.asks.as_str(),
            options: match question.asks {
                Asks::Choice => question.options.iter().map(|o| Choice::new(o, o)).collect(),
                Asks::YesNo => vec![word("yes", "meetings-yes"), word("no", "meetings-no")],
                Asks::Text => Vec::new(),
            },
            optional: !question.required,
        }
    }
}

impl Page for EnrolPage {
    const TEMPLATE: &'static str = "meetings/enrol.html";

    fn samples() -> Vec<Self> {
        let question = |asks, optional| QuestionView {
            name: "answer_1".into(),
            label: "Come vieni?".into(),
            asks,
            options: vec![Choice::new("bus", "Bus")],
            optional,
        };
        let page = |full: bool, questions: Vec<QuestionView>| Self {
            strip: Strip::sample(),
            title: Line::sample("Assemblea", Some(kernel::Locale::EN)),
            when: "giovedì 3 dicembre".into(),
            seats: full.then(|| "Restano 12 posti".into()),
            full,
            questions,
            form: FormView::new().with_sample_error("answer_1", "Manca la risposta."),
            action: "/it/x/1/enrolment".into(),
            back_href: "/it/x/1".into(),
        };
        vec![page(true, vec![question("text", true), question("choice", false)]), page(false, Vec::new())]
    }
}

async fn page(inside: &Inside, seen: &Seen, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let m = &seen.meeting;
    let tx = here.db.read().await?;
    let counts =
        seats::counts(&tx, "meeting", &[m.id.uuid()]).await?.remove(&m.id.uuid()).unwrap_or_default();
    drop(tx);
    let questions = (1..).zip(&m.content.details.questions);
    let page = EnrolPage {
        strip: inside.strip(),
        title: Line::of(&m.title(), here.locale),
        when: span(here, m.content.starts_at, m.content.ends_at),
        seats: left(here, &counts),
        full: counts.free() == Some(0),
        questions: questions.map(|(n, q)| QuestionView::new(inside, n, q)).collect(),
        form,
        action: here.to(&format!("{}/enrolment", meeting_path(inside, m))),
        back_href: here.to(&meeting_path(inside, m)),
    };
    inside.frame(here.words("meetings-enrol-title")).status(status).show(&page).await
}

pub(super) async fn form(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let seen = Seen::read(&inside, &words).await?;
    check(Act::Enrol, &inside.here.who, seen.ground(&inside), Some(&seen.meeting))?;
    page(&inside, &seen, FormView::new(), StatusCode::OK).await
}

pub(super) async fn enrol(
    inside: Inside,
    Path(words): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let seen = Seen::read(&inside, &words).await?;
    let m = &seen.meeting;
    let count = m.content.details.questions.len();
    let answers = (1..=count).map(|n| form.value(&format!("answer_{n}")).to_owned()).collect();
    match actions::enrol(&here.db, &here.who, inside.component.id, m.id, answers).await {
        Ok(seat) => {
            let said = match seat.state {
                State::Held => "meetings-enrolled",
                State::Offered => "meetings-enrolled-offered",
                _ => "meetings-enrolled-waiting",
            };
            Ok(here.done(&meeting_path(&inside, m), &Text::new(said)))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &seen, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn accept(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let m = Seen::read(&inside, &words).await?.meeting;
    actions::accept(&here.db, &here.who, inside.component.id, m.id).await?;
    Ok(here.done(&meeting_path(&inside, &m), &Text::new("meetings-enrolled")))
}

/// Asks before a seat is given back.
#[derive(Serialize)]
pub(super) struct WithdrawalPage {
    strip: Strip,
    title: String,
    action: String,
    back_href: String,
}

impl Page for WithdrawalPage {
    const TEMPLATE: &'static str = "meetings/withdrawal.html";

    fn samples() -> Vec<Self> {
        let href = "/it/x/1".to_owned();
        vec![Self {
            strip: Strip::sample(),
            title: "Assemblea".into(),
            action: href.clone(),
            back_href: href,
        }]
    }
}

pub(super) async fn confirm(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let m = Seen::read(&inside, &words).await?.meeting;
    here.who.require_person(Text::new("meetings-refused-enrol"))?;
    let path = here.to(&meeting_path(&inside, &m));
    let page = WithdrawalPage {
        strip: inside.strip(),
        title: m.title().text(here.locale).to_owned(),
        action: format!("{path}/enrolment/withdrawal"),
        back_href: path,
    };
    inside.frame(here.words("meetings-give-back")).show(&page).await
}

pub(super) async fn give_back(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let m = Seen::read(&inside, &words).await?.meeting;
    actions::give_back(&here.db, &here.who, inside.component.id, m.id).await?;
    Ok(here.done(&meeting_path(&inside, &m), &Text::new("meetings-given-back")))
}
