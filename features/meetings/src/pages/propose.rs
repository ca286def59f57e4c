//! A participant proposes a meeting.

use axum::{http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{FormParts, meeting_path, read_own};
use crate::{
    actions,
    model::{Settings, Stage},
    permissions::{Act, Ground, check},
};

/// The form.
#[derive(Serialize)]
pub(super) struct ProposePage {
    strip: Strip,
    approval: bool,
    action: String,
    back_href: String,
    parts: FormParts,
}

impl Page for ProposePage {
    const TEMPLATE: &'static str = "meetings/propose.html";

    fn samples() -> Vec<Self> {
        let page = |(approval, parts)| Self {
            strip: Strip::sample(),
            approval,
            action: "/it/x".into(),
            back_href: "/it/x".into(),
            parts,
        };
        [true, false].into_iter().zip(FormParts::samples()).map(page).collect()
    }
}

fn allowed(inside: &Inside) -> Result<Settings, Problem> {
    let settings: Settings = inside.component.settings()?;
    let ground = Ground {
        process: inside.process.id,
        timeline: &inside.timeline,
        settings: &settings,
        invited: false,
    };
    check(Act::Propose, &inside.here.who, ground, None)?;
    Ok(settings)
}

async fn page(
    inside: &Inside,
    settings: &Settings,
    form: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let list = here.to(&inside.path(""));
    let page = ProposePage {
        strip: inside.strip(),
        approval: settings.approval,
        action: list.clone(),
        back_href: list,
        parts: FormParts::new(inside, settings, form),
    };
    inside.frame(here.words("meetings-propose-title")).status(status).show(&page).await
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    let settings = allowed(&inside)?;
    page(&inside, &settings, FormParts::empty(), StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(&inside)?;
    let done = match read_own(&inside, &form) {
        Ok(content) => actions::propose(&here.db, &here.who, inside.component.id, content).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(m) if m.stage == Stage::Published => {
            Ok(here.done(&meeting_path(&inside, &m), &Text::new("meetings-published")))
        }
        Ok(_) => Ok(here.done(&inside.path(""), &Text::new("meetings-proposed"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &settings, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
