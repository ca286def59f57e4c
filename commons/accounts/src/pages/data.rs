//! A person's data: download it, delete the account.

use axum::response::Response;
use kernel::Text;
use serde::Serialize;
use web::{
    FlashKind, Page,
    form::{FormData, FormView},
};

use crate::{
    Here,
    here::clear_cookie,
    in_form,
    people::{actions, personal_data},
    sessions,
};

/// Asks for the password before the account is deleted.
#[derive(Serialize)]
pub(crate) struct DeletionPage {
    form: FormView,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "accounts/deletion.html";

    fn samples() -> Vec<Self> {
        let wrong = FormView::new().with_sample_error("password", "Non è quella.");
        vec![Self { form: FormView::new() }, Self { form: wrong }]
    }
}

/// `GET /{locale}/account/data`
pub(super) async fn download(here: Here) -> web::Result<Response> {
    let data = personal_data(&here.state, &here.db.read().await?, &here.who).await?;
    let bytes = serde_json::to_vec_pretty(&data)?;
    Ok(web::download("arengo.json", "application/json; charset=utf-8", bytes))
}

/// `GET /{locale}/account/deletion`
pub(super) async fn show_deletion(here: Here) -> web::Result<Response> {
    here.who.require_person(Text::new("accounts-login-for-account"))?;
    frame(&here).show(&DeletionPage { form: FormView::new() }).await
}

/// `POST /{locale}/account/deletion`
pub(super) async fn delete(here: Here, form: FormData) -> web::Result<Response> {
    let mut fields = form.read();
    let password = fields.raw("password").required_or(Text::new("accounts-password-missing")).value();
    let outcome = match fields.finish(password) {
        Ok(password) => in_form(actions::delete_account(&here.state, &here.db, &here.who, password).await)?,
        Err(errors) => {
            here.who.require_person(Text::new("accounts-login-for-account"))?;
            Err(errors)
        }
    };
    match outcome {
        Ok(()) => {
            let text = Text::new("accounts-deleted-text");
            let mut response = here.told("/", FlashKind::Ok, &Text::new("accounts-deleted"), Some(&text));
            clear_cookie(&mut response, &here.state.settings, sessions::COOKIE);
            Ok(response)
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            frame(&here).unprocessable().show(&DeletionPage { form }).await
        }
    }
}

fn frame(here: &Here) -> crate::Frame {
    here.frame(here.words("accounts-deletion-title")).crumb(here.words("accounts-account-title"), "/account")
}
