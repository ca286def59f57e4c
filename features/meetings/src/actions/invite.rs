//! Who may come to a private meeting, and who may enrol in a transparent one.

use accounts::Standing;
use db::TenantDb;
use kernel::{Email, Problem, Text};
use serde_json::json;
use spaces::ComponentId;

use super::{alone, note};
use crate::{
    jobs,
    model::{MeetingId, Stage},
    permissions::Act,
    store,
};

/// The most addresses on a list.
const MOST: usize = 2_000;

/// Puts addresses on the list, and writes to those that are new once the meeting is published. Answers how many are new.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] when there are too many.
pub async fn invite(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    emails: Vec<Email>,
) -> Result<usize, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        if store::invitations(&tx, id).await?.len() + emails.len() > MOST {
            return Err(Problem::field("emails", Text::new("meetings-too-many-lines").with("max", MOST)));
        }
        let mut new = 0;
        for email in &emails {
            if store::invite(&tx, id, email.as_str()).await? {
                new += 1;
                if m.stage == Stage::Published && !m.is_over(tx.now()) {
                    jobs::tell_invited(&tx, id, email).await?;
                }
            }
        }
        note(&tx, &who.actor, "meeting.invite", None, &m, json!({ "new": new })).await?;
        Ok(new)
    })
    .await
}

/// Takes an address from the list. A seat that its person has stays theirs until it is taken back.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn uninvite(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    email: String,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        if store::uninvite(&tx, id, &email).await? {
            note(&tx, &who.actor, "meeting.uninvite", None, &m, json!({})).await?;
        }
        Ok(())
    })
    .await
}
