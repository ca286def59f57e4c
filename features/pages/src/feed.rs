//! Atom feeds (RFC 4287) of a component, a process and the organisation.

use accounts::Here;
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Problem, Timestamp};

use crate::{
    Post,
    store::posts::{self, Scope},
};

/// Posts in a feed.
const LENGTH: i64 = 20;

/// The feed of a scope. `path` is what it tells of, without locale; the feed's own address is the request's.
///
/// # Errors
/// When the database fails.
pub(crate) async fn show(here: &Here, scope: Scope, title: &str, path: &str) -> Result<Response, Problem> {
    let tx = here.db.read().await?;
    let latest = posts::latest(&tx, scope, LENGTH).await?;
    let feed = feed(here, title, path, &latest);
    let headers = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((headers, feed.to_string()).into_response())
}

fn feed(here: &Here, title: &str, path: &str, latest: &[Post]) -> Feed {
    let own = here.url(&here.path);
    let updated = latest.iter().map(|p| p.changed_at).max().unwrap_or_default();
    Feed {
        title: Text::plain(title),
        id: own.clone(),
        updated: date(updated),
        lang: Some(here.locale.to_string()),
        generator: Some(Generator { value: "Arengo".to_owned(), ..Generator::default() }),
        links: vec![link("self", &own), link("alternate", &here.url(&here.to(path)))],
        entries: latest.iter().map(|post| entry(here, post)).collect(),
        ..Feed::default()
    }
}

fn entry(here: &Here, post: &Post) -> Entry {
    let (html, language) = post.body_html.get(here.locale);
    let author = Person { name: post.signature(here.locale).text, ..Person::default() };
    let content = Content {
        value: Some(html.to_owned()),
        content_type: Some("html".to_owned()),
        lang: Some(language.to_string()),
        ..Content::default()
    };
    let lead = post.lead.text(here.locale);
    Entry {
        title: Text::plain(post.title.text(here.locale)),
        id: format!("urn:uuid:{}", post.id),
        updated: date(post.changed_at),
        published: post.publish_at.map(date),
        authors: if author.name.is_empty() { Vec::new() } else { vec![author] },
        links: vec![link("alternate", &here.url(&here.to(&post.path)))],
        summary: (!lead.is_empty()).then(|| Text::plain(lead)),
        content: Some(content),
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), ..Link::default() }
}

fn date(moment: Timestamp) -> FixedDateTime {
    moment.fixed_offset()
}
