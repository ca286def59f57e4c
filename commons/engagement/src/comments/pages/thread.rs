//! A thread on a page of its own: the address of every comment.

use accounts::{Here, in_form};
use axum::{extract::Path, http::HeaderMap, response::Response};
use db::Tx;
use kernel::{Line, Problem, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{beside, fragment, login_href, partial};
use crate::{
    Subject,
    comments::{
        actions,
        model::{Comment, PAGE},
        permissions::{Act, check},
        store,
        view::{CommentView, Viewer, author, moment},
    },
};

/// Replies shown before the one that the page is about.
const BEFORE: i64 = 5;

/// The page.
#[derive(Serialize)]
pub(super) struct ThreadPage {
    title: Line,
    href: String,
    thread: CommentView,
    /// How many replies come before the first one shown, and where they are.
    earlier: Option<(i64, String)>,
    reply: ReplyPart,
}

/// The form to answer, or why there is none.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ReplyPart {
    /// `open`, `login` or `closed`.
    state: &'static str,
    to: String,
    form: FormView,
    field: String,
    action: String,
    max: i64,
    login_href: String,
    reason: String,
}

/// More replies of a thread.
#[derive(Serialize)]
pub(super) struct RepliesPart {
    replies: Vec<CommentView>,
    more: i64,
    more_href: String,
}

impl Page for ThreadPage {
    const TEMPLATE: &'static str = "engagement/thread.html";

    fn samples() -> Vec<Self> {
        let thread = CommentView::samples().swap_remove(0);
        let page = |reply: ReplyPart, earlier| Self {
            title: Line::sample("Luce", Some(kernel::Locale::EN)),
            href: "/it/x".into(),
            thread: thread.clone(),
            earlier,
            reply,
        };
        let earlier = Some((7, "/it/comments/12?after=0".to_owned()));
        ReplyPart::samples()
            .into_iter()
            .map(|reply| page(reply, earlier.clone()))
            .chain([page(ReplyPart::samples().swap_remove(0), None)])
            .collect()
    }
}

impl Page for ReplyPart {
    const TEMPLATE: &'static str = "engagement/reply.html";

    fn samples() -> Vec<Self> {
        let part = |state| Self {
            state,
            to: "Giorgio".into(),
            form: FormView::new().with_sample_error("text_12", "Scrivi almeno una frase."),
            field: "text_12".into(),
            action: "/it/comments/12/reply".into(),
            max: 1_000,
            login_href: "/it/login".into(),
            reason: "I commenti sono chiusi.".into(),
        };
        vec![part("open"), part("login"), part("closed")]
    }
}

impl Page for RepliesPart {
    const TEMPLATE: &'static str = "engagement/replies.html";

    fn samples() -> Vec<Self> {
        let part = |more| Self {
            replies: CommentView::samples(),
            more,
            more_href: "/it/comments/12/replies".into(),
        };
        vec![part(0), part(4)]
    }
}

/// `GET /comments/{number}`: links in what people wrote know no language.
pub(super) async fn in_my_language(here: Here, Path(number): Path<i64>) -> Response {
    here.go(&format!("/comments/{number}"))
}

/// `GET /{locale}/comments/{number}`
pub(super) async fn show(here: Here, Path((_, number)): Path<(String, i64)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
    let reply = reply_part(&here, &tx, &subject, &comment, FormView::new());
    let page = page(&here, &tx, &subject, &comment, reply).await?;
    drop(tx);
    frame(&here, &subject, number).show(&page).await
}

fn frame(here: &Here, subject: &Subject, number: i64) -> accounts::Frame {
    let title = here.say(&Text::new("engagement-comment-title").with("number", number.to_string()));
    here.frame(title).crumb(Line::of(&subject.title, here.locale), &subject.path)
}

async fn page(
    here: &Here,
    tx: &Tx,
    subject: &Subject,
    comment: &Comment,
    reply: ReplyPart,
) -> Result<ThreadPage, Problem> {
    let root = match comment.root {
        None => comment.clone(),
        Some(root) => store::by_ids(tx, &[root.uuid()]).await?.into_iter().next().ok_or(Problem::NotFound)?,
    };
    let asked = here.query().value("after").parse::<i64>().ok();
    let after = asked.unwrap_or((comment.place - 1 - BEFORE).max(0)).max(0);
    let replies = store::replies_after(tx, root.id, after, i64::try_from(PAGE).unwrap_or(20)).await?;
    let viewer = Viewer::read(tx, here, subject, replies.iter().chain([&root])).await?;
    let mut thread = viewer.thread(&root, &replies.iter().collect::<Vec<_>>());
    thread.current = root.id == comment.id && comment.replies > 0;
    for reply in &mut thread.replies {
        reply.current = reply.number == comment.number;
    }
    Ok(ThreadPage {
        title: Line::of(&subject.title, here.locale),
        href: format!("{}#comments", here.to(&subject.path)),
        thread,
        earlier: (after > 0).then(|| (after, here.to(&format!("{}?after=0", comment.path(""))))),
        reply,
    })
}

fn reply_part(here: &Here, tx: &Tx, subject: &Subject, comment: &Comment, form: FormView) -> ReplyPart {
    let (state, reason) = match check(Act::Write, &here.who, subject, Some(comment), moment(here, tx)) {
        Ok(()) => ("open", String::new()),
        Err(Problem::NotLoggedIn(_)) if subject.talk.as_ref().is_some_and(|talk| talk.closed.is_none()) => {
            ("login", String::new())
        }
        Err(Problem::NotAllowed(reason)) => ("closed", here.say(&reason)),
        Err(_) => {
            let closed = subject.talk.as_ref().and_then(|talk| talk.closed.clone());
            let reason = closed.unwrap_or(Text::new("engagement-refused-no-comments"));
            ("closed", here.say(&reason))
        }
    };
    ReplyPart {
        state,
        to: author(here, &comment.nickname),
        form,
        field: format!("text_{}", comment.number),
        action: here.to(&comment.path("/reply")),
        max: subject.talk.as_ref().map_or(0, |talk| talk.max_length),
        login_href: login_href(here, &comment.path("/reply")),
        reason,
    }
}

/// `GET /{locale}/comments/{number}/reply`: the form, which htmx puts under the comment.
pub(super) async fn form(
    here: Here,
    Path((_, number)): Path<(String, i64)>,
    headers: HeaderMap,
) -> web::Result<Response> {
    if !partial(&headers) {
        return Ok(here.go(&format!("/comments/{number}#reply")));
    }
    let tx = here.db.read().await?;
    let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
    let part = reply_part(&here, &tx, &subject, &comment, FormView::new());
    Ok(fragment(here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?))
}

/// `POST /{locale}/comments/{number}/reply`
pub(super) async fn reply(
    here: Here,
    Path((_, number)): Path<(String, i64)>,
    form: FormData,
) -> web::Result<Response> {
    let field = format!("text_{number}");
    let written = actions::reply(&here.state, &here.db, &here.who, number, form.value(&field)).await;
    match in_form(written)? {
        Ok(comment) => {
            let path = format!("{}#c{}", comment.path(""), comment.number);
            Ok(here.done(&path, &Text::new("engagement-written")))
        }
        Err(errors) => {
            let tx = here.db.read().await?;
            let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
            let view = form.view().with_errors(&beside(&errors, &field), &here.reader());
            let part = reply_part(&here, &tx, &subject, &comment, view);
            let page = page(&here, &tx, &subject, &comment, part).await?;
            drop(tx);
            frame(&here, &subject, number).unprocessable().show(&page).await
        }
    }
}

/// `GET /{locale}/comments/{number}/replies?after=3`: the next replies of a thread.
pub(super) async fn replies(
    here: Here,
    Path((_, number)): Path<(String, i64)>,
    headers: HeaderMap,
) -> web::Result<Response> {
    let after = here.query().value("after").parse::<i64>().unwrap_or(0).max(0);
    if !partial(&headers) {
        return Ok(here.go(&format!("/comments/{number}?after={after}")));
    }
    let tx = here.db.read().await?;
    let (root, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
    let replies = store::replies_after(&tx, root.id, after, i64::try_from(PAGE).unwrap_or(20)).await?;
    let viewer = Viewer::read(&tx, &here, &subject, replies.iter()).await?;
    let last = replies.last().map_or(root.replies, |reply| reply.place);
    let part = RepliesPart {
        replies: replies.iter().map(|reply| viewer.view(reply)).collect(),
        more: (root.replies - last).max(0),
        more_href: here.to(&format!("{}?after={last}", root.path("/replies"))),
    };
    Ok(fragment(here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?))
}
