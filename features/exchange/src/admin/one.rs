//! One card for the programme's managers: read it, change it, publish it, send it back.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Labels};
use web::{
    Html, Page,
    form::{FormData, FormView},
};

use super::ground;
use crate::{
    actions,
    model::{Card, CardId, Stage},
    pages::{FormParts, Tag, card_path, read_form},
    permissions::{Act, check, may},
    store,
};

/// One card for the managers.
#[derive(Serialize)]
pub(super) struct OnePage {
    title: String,
    body: String,
    tag: Tag,
    reason: Option<String>,
    html: Html,
    base: String,
    public_href: Option<String>,
    can_publish: bool,
    can_send_back: bool,
    can_revise: bool,
    form: FormView,
    back_href: String,
}

impl Page for OnePage {
    const TEMPLATE: &'static str = "exchange/admin/one.html";

    fn samples() -> Vec<Self> {
        let page = |all: bool| Self {
            title: "Orti urbani".into(),
            body: "Comune di Alfa".into(),
            tag: Tag::sample(),
            reason: all.then(|| "Mancano le date.".into()),
            html: Html::escaped("Una pratica."),
            base: "/it/admin/x/1".into(),
            public_href: all.then(|| "/it/x/1".into()),
            can_publish: all,
            can_send_back: all,
            can_revise: all,
            form: FormView::new().with_sample_error("reason", "Manca il motivo."),
            back_href: "/it/admin/x".into(),
        };
        vec![page(true), page(false)]
    }
}

/// The form of a card for the managers.
#[derive(Serialize)]
pub(super) struct RevisionPage {
    title: String,
    action: String,
    back_href: String,
    parts: FormParts,
}

impl Page for RevisionPage {
    const TEMPLATE: &'static str = "exchange/admin/revision.html";

    fn samples() -> Vec<Self> {
        let page = |parts| Self {
            title: "Orti urbani".into(),
            action: "/it/admin/x/1/revision".into(),
            back_href: "/it/admin/x/1".into(),
            parts,
        };
        FormParts::samples().into_iter().map(page).collect()
    }
}

async fn found(inside: &Inside, id: &str, act: Act) -> Result<Card, Problem> {
    let id: CardId = id.parse().map_err(|_| Problem::NotFound)?;
    let card = store::by_id(&inside.here.db.read().await?, id).await?;
    let card = card.filter(|card| card.component == inside.component.id).ok_or(Problem::NotFound)?;
    check(Act::Oversee, &inside.here.who, ground(inside), None)?;
    check(act, &inside.here.who, ground(inside), Some(&card))?;
    Ok(card)
}

fn path(inside: &Inside, card: &Card, rest: &str) -> String {
    inside.admin_path(&format!("/{}{rest}", card.id))
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let card = found(&inside, &id, Act::Read).await?;
    page(&inside, &card, FormView::new(), StatusCode::OK).await
}

async fn page(inside: &Inside, card: &Card, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let bodies = store::bodies(&here.db.read().await?, inside.component.id).await?;
    let reviews = may(Act::Review, &here.who, ground(inside), Some(card));
    let page = OnePage {
        title: card.content.title.clone(),
        body: bodies.into_iter().find(|b| b.id == card.body).map(|b| b.heading).unwrap_or_default(),
        tag: Tag::of_stage(here, card.stage),
        reason: card.reason.clone(),
        html: Html::trusted(&*card.html),
        base: here.to(&path(inside, card, "")),
        public_href: card.number.map(|_| here.to(&card_path(inside, card))),
        can_publish: reviews && card.stage != Stage::Published,
        can_send_back: reviews && matches!(card.stage, Stage::Submitted | Stage::Published),
        can_revise: may(Act::Revise, &here.who, ground(inside), Some(card)),
        form,
        back_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(page.title.clone()).status(status).show(&page).await
}

pub(super) async fn publish(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let card = found(&inside, &id, Act::Review).await?;
    match actions::publish(&here.db, &here.who, inside.component.id, card.id, here.tenant.time_zone).await {
        Ok(card) => Ok(here.done(&path(&inside, &card, ""), &Text::new("exchange-published"))),
        Err(Problem::Invalid(errors)) => {
            let form = FormView::new().with_errors(&errors, &here.reader());
            page(&inside, &card, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn send_back(
    inside: Inside,
    Path(id): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let card = found(&inside, &id, Act::Review).await?;
    let reason = form.value("reason");
    let zone = here.tenant.time_zone;
    match actions::send_back(&here.db, &here.who, inside.component.id, card.id, reason, zone).await {
        Ok(()) => Ok(here.done(&path(&inside, &card, ""), &Text::new("exchange-sent-back"))),
        Err(Problem::Invalid(errors)) => {
            let form = form.view().with_errors(&errors, &here.reader());
            page(&inside, &card, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn revision(inside: &Inside, card: &Card, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let labels = Labels::of(&here.db.read().await?, inside).await?;
    let page = RevisionPage {
        title: card.content.title.clone(),
        action: here.to(&path(inside, card, "/revision")),
        back_href: here.to(&path(inside, card, "")),
        parts: FormParts::new(inside, &labels, form, FormParts::rows(&card.content)),
    };
    inside.admin_frame(here.words("exchange-revise")).status(status).show(&page).await
}

pub(super) async fn edit(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let card = found(&inside, &id, Act::Revise).await?;
    revision(&inside, &card, FormParts::of(&card), StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let card = found(&inside, &id, Act::Revise).await?;
    let labels = Labels::of(&here.db.read().await?, &inside).await?;
    let done = match read_form(&form, &labels, &card.content) {
        Ok((content, labels)) => {
            let zone = here.tenant.time_zone;
            actions::revise(&here.db, &here.who, inside.component.id, card.id, content, labels, zone).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(card) => Ok(here.done(&path(&inside, &card, ""), &Text::new("exchange-draft-saved"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            revision(&inside, &card, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
