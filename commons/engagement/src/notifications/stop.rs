//! Where the link in a mail leads that stops such mails. Opening it asks, because programs open links before people do; a
//! mail program that knows RFC 8058 posts at once.

use accounts::Here;
use axum::{Router, extract::Path, response::Response, routing::get};
use feature::State;
use kernel::Problem;
use serde::Serialize;
use web::{Page, Samples};

use super::{actions, unsubscribing::read};

/// The page.
#[derive(Serialize)]
pub(super) struct StopPage {
    done: bool,
    action: String,
    settings_href: String,
}

impl Page for StopPage {
    const TEMPLATE: &'static str = "engagement/stop.html";

    fn samples() -> Vec<Self> {
        let page = |done| Self {
            done,
            action: "/it/unsubscribe/x".into(),
            settings_href: "/it/account/notifications/settings".into(),
        };
        vec![page(false), page(true)]
    }
}

pub(super) fn routes() -> Router<State> {
    Router::new().route("/{locale}/unsubscribe/{token}", get(ask).post(stop))
}

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<StopPage>();
}

async fn ask(here: Here, Path((_, token)): Path<(String, String)>) -> web::Result<Response> {
    read(&here.state.settings.secret, here.tenant.id, &token).ok_or(Problem::NotFound)?;
    page(&here, &token, false).await
}

async fn stop(here: Here, Path((_, token)): Path<(String, String)>) -> web::Result<Response> {
    actions::stop(&here.state, &here.db, &token).await?;
    page(&here, &token, true).await
}

async fn page(here: &Here, token: &str, done: bool) -> web::Result<Response> {
    let page = StopPage {
        done,
        action: here.to(&format!("/unsubscribe/{token}")),
        settings_href: here.to("/account/notifications/settings"),
    };
    here.frame(here.words("engagement-stop-title")).show(&page).await
}
