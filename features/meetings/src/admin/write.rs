//! Writing a meeting and changing it.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{allowed, found, frame, path};
use crate::{
    actions,
    model::{Meeting, Settings, Stage},
    pages::{FormParts, read_form},
    permissions::Act,
};

/// The form.
#[derive(Serialize)]
pub(super) struct WritePage {
    heading: String,
    /// Guests are told of a change.
    published: bool,
    /// How many meetings of the same series come after it.
    following: usize,
    action: String,
    back_href: String,
    parts: FormParts,
}

impl Page for WritePage {
    const TEMPLATE: &'static str = "meetings/admin/write.html";

    fn samples() -> Vec<Self> {
        let page = |(published, parts)| Self {
            heading: "Scrivi un incontro".into(),
            published,
            following: if published { 3 } else { 0 },
            action: "/it/admin/x".into(),
            back_href: "/it/admin/x".into(),
            parts,
        };
        [true, false].into_iter().zip(FormParts::samples()).map(page).collect()
    }
}

async fn page(
    inside: &Inside,
    settings: &Settings,
    present: Option<(&Meeting, usize)>,
    form: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let key = if present.is_some() { "meetings-revise-title" } else { "meetings-new-title" };
    let heading = here.words(key);
    let following = present.map_or(0, |(_, following)| following);
    let present = present.map(|(m, _)| m);
    let page = WritePage {
        heading: heading.clone(),
        published: present.is_some_and(|m| m.stage == Stage::Published),
        following,
        action: here.to(&present.map_or_else(|| inside.admin_path(""), |m| path(inside, m, "/revision"))),
        back_href: here.to(&present.map_or_else(|| inside.admin_path(""), |m| path(inside, m, ""))),
        parts: FormParts::new(inside, settings, form).official(inside, present),
    };
    let framed = match present {
        Some(m) => frame(inside, m, heading),
        None => inside.admin_frame(heading),
    };
    framed.status(status).show(&page).await
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    let settings = allowed(&inside, Act::Manage)?;
    page(&inside, &settings, None, FormParts::empty(), StatusCode::OK).await
}

pub(super) async fn create(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(&inside, Act::Manage)?;
    let done = match read_form(&inside, &form, None) {
        Ok(content) => actions::create(&here.db, &here.who, inside.component.id, content).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(m) => Ok(here.done(&path(&inside, &m, ""), &Text::new("meetings-created"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &settings, None, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn edit(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, settings) = found(&inside, &id, Act::Manage).await?;
    let following = following(&inside, &m).await?;
    let values = FormParts::values(&inside, &m.content);
    page(&inside, &settings, Some((&m, following)), values, StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, settings) = found(&inside, &id, Act::Manage).await?;
    let (who, component) = (&here.who, inside.component.id);
    let together = form.read().checked("following");
    let done = match read_form(&inside, &form, Some(&m)) {
        Ok(content) if together => {
            let zone = here.tenant.time_zone;
            actions::revise_following(&here.db, who, component, m.id, content, zone).await
        }
        Ok(content) => actions::revise(&here.db, who, component, m.id, content).await.map(|after| (after, 0)),
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok((after, others)) => {
            let said = match (others, after.sequence > m.sequence) {
                (0, true) => Text::new("meetings-revised-told"),
                (0, false) => Text::new("meetings-revised"),
                _ => Text::new("meetings-revised-following").with("count", others),
            };
            Ok(here.done(&path(&inside, &m, ""), &said))
        }
        Err(Problem::Invalid(errors)) => {
            let following = following(&inside, &m).await?;
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &settings, Some((&m, following)), values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// How many meetings of the same series come after one.
async fn following(inside: &Inside, m: &Meeting) -> Result<usize, Problem> {
    Ok(actions::following(&inside.here.db.read().await?, m).await?.len())
}
