//! What ties a person to the place, and their birth date, declared under their own responsibility.

use axum::response::Response;
use kernel::Text;
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Choice, Here, in_form,
    people::{Declaration, Tie, actions, store},
};

/// The form.
#[derive(Serialize)]
pub(crate) struct DeclarationPage {
    form: FormView,
    ties: Vec<Choice>,
}

impl Page for DeclarationPage {
    const TEMPLATE: &'static str = "accounts/declaration.html";

    fn samples() -> Vec<Self> {
        let ties = vec![Choice::new("residence", "Vivo qui")];
        let form = FormView::new().add("tie", "residence").with_sample_error("born_on", "Scrivi la data.");
        vec![Self { form, ties }]
    }
}

/// `GET /{locale}/account/declaration`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let me = here.who.require_person(Text::new("accounts-login-to-declare"))?.id;
    let person = store::by_id(&here.db.read().await?, me).await?.ok_or(kernel::Problem::NotFound)?;
    let declared = person.declaration;
    let form = FormView::new()
        .add("tie", declared.tie.map(Tie::as_str).unwrap_or_default())
        .add("born_on", declared.born_on.map(|day| day.to_string()).unwrap_or_default());
    let page = page(&here, form);
    frame(&here).show(&page).await
}

/// `POST /{locale}/account/declaration`
pub(super) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    let mut fields = form.read();
    let words: Vec<&str> = Tie::ALL.iter().map(|tie| tie.as_str()).collect();
    let tie =
        fields.choice("tie", &words).required_or(Text::new("accounts-declaration-tie-missing")).optional();
    let born_on =
        fields.date("born_on").required_or(Text::new("accounts-declaration-birth-wrong")).optional();
    if !fields.checked("responsible") {
        fields.error("responsible", Text::new("accounts-declaration-responsible-missing"));
    }
    let declaration = Declaration { tie: tie.as_deref().and_then(Tie::parse), born_on };
    let outcome = match fields.finish(declaration) {
        Ok(declaration) => in_form(actions::declare(&here.db, &here.who, declaration).await)?,
        Err(errors) => {
            here.who.require_person(Text::new("accounts-login-to-declare"))?;
            Err(errors)
        }
    };
    match outcome {
        Ok(()) => Ok(here.done("/account", &Text::new("accounts-declared"))),
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader()));
            frame(&here).unprocessable().show(&page).await
        }
    }
}

fn frame(here: &Here) -> crate::Frame {
    here.frame(here.words("accounts-declaration-title"))
        .crumb(here.words("accounts-account-title"), "/account")
}

fn page(here: &Here, form: FormView) -> DeclarationPage {
    let ties = Tie::ALL.iter().map(|tie| Choice::new(tie.as_str(), here.say(&tie.title()))).collect();
    DeclarationPage { form, ties }
}
