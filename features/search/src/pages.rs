//! The page of the search, which works without a script, and the suggestions while somebody types.

use std::collections::HashMap;

use accounts::{Choice, Here, Standing, scopes};
use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use db::Tx;
use engagement::searchable::{SearchKind, Searchable, Shown};
use feature::State;
use futures::future::BoxFuture;
use kernel::{Line, Locale, Problem, Text};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use uuid::Uuid;
use web::{NavItem, Page, Samples, form::FormView};

use crate::{
    model::{Hit, ranked},
    store::{self, Filter},
};

/// Results on a page.
const PAGE: usize = 20;
/// Suggestions under the field.
const SUGGESTED: usize = 8;
/// The longest text that is searched, in characters.
const LONGEST: usize = 200;
/// Beginnings shorter than this suggest nothing.
const SHORTEST: usize = 2;

/// The page.
#[derive(Serialize)]
pub(crate) struct SearchPage {
    form: FormView,
    action: String,
    suggestions_href: String,
    kinds: Vec<Choice>,
    processes: Vec<Choice>,
    /// What was looked for; empty before anybody typed.
    typed: String,
    count: usize,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

/// A result.
#[derive(Clone, Serialize)]
struct Row {
    kind: String,
    process: Line,
    title: Line,
    excerpt: String,
    href: String,
}

/// What fits while somebody types.
#[derive(Serialize)]
pub(crate) struct SuggestionsPart {
    rows: Vec<Row>,
}

impl Row {
    fn sample(excerpt: &str) -> Self {
        Self {
            kind: "Proposte".into(),
            process: Line::sample(if excerpt.is_empty() { "" } else { "Bilancio partecipativo 2027" }, None),
            title: Line::sample("Luce davanti alla scuola", Some(Locale::EN)),
            excerpt: excerpt.into(),
            href: "/it/x".into(),
        }
    }
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "search/search.html";

    fn samples() -> Vec<Self> {
        let page = |typed: &str, rows: Vec<Row>| Self {
            form: FormView::new().add("q", typed),
            action: "/it/search".into(),
            suggestions_href: "/it/search/suggestions".into(),
            kinds: vec![Choice::new("proposal", "Proposte")],
            processes: vec![Choice::new("x", "Bilancio partecipativo 2027")],
            typed: typed.into(),
            count: rows.len(),
            previous: (rows.len() > 1).then(|| "/it/search?q=x".into()),
            next: (rows.len() > 1).then(|| "/it/search?q=x&from=20".into()),
            rows,
        };
        vec![
            page("", Vec::new()),
            page("luce", vec![Row::sample("Da novembre è buio."), Row::sample("")]),
            page("unicorni", Vec::new()),
        ]
    }
}

impl Page for SuggestionsPart {
    const TEMPLATE: &'static str = "search/suggestions.html";

    fn samples() -> Vec<Self> {
        vec![Self { rows: vec![Row::sample("Da novembre è buio.")] }, Self { rows: Vec::new() }]
    }
}

pub(crate) fn routes() -> Router<State> {
    Router::new().route("/{locale}/search", get(show)).route("/{locale}/search/suggestions", get(suggestions))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<SearchPage>().add_mail::<SuggestionsPart>();
}

/// The entry of the main menu.
pub(crate) fn nav(here: &Here) -> BoxFuture<'_, Result<Vec<NavItem>, Problem>> {
    let href = here.to("/search");
    let item = NavItem { label: here.words("search-title").into(), current: here.path == href, href };
    Box::pin(async move { Ok(vec![item]) })
}

async fn show(here: Here) -> web::Result<Response> {
    let query = here.query();
    let typed: String = web::plain(query.value("q")).trim().chars().take(LONGEST).collect();
    let kind = known_kind(&here, query.value("kind"));
    let process = query.value("process").parse::<Uuid>().ok();
    let from = query.value("from").parse::<usize>().unwrap_or(0);
    let tx = here.db.read().await?;
    let scopes = scopes(&here.state, &tx, here.locale).await?;
    let filter = Filter { kind, process, member_of: here.who.member_of() };
    let hits = ranked(&typed, store::find(&tx, &typed, filter, PAGE).await?);
    let rows = rows(&here, &tx, hits.iter().skip(from).take(PAGE), &scopes).await?;
    drop(tx);
    let path = |from: usize| {
        let q = utf8_percent_encode(&typed, NON_ALPHANUMERIC);
        let (kind, process) = (query.value("kind"), process.map(|p| p.to_string()).unwrap_or_default());
        let kind = utf8_percent_encode(kind, NON_ALPHANUMERIC);
        here.to(&format!("/search?q={q}&kind={kind}&process={process}&from={from}"))
    };
    let kinds = here.state.extensions.all::<SearchKind>().iter();
    let page = SearchPage {
        form: FormView::new()
            .add("q", typed.as_str())
            .add("kind", kind.unwrap_or_default())
            .add("process", process.map(|p| p.to_string()).unwrap_or_default()),
        action: here.to("/search"),
        suggestions_href: here.to("/search/suggestions"),
        kinds: kinds.map(|SearchKind(k)| Choice::new(k.kind(), here.words(k.plural()))).collect(),
        processes: scopes
            .iter()
            .filter(|scope| scope.published || (scope.released && here.who.member_of().contains(&scope.id)))
            .map(|scope| Choice::new(scope.id.to_string(), &scope.title))
            .collect(),
        count: hits.len(),
        previous: (from > 0).then(|| path(from.saturating_sub(PAGE))),
        next: (hits.len() > from + PAGE).then(|| path(from + PAGE)),
        typed,
        rows,
    };
    let title = match page.typed.as_str() {
        "" => here.words("search-title"),
        typed => here.say(&Text::new("search-title-of").with("typed", typed)),
    };
    here.frame(title).show(&page).await
}

/// `GET /{locale}/search/suggestions?q=…`, for htmx.
async fn suggestions(here: Here) -> web::Result<Response> {
    let typed: String = web::plain(here.query().value("q")).trim().chars().take(LONGEST).collect();
    let mut part = SuggestionsPart { rows: Vec::new() };
    if typed.chars().count() >= SHORTEST {
        let tx = here.db.read().await?;
        let scopes = scopes(&here.state, &tx, here.locale).await?;
        let filter = Filter { member_of: here.who.member_of(), ..Filter::default() };
        let hits = ranked(&typed, store::find(&tx, &typed, filter, SUGGESTED).await?);
        part.rows = rows(&here, &tx, hits.iter().take(SUGGESTED), &scopes).await?;
    }
    let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?;
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "private, no-store")];
    Ok((headers, html).into_response())
}

fn known_kind<'a>(here: &'a Here, word: &str) -> Option<&'a str> {
    let kinds = here.state.extensions.all::<SearchKind>();
    kinds.iter().map(|SearchKind(kind)| kind.kind()).find(|kind| *kind == word)
}

/// Those of the hits that everybody sees at this moment, or the members of their space: what was hidden or withdrawn is gone
/// though its words may still be there for a second.
async fn rows(
    here: &Here,
    tx: &Tx,
    hits: impl Iterator<Item = &Hit>,
    scopes: &[accounts::Scope],
) -> Result<Vec<Row>, Problem> {
    let hits: Vec<&Hit> = hits.collect();
    let mut rows: HashMap<Uuid, Row> = HashMap::new();
    // As everybody, and as any member: nothing is found that is one person's own.
    let everybody = Standing::visitor();
    let member = Standing::visitor().admitted_to(here.who.member_of().to_vec());
    for SearchKind(kind) in here.state.extensions.all::<SearchKind>() {
        for (for_members, who) in [(false, &everybody), (true, &member)] {
            let of_them = hits.iter().filter(|hit| hit.kind == kind.kind() && hit.for_members == for_members);
            let ids: Vec<Uuid> = of_them.map(|hit| hit.id).collect();
            if ids.is_empty() {
                continue;
            }
            let shown = kind.shown(&here.state, tx, who, &ids, here.locale).await?;
            rows.extend(shown.into_iter().map(|shown| (shown.id, row(here, &**kind, shown, scopes))));
        }
    }
    Ok(hits.iter().filter_map(|hit| rows.remove(&hit.id)).collect())
}

fn row(here: &Here, kind: &dyn Searchable, shown: Shown, scopes: &[accounts::Scope]) -> Row {
    let scope = scopes.iter().find(|scope| Some(scope.id) == shown.space);
    let of_process = kind.kind() == "process";
    let title = scope.map(|scope| scope.title.clone()).unwrap_or_default();
    Row {
        kind: here.words(kind.plural()),
        title: if of_process { title.clone() } else { Line::of(&shown.title, here.locale) },
        process: if of_process { Line::default() } else { title },
        excerpt: shown.excerpt,
        href: here.to(&shown.path),
    }
}
