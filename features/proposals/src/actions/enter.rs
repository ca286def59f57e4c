//! Proposals that the office enters for people who did not write them here.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use kernel::Problem;
use serde_json::json;
use spaces::{ComponentId, process};

use super::{Extras, Place, keep_extras, missing, note, written};
use crate::{
    model::{Content, Origin, Proposal, Stage, check_complete},
    permissions::{Act, check},
    store,
};

/// For whom a proposal is entered.
#[derive(Clone, Debug)]
pub struct OnBehalf {
    /// An assembly or paper.
    pub origin: Origin,
    /// Which one, as in «Assemblea di Borgo Fiume, 12 ottobre»: shown in place of an author.
    pub note: String,
}

/// Enters and publishes a proposal, in any phase.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] when something is missing or too long.
pub async fn enter(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    on_behalf: OnBehalf,
    content: Content,
    extras: Extras,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move { enter_in(&tx, &who, component, on_behalf, content, extras).await }).await
}

/// The same inside a transaction that does more, as when a meeting brings its proposals in.
pub(crate) async fn enter_in(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    on_behalf: OnBehalf,
    content: Content,
    extras: Extras,
) -> Result<Proposal, Problem> {
    let place = Place::read(tx, component).await?;
    check(Act::Enter, who, place.ground(), None)?;
    let note_text = on_behalf.note.trim();
    if note_text.is_empty() || note_text.chars().count() > 150 || on_behalf.origin == Origin::Participant {
        return Err(missing("origin_note", "proposals-origin-note-missing").into());
    }
    check_complete(&content, &place.settings, &place.labels(tx).await?)?;
    let mut p = Proposal {
        id: tx.id(),
        component,
        process: place.process.id,
        number: Some(process::store::next_number(tx, component).await?),
        stage: Stage::Published,
        hidden: None,
        origin: on_behalf.origin,
        origin_note: note_text.to_owned(),
        author: None,
        nickname: None,
        content: Content::default(),
        html: String::new(),
        summary: String::new(),
        image: None,
        created_at: tx.now(),
        published_at: Some(tx.now()),
        edits: 0,
        supports: 0,
        answer: None,
    };
    written(&mut p, content);
    store::insert(tx, &p).await?;
    store::add_to_counts(tx, &p, 1).await?;
    keep_extras(tx, &mut p, &place.settings, extras).await?;
    let details = json!({ "number": p.number, "title": p.content.title, "origin": p.origin.as_str() });
    note(tx, &who.actor, "proposal.enter", Some("proposal.published"), &p, details).await?;
    Ok(p)
}
