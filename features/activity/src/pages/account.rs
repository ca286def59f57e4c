//! Choosing whether to show a page about oneself.

use accounts::{Here, in_form};
use axum::response::Response;
use kernel::Text;
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::row::person_path;
use crate::{
    actions::{self, Profile},
    store,
};

/// The form.
#[derive(Serialize)]
pub(crate) struct ProfilePage {
    form: FormView,
    /// The page, while it is shown.
    page_href: Option<String>,
}

impl Page for ProfilePage {
    const TEMPLATE: &'static str = "activity/account.html";

    fn samples() -> Vec<Self> {
        let wrong = FormView::new().with_sample_error("about", "È troppo lungo.");
        vec![
            Self { form: wrong, page_href: None },
            Self { form: FormView::new(), page_href: Some("/it/people/anna".into()) },
        ]
    }
}

/// `GET /{locale}/account/page`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let me = here.who.require_person(Text::new("activity-login"))?;
    let profile = store::profile(&here.db.read().await?, me.id).await?.unwrap_or_default();
    let form = FormView::new().tick("public", profile.public).add("about", profile.about);
    let page_href = profile.public.then(|| here.to(&person_path(&me.nickname)));
    frame(&here).show(&ProfilePage { form, page_href }).await
}

/// `POST /{locale}/account/page`
pub(super) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    let public = form.read().checked("public");
    let profile = Profile { public, about: web::plain(form.value("about")).trim().to_owned() };
    match in_form(actions::change(&here.db, &here.who, profile).await)? {
        Ok(()) => {
            let done = if public { "activity-profile-shown" } else { "activity-profile-hidden" };
            Ok(here.done("/account/page", &Text::new(done)))
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            frame(&here).unprocessable().show(&ProfilePage { form, page_href: None }).await
        }
    }
}

fn frame(here: &Here) -> accounts::Frame {
    here.frame(here.words("activity-profile-title")).crumb(here.words("accounts-account-title"), "/account")
}
