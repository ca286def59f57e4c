//! The form of the list.

use accounts::{Here, in_form};
use axum::response::Response;
use kernel::Text;
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{actions, read, store, written};

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<TownsPage>();
}

/// The form.
#[derive(Serialize)]
struct TownsPage {
    form: FormView,
}

impl Page for TownsPage {
    const TEMPLATE: &'static str = "spaces/admin/municipalities.html";

    fn samples() -> Vec<Self> {
        let form = FormView::new().add("municipalities", "Sarmato; 45,058; 9,49");
        vec![Self { form: form.with_sample_error("municipalities", "Riga 1: manca il nome.") }]
    }
}

/// `GET /{locale}/admin/municipalities`
pub(crate) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let all = store::all(&here.db.read().await?).await?;
    let page = TownsPage { form: FormView::new().add("municipalities", written(&all)) };
    here.frame(here.words("spaces-towns-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/municipalities`
pub(crate) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let outcome = match read(form.value("municipalities")) {
        Ok(all) => in_form(actions::set(&here.db, &here.who, all).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done("/admin/municipalities", &Text::new("spaces-saved"))),
        Err(errors) => {
            let page = TownsPage { form: form.view().with_errors(&errors, &here.reader()) };
            here.frame(here.words("spaces-towns-title")).admin("").unprocessable().show(&page).await
        }
    }
}
