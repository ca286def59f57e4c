//! What managers do with all members of a body at once: take over a table, and put them in order.

use accounts::{Standing, admission_store as admissions};
use chrono_tz::Tz;
use db::TenantDb;
use kernel::{Locale, Problem, Text};
use serde_json::json;
use uuid::Uuid;

use super::{body, note};
use crate::{
    ProcessId,
    bodies::{
        Act, Member, MemberId, check,
        roster::{Plan, plan},
        sheet::Line,
        store,
    },
    order::arranged,
    process::actions::reference,
};

/// How many members a table added, changed and dismissed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) added: usize,
    pub(crate) changed: usize,
    pub(crate) left: usize,
}

impl Taken {
    /// What a plan would do.
    pub(crate) fn of(plan: &Plan) -> Self {
        let changed = plan.seats.iter().filter(|seat| seat.known.is_some() && seat.changes());
        Self {
            added: plan.seats.iter().filter(|seat| seat.known.is_none()).count(),
            changed: changed.count(),
            left: plan.leaving.len(),
        }
    }
}

/// Takes over a table that was read and has nothing wrong in it: all of it, or nothing. The members stand in its order.
/// With `replace`, whoever is not in it belongs to the body until this moment, and no longer.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the body's managers, [`Problem::Conflict`] when something in it became wrong
/// since it was shown.
pub(crate) async fn import(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    lines: Vec<Line>,
    replace: bool,
    place: (Tz, Locale),
) -> Result<Taken, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let space = body(&tx, id).await?;
        check(Act::ManageMembers, &who, &space, tx.now())?;
        tx.lock(&reference(id)).await?;
        let plan = plan(&tx, id, &lines, replace, place).await?;
        if !plan.wrong.is_empty() {
            return Err(Problem::Conflict(Text::new("spaces-members-changed-meanwhile")));
        }
        let taken = Taken::of(&plan);
        let mut first: Vec<Uuid> = Vec::new();
        for seat in plan.seats {
            let member = Member {
                id: seat.known.map_or_else(|| tx.id(), |known| known.id),
                body: id,
                person: seat.person,
                name: seat.name,
                office: seat.office,
                title: seat.title,
                starts_at: seat.starts_at,
                ends_at: seat.ends_at,
                public: seat.public,
            };
            if !store::put_member(&tx, &member).await? {
                return Err(Problem::Conflict(Text::new("spaces-members-changed-meanwhile")));
            }
            if let Some(person) = member.person {
                admissions::admit(&tx, id.uuid(), person, member.starts_at, member.ends_at).await?;
            }
            first.push(member.id.uuid());
        }
        for mut member in plan.leaving {
            if let Some(person) = member.person {
                admissions::dismiss(&tx, id.uuid(), person).await?;
            }
            // Who never came is not remembered; who sat there is, with the day of today as the last one.
            if member.starts_at.is_some_and(|start| start >= tx.now()) {
                store::delete_member(&tx, member.id).await?;
            } else {
                member.ends_at = Some(tx.now());
                store::put_member(&tx, &member).await?;
            }
        }
        put_in_order(&tx, id, &first).await?;
        let details = json!({ "added": taken.added, "changed": taken.changed, "left": taken.left });
        note(&tx, &who.actor, "body.import_members", id, details).await?;
        Ok(taken)
    })
    .await
}

/// Puts the members in the wanted order, within their offices; whom the form did not know keeps their place behind.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the body's managers.
pub(crate) async fn arrange(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    wanted: Vec<MemberId>,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let space = body(&tx, id).await?;
        check(Act::ManageMembers, &who, &space, tx.now())?;
        tx.lock(&reference(id)).await?;
        let wanted: Vec<Uuid> = wanted.iter().map(|member| member.uuid()).collect();
        put_in_order(&tx, id, &wanted).await?;
        note(&tx, &who.actor, "body.arrange_members", id, json!({})).await
    })
    .await
}

async fn put_in_order(tx: &db::WriteTx, body: ProcessId, wanted: &[Uuid]) -> Result<(), Problem> {
    let present: Vec<Uuid> = store::members(tx, body).await?.iter().map(|m| m.id.uuid()).collect();
    for (position, id) in (1..).zip(arranged(&present, wanted)) {
        store::set_position(tx, id.into(), position).await?;
    }
    Ok(())
}
