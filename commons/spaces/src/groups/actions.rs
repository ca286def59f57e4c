//! Groups are the administrators' affair.

use accounts::Standing;
use db::{TenantDb, is_foreign_key_violation, is_unique_violation};
use kernel::{Problem, Text};
use serde_json::json;

use super::{Group, GroupId, NewGroup, store};
use crate::translated::rendered;

/// Writes a group: a new one, or one that is known.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators, [`Problem::NotFound`] when the known one is not there,
/// [`Problem::Invalid`] for what is wrong.
pub async fn put(
    db: &TenantDb,
    who: &Standing,
    known: Option<GroupId>,
    new: NewGroup,
) -> Result<Group, Problem> {
    who.require_administrator()?;
    new.check()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let id = match known {
            Some(id) => store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?.id,
            None => tx.id(),
        };
        let group = Group {
            id,
            slug: new.slug,
            title: new.title,
            short: new.short,
            description_html: rendered(&new.description),
            description: new.description,
            published: new.published,
        };
        store::put(&tx, &group, &new.members).await.map_err(beside_field)?;
        let about = group.reference();
        tx.audit(&actor, "process_group.put", &about, json!({ "processes": new.members.len() })).await?;
        tx.emit("process_group.changed", &about, json!({})).await?;
        Ok(group)
    })
    .await
}

/// Deletes a group; its processes stay.
///
/// # Errors
/// As [`put`].
pub async fn delete(db: &TenantDb, who: &Standing, id: GroupId) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let group = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        store::delete(&tx, id).await?;
        tx.audit(&actor, "process_group.delete", &group.reference(), json!({})).await?;
        tx.emit("process_group.changed", &group.reference(), json!({})).await?;
        Ok(())
    })
    .await
}

fn beside_field(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::field("slug", Text::new("spaces-slug-taken"))
    } else if is_foreign_key_violation(&error) {
        Problem::field("member", Text::new("spaces-group-unknown"))
    } else {
        error.into()
    }
}
