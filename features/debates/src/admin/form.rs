//! The office writes a debate, or changes one.

use accounts::in_form;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::Text;
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{
    actions,
    model::Debate,
    pages::{FormParts, found, path, read_form, stored},
    permissions::{Act, check},
};

/// The form.
#[derive(Serialize)]
pub(super) struct HostPage {
    title: String,
    action: String,
    back_href: String,
    public_href: Option<String>,
    /// Where it is closed with conclusions.
    close_href: Option<String>,
    parts: FormParts,
}

impl Page for HostPage {
    const TEMPLATE: &'static str = "debates/admin/form.html";

    fn samples() -> Vec<Self> {
        let page = |(parts, known): (FormParts, bool)| Self {
            title: "Nuovo dibattito".into(),
            action: "/it/admin/x".into(),
            back_href: "/it/admin/x".into(),
            public_href: known.then(|| "/it/x/3".into()),
            close_href: known.then(|| "/it/x/3/closing".into()),
            parts,
        };
        FormParts::samples().into_iter().zip([true, false]).map(page).collect()
    }
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    allowed(&inside, Act::Host)?;
    show(&inside, None, FormView::new(), StatusCode::OK).await
}

pub(super) async fn create(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Host)?;
    let outcome = match read_form(&inside, &form, None) {
        Ok(content) => in_form(actions::host(&here.db, &here.who, inside.component.id, content).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(_) => Ok(here.done(&inside.admin_path(""), &Text::new("debates-begun"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            show(&inside, None, typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

pub(super) async fn edit(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    allowed(&inside, Act::Host)?;
    let (debate, ..) = found(&inside, &words, Act::Read).await?;
    let form = stored(&inside, &debate);
    show(&inside, Some(&debate), form, StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(words): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Host)?;
    let (debate, ..) = found(&inside, &words, Act::Revise).await?;
    let outcome = match read_form(&inside, &form, Some(&debate)) {
        Ok(content) => {
            let revised =
                actions::revise(&here.db, &here.who, inside.component.id, debate.number, content).await;
            in_form(revised)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(_) => Ok(here.done(&inside.admin_path(""), &Text::new("debates-saved"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            show(&inside, Some(&debate), typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn show(
    inside: &Inside,
    known: Option<&Debate>,
    form: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let list = here.to(&inside.admin_path(""));
    let place = allowed(inside, Act::Host)?;
    let closable = |debate: &Debate| check(Act::Close, &here.who, place.ground(false), Some(debate)).is_ok();
    let title = match known {
        Some(debate) => debate.title().text(here.locale).to_owned(),
        None => here.words("debates-new-title"),
    };
    let page = HostPage {
        title: title.clone(),
        action: known.map_or_else(|| list.clone(), |debate| format!("{list}/{}", debate.number)),
        back_href: list,
        public_href: known.map(|debate| here.to(&path(inside, debate, ""))),
        close_href: known.filter(|d| closable(d)).map(|debate| here.to(&path(inside, debate, "/closing"))),
        parts: FormParts::new(inside, form, true, known).await?,
    };
    let frame = inside.admin_frame(title).status(status);
    frame.crumb(inside.component.title.text(here.locale), &inside.admin_path("")).show(&page).await
}
