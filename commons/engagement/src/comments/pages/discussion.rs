//! The comments of a resource on a page of their own: where a refused comment is shown again, and what htmx asks for.

use accounts::{Here, in_form};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Line, Problem, ResourceRef, Text};
use serde::Serialize;
use uuid::Uuid;
use web::{Html, Page, form::FormData};

use super::{
    fragment, partial,
    section::{Wanted, section, source, threads, with_form},
};
use crate::{
    Subject,
    comments::{actions, model::Side, store},
    subject,
};

/// The page.
#[derive(Serialize)]
pub(super) struct DiscussionPage {
    title: Line,
    href: String,
    comments: Html,
}

/// That there are new comments.
#[derive(Serialize)]
pub(super) struct NewsPart {
    count: i64,
    href: String,
    source: String,
    again: String,
}

impl Page for DiscussionPage {
    const TEMPLATE: &'static str = "engagement/discussion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: Line::sample("Luce", Some(kernel::Locale::EN)),
            href: "/it/x".into(),
            comments: Html::escaped("14 commenti"),
        }]
    }
}

impl Page for NewsPart {
    const TEMPLATE: &'static str = "engagement/news.html";

    fn samples() -> Vec<Self> {
        let source = "/it/discussions/proposal/x";
        vec![Self {
            count: 2,
            href: "/it/x?comments=recent#comments".into(),
            source: format!("{source}?comments=recent"),
            again: format!("{source}/news?after=12&told=2"),
        }]
    }
}

/// What an address names, with the locale that it begins with.
pub(super) type About = Path<(String, String, Uuid)>;

async fn found(here: &Here, tx: &db::Tx, kind: &str, id: Uuid) -> Result<Subject, Problem> {
    subject::subject(&here.state, tx, &here.who, &ResourceRef::new(kind, id)).await
}

/// `GET /{locale}/discussions/{kind}/{id}`
pub(super) async fn show(
    here: Here,
    Path((_, kind, id)): About,
    headers: HeaderMap,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let subject = found(&here, &tx, &kind, id).await?;
    let query = here.query();
    if partial(&headers) && query.value("part") == "threads" {
        let discussion = store::discussion(&tx, &subject.about).await?.ok_or(Problem::NotFound)?;
        let wanted = Wanted::read(&here, &subject);
        let part = threads(&here, &tx, &subject, &discussion, wanted, query.value("comments_after")).await?;
        return Ok(fragment(here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?));
    }
    let comments = section(&here, &tx, &subject).await?;
    drop(tx);
    if partial(&headers) {
        return Ok(fragment(comments.into()));
    }
    page(&here, &subject, comments, StatusCode::OK).await
}

/// `POST /{locale}/discussions/{kind}/{id}`
pub(super) async fn write(here: Here, Path((_, kind, id)): About, form: FormData) -> web::Result<Response> {
    let about = ResourceRef::new(&kind, id);
    let side = Side::parse(form.value("side")).unwrap_or(Side::Neutral);
    let written = actions::write(&here.state, &here.db, &here.who, &about, form.value("text"), side).await;
    let tx = here.db.read().await?;
    match in_form(written)? {
        Ok(comment) => {
            let subject = found(&here, &tx, &kind, id).await?;
            let path = format!("{}?comments=recent#c{}", subject.path, comment.number);
            Ok(here.done(&path, &Text::new("engagement-written")))
        }
        Err(errors) => {
            let subject = found(&here, &tx, &kind, id).await?;
            let view = form.view().with_errors(&errors, &here.reader());
            let comments = with_form(&here, &tx, &subject, view).await?;
            drop(tx);
            page(&here, &subject, comments, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn page(here: &Here, subject: &Subject, comments: Html, status: StatusCode) -> web::Result<Response> {
    let title = Line::of(&subject.title, here.locale);
    let frame = here.frame(here.words("engagement-comments-title")).crumb(&title, &subject.path);
    let page = DiscussionPage { title, href: here.to(&subject.path), comments };
    frame.status(status).show(&page).await
}

/// `GET /{locale}/discussions/{kind}/{id}/news?after=12&told=2`: how many came after a number, for pages that look now and
/// then. Nothing new costs one row of the discussion, and an answer without content.
pub(super) async fn news(
    here: Here,
    Path((_, kind, id)): About,
    headers: HeaderMap,
) -> web::Result<Response> {
    let number = |name: &str| here.query().value(name).parse::<i64>().ok().filter(|n| *n >= 0);
    let (after, told) = (number("after").ok_or(Problem::NotFound)?, number("told").unwrap_or(0));
    let tx = here.db.read().await?;
    let subject = found(&here, &tx, &kind, id).await?;
    let Some(discussion) = store::discussion(&tx, &subject.about).await? else { return Ok(nothing()) };
    let tag = format!("W/\"c{}-{}\"", discussion.changes, here.locale);
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if known {
        let tag = [(header::ETAG, tag), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
        return Ok((StatusCode::NOT_MODIFIED, tag).into_response());
    }
    if discussion.last_number <= after {
        return Ok(nothing());
    }
    let count = store::news(&tx, discussion.id, after).await?;
    if count <= told {
        return Ok(nothing());
    }
    let source = source(&here, &subject);
    let part = NewsPart {
        count,
        href: here.to(&format!("{}?comments=recent#comments", subject.path)),
        again: format!("{source}/news?after={after}&told={count}"),
        source: format!("{source}?comments=recent"),
    };
    let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::ETAG, tag),
    ];
    Ok((headers, html).into_response())
}

fn nothing() -> Response {
    (StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, "private, no-cache")]).into_response()
}
