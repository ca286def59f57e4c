//! Changing and deleting one's own comment.

use accounts::{Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::Text;
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Subject,
    comments::{
        actions,
        model::Comment,
        permissions::{Act, check},
    },
};

/// The form with the text as it is.
#[derive(Serialize)]
pub(super) struct RevisePage {
    form: FormView,
    max: i64,
    until: String,
    back_href: String,
}

/// Asks whether it shall really go.
#[derive(Serialize)]
pub(super) struct DeletePage {
    action: String,
    back_href: String,
}

impl Page for RevisePage {
    const TEMPLATE: &'static str = "engagement/revise.html";

    fn samples() -> Vec<Self> {
        let form = FormView::new().with_sample_error("text", "Scrivi almeno una frase.");
        vec![Self { form, max: 1_000, until: "le 12:30".into(), back_href: "/it/comments/12".into() }]
    }
}

impl Page for DeletePage {
    const TEMPLATE: &'static str = "engagement/delete.html";

    fn samples() -> Vec<Self> {
        vec![Self { action: "/it/comments/12/deletion".into(), back_href: "/it/comments/12".into() }]
    }
}

/// `GET /{locale}/comments/{number}/revision`
pub(super) async fn edit(here: Here, Path((_, number)): Path<(String, i64)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
    check(Act::Revise, &here.who, &subject, Some(&comment), tx.now())?;
    drop(tx);
    let form = FormView::new().add("text", comment.body.as_str());
    frame(&here, &subject, "engagement-revise-title").show(&page(&here, &subject, &comment, form)).await
}

/// `POST /{locale}/comments/{number}/revision`
pub(super) async fn revise(
    here: Here,
    Path((_, number)): Path<(String, i64)>,
    form: FormData,
) -> web::Result<Response> {
    let revised = actions::revise(&here.state, &here.db, &here.who, number, form.value("text")).await;
    match in_form(revised)? {
        Ok(comment) => {
            let path = format!("{}#c{number}", comment.path(""));
            Ok(here.done(&path, &Text::new("engagement-revised")))
        }
        Err(errors) => {
            let tx = here.db.read().await?;
            let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
            drop(tx);
            let view = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, &subject, &comment, view);
            frame(&here, &subject, "engagement-revise-title").unprocessable().show(&page).await
        }
    }
}

/// `GET /{locale}/comments/{number}/deletion`
pub(super) async fn confirm(here: Here, Path((_, number)): Path<(String, i64)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
    check(Act::Delete, &here.who, &subject, Some(&comment), tx.now())?;
    drop(tx);
    let page =
        DeletePage { action: here.to(&comment.path("/deletion")), back_href: here.to(&comment.path("")) };
    frame(&here, &subject, "engagement-delete-title").show(&page).await
}

/// `POST /{locale}/comments/{number}/deletion`
pub(super) async fn delete(here: Here, Path((_, number)): Path<(String, i64)>) -> web::Result<Response> {
    let comment = actions::delete(&here.state, &here.db, &here.who, number).await?;
    Ok(here.done(&comment.path(""), &Text::new("engagement-deleted")))
}

fn frame(here: &Here, subject: &Subject, title: &'static str) -> accounts::Frame {
    here.frame(here.words(title)).crumb(kernel::Line::of(&subject.title, here.locale), &subject.path)
}

fn page(here: &Here, subject: &Subject, comment: &Comment, form: FormView) -> RevisePage {
    RevisePage {
        form,
        max: subject.talk.as_ref().map_or(0, |talk| talk.max_length),
        until: here.reader().time(comment.editable_until()),
        back_href: here.to(&comment.path("")),
    }
}
