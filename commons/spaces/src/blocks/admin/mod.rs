//! The editor of blocks: the same pages for the home page, and for the page of a process or body.

mod form;
mod list;
mod templates;

use accounts::{Frame, Here};
use axum::{
    Router,
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use feature::State;
use kernel::{Problem, Slug, Text};
use web::{Samples, form::FormData};

use super::{BlockKind, Surface, actions, sources, store};
use crate::{
    admin::{frame, managed},
    bodies::pages::show_body,
    order,
    pages::{show_home, show_process},
    process::{Process, SpaceKind},
};

/// The routes of these pages, for the home page, for each process and for each body.
pub(crate) fn routes() -> Router<State> {
    [
        "/{locale}/admin/home/blocks",
        "/{locale}/admin/processes/{process}/blocks",
        "/{locale}/admin/assemblies/{process}/blocks",
    ]
    .into_iter()
    .fold(Router::new(), |router, at| router.nest(at, editor()))
}

fn editor() -> Router<State> {
    Router::new()
        .route("/", get(list::show).post(list::add))
        .route("/order", post(arrange))
        .route("/preview", get(preview))
        .route("/publication", post(publish))
        .route("/dismissal", post(discard))
        .route("/beginning", post(templates::begin))
        .route("/templates", post(templates::save))
        .route("/templates/{template}/deletion", get(templates::confirm_deletion).post(templates::delete))
        .route("/{block}", get(form::show).post(form::submit))
        .route("/{block}/visibility", post(list::set_visible))
        .route("/{block}/removal", post(list::remove))
}

pub(crate) fn samples(samples: &mut Samples) {
    list::samples(samples);
    form::samples(samples);
    templates::samples(samples);
}

/// The page whose blocks a request is about, for somebody who may arrange it.
pub(super) struct Editor {
    pub(super) here: Here,
    pub(super) surface: Surface,
    /// The process or body whose page it is.
    pub(super) process: Option<Process>,
    params: Vec<(String, String)>,
}

impl Editor {
    async fn open(here: Here, params: Vec<(String, String)>) -> Result<Self, Problem> {
        let slug = params.iter().find(|(name, _)| name == "process").map(|(_, slug)| slug.clone());
        let (surface, process) = match slug {
            Some(slug) => {
                let process = managed(&here, &here.db.read().await?, &slug).await?;
                (Surface::of(&process), Some(process))
            }
            None => (Surface::Home, None),
        };
        actions::require(&here.who, surface)?;
        Ok(Self { here, surface, process, params })
    }

    /// A path of the editor, without locale.
    pub(super) fn path(&self, rest: &str) -> String {
        match &self.process {
            Some(process) => process.admin_path(&format!("/blocks{rest}")),
            None => format!("/admin/home/blocks{rest}"),
        }
    }

    /// Where a path of the editor is.
    pub(super) fn href(&self, rest: &str) -> String {
        self.here.to(&self.path(rest))
    }

    /// A part of the address.
    pub(super) fn param<T: std::str::FromStr>(&self, name: &str) -> Result<T, Problem> {
        let found = self.params.iter().find(|(param, _)| param == name);
        found.and_then(|(_, value)| value.parse().ok()).ok_or(Problem::NotFound)
    }

    /// The block that the address names.
    pub(super) fn block(&self) -> Result<Slug, Problem> {
        self.param("block")
    }

    /// What is being prepared, with a block for each component.
    pub(super) async fn prepared(&self) -> Result<(super::Arranged, super::Arrangement), Problem> {
        let tx = self.here.db.read().await?;
        let arranged = store::arranged(&tx, self.surface).await?;
        let prepared = actions::complete(&tx, self.surface, arranged.prepared(self.surface)).await?;
        Ok((arranged, prepared))
    }

    /// A page of the editor.
    pub(super) fn frame(&self, title: &str) -> Frame {
        match &self.process {
            Some(process) => frame(&self.here, process, title),
            None => self.here.frame(title).admin(""),
        }
    }

    /// Whether a kind has something to show: those that live from sources wait until one is there.
    pub(super) fn offers(&self, kind: BlockKind) -> bool {
        let extensions = &self.here.state.extensions;
        match kind {
            BlockKind::Activity => !extensions.all::<sources::Activity>().is_empty(),
            BlockKind::Map => !extensions.all::<sources::Points>().is_empty(),
            BlockKind::Statistics => {
                self.surface == Surface::Home || !extensions.all::<sources::Statistics>().is_empty()
            }
            _ => true,
        }
    }

    /// Leads back to the list and says what was done.
    pub(super) fn done(&self, key: &'static str) -> Response {
        self.here.done(&self.path(""), &Text::new(key))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Editor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let here = Here::from_request_parts(parts, state).await?;
        let params =
            RawPathParams::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self::open(here, params).await.map_err(|problem| web::Fail::from(problem).into_response())
    }
}

async fn arrange(editor: Editor, form: FormData) -> web::Result<Response> {
    let here = &editor.here;
    let wanted = actions::Change::Order(order::wanted(&form));
    actions::change(&here.db, &here.who, editor.surface, wanted).await?;
    Ok(editor.done("spaces-blocks-arranged"))
}

async fn preview(editor: Editor) -> web::Result<Response> {
    let (_, prepared) = editor.prepared().await?;
    let back = Some(editor.href(""));
    match &editor.process {
        Some(body) if body.kind == SpaceKind::Body => show_body(&editor.here, body, prepared, back).await,
        Some(process) => show_process(&editor.here, process, prepared, back).await,
        None => show_home(&editor.here, &prepared, back).await,
    }
}

async fn publish(editor: Editor) -> web::Result<Response> {
    let here = &editor.here;
    actions::publish(&here.db, &here.who, editor.surface).await?;
    Ok(editor.done("spaces-blocks-published"))
}

async fn discard(editor: Editor) -> web::Result<Response> {
    let here = &editor.here;
    actions::discard(&here.db, &here.who, editor.surface).await?;
    Ok(editor.done("spaces-blocks-discarded"))
}
