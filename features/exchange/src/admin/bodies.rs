//! The bodies of a programme, and who writes for them.

use accounts::Choice;
use axum::{http::StatusCode, response::Response};
use kernel::{Email, Problem, Text};
use serde::Serialize;
use spaces::{Inside, MapFrame, MapView};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{allowed, place};
use crate::{
    actions::{self, NewBody},
    model::{BodyId, BodyKind},
    permissions::Act,
    store,
};

/// The bodies with their people.
#[derive(Serialize)]
pub(super) struct BodiesPage {
    bodies: Vec<BodyView>,
    choices: Vec<Choice>,
    kinds: Vec<Choice>,
    form: FormView,
    map: MapFrame,
    action: String,
    invite_action: String,
    remove_action: String,
    back_href: String,
}

#[derive(Serialize)]
struct BodyView {
    id: String,
    heading: String,
    /// Where it is; empty when nobody said it.
    place: String,
    place_href: String,
    cards: i64,
    emails: Vec<String>,
}

impl Page for BodiesPage {
    const TEMPLATE: &'static str = "exchange/admin/bodies.html";

    fn samples() -> Vec<Self> {
        let body = |emails: Vec<String>| BodyView {
            id: "1".into(),
            heading: "Comune di Alfa".into(),
            place: if emails.is_empty() { String::new() } else { "Modena".into() },
            place_href: "/it/admin/x/bodies/1".into(),
            cards: 2,
            emails,
        };
        let page = |bodies: Vec<BodyView>| Self {
            choices: bodies.iter().map(|body| Choice::new(&body.id, &body.heading)).collect(),
            bodies,
            kinds: vec![Choice::new("comune", "Comune")],
            form: FormView::new().with_sample_error("heading", "Manca il nome."),
            map: MapFrame::sample(),
            action: "/it/admin/x/bodies".into(),
            invite_action: "/it/admin/x/bodies/invitations".into(),
            remove_action: "/it/admin/x/bodies/invitations/removal".into(),
            back_href: "/it/admin/x".into(),
        };
        vec![page(vec![body(vec!["anna@alfa.example".into()]), body(Vec::new())]), page(Vec::new())]
    }
}

async fn page(inside: &Inside, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(inside, Act::Configure)?;
    let tx = here.db.read().await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let members = store::members(&tx, inside.component.id).await?;
    drop(tx);
    let around = MapView::around(bodies.iter().filter_map(|body| body.at.point));
    let path = |rest: &str| here.to(&inside.admin_path(rest));
    let choice = |word: &str, key: &'static str| Choice::new(word, here.words(key));
    let page = BodiesPage {
        choices: bodies.iter().map(|body| Choice::new(body.id.to_string(), &body.heading)).collect(),
        bodies: bodies
            .iter()
            .map(|body| BodyView {
                id: body.id.to_string(),
                heading: body.heading.clone(),
                place: body.at.place.clone(),
                place_href: path(&format!("/bodies/{}", body.id)),
                cards: body.cards,
                emails: members.iter().filter(|m| m.body_id == body.id).map(|m| m.email.clone()).collect(),
            })
            .collect(),
        kinds: vec![
            choice("comune", "exchange-body-comune"),
            choice("unione", "exchange-body-unione"),
            choice("other", "exchange-body-other"),
        ],
        form,
        map: MapFrame::to_point(here, around.map_or(settings.map, |view| MapView { zoom: 8, ..view })),
        action: path("/bodies"),
        invite_action: path("/bodies/invitations"),
        remove_action: path("/bodies/invitations/removal"),
        back_href: path(""),
    };
    inside.admin_frame(here.words("exchange-bodies-title")).status(status).show(&page).await
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    page(&inside, FormView::new().add("kind", "comune"), StatusCode::OK).await
}

async fn answer<T>(
    inside: &Inside,
    form: &FormData,
    done: Result<T, Problem>,
    said: &'static str,
) -> web::Result<Response> {
    let here = &inside.here;
    match done {
        Ok(_) => Ok(here.done(&inside.admin_path("/bodies"), &Text::new(said))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(inside, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn add(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Configure)?;
    let mut read = form.read();
    let kind = read.choice("kind", BodyKind::WORDS).optional();
    let new = NewBody {
        heading: read.line("heading").value(),
        name: read.line("name").max(150).value(),
        kind: kind.as_deref().and_then(BodyKind::parse).unwrap_or(BodyKind::Comune),
        at: place::read(&form),
    };
    let done = match read.finish(new) {
        Ok(new) => actions::add_body(&here.db, &here.who, inside.component.id, new).await,
        Err(errors) => Err(errors.into()),
    };
    answer(&inside, &form, done, "exchange-body-added").await
}

/// The body and the address of a form.
fn member(form: &FormData) -> Result<(BodyId, Email), Problem> {
    let mut read = form.read();
    let body = read.parsed::<BodyId>("body", "web-form-choice").required().optional();
    let email = read.email("email").required_or(Text::new("exchange-email-missing")).optional();
    let both = read.finish(body.zip(email))?;
    both.ok_or(Problem::NotFound)
}

pub(super) async fn invite(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Configure)?;
    let done = match member(&form) {
        Ok((body, email)) => {
            actions::invite(&here.db, &here.who, inside.component.id, body, email).await.map(drop)
        }
        Err(problem) => Err(problem),
    };
    answer(&inside, &form, done, "exchange-invited").await
}

pub(super) async fn uninvite(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Configure)?;
    let done = match member(&form) {
        Ok((body, email)) => actions::uninvite(&here.db, &here.who, inside.component.id, body, email).await,
        Err(problem) => Err(problem),
    };
    answer(&inside, &form, done, "exchange-uninvited").await
}
