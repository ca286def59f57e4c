//! The button to follow something, as a part of its page.

use std::collections::HashMap;

use accounts::Here;
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::post,
};
use db::Tx;
use feature::State;
use kernel::{Problem, ResourceRef, Text};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use uuid::Uuid;
use web::{Html, Page, Samples, form::FormData};

use super::{actions, store};

/// The button.
#[derive(Serialize)]
pub(super) struct FollowPart {
    /// `yes`, `no` or `login`.
    state: &'static str,
    action: String,
    login_href: String,
    id: String,
    title: String,
}

impl Page for FollowPart {
    const TEMPLATE: &'static str = "engagement/follow.html";

    fn samples() -> Vec<Self> {
        let part = |state| Self {
            state,
            action: "/it/follows/proposal/x".into(),
            login_href: "/it/login".into(),
            id: "x".into(),
            title: "Luce".into(),
        };
        ["yes", "no", "login"].map(part).into()
    }
}

pub(crate) fn routes() -> Router<State> {
    Router::new().route("/{locale}/follows/{kind}/{id}", post(follow))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add_mail::<FollowPart>();
}

/// The button to follow something, ready to be put into its page. `path` is where the page is, without locale.
///
/// # Errors
/// When the database fails.
pub async fn button(
    here: &Here,
    tx: &Tx,
    about: &ResourceRef,
    title: &str,
    path: &str,
) -> Result<Html, Problem> {
    let state = match &here.who.me {
        None => "login",
        Some(me) if store::follows(tx, about, me.id).await? => "yes",
        Some(_) => "no",
    };
    part(here, about, title, path, state)
}

/// The buttons to follow several things of one list, by their ids; one statement however many they are. Each has its title
/// and where it is, without locale.
///
/// # Errors
/// When the database fails.
pub async fn buttons(
    here: &Here,
    tx: &Tx,
    things: &[(ResourceRef, String, String)],
) -> Result<HashMap<Uuid, Html>, Problem> {
    let followed = match &here.who.me {
        None => None,
        Some(me) => {
            let ids: Vec<Uuid> = things.iter().map(|(about, ..)| about.id).collect();
            Some(store::followed_among(tx, &ids, me.id).await?)
        }
    };
    let one = |(about, title, path): &(ResourceRef, String, String)| {
        let state = match &followed {
            None => "login",
            Some(followed) if followed.contains(&about.id) => "yes",
            Some(_) => "no",
        };
        Ok((about.id, part(here, about, title, path, state)?))
    };
    things.iter().map(one).collect()
}

pub(crate) fn part(
    here: &Here,
    about: &ResourceRef,
    title: &str,
    path: &str,
    state: &'static str,
) -> Result<Html, Problem> {
    let next = utf8_percent_encode(&here.to(path), NON_ALPHANUMERIC).to_string();
    let part = FollowPart {
        state,
        action: here.to(&format!("/follows/{}/{}", about.kind, about.id)),
        login_href: format!("{}?next={next}", here.to("/login")),
        id: about.id.to_string(),
        title: title.to_owned(),
    };
    Ok(Html::trusted(here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?))
}

/// `POST /{locale}/follows/{kind}/{id}` with `follow=yes` or `no`
async fn follow(
    here: Here,
    Path((_, kind, id)): Path<(String, String, Uuid)>,
    headers: HeaderMap,
    form: FormData,
) -> web::Result<Response> {
    let active = match form.value("follow") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::NotFound.into()),
    };
    let about = ResourceRef::new(&kind, id);
    let subject = actions::follow(&here.state, &here.db, &here.who, &about, active).await?;
    if headers.contains_key("hx-request") {
        let title = subject.title.text(here.locale);
        let html = part(&here, &about, title, &subject.path, if active { "yes" } else { "no" })?;
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "private, no-store"),
        ];
        return Ok((headers, String::from(html)).into_response());
    }
    let said = Text::new(if active { "engagement-followed" } else { "engagement-unfollowed" });
    let back =
        if form.value("from") == "settings" { "/account/notifications/settings" } else { &subject.path };
    Ok(here.done(back, &said.with("title", subject.title.text(here.locale))))
}
