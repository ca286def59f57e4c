use accounts::Here;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use kernel::{Locale, Problem, Slug, Timestamp};
use serde::Serialize;
use spaces::{
    Inside, Strip,
    translated::{Line, Prose},
};
use web::Page;

use crate::{Home, TextPage, store::texts as store};

/// A page of text as any page shows it.
#[derive(Serialize)]
pub(crate) struct TextView {
    pub(crate) title: Line,
    pub(crate) body: Prose,
    pub(crate) changed: Timestamp,
    pub(crate) draft: bool,
}

impl TextView {
    pub(crate) fn new(here: &Here, page: &TextPage) -> Self {
        let body = Prose::of(&page.body_html, here.locale);
        Self {
            title: Line::of(&page.title, here.locale),
            body: Prose { html: body.html.raised(), ..body },
            changed: page.changed_at,
            draft: !page.published,
        }
    }

    pub(crate) fn sample(draft: bool) -> Self {
        let lang = draft.then_some(Locale::EN);
        Self {
            title: Line::sample("Le regole", lang),
            body: Prose::sample("<p>Chi vive qui decide.</p>", lang),
            changed: Timestamp::default(),
            draft,
        }
    }
}

/// A page of a process.
#[derive(Serialize)]
pub(super) struct TextPageView {
    strip: Strip,
    text: TextView,
    admin_href: Option<String>,
}

impl Page for TextPageView {
    const TEMPLATE: &'static str = "pages/text.html";

    fn samples() -> Vec<Self> {
        let page = |draft: bool| Self {
            strip: Strip::sample(),
            text: TextView::sample(draft),
            admin_href: draft.then(|| "/it/admin/processes/x/pages/1".into()),
        };
        vec![page(false), page(true)]
    }
}

/// The component before its first page.
#[derive(Serialize)]
pub(super) struct NoPages {
    strip: Strip,
    title: Line,
}

impl Page for NoPages {
    const TEMPLATE: &'static str = "pages/none.html";

    fn samples() -> Vec<Self> {
        vec![Self { strip: Strip::sample(), title: "Pagine".into() }]
    }
}

/// The first page; each has an address of its own.
pub(super) async fn index(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let pages = store::entries(&tx, Home::Component(inside.component.id)).await?;
    let drafts = here.who.sees_drafts(inside.process.id.uuid());
    if let Some(first) = pages.iter().find(|page| page.published || drafts) {
        let path = here.to(&inside.path(&format!("/{}", first.slug)));
        return Ok(Redirect::temporary(&path).into_response());
    }
    let title = inside.title();
    let page = NoPages { strip: inside.strip(), title: title.clone() };
    inside.frame(title).show(&page).await
}

pub(super) async fn show(inside: Inside, Path(slug): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    slug.parse::<Slug>().map_err(|_| Problem::NotFound)?;
    let tx = here.db.read().await?;
    let page = store::by_slug(&tx, Home::Component(inside.component.id), &slug).await?;
    let staff = here.who.sees_drafts(inside.process.id.uuid());
    let page = page.filter(|page| page.published || staff).ok_or(Problem::NotFound)?;
    let mut text = TextView::new(here, &page);
    text.body.html = inside.terms(&tx).await?.explain(&text.body.html);
    let view = TextPageView {
        strip: inside.strip(),
        text,
        admin_href: staff.then(|| here.to(&inside.admin_path(&format!("/{}", page.id)))),
    };
    let about = web::excerpt(page.body.text(here.locale), 160);
    inside.frame(&view.text.title).describe(about).show(&view).await
}
