use axum::response::Response;
use kernel::{Line, Slug, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::Page;

use super::row::{PostRow, TagView};
use crate::store::posts::{self as store, Scope};

/// The published posts of a component, the latest first.
#[derive(Serialize)]
pub(super) struct NewsPage {
    strip: Strip,
    title: Line,
    posts: Vec<PostRow>,
    tags: Vec<TagView>,
    next: Option<String>,
    feed: String,
    admin_href: Option<String>,
}

impl Page for NewsPage {
    const TEMPLATE: &'static str = "pages/news.html";

    fn samples() -> Vec<Self> {
        let page = |posts, tags: Vec<TagView>, admin: Option<&str>| Self {
            strip: Strip::sample(),
            title: "Notizie".into(),
            next: (!tags.is_empty()).then(|| "/it/processes/x/news?after=abc".into()),
            posts,
            tags,
            feed: "/it/processes/x/news/feed.atom".into(),
            admin_href: admin.map(Into::into),
        };
        let tags = vec![TagView::sample(true), TagView::sample(false)];
        vec![
            page(PostRow::samples(), tags, None),
            page(Vec::new(), Vec::new(), Some("/it/admin/processes/x/news")),
            page(Vec::new(), Vec::new(), None),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let query = here.query();
    let tag = query.value("tag").parse::<Slug>().ok().map(String::from);
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let tx = here.db.read().await?;
    let component = inside.component.id;
    let page = store::published(&tx, component, tag.as_deref(), after).await?;
    let tags = store::tags_in_use(&tx, component).await?;
    let list = inside.path("");
    let next = page.next.map(|next| {
        let tag = tag.as_deref().map(|tag| format!("tag={tag}&")).unwrap_or_default();
        here.to(&format!("{list}?{tag}after={next}"))
    });
    let title = inside.title();
    let view = NewsPage {
        strip: inside.strip(),
        title: title.clone(),
        posts: PostRow::all(here, &tx, &page.rows).await?,
        tags: tags
            .iter()
            .map(|t| TagView::new(here, &list, t, tag.as_deref() == Some(t.key.as_str())))
            .collect(),
        next,
        feed: here.to(&inside.path("/feed.atom")),
        admin_href: here.who.sees_drafts(inside.process.id.uuid()).then(|| here.to(&inside.admin_path(""))),
    };
    let process = inside.process.texts.title.text(here.locale);
    let about = here.say(&Text::new("pages-news-about").with("process", process));
    inside.frame(title).describe(about).show(&view).await
}

pub(super) async fn feed(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let (process, news) = (&inside.process.texts.title, &inside.component.title);
    let title = format!("{}: {}", process.text(here.locale), news.text(here.locale));
    let scope = Scope::Component(inside.component.id);
    Ok(crate::feed::show(here, scope, &title, &inside.path("")).await?)
}
