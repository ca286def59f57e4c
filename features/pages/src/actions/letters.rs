//! A post as a letter: sent by mail, once, to those who asked for letters.

use accounts::{Role, Standing};
use db::TenantDb;
use engagement::newsletter::{self, Audience};
use kernel::{Problem, Text};
use serde_json::json;
use spaces::{ComponentId, process};

use super::posts::writable;
use crate::{
    PostState,
    permissions::{self, Action},
    store::{letters, posts},
};

/// Passes whoever may write to an audience: managers to those who follow what they manage, administrators to all who asked.
///
/// # Errors
/// [`Problem::NotAllowed`] for others.
pub fn may_write_to(who: &Standing, audience: &Audience) -> Result<(), Problem> {
    match audience {
        Audience::Everybody => who.require_administrator(),
        Audience::Followers(spaces) => {
            let managers = [Role::Manager];
            let mut spaces = spaces.iter();
            spaces.try_for_each(|space| who.require_role(&managers, *space, "pages-managers-only"))
        }
    }
}

/// Sends a post by mail; answers to how many people.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and for what not everybody reads, [`Problem::Conflict`] when it went
/// out already, is not published, or nobody would get it.
pub async fn send(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    audience: Audience,
) -> Result<i64, Problem> {
    may_write_to(who, &audience)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let news = writable(&tx, &who, component).await?;
        permissions::check(&who, Some(news.process_id), Action::Write)?;
        let post = posts::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        let space = process::store::by_id(&tx, news.process_id).await?.ok_or(Problem::NotFound)?;
        if !(post.state == PostState::Published && news.published && space.published) {
            return Err(Problem::NotAllowed(Text::new("pages-letter-unseen")));
        }
        let recipients = newsletter::store::count(&tx, &audience).await?;
        if recipients == 0 {
            return Err(Problem::Conflict(Text::new("pages-letter-nobody")));
        }
        let by = who.me.as_ref().map(|me| me.id);
        if !letters::insert(&tx, post.id, recipients, by).await? {
            return Err(Problem::Conflict(Text::new("pages-letter-sent-already")));
        }
        let about = post.reference();
        tx.audit(&who.actor, "post.mail", &about, json!({ "audience": audience, "recipients": recipients }))
            .await?;
        tx.emit("post.mailed", &about, json!({ "audience": audience })).await?;
        Ok(recipients)
    })
    .await
}
