//! Telling people what happened: in the product, and by mail as often as each wants. A feature registers which of its
//! events people are told of ([`NoticeKind`]); nobody who writes knows who is told.

pub mod actions;
mod jobs;
mod kinds;
mod letter;
mod model;
mod pages;
mod personal;
mod process;
mod settings;
mod stop;
pub(crate) mod store;
mod unsubscribing;

pub use jobs::begin_digests;
pub(crate) use jobs::register;
pub use model::{Batch, Happening, NoticeId, NoticeKind, NotificationId, Notifies, Rhythm, Topic};
pub(crate) use personal::PERSONAL;
pub use store::Wishes;

use std::sync::Arc;

use accounts::{Bell, Here, ScopeParts};
use axum::Router;
use feature::{Extensions, State};
use kernel::ResourceRef;
use web::{Inbox, Samples};

use crate::{SubjectKind, follows};

pub(crate) fn routes() -> Router<State> {
    pages::routes().merge(settings::routes()).merge(stop::routes())
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add_mail::<letter::NoticeText>().add_mail::<letter::NoticeHtml>();
    pages::samples(samples);
    settings::samples(samples);
    stop::samples(samples);
}

pub(crate) fn extend(extensions: &mut Extensions) {
    let called = |name, event| NoticeKind(Arc::new(kinds::Called { of: (name, event) }));
    // The most personal first: who is told by one is not told again by the next.
    extensions.add(called("comment.mention", "comment.published"));
    extensions.add(NoticeKind(Arc::new(kinds::Answered)));
    extensions.add(NoticeKind(Arc::new(kinds::Said)));
    extensions.add(called("comment.mention_later", "comment.revised"));
    extensions.add(NoticeKind(Arc::new(kinds::Moderated { hidden: true })));
    extensions.add(NoticeKind(Arc::new(kinds::Moderated { hidden: false })));
    extensions.add(NoticeKind(Arc::new(kinds::PhaseBegan)));
    extensions.add(NoticeKind(Arc::new(kinds::Waits)));
    extensions.add(SubjectKind(Arc::new(process::Processes)));
    extensions.add(Bell(|here| Box::pin(inbox(here))));
    extensions.add(ScopeParts(|here, process| Box::pin(follow_process(here, process))));
}

/// What is new for the person who is logged in.
async fn inbox(here: &Here) -> Result<Inbox, kernel::Problem> {
    let new = match &here.who.me {
        Some(me) => store::unread(&here.db.read().await?, me.id).await?,
        None => 0,
    };
    Ok(Inbox { href: here.to("/account/notifications"), new })
}

/// The button to follow a process, on its page.
async fn follow_process(here: &Here, process: uuid::Uuid) -> Result<web::Html, kernel::Problem> {
    let tx = here.db.read().await?;
    let scopes = accounts::scopes(&here.state, &tx, here.locale).await?;
    match scopes.into_iter().find(|scope| scope.id == process && scope.seen_by(&here.who)) {
        Some(scope) => {
            let about = ResourceRef::new("process", process);
            follows::button(here, &tx, &about, &scope.title.text, &scope.path).await
        }
        None => Ok(web::Html::default()),
    }
}
