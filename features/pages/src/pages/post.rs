use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use kernel::{Line, Locale, Problem, Timestamp, Words};
use serde::Serialize;
use spaces::{Inside, Strip, links, translated::Prose};
use web::{Html, Page};

use super::row::PostRow;
use crate::{Post, PostState, store::posts as store};

/// One post.
#[derive(Serialize)]
pub(super) struct PostPage {
    strip: Strip,
    post: PostRow,
    body: Prose,
    /// For people who work on it: which state it is in, while it is not published.
    state: Option<&'static str>,
    changed: Option<Timestamp>,
    links: Vec<Linked>,
    list: String,
    feed: String,
    share: Option<String>,
    follow: Html,
}

/// What the post is about.
#[derive(Serialize)]
struct Linked {
    label: String,
    title: Line,
    href: String,
}

impl Page for PostPage {
    const TEMPLATE: &'static str = "pages/post.html";

    fn samples() -> Vec<Self> {
        let page = |post, state, changed, links, lang| Self {
            strip: Strip::sample(),
            post,
            body: Prose::sample("<p>I tecnici hanno finito.</p>", lang),
            state,
            changed,
            links,
            list: "/it/processes/x/news".into(),
            feed: "/it/processes/x/news/feed.atom".into(),
            share: changed.map(|_| "/it/share/h7k2mx-1".into()),
            follow: if changed.is_some() { Html::trusted("<p>Segui</p>") } else { Html::default() },
        };
        let link = Linked {
            label: "Parla di".into(),
            title: "Luce davanti alla scuola".into(),
            href: "/it/processes/x/budget/1".into(),
        };
        let mut pages = Vec::new();
        for (row, link) in PostRow::samples().into_iter().zip([Some(link), None]) {
            let full = link.is_some();
            let (state, lang) = if full { (None, Some(Locale::IT)) } else { (Some("draft"), None) };
            let changed = full.then(Timestamp::default);
            pages.push(page(row.clone(), Some("scheduled"), None, Vec::new(), None));
            pages.push(page(row, state, changed, link.into_iter().collect(), lang));
        }
        pages
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let number = words.parse::<Words>().map_err(|_| Problem::NotFound)?.number;
    let tx = here.db.read().await?;
    let post = store::by_number(&tx, inside.component.id, number).await?.ok_or(Problem::NotFound)?;
    if post.state != PostState::Published && !here.who.sees_drafts(inside.process.id.uuid()) {
        return Err(Problem::NotFound.into());
    }
    let canonical = post.words();
    if words != canonical {
        return Ok(Redirect::permanent(&here.to(&inside.path(&format!("/{canonical}")))).into_response());
    }
    let mut rows = PostRow::all(here, &tx, std::slice::from_ref(&post)).await?;
    let row = rows.pop().ok_or(Problem::NotFound)?;
    let cards = links::linked_cards(&tx, &here.state, &post.reference(), here.locale).await?;
    let mut body = Prose::of(&post.body_html, here.locale);
    body.html = inside.terms(&tx).await?.explain(&body.html).raised();
    // A draft is nobody's to follow.
    let follow = match post.state {
        PostState::Published => {
            let title = post.title.text(here.locale);
            engagement::follows::button(here, &tx, &post.reference(), title, &post.path).await?
        }
        _ => Html::default(),
    };
    let picture = row.cover.as_ref().map(|cover| cover.src.clone());
    let page = PostPage {
        strip: inside.strip(),
        changed: changed(&post),
        state: (post.state != PostState::Published).then_some(post.state.as_str()),
        links: cards
            .into_iter()
            .map(|(label, card)| Linked { label: here.words(label), title: card.title, href: card.path })
            .collect(),
        list: here.to(&inside.path("")),
        feed: here.to(&inside.path("/feed.atom")),
        share: spaces::share::href(&tx, &inside, Some(number)).await?,
        follow,
        body,
        post: row,
    };
    let about = match post.lead.text(here.locale) {
        "" => web::excerpt(post.body.text(here.locale), 160),
        lead => lead.to_owned(),
    };
    inside.frame(&page.post.title).describe(about).picture(picture).show(&page).await
}

/// When it was changed after it was published, by more than a quarter of an hour: smaller repairs nobody needs to know of.
fn changed(post: &Post) -> Option<Timestamp> {
    let since = post.publish_at.filter(|_| post.state == PostState::Published)?;
    (post.changed_at - since > chrono::TimeDelta::minutes(15)).then_some(post.changed_at)
}
