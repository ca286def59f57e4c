//! The organisation's own pages: by topic, in the foot of every page, and the legal ones.

use accounts::Here;
use axum::{
    Router,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use feature::State;
use futures::future::BoxFuture;
use kernel::{Line, Problem, Slug};
use serde::Serialize;
use spaces::process;
use web::{AdminItem, AdminSection, Html, NavItem, Page, Samples};

use crate::{
    Home, admin,
    pages::TextView,
    store::{
        posts::Scope,
        texts::{self as store, Entry},
    },
};

/// The pages that stand at addresses of their own, whoever wrote them.
pub(crate) const LEGAL: [&str; 3] = ["privacy", "terms", "accessibility"];

pub(crate) fn routes() -> Router<State> {
    admin::site_routes()
        .route("/{locale}/pages", get(index))
        .route("/{locale}/pages/{slug}", get(show))
        .route("/{locale}/feed.atom", get(feed))
        .route("/{locale}/processes/{process}/feed.atom", get(process_feed))
        .route("/{locale}/assemblies/{process}/feed.atom", get(process_feed))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<IndexPage>().add::<SitePage>();
}

/// All pages by topic.
#[derive(Serialize)]
struct IndexPage {
    topics: Vec<Group>,
    admin_href: Option<String>,
}

/// The pages of a topic.
#[derive(Serialize)]
struct Group {
    /// None for the pages without one.
    title: Option<Line>,
    pages: Vec<PageLink>,
}

#[derive(Serialize)]
struct PageLink {
    title: Line,
    href: String,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "pages/site_index.html";

    fn samples() -> Vec<Self> {
        let pages = || vec![PageLink { title: "Come si vota".into(), href: "/it/pages/come-si-vota".into() }];
        let topics = vec![
            Group { title: Some("Aiuto".into()), pages: pages() },
            Group { title: None, pages: pages() },
        ];
        let admin_href = Some("/it/admin/pages".into());
        vec![Self { topics, admin_href }, Self { topics: Vec::new(), admin_href: None }]
    }
}

/// One page.
#[derive(Serialize)]
struct SitePage {
    text: TextView,
    /// The other pages of its topic.
    others: Vec<PageLink>,
    admin_href: Option<String>,
}

impl Page for SitePage {
    const TEMPLATE: &'static str = "pages/site_page.html";

    fn samples() -> Vec<Self> {
        let other = PageLink { title: "Come si vota".into(), href: "/it/pages/come-si-vota".into() };
        vec![
            Self { text: TextView::sample(false), others: vec![other], admin_href: None },
            Self {
                text: TextView::sample(true),
                others: Vec::new(),
                admin_href: Some("/it/admin/pages/1".into()),
            },
        ]
    }
}

/// `GET /{locale}/pages`
async fn index(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let entries = store::entries(&tx, Home::Site).await?;
    let topics = store::topics(&tx).await?;
    let group = |topic: Option<&crate::Topic>| Group {
        title: topic.map(|t| Line::of(&t.title, here.locale)),
        pages: entries
            .iter()
            .filter(|e| e.published && e.topic == topic.map(|t| t.id))
            .map(|e| link(&here, e))
            .collect(),
    };
    let groups = topics.iter().map(Some).chain([None]).map(group);
    let page = IndexPage {
        topics: groups.filter(|group| !group.pages.is_empty()).collect(),
        admin_href: here.who.is_administrator().then(|| here.to("/admin/pages")),
    };
    here.frame(here.words("pages-site-title")).show(&page).await
}

/// `GET /{locale}/pages/{slug}`
async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    if LEGAL.contains(&slug.as_str()) {
        return Ok(Redirect::temporary(&here.to(&format!("/{slug}"))).into_response());
    }
    slug.parse::<Slug>().map_err(|_| Problem::NotFound)?;
    let tx = here.db.read().await?;
    let staff = here.who.is_administrator();
    let page = store::by_slug(&tx, Home::Site, &slug).await?.filter(|page| page.published || staff);
    let page = page.ok_or(Problem::NotFound)?;
    let entries = if page.topic.is_some() { store::entries(&tx, Home::Site).await? } else { Vec::new() };
    let others = entries.iter().filter(|e| e.published && e.topic == page.topic && e.slug != slug);
    let view = SitePage {
        text: TextView::new(&here, &page),
        others: others.map(|e| link(&here, e)).collect(),
        admin_href: staff.then(|| here.to(&format!("/admin/pages/{}", page.id))),
    };
    let about = web::excerpt(page.body.text(here.locale), 160);
    let frame = here.frame(&view.text.title).describe(about);
    frame.crumb(here.words("pages-site-title"), "/pages").show(&view).await
}

/// `GET /{locale}/feed.atom`
async fn feed(here: Here) -> web::Result<Response> {
    let title = here.tenant.name.clone();
    Ok(crate::feed::show(&here, Scope::Site, &title, "/").await?)
}

/// `GET /{locale}/processes/{process}/feed.atom`
async fn process_feed(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = process::store::by_path(&tx, &here.path, &slug).await?.filter(|process| process.published);
    let process = process.ok_or(Problem::NotFound)?;
    drop(tx);
    let title = process.texts.title.text(here.locale).to_owned();
    let path = process.path();
    Ok(crate::feed::show(&here, Scope::Process(process.id), &title, &path).await?)
}

/// The way to the pages in the administration.
pub(crate) fn menu(here: &Here) -> BoxFuture<'_, Result<Vec<AdminSection>, Problem>> {
    Box::pin(async move {
        if !here.who.is_administrator() {
            return Ok(Vec::new());
        }
        let href = here.to("/admin/pages");
        let current = here.path.starts_with(&href);
        let item = AdminItem { label: here.words("pages-site-title"), href, current, count: None };
        Ok(vec![AdminSection { title: here.words("accounts-admin-section"), order: 9, items: vec![item] }])
    })
}

/// The links in the foot of every page.
pub(crate) fn footer(here: &Here) -> BoxFuture<'_, Result<Vec<NavItem>, Problem>> {
    Box::pin(async move {
        let tx = here.db.read().await?;
        let entries = tx.kept("pages.entries", here.tenant.id.uuid(), |tx| async move {
            store::entries(&tx, Home::Site).await
        });
        let entries = entries.await?;
        let shown =
            entries.iter().filter(|e| e.published && e.in_footer && !LEGAL.contains(&e.slug.as_str()));
        Ok(shown
            .map(|e| {
                let PageLink { title, href } = link(here, e);
                NavItem { label: title, current: here.path == href, href }
            })
            .collect())
    })
}

/// The organisation's own text of a legal page.
pub(crate) fn legal<'a>(
    here: &'a Here,
    which: &'static str,
) -> BoxFuture<'a, Result<Option<(String, Html)>, Problem>> {
    Box::pin(async move {
        let tx = here.db.read().await?;
        let page = store::by_slug(&tx, Home::Site, which).await?.filter(|page| page.published);
        Ok(page.map(|page| {
            let html = Html::trusted(page.body_html.text(here.locale)).raised();
            (page.title.text(here.locale).to_owned(), html)
        }))
    })
}

fn link(here: &Here, entry: &Entry) -> PageLink {
    let path = match entry.slug.as_str() {
        slug if LEGAL.contains(&slug) => format!("/{slug}"),
        slug => format!("/pages/{slug}"),
    };
    PageLink { title: Line::of(&entry.title, here.locale), href: here.to(&path) }
}
