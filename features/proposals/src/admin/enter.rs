//! Entering a proposal that was made elsewhere: in an assembly, on paper.

use axum::{http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{
    actions::{self, OnBehalf},
    labels::Choice,
    model::{Origin, Settings},
    pages::{FormParts, WriteForm, origin_key, read_form},
    permissions::Act,
};

/// The form with what only the office fills in.
#[derive(Serialize)]
pub(super) struct EnterPage {
    origins: Vec<Choice>,
    #[serde(flatten)]
    write: WriteForm,
}

impl Page for EnterPage {
    const TEMPLATE: &'static str = "proposals/admin/enter.html";

    fn samples() -> Vec<Self> {
        let page = |parts| Self {
            origins: vec![Choice::new("assembly", "Da un'assemblea"), Choice::new("paper", "Da un modulo")],
            write: WriteForm {
                heading: "Inserisci da carta".into(),
                lead: "La pubblichi subito.".into(),
                action: "/it/admin/x".into(),
                kind: "entered",
                back_href: "/it/admin/x".into(),
                parts,
            },
        };
        FormParts::samples().into_iter().map(page).collect()
    }
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    let settings = allowed(&inside, Act::Enter)?;
    let values = FormView::new().add("origin", Origin::Assembly.as_str());
    page(&inside, &settings, values, StatusCode::OK).await
}

async fn page(
    inside: &Inside,
    settings: &Settings,
    values: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let parts = FormParts::new(&tx, inside, settings, None, values).await?.entered(inside);
    drop(tx);
    let heading = here.words("proposals-enter-title");
    let list = here.to(&inside.admin_path(""));
    let origin = |origin: Origin| Choice::new(origin.as_str(), here.words(origin_key(origin)));
    let page = EnterPage {
        origins: vec![origin(Origin::Assembly), origin(Origin::Paper)],
        write: WriteForm {
            heading: heading.clone(),
            lead: here.words("proposals-enter-lead"),
            action: list.clone(),
            kind: "entered",
            back_href: list,
            parts,
        },
    };
    inside.admin_frame(heading).status(status).show(&page).await
}

pub(super) async fn save(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(&inside, Act::Enter)?;
    let on_behalf = OnBehalf {
        origin: Origin::parse(form.value("origin")).unwrap_or(Origin::Assembly),
        note: form.read().line("origin_note").value(),
    };
    let done = match read_form(&inside, &settings, &form, true).await {
        Ok(read) => {
            let (content, extras) = (read.content, read.extras);
            actions::enter(&here.db, &here.who, inside.component.id, on_behalf, content, extras).await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(p) => {
            let number = p.number.unwrap_or_default();
            let said = Text::new("proposals-entered").with("number", number.to_string());
            Ok(here.done(&inside.admin_path(&format!("/{number}")), &said))
        }
        Err(Problem::Invalid(errors)) => {
            let values = FormParts::wrong(&inside, &form, &errors);
            page(&inside, &settings, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
