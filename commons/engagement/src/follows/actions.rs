//! Following and stopping to follow.

use accounts::Standing;
use db::TenantDb;
use feature::State;
use kernel::{Problem, ResourceRef, Text};
use serde_json::json;

use super::store;
use crate::{Subject, subject};

/// Follows something, or stops. Doing it again changes nothing.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotFound`] for what the person may not see.
pub async fn follow(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    about: &ResourceRef,
    active: bool,
) -> Result<Subject, Problem> {
    let me = who.require_person(Text::new("engagement-refused-follow"))?.id;
    let (state, who, about) = (state.clone(), who.clone(), about.clone());
    db.write(move |tx| async move {
        let subject = subject::subject(&state, &tx, &who, &about).await?;
        store::set(&tx, &about, me, active).await?;
        let action = if active { "resource.follow" } else { "resource.unfollow" };
        tx.audit(&who.actor, action, &about, json!({})).await?;
        Ok(subject)
    })
    .await
}
