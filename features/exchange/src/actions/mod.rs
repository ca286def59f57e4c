//! What can be done with a programme: one function per use case, each in one transaction.

mod afterwards;
mod apply;
mod bodies;
mod cards;
mod programme;
mod sessions;

pub use afterwards::{add_material, give_feedback, meet_again, remove_material, who_came};
pub use apply::{accept, apply, decide, of_mine, to_decide, withdraw};
pub(crate) use bodies::leave;
pub use bodies::{NewBody, add_body, body_of, invite, place_body, uninvite};
pub use cards::{Labelled, begin, card_of, publish, revise, send_back, submit};
pub use programme::{configure, export, import, note_export};
pub(crate) use sessions::tell_moved;
pub use sessions::{attend, call_off, confirm, guests_of, session_of, set_seats};

use accounts::Standing;
use db::{DbErr, Tx, WriteTx};
use kernel::{Problem, ResourceRef, Text};
use serde_json::{Value, json};
use spaces::{Component, ComponentId, Process, process};

use crate::{
    model::{BodyId, Card, Content, Settings},
    permissions::Ground,
    store,
};

/// The longest beginning of a text that lists and previews show, in characters.
const SUMMARY_MAX: usize = 160;

/// Where a programme is, read inside the transaction that acts.
pub(crate) struct Place {
    pub(crate) process: Process,
    pub(crate) component: Component,
    pub(crate) settings: Settings,
    /// The bodies to which whoever acts belongs.
    pub(crate) bodies: Vec<BodyId>,
}

impl Place {
    pub(crate) async fn read(tx: &Tx, who: &Standing, component: ComponentId) -> Result<Self, Problem> {
        let component = process::store::component(tx, component).await?.ok_or(Problem::NotFound)?;
        let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
        let settings = component.settings()?;
        let bodies = own_bodies(tx, who, component.id).await?;
        Ok(Self { process, component, settings, bodies })
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { process: self.process.id, bodies: &self.bodies }
    }
}

/// The bodies of a programme for which somebody writes: those that their confirmed address was invited for.
pub(crate) async fn own_bodies(
    tx: &Tx,
    who: &Standing,
    component: ComponentId,
) -> Result<Vec<BodyId>, DbErr> {
    match who.me.as_ref().filter(|me| me.email_confirmed) {
        Some(me) => store::bodies_of(tx, component, me.email.as_str()).await,
        None => Ok(Vec::new()),
    }
}

/// The component, for the audit log and locks.
fn programme(component: ComponentId) -> ResourceRef {
    ResourceRef::new("component", component.uuid())
}

/// Notes in the audit log and tells the followers.
async fn note(
    tx: &WriteTx,
    who: &Standing,
    action: &str,
    event: Option<&str>,
    card: &Card,
    details: Value,
) -> Result<(), DbErr> {
    let about = card.reference();
    tx.audit(&who.actor, action, &about, details).await?;
    if let Some(event) = event {
        tx.emit(event, &about, json!({ "component": card.component, "process": card.process })).await?;
    }
    Ok(())
}

/// The longest reason that people read, in characters.
const REASON: usize = 2_000;

/// What is wrong with a reason that people will read.
fn check_reason(reason: &str) -> Result<(), Problem> {
    let length = reason.chars().count();
    if length == 0 {
        return Err(Problem::field("reason", Text::new("exchange-reason-missing")));
    }
    if length > REASON {
        let text = Text::new("web-form-too-long").with("length", length).with("max", REASON);
        return Err(Problem::field("reason", text));
    }
    Ok(())
}

/// Renders what was written, once and for all readers.
fn written(card: &mut Card, content: Content) {
    card.html = web::markdown(&content.description).into();
    card.transfer_html = web::markdown(&content.transfer.text).into();
    card.summary = web::excerpt(&content.description, SUMMARY_MAX);
    card.content = content;
}
