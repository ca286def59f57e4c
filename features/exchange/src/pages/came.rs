//! What whoever came gets afterwards, with the key of their letter: the certificate, materials, the form that asks how it
//! was, and when people meet again.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{materials::MaterialView, row::hosts_words, sessions::session_words};
use crate::{
    actions,
    model::{Feedback, MARKS, Material},
    store,
};

/// The page of whoever came.
#[derive(Serialize)]
pub(super) struct CamePage {
    strip: Strip,
    title: String,
    hosts: String,
    when: String,
    certificate_href: String,
    materials: Vec<MaterialView>,
    /// When people meet again.
    again: Option<String>,
    /// What they said about it already.
    given: Option<Given>,
    marks: Vec<Choice>,
    form: FormView,
    action: String,
    card_href: String,
}

#[derive(Serialize)]
struct Given {
    mark: String,
    text: String,
}

impl Page for CamePage {
    const TEMPLATE: &'static str = "exchange/came.html";

    fn samples() -> Vec<Self> {
        let page = |all: bool| Self {
            strip: Strip::sample(),
            title: "Orti urbani".into(),
            hosts: "Alfa".into(),
            when: "4 marzo 2027".into(),
            certificate_href: "/it/x/certificates/a".into(),
            materials: if all { MaterialView::samples() } else { Vec::new() },
            again: all.then(|| "10 maggio 2027: Un anno dopo, Alfa".into()),
            given: all.then(|| Given { mark: "4 su 5".into(), text: "Molto utile.".into() }),
            marks: vec![Choice::new("5", "5: moltissimo")],
            form: FormView::new().with_sample_error("mark", "Scegli."),
            action: "/it/x/afterwards/a".into(),
            card_href: "/it/x/1".into(),
        };
        let mut quiet = page(true);
        quiet.given = Some(Given { mark: "5 su 5".into(), text: String::new() });
        vec![page(true), page(false), quiet]
    }
}

/// A mark in words.
pub(super) fn mark_words(inside: &Inside, mark: i64) -> String {
    let key = match mark {
        1 => "exchange-mark-1",
        2 => "exchange-mark-2",
        3 => "exchange-mark-3",
        4 => "exchange-mark-4",
        _ => "exchange-mark-5",
    };
    inside.here.words(key)
}

async fn page(inside: &Inside, key: &str, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    here.for_once();
    let tx = here.db.read().await?;
    let (one, card) = actions::who_came(&tx, inside.component.id, key).await?;
    let session = store::session(&tx, one.session).await?.ok_or(Problem::NotFound)?;
    let materials = store::materials_of_card(&tx, card.id).await?;
    let own: Vec<&Material> = materials.iter().filter(|m| m.session == session.id).collect();
    let materials = MaterialView::all(here, &tx, &own, Some(key)).await?;
    let again = store::follow_ups_of_card(&tx, card.id).await?;
    let given = store::feedback_by(&tx, one.id).await?;
    drop(tx);
    let page = CamePage {
        strip: inside.strip(),
        title: card.content.title.clone(),
        hosts: hosts_words(inside, &card),
        when: session_words(here, &session),
        certificate_href: here.to(&inside.path(&format!("/certificates/{}", one.code))),
        materials,
        again: again.into_iter().find(|again| again.session == session.id).map(|again| {
            let text = Text::new("exchange-again-when")
                .with("what", again.title)
                .with("where", again.place)
                .with("when", here.reader().calendar_date(again.day));
            here.say(&text)
        }),
        given: given.map(|given| Given { mark: mark_words(inside, given.mark), text: given.text }),
        marks: MARKS.rev().map(|mark| Choice::new(mark.to_string(), mark_words(inside, mark))).collect(),
        form,
        action: here.to(&inside.path(&format!("/afterwards/{key}"))),
        card_href: here.to(&super::card_path(inside, &card)),
    };
    inside.frame(here.words("exchange-came-title")).status(status).show(&page).await
}

pub(super) async fn show(inside: Inside, Path(key): Path<String>) -> web::Result<Response> {
    page(&inside, &key, FormView::new(), StatusCode::OK).await
}

pub(super) async fn answer(inside: Inside, Path(key): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let mut read = form.read();
    let mark = read.parsed::<i64>("mark", "exchange-mark-missing");
    let mark = mark.required_or(Text::new("exchange-mark-missing")).or(0);
    let text = read.text("text").value();
    let done = match read.finish(Feedback { mark, text }) {
        Ok(feedback) => actions::give_feedback(&here.db, inside.component.id, &key, feedback).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => {
            Ok(here.done(&inside.path(&format!("/afterwards/{key}")), &Text::new("exchange-feedback-thanks")))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &key, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
