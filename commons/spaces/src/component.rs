//! Component kinds, and the way of a request to them. A process has components with addresses of their own
//! (`/{locale}/processes/{slug}/{component}/…`); which feature answers is known only after the component is read, so
//! `spaces` finds process and component, checks that the reader may see them, and hands the rest of the path to the
//! router of the component's kind.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use accounts::Here;
use async_trait::async_trait;
use axum::{
    Router,
    extract::{FromRequestParts, Request},
    http::{Uri, request::Parts},
    response::{IntoResponse, Response},
};
use feature::State;
use kernel::{Line, Problem, Text};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;
use web::{Page, stack::RequestId};

use crate::{
    porting::{Packing, Unpacking},
    process::{Component, Process, Timeline},
    tabs::{Tab, TabView},
};

/// What a feature that hangs in processes tells `spaces`.
#[async_trait]
pub trait ComponentKind: Send + Sync {
    /// The plural noun, as in `proposals`; also the default part of the address.
    fn kind(&self) -> &'static str;

    /// Its default title, a message key.
    fn title(&self) -> &'static str;

    /// Settings of a new component; none, unless the kind has some.
    fn settings(&self) -> serde_json::Value {
        serde_json::json!({})
    }

    /// Public routes relative to the component (`/`, `/{number}`).
    fn routes(&self) -> Router<State>;

    /// Administration routes relative to `/{locale}/admin/processes/{slug}/{component}`.
    fn admin_routes(&self) -> Router<State>;

    /// A ready part of the process page; none when there is nothing to show in this phase.
    async fn block(&self, _: &Inside) -> Result<Option<Block>, Problem> {
        Ok(None)
    }

    /// What waits for the manager, for the process's dashboard; nothing, unless the kind says otherwise.
    async fn todos(&self, _: &Inside) -> Result<Vec<Todo>, Problem> {
        Ok(Vec::new())
    }

    /// Its tabs among those of the process: one, unless the kind says otherwise.
    async fn tabs(&self, inside: &Inside) -> Result<Vec<Tab>, Problem> {
        Ok(vec![Tab { label: inside.title(), path: String::new() }])
    }

    /// What everybody can read in it now, in words that a list of mandatory contents asks for: its kind, and finer ones
    /// as `documents/report`.
    async fn contents(&self, inside: &Inside) -> Result<Vec<String>, Problem> {
        Ok(self.block(inside).await?.map(|_| self.kind().to_owned()).into_iter().collect())
    }

    /// Refuses settings that it cannot read, whoever wrote them.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with the place below `settings`.
    fn fits(&self, settings: &serde_json::Value) -> Result<(), Problem> {
        crate::settings::fits::<serde_json::Map<String, serde_json::Value>>(settings)
    }

    /// What the office wrote in a component, for a file of the whole process; nothing, unless the kind says otherwise.
    /// Nothing that participants wrote.
    async fn pack(&self, _: &mut Packing<'_>, _: &Component) -> Result<Option<serde_json::Value>, Problem> {
        Ok(None)
    }

    /// Writes into a new component what [`ComponentKind::pack`] gave, or somebody else wrote in its form: first says all
    /// that is wrong, then writes.
    async fn unpack(&self, _: &Unpacking<'_>, _: &Component, _: serde_json::Value) -> Result<(), Problem> {
        Err(Problem::field("content", Text::new("spaces-port-content")))
    }

    /// Whether next year's copy of the process begins with what the office wrote in it.
    fn goes_on(&self) -> bool {
        false
    }
}

/// Registers a component kind.
#[derive(Clone)]
pub struct Kind(pub Arc<dyn ComponentKind>);

/// A part of the process page.
#[derive(Clone, Debug)]
pub struct Block {
    /// Sanitised HTML rendered from a template of the feature.
    pub html: String,
    /// The one thing to do now, if this component has it: shown in the band under the phases.
    pub call: Option<Call>,
}

impl Block {
    /// Renders a part of the process page.
    ///
    /// # Errors
    /// When the template does not fit.
    pub fn render<P: Page>(inside: &Inside, page: &P, call: Option<Call>) -> Result<Self, Problem> {
        let here = &inside.here;
        let html = here.state.renderer.text(here.locale, here.tenant.time_zone, page)?;
        Ok(Self { html, call })
    }
}

/// The one thing to do now.
#[derive(Clone, Debug)]
pub struct Call {
    /// A sentence, as in «Ti restano 2 sostegni».
    pub title: Text,
    /// What it means, until when.
    pub text: Text,
    /// The button.
    pub button: Text,
    /// Where it leads, with locale.
    pub path: String,
}

/// Something that waits for the manager.
#[derive(Clone, Debug)]
pub struct Todo {
    /// What, as in «12 proposte senza risposta».
    pub text: Text,
    /// Why or since when; may be none.
    pub detail: Option<Text>,
    /// Whether it is already done (shown ticked).
    pub done: bool,
    /// The button.
    pub button: Text,
    /// Where it is done, with locale.
    pub path: String,
}

/// A request inside a component: what every handler of a component kind starts with.
#[derive(Clone)]
pub struct Inside(Arc<Parted>);

/// The parts of [`Inside`].
pub struct Parted {
    /// The request's place.
    pub here: Here,
    /// The process, visible to the reader.
    pub process: Process,
    /// Its phases now.
    pub timeline: Timeline,
    /// The component, visible to the reader.
    pub component: Component,
    /// The tabs of the process, on its public pages.
    pub(crate) tabs: Vec<TabView>,
}

impl Inside {
    /// Puts the parts together.
    pub fn new(here: Here, process: Process, timeline: Timeline, component: Component) -> Self {
        Self(Arc::new(Parted { here, process, timeline, component, tabs: Vec::new() }))
    }

    /// The same with the tabs that its pages show.
    pub(crate) fn with_tabs(self, tabs: Vec<TabView>) -> Self {
        let Parted { here, process, timeline, component, .. } = &*self.0;
        let (here, process) = (here.clone(), process.clone());
        let (timeline, component) = (timeline.clone(), component.clone());
        Self(Arc::new(Parted { here, process, timeline, component, tabs }))
    }

    /// The component's title for the reader.
    pub fn title(&self) -> Line {
        Line::of(&self.component.title, self.here.locale)
    }

    /// A path inside the component, without locale: `/processes/bilancio-2027/proposals/12-alberi`.
    pub fn path(&self, rest: &str) -> String {
        format!("{}/{}{rest}", self.process.path(), self.component.slug)
    }

    /// The same in the administration.
    pub fn admin_path(&self, rest: &str) -> String {
        self.process.admin_path(&format!("/{}{rest}", self.component.slug))
    }

    /// A public page of the component: breadcrumbs of the process, and the component's title unless it is this page's.
    pub fn frame(&self, title: impl Into<Line>) -> accounts::Frame {
        let title = title.into();
        let own = self.title();
        let frame = self.here.frame(title.clone());
        let process = Line::of(&self.process.texts.title, self.here.locale);
        let frame = frame.crumb(process, &self.process.path());
        if own == title { frame } else { frame.crumb(own, &self.path("")) }
    }

    /// The folded phase line, for the block `strip` of every inner page: `{{ strip(page.strip) }}` of `ui/line.html`.
    pub fn strip(&self) -> crate::Strip {
        let strip = crate::Strip::of(&self.here, &self.process, &self.timeline);
        crate::Strip { tabs: self.tabs.clone(), ..strip }
    }

    /// The words that this page's texts explain.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn terms(&self, tx: &db::Tx) -> Result<crate::glossary::Terms, Problem> {
        crate::glossary::Terms::of(&self.here, tx, &self.process).await
    }

    /// A page of the component's administration, with the way back: to the process, and from inner pages to the component.
    pub fn admin_frame(&self, title: impl Into<Line>) -> accounts::Frame {
        let title = title.into();
        let list = self.title();
        let inner = title.text != list.text;
        let frame = crate::admin::frame(&self.here, &self.process, &title);
        if inner { frame.crumb(list, &self.admin_path("")) } else { frame }
    }
}

impl std::ops::Deref for Inside {
    type Target = Parted;
    fn deref(&self) -> &Parted {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Inside {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        parts.extensions.get::<Inside>().cloned().ok_or_else(|| {
            web::Fail::from(anyhow::anyhow!("a component's handler was mounted outside its process"))
                .into_response()
        })
    }
}

/// Which door a component is entered by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// Its public pages.
    Public,
    /// Its administration.
    Admin,
}

/// The routers of all kinds, built once.
#[derive(Default)]
pub struct Dispatch(OnceLock<HashMap<(&'static str, Door), Router>>);

impl Dispatch {
    /// Hands a request to the component's kind, with the path that is left.
    pub async fn forward(inside: Inside, door: Door, rest: &str, request: Request) -> Response {
        let state = inside.here.state.clone();
        let Some(dispatch) = state.extensions.all::<Dispatch>().first() else {
            return web::Fail::from(anyhow::anyhow!("no dispatch was registered")).into_response();
        };
        let routers = dispatch.0.get_or_init(|| routers(&state));
        let kind = state.extensions.all::<Kind>().iter().find(|k| k.0.kind() == inside.component.kind);
        let Some(router) = kind.and_then(|k| routers.get(&(k.0.kind(), door))) else {
            return web::Fail(Problem::NotFound).into_response();
        };
        match router.clone().oneshot(as_seen_inside(inside, rest, request)).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

fn routers(state: &State) -> HashMap<(&'static str, Door), Router> {
    let not_found = || async { web::Fail(Problem::NotFound) };
    let ready = |router: Router<State>| router.fallback(not_found).with_state(state.clone());
    let kinds = state.extensions.all::<Kind>().iter();
    kinds
        .flat_map(|Kind(k)| {
            [
                ((k.kind(), Door::Public), ready(k.routes())),
                ((k.kind(), Door::Admin), ready(k.admin_routes())),
            ]
        })
        .collect()
}

/// The request for the kind's own router. What the outer router noted about it stays behind: the parts of the path that it
/// took for parameters would be counted among the inner one's, and `Path<i64>` could never be read.
fn as_seen_inside(inside: Inside, rest: &str, request: Request) -> Request {
    let (mut parts, body) = request.into_parts();
    parts.uri = relative(&parts.uri, rest);
    let id = parts.extensions.remove::<RequestId>();
    parts.extensions.clear();
    if let Some(id) = id {
        parts.extensions.insert(id);
    }
    parts.extensions.insert(inside.here.clone());
    parts.extensions.insert(inside);
    Request::from_parts(parts, body)
}

/// What stays as it is in the path of an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The address as the kind's router sees it: the rest of the path, which comes decoded, and the same query.
fn relative(uri: &Uri, rest: &str) -> Uri {
    let query = uri.query().map(|q| format!("?{q}")).unwrap_or_default();
    let rest = utf8_percent_encode(rest.trim_start_matches('/'), PLAIN);
    // Encoded like this, every text is an address.
    format!("/{rest}{query}").parse().unwrap_or_default()
}
