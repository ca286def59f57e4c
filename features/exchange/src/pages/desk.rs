//! The desk of a host: the cards of one's bodies, begun, changed, handed in.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Labels, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    Tag, card_path,
    form::{FormParts, read_form},
};
use crate::{
    actions::{self, Labelled},
    model::{Body, BodyId, Card, CardId, Content, Stage},
    permissions::{Act, Ground, check, may},
    store,
};

/// The cards of one's bodies.
#[derive(Serialize)]
pub(super) struct DeskPage {
    strip: Strip,
    bodies: Vec<String>,
    rows: Vec<Own>,
    new_href: String,
    list_href: String,
}

#[derive(Serialize)]
struct Own {
    title: String,
    href: String,
    tag: Tag,
    reason: Option<String>,
}

impl Page for DeskPage {
    const TEMPLATE: &'static str = "exchange/desk.html";

    fn samples() -> Vec<Self> {
        let own = |reason: Option<&str>| Own {
            title: "Orti urbani".into(),
            href: "/it/x/drafts/1".into(),
            tag: Tag::sample(),
            reason: reason.map(Into::into),
        };
        let page = |rows| Self {
            strip: Strip::sample(),
            bodies: vec!["Comune di Alfa".into()],
            rows,
            new_href: "/it/x/drafts".into(),
            list_href: "/it/x".into(),
        };
        vec![page(vec![own(Some("Mancano le date.")), own(None)]), page(Vec::new())]
    }
}

/// A card being written.
#[derive(Serialize)]
pub(super) struct DraftPage {
    strip: Strip,
    heading: String,
    reason: Option<String>,
    /// The bodies to choose from, for a new card.
    bodies: Vec<Choice>,
    action: String,
    submit_action: Option<String>,
    /// Whether it can still be changed.
    open: bool,
    back_href: String,
    public_href: Option<String>,
    parts: FormParts,
}

impl Page for DraftPage {
    const TEMPLATE: &'static str = "exchange/draft.html";

    fn samples() -> Vec<Self> {
        let page = |(open, parts): (bool, FormParts)| Self {
            strip: Strip::sample(),
            heading: "Orti urbani".into(),
            reason: open.then(|| "Mancano le date.".into()),
            bodies: if open { vec![Choice::new("1", "Comune di Alfa")] } else { Vec::new() },
            action: "/it/x/drafts".into(),
            submit_action: open.then(|| "/it/x/drafts/1/submission".into()),
            open,
            back_href: "/it/x/desk".into(),
            public_href: (!open).then(|| "/it/x/1".into()),
            parts,
        };
        [true, false].into_iter().zip(FormParts::samples()).map(page).collect()
    }
}

/// The bodies for which the reader writes; the refusal for whoever writes for none.
async fn own(inside: &Inside) -> Result<Vec<Body>, Problem> {
    let tx = inside.here.db.read().await?;
    let ids = actions::own_bodies(&tx, &inside.here.who, inside.component.id).await?;
    let ground = Ground { process: inside.process.id, bodies: &ids };
    check(Act::Draft, &inside.here.who, ground, None)?;
    let all = store::bodies(&tx, inside.component.id).await?;
    Ok(all.into_iter().filter(|body| ids.contains(&body.id)).collect())
}

fn ids(bodies: &[Body]) -> Vec<BodyId> {
    bodies.iter().map(|body| body.id).collect()
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let bodies = own(&inside).await?;
    let cards = store::of_bodies(&here.db.read().await?, inside.component.id, &ids(&bodies)).await?;
    let row = |card: Card| Own {
        href: here.to(&inside.path(&format!("/drafts/{}", card.id))),
        tag: Tag::of_stage(here, card.stage),
        reason: card.reason,
        title: card.content.title,
    };
    let page = DeskPage {
        strip: inside.strip(),
        bodies: bodies.iter().map(|body| body.heading.clone()).collect(),
        rows: cards.into_iter().map(row).collect(),
        new_href: here.to(&inside.path("/drafts")),
        list_href: here.to(&inside.path("")),
    };
    inside.frame(here.words("exchange-desk-title")).show(&page).await
}

/// A card of the reader's bodies.
async fn found(inside: &Inside, id: &str) -> Result<(Card, Vec<Body>), Problem> {
    let bodies = own(inside).await?;
    let id: CardId = id.parse().map_err(|_| Problem::NotFound)?;
    let card = store::by_id(&inside.here.db.read().await?, id).await?;
    let card = card.filter(|card| card.component == inside.component.id).ok_or(Problem::NotFound)?;
    let own = ids(&bodies);
    let ground = Ground { process: inside.process.id, bodies: &own };
    check(Act::Read, &inside.here.who, ground, Some(&card))?;
    // A public card of another body has its page, not a place on this desk.
    if bodies.iter().any(|body| body.id == card.body) { Ok((card, bodies)) } else { Err(Problem::NotFound) }
}

async fn page(
    inside: &Inside,
    present: Option<&Card>,
    bodies: &[Body],
    form: FormView,
    rows: usize,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let labels = Labels::of(&here.db.read().await?, inside).await?;
    let own = ids(bodies);
    let ground = Ground { process: inside.process.id, bodies: &own };
    let may = |act| may(act, &here.who, ground, present);
    let path = |rest: &str| here.to(&inside.path(rest));
    let draft = present.map(|card| format!("/drafts/{}", card.id));
    let heading = present.map_or_else(|| here.words("exchange-new-card"), |card| card.content.title.clone());
    let page = DraftPage {
        strip: inside.strip(),
        heading: heading.clone(),
        reason: present.and_then(|card| card.reason.clone()),
        bodies: if present.is_none() {
            bodies.iter().map(|body| Choice::new(body.id.to_string(), &body.heading)).collect()
        } else {
            Vec::new()
        },
        action: path(draft.as_deref().unwrap_or("/drafts")),
        submit_action: draft.filter(|_| may(Act::Submit)).map(|draft| path(&format!("{draft}/submission"))),
        open: present.is_none() || may(Act::Revise),
        back_href: path("/desk"),
        public_href: present
            .filter(|card| card.stage == Stage::Published)
            .map(|card| here.to(&card_path(inside, card))),
        parts: FormParts::new(inside, &labels, form, rows),
    };
    inside.frame(heading).status(status).show(&page).await
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    let bodies = own(&inside).await?;
    let mut values = FormParts::values(&Content::default(), Labelled::default());
    if let [only] = bodies.as_slice() {
        values = values.add("body", only.id.to_string());
    }
    page(&inside, None, &bodies, values, 0, StatusCode::OK).await
}

pub(super) async fn create(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let bodies = own(&inside).await?;
    let labels = Labels::of(&here.db.read().await?, &inside).await?;
    let missing = || Problem::field("body", Text::new("exchange-body-missing"));
    let body = form.value("body").parse::<BodyId>().map_err(|_| missing());
    let done = match (body, read_form(&form, &labels, &Content::default())) {
        (Ok(body), Ok((content, labels))) => {
            actions::begin(&here.db, &here.who, inside.component.id, body, content, labels).await
        }
        (Err(problem), Ok(_)) => Err(problem),
        (_, Err(errors)) => Err(errors.into()),
    };
    match done {
        Ok(card) => {
            let path = inside.path(&format!("/drafts/{}", card.id));
            Ok(here.done(&path, &Text::new("exchange-draft-saved")))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, None, &bodies, values, 0, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn edit(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (card, bodies) = found(&inside, &id).await?;
    let rows = FormParts::rows(&card.content);
    page(&inside, Some(&card), &bodies, FormParts::of(&card), rows, StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (card, bodies) = found(&inside, &id).await?;
    let labels = Labels::of(&here.db.read().await?, &inside).await?;
    let done = match read_form(&form, &labels, &card.content) {
        Ok((content, labels)) => {
            let zone = here.tenant.time_zone;
            actions::revise(&here.db, &here.who, inside.component.id, card.id, content, labels, zone).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(_) => {
            let path = inside.path(&format!("/drafts/{}", card.id));
            Ok(here.done(&path, &Text::new("exchange-draft-saved")))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            let rows = FormParts::rows(&card.content);
            page(&inside, Some(&card), &bodies, values, rows, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn submit(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (card, bodies) = found(&inside, &id).await?;
    match actions::submit(&here.db, &here.who, inside.component.id, card.id).await {
        Ok(()) => Ok(here.done(&inside.path("/desk"), &Text::new("exchange-submitted"))),
        Err(Problem::Invalid(errors)) => {
            let values = FormParts::of(&card).with_errors(&errors, &here.reader());
            let rows = FormParts::rows(&card.content);
            page(&inside, Some(&card), &bodies, values, rows, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
