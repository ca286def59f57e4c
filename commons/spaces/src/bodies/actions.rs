//! What administrators and managers do with bodies. Texts, components and publication are those of every space
//! ([`crate::process::actions`]).

pub(crate) mod arranging;

use accounts::{Standing, admission_store as admissions, people};
use db::{TenantDb, WriteTx, is_foreign_key_violation};
use kernel::{Actor, PersonId, Problem, ResourceRef, Text};
use serde_json::{Value, json};

use super::{
    Act, Body, Charter, Member, MemberId, NewBody, NewMember, Relation, check,
    store::{self, delete_member, relate},
};
use crate::{
    ProcessId,
    process::{
        Process, SpaceKind,
        actions::{self as spaces_actions, NewProcess, reference},
        store as spaces,
    },
    translated::rendered,
};

/// Sets up a body, as a draft.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::Invalid`] when the slug is taken or the charter does
/// not fit.
pub async fn create(db: &TenantDb, who: &Standing, new: NewBody) -> Result<Process, Problem> {
    who.require_administrator()?;
    let (charter, actor) = (new.charter, who.actor.clone());
    let new = NewProcess {
        slug: new.slug,
        texts: new.texts,
        starts_at: new.starts_at,
        ends_at: None,
        entitlement: accounts::Entitlement::Registered,
        components: new.components,
    };
    spaces_actions::check_new(&new)?;
    db.write(move |tx| async move {
        let space = spaces_actions::begin(&tx, &actor, SpaceKind::Body, charter.access, new).await?;
        chart(&tx, space.clone(), charter).await?;
        Ok(space)
    })
    .await
}

/// Changes what makes a body what it is.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] when it would be part of itself.
pub async fn set_charter(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    charter: Charter,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let mut space = body(&tx, id).await?;
        check(Act::Govern, &who, &space, tx.now())?;
        space.access = charter.access;
        space.release(space.released);
        spaces::update(&tx, &space).await?;
        let details = json!({ "access": charter.access.as_str() });
        chart(&tx, space, charter).await?;
        note(&tx, &who.actor, "body.set_charter", id, details).await
    })
    .await
}

/// Closes a body, or opens it again: what is in a closed one stays to be read.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers.
pub async fn close(db: &TenantDb, who: &Standing, id: ProcessId, closed: bool) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let mut space = body(&tx, id).await?;
        check(Act::Govern, &who, &space, tx.now())?;
        space.ends_at = closed.then(|| tx.now());
        spaces::update(&tx, &space).await?;
        let action = if closed { "body.close" } else { "body.reopen" };
        note(&tx, &who.actor, action, id, json!({})).await
    })
    .await
}

/// Writes a member: a new one, or one that is known. With an account they are admitted for their time.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the body's managers, [`Problem::NotFound`] when the known one is not there,
/// [`Problem::Invalid`] when nobody has this address, or sits there already.
pub async fn put_member(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    known: Option<MemberId>,
    new: NewMember,
) -> Result<MemberId, Problem> {
    new.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        let space = body(&tx, id).await?;
        check(Act::ManageMembers, &who, &space, tx.now())?;
        tx.lock(&reference(id)).await?;
        let before = match known {
            Some(member) => Some(store::member(&tx, id, member).await?.ok_or(Problem::NotFound)?),
            None => None,
        };
        let member = seated(&tx, id, before.as_ref().map(|m| m.id), new).await?;
        if !store::put_member(&tx, &member).await? {
            return Err(Problem::field("email", Text::new("spaces-member-twice")));
        }
        if let Some(person) = before.and_then(|m| m.person).filter(|person| Some(*person) != member.person) {
            admissions::dismiss(&tx, id.uuid(), person).await?;
        }
        if let Some(person) = member.person {
            admissions::admit(&tx, id.uuid(), person, member.starts_at, member.ends_at).await?;
        }
        note_member(&tx, &who.actor, "body.put_member", &member).await?;
        Ok(member.id)
    })
    .await
}

/// Takes a member out of a body; whoever is only admitted by it is not any more.
///
/// # Errors
/// As [`put_member`].
pub async fn remove_member(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    member: MemberId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let space = body(&tx, id).await?;
        check(Act::ManageMembers, &who, &space, tx.now())?;
        let member = store::member(&tx, id, member).await?.ok_or(Problem::NotFound)?;
        delete_member(&tx, member.id).await?;
        if let Some(person) = member.person {
            admissions::dismiss(&tx, id.uuid(), person).await?;
        }
        note_member(&tx, &who.actor, "body.remove_member", &member).await
    })
    .await
}

/// Says which bodies work for a process, and as what.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the process's managers, [`Problem::Invalid`] for what is no body.
pub async fn set_bodies(
    db: &TenantDb,
    who: &Standing,
    process: ProcessId,
    bodies: Vec<(Relation, ProcessId)>,
) -> Result<(), Problem> {
    spaces_actions::require_manager(who, process)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let known = store::parents(&tx).await?;
        if bodies.iter().any(|(_, body)| !known.iter().any(|(id, _)| id == body)) {
            return Err(Problem::field("", Text::new("spaces-body-unknown")));
        }
        relate(&tx, process, &bodies).await.map_err(|error| match is_foreign_key_violation(&error) {
            true => Problem::NotFound,
            false => error.into(),
        })?;
        note(&tx, &who.actor, "process.set_bodies", process, json!({ "bodies": bodies.len() })).await
    })
    .await
}

async fn body(tx: &WriteTx, id: ProcessId) -> Result<Process, Problem> {
    let found = spaces::by_id(tx, id).await?.filter(|space| space.kind == SpaceKind::Body);
    found.ok_or(Problem::NotFound)
}

/// Writes the charter. No body is part of itself, however long the way: nobody else changes the tree meanwhile.
async fn chart(tx: &WriteTx, space: Process, charter: Charter) -> Result<(), Problem> {
    tx.lock(&ResourceRef::new("bodies", tx.tenant().uuid())).await?;
    let parents = store::parents(tx).await?;
    let mut above = charter.parent;
    while let Some(id) = above {
        let wrong = Text::new(if id == space.id { "spaces-body-in-itself" } else { "spaces-body-unknown" });
        let known = parents.iter().find(|(body, _)| *body == id && id != space.id);
        above = known.ok_or_else(|| Problem::field("parent", wrong))?.1;
    }
    let body = Body {
        space,
        parent: charter.parent,
        purpose_html: rendered(&charter.purpose),
        purpose: charter.purpose,
        composition_html: rendered(&charter.composition),
        composition: charter.composition,
    };
    Ok(store::put(tx, &body).await?)
}

/// Who sits there, by what the form says: the account of an address, or only a name.
async fn seated(
    tx: &WriteTx,
    body: ProcessId,
    known: Option<MemberId>,
    new: NewMember,
) -> Result<Member, Problem> {
    let mut name = new.name.trim().to_owned();
    let person: Option<PersonId> = match &new.email {
        None => None,
        Some(email) => {
            let nobody = || Problem::field("email", Text::new("spaces-member-no-account"));
            let person = people::store::by_email(tx, email).await?.ok_or_else(nobody)?;
            if name.is_empty() {
                name = person.nickname;
            }
            Some(person.id)
        }
    };
    Ok(Member {
        id: known.unwrap_or_else(|| tx.id()),
        body,
        person,
        name,
        office: new.office,
        title: new.title,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        public: new.public,
    })
}

async fn note_member(
    tx: &WriteTx,
    actor: &Actor,
    action: &'static str,
    member: &Member,
) -> Result<(), Problem> {
    let details = json!({ "member": member.id, "person": member.person, "office": member.office.as_str() });
    note(tx, actor, action, member.body, details).await
}

async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &'static str,
    id: ProcessId,
    details: Value,
) -> Result<(), Problem> {
    tx.audit(actor, action, &reference(id), details).await?;
    Ok(tx.emit("process.changed", &reference(id), json!({})).await?)
}
