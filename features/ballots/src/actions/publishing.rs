//! Counting and publishing.

use accounts::Standing;
use db::{TenantDb, Tx};
use kernel::{FieldErrors, Problem, Text};
use serde_json::json;
use spaces::{ComponentId, links};

use super::{Poll, WHOLE_URN};
use crate::{
    VoteState, counting,
    permissions::{self, Action},
    snapshot::{Change, Snapshot},
    store,
};

/// Fewest characters of the reason for a winner changed by hand: a word is no reason.
const MIN_REASON: usize = 20;

/// Most characters of it.
const MAX_REASON: usize = 2_000;

/// Counts a closed vote without publishing anything.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and unless the vote is closed.
pub async fn preview(tx: &Tx, who: &Standing, vote: ComponentId) -> Result<Snapshot, Problem> {
    let poll = Poll::read(tx, vote).await?;
    permissions::check(who, poll.process.id, Action::Publish, poll.vote.state, &poll.timeline)?;
    counted(tx, &poll).await
}

/// Counts a closed vote and publishes the result, with the winners that were changed by hand and why, and links every
/// project to it.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and unless the vote is closed, [`Problem::Invalid`] for
/// `reason-{number}` when a change lacks its reason.
pub async fn publish(
    db: &TenantDb,
    who: &Standing,
    vote: ComponentId,
    changes: Vec<Change>,
) -> Result<Snapshot, Problem> {
    let who = who.clone();
    db.patient(WHOLE_URN)
        .write(move |tx| async move {
            let (poll, _) = Poll::enter(&tx, vote).await?;
            permissions::check(&who, poll.process.id, Action::Publish, poll.vote.state, &poll.timeline)?;
            let mut result = counted(&tx, &poll).await?;
            let changes = really_changed(&result, changes)?;
            result.change(&changes)?;
            store::publish(&tx, vote, &result).await?;
            let about = poll.vote.reference();
            for row in &result.rows {
                links::link(&tx, &row.item, &poll.vote.result()).await?;
            }
            let by_hand: Vec<_> = changes
                .iter()
                .map(|c| json!({ "project": c.number, "wins": c.won, "reason": c.reason }))
                .collect();
            let winners: Vec<i64> = result.winners().map(|w| w.number).collect();
            let details = json!({ "winners": winners, "changed_by_hand": by_hand });
            tx.audit(&who.actor, "vote.publish", &about, details).await?;
            tx.emit("result.published", &about, json!({})).await?;
            Ok(result)
        })
        .await
}

async fn counted(tx: &Tx, poll: &Poll) -> Result<Snapshot, Problem> {
    debug_assert!(poll.vote.state == VoteState::Closed, "only a closed vote is counted");
    let list = poll.vote.list.as_ref().ok_or(Problem::NotFound)?;
    let ballots = store::all_choices(tx, poll.vote.id).await?;
    counting::result(list, &poll.vote.settings, &ballots)
}

/// The changes that differ from the count, each with a reason people can read.
fn really_changed(result: &Snapshot, changes: Vec<Change>) -> Result<Vec<Change>, Problem> {
    let differs = |c: &Change| result.rows.iter().any(|row| row.number == c.number && row.won != c.won);
    let changes: Vec<Change> = changes.into_iter().filter(differs).collect();
    let mut errors = FieldErrors::default();
    for change in &changes {
        let field = format!("reason-{}", change.number);
        let length = change.reason.trim().chars().count();
        if length < MIN_REASON {
            errors.add(field, Text::new("ballots-reason-missing"));
        } else if length > MAX_REASON {
            errors.add(field, Text::new("ballots-reason-long").with("max", MAX_REASON));
        }
    }
    errors.check()?;
    Ok(changes)
}
