//! The inbox: what somebody was told, the latest first.

use accounts::Here;
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use feature::State;
use kernel::{Problem, Text, Timestamp};
use serde::Serialize;
use web::{Page, Samples};

use super::{
    actions,
    letter::sentence,
    model::{Notification, NotificationId, kind},
    store,
};
use crate::{Subject, subject};

/// The page.
#[derive(Serialize)]
pub(super) struct InboxPage {
    rows: Vec<Row>,
    next: Option<String>,
    new: i64,
    read_action: String,
    settings_href: String,
}

/// A notice.
#[derive(Clone, Serialize)]
struct Row {
    text: String,
    excerpt: String,
    at: Timestamp,
    new: bool,
    href: String,
}

impl Page for InboxPage {
    const TEMPLATE: &'static str = "engagement/inbox.html";

    fn samples() -> Vec<Self> {
        let row = |new, excerpt: &str| Row {
            text: "Paola ha risposto al tuo commento a «Luce».".into(),
            excerpt: excerpt.into(),
            at: Timestamp::UNIX_EPOCH,
            new,
            href: "/it/account/notifications/x".into(),
        };
        let page = |rows: Vec<Row>, new| Self {
            next: (new > 0).then(|| "/it/account/notifications?after=x".into()),
            rows,
            new,
            read_action: "/it/account/notifications/read".into(),
            settings_href: "/it/account/notifications/settings".into(),
        };
        vec![page(vec![row(true, "Abbiamo contato."), row(false, "")], 1), page(Vec::new(), 0)]
    }
}

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/account/notifications", get(show))
        .route("/{locale}/account/notifications/read", post(read_all))
        .route("/{locale}/account/notifications/{id}", get(open))
}

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<InboxPage>();
}

async fn show(here: Here) -> web::Result<Response> {
    let me = here.who.require_person(Text::new("engagement-refused-notifications"))?.id;
    let query = here.query();
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let tx = here.db.read().await?;
    let page = store::of_person(&tx, me, after).await?;
    let abouts = page.rows.iter().map(|n| &n.notice.about);
    let subjects = subject::subjects(&here.state, &tx, &here.who, abouts).await?;
    let new = store::unread(&tx, me).await?;
    drop(tx);
    let path = "/account/notifications";
    let page = InboxPage {
        rows: page.rows.iter().filter_map(|n| row(&here, n, subjects.get(&n.notice.about)?)).collect(),
        next: page.next.map(|next| here.to(&format!("{path}?after={next}"))),
        new,
        read_action: here.to(&format!("{path}/read")),
        settings_href: here.to(&format!("{path}/settings")),
    };
    let frame = here.frame(here.words("engagement-inbox-title"));
    frame.crumb(here.words("accounts-account-title"), "/account").show(&page).await
}

/// A notice of what the reader may still see.
fn row(here: &Here, notification: &Notification, subject: &Subject) -> Option<Row> {
    Some(Row {
        text: sentence(&here.state, &here.reader(), &notification.notice, subject)?,
        excerpt: if subject.about.kind == "comment" {
            subject.excerpt.text(here.locale).to_owned()
        } else {
            String::new()
        },
        at: notification.notice.happening.at,
        new: !notification.read,
        href: here.to(&format!("/account/notifications/{}", notification.id)),
    })
}

/// `GET /{locale}/account/notifications/{id}`: leads to what it is about, and notes that it was read.
async fn open(here: Here, Path((_, id)): Path<(String, NotificationId)>) -> web::Result<Response> {
    let me = here.who.require_person(Text::new("engagement-refused-notifications"))?.id;
    let tx = here.db.read().await?;
    let found = store::by_id(&tx, id).await?.filter(|n| n.person == me).ok_or(Problem::NotFound)?;
    let subject = subject::subject(&here.state, &tx, &here.who, &found.notice.about).await?;
    drop(tx);
    actions::mark_read(&here.db, &here.who, Some(id)).await?;
    let notice = &found.notice;
    let elsewhere = kind(&here.state, &notice.name).and_then(|kind| kind.path(&notice.happening));
    Ok(here.go(elsewhere.as_deref().unwrap_or(&subject.path)))
}

/// `POST /{locale}/account/notifications/read`
async fn read_all(here: Here) -> web::Result<Response> {
    actions::mark_read(&here.db, &here.who, None).await?;
    Ok(here.done("/account/notifications", &Text::new("engagement-inbox-read")))
}
