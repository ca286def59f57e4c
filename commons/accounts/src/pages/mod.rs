//! What people see of their account: registering, logging in, their profile, their data, and the legal pages.

mod account;
mod confirmation;
mod data;
mod declaration;
mod legal;
mod login;
mod password;
mod register;
mod root;

use axum::{
    Router,
    response::Response,
    routing::{get, post},
};
use feature::State;
use web::Samples;

use crate::{Here, here::set_cookie, sessions};

/// The routes of these pages.
pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}", get(root::show))
        .route("/{locale}/register", get(register::show).post(register::submit))
        .route("/{locale}/register/sent", get(register::sent))
        .route("/{locale}/confirmation/{token}", get(confirmation::show).post(confirmation::submit))
        .route(
            "/{locale}/email-change/{token}",
            get(confirmation::show_change).post(confirmation::submit_change),
        )
        .route("/{locale}/login", get(login::show).post(login::submit))
        .route("/{locale}/session/end", post(login::end))
        .route("/{locale}/password", get(password::show_request).post(password::request))
        .route("/{locale}/password/sent", get(password::sent))
        .route("/{locale}/password/{token}", get(password::show_reset).post(password::reset))
        .route("/{locale}/invitation/{token}", get(password::show_invitation).post(password::accept))
        .route("/{locale}/account", get(account::show))
        .route("/{locale}/account/profile", post(account::change_profile))
        .route("/{locale}/account/email", post(account::change_email))
        .route("/{locale}/account/password", post(account::change_password))
        .route("/{locale}/account/confirmation", post(account::resend_confirmation))
        .route("/{locale}/account/sessions/end", post(account::end_sessions))
        .route("/{locale}/account/declaration", get(declaration::show).post(declaration::submit))
        .route("/{locale}/account/data", get(data::download))
        .route("/{locale}/account/deletion", get(data::show_deletion).post(data::delete))
        .route("/{locale}/privacy", get(legal::privacy))
        .route("/{locale}/terms", get(legal::terms))
        .route("/{locale}/accessibility", get(legal::accessibility))
}

/// Invented contexts of these pages.
pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<register::RegisterPage>()
        .add::<register::SentPage>()
        .add::<confirmation::ConfirmPage>()
        .add::<login::LoginPage>()
        .add::<password::RequestPage>()
        .add::<password::ChoosePage>()
        .add::<account::AccountPage>()
        .add::<declaration::DeclarationPage>()
        .add::<data::DeletionPage>()
        .add::<legal::LegalPage>();
}

/// Leads on after logging in, with the session's cookie.
fn log_in(here: &Here, mut response: Response, key: &str) -> Response {
    set_cookie(
        &mut response,
        &here.state.settings,
        sessions::COOKIE,
        key,
        Some(sessions::IDLE.num_seconds()),
    );
    response
}
