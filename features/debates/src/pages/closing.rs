//! Closing a debate with conclusions, and taking that back.

use accounts::{Choice, in_form};
use axum::{extract::Path, response::Response};
use kernel::Text;
use serde::Serialize;
use spaces::{Inside, Strip, Wording};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{found, path, place};
use crate::{
    actions,
    model::{Debate, TEXT_MAX},
    permissions::{Act, may},
};

/// Asks for the conclusions.
#[derive(Serialize)]
pub(super) struct ClosingPage {
    strip: Strip,
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    action: String,
    back_href: String,
}

impl Page for ClosingPage {
    const TEMPLATE: &'static str = "debates/closing.html";

    fn samples() -> Vec<Self> {
        let wrong = FormView::new().with_sample_error("conclusions", "Mancano le conclusioni.");
        vec![Self {
            strip: Strip::sample(),
            title: "Dove mettiamo gli alberi nuovi?".into(),
            form: wrong,
            languages: vec![Choice::new("en", "English")],
            action: "/it/x/3/closing".into(),
            back_href: "/it/x/3".into(),
        }]
    }
}

/// `GET …/debates/{number}/closing`
pub(super) async fn ask(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let (debate, ..) = found(&inside, &words, Act::Close).await?;
    frame(&inside).show(&page(&inside, &debate, FormView::new())).await
}

/// `POST …/debates/{number}/closing`
pub(super) async fn close(
    inside: Inside,
    Path(words): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (debate, ..) = found(&inside, &words, Act::Close).await?;
    let text = web::plain(form.value("conclusions"));
    let wording = match languages(&inside).is_empty() {
        true => Wording::written_in(here.locale),
        false => Wording::read(&mut form.read(), here, here.tenant.locale, &[], &[("conclusions", TEXT_MAX)]),
    };
    let done = actions::close(&here.db, &here.who, inside.component.id, debate.number, &text, wording).await;
    match in_form(done)? {
        Ok(debate) => Ok(here.told(
            &path(&inside, &debate, ""),
            web::FlashKind::Ok,
            &Text::new("debates-closed"),
            Some(&Text::new("debates-closed-text")),
        )),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            frame(&inside).unprocessable().show(&page(&inside, &debate, typed)).await
        }
    }
}

/// `POST …/debates/{number}/reopening`
pub(super) async fn reopen(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (debate, ..) = found(&inside, &words, Act::Reopen).await?;
    let debate = actions::reopen(&here.db, &here.who, inside.component.id, debate.number).await?;
    Ok(here.done(&path(&inside, &debate, ""), &Text::new("debates-reopened")))
}

fn frame(inside: &Inside) -> accounts::Frame {
    inside.frame(inside.here.words("debates-close-title"))
}

/// Where the office concludes, in its languages; whoever began the debate concludes in the one that they read.
fn languages(inside: &Inside) -> Vec<Choice> {
    let here = &inside.here;
    let office = place(inside).is_ok_and(|place| may(Act::Host, &here.who, place.ground(false), None));
    if office { Wording::languages(here, here.tenant.locale) } else { Vec::new() }
}

fn page(inside: &Inside, debate: &Debate, form: FormView) -> ClosingPage {
    let here = &inside.here;
    ClosingPage {
        strip: inside.strip(),
        title: debate.title().text(here.locale).to_owned(),
        form,
        languages: languages(inside),
        action: here.to(&path(inside, debate, "/closing")),
        back_href: here.to(&path(inside, debate, "")),
    }
}
