//! What people and the office do with debates: one function per use case, each in one transaction.

use accounts::{Standing, attempts, attempts::Limit};
use chrono::TimeDelta;
use db::{DbErr, TenantDb, Tx, WriteTx};
use kernel::{Actor, Problem, ResourceRef, Text};
use serde_json::{Value, json};
use spaces::{Component, ComponentId, Process, Scheme, Timeline, Wording, process};

use crate::{
    RESOURCE,
    model::{Conclusions, Content, Debate, DebateId, Settings, check_conclusions},
    permissions::{Act, Ground, check},
    store,
};

/// Debates one person can begin: nobody who thinks begins more, and a script soon stops.
const BEGIN: Limit = Limit { name: "debate", count: 5, window: TimeDelta::hours(1) };
/// The longest beginning of a text that lists show, in characters.
const SUMMARY: usize = 160;

/// Where debates are, read inside the transaction that acts: the phase is the one of its own moment.
pub(crate) struct Place {
    pub(crate) process: Process,
    pub(crate) timeline: Timeline,
    pub(crate) component: Component,
    pub(crate) settings: Settings,
}

impl Place {
    pub(crate) async fn read(tx: &Tx, component: ComponentId) -> Result<Self, Problem> {
        let component = process::store::component(tx, component).await?.ok_or(Problem::NotFound)?;
        let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
        let timeline = process::store::timeline(tx, &process).await?;
        let settings = component.settings()?;
        Ok(Self { process, timeline, component, settings })
    }

    pub(crate) fn ground(&self, answered: bool) -> Ground<'_> {
        Ground { process: self.process.id, timeline: &self.timeline, settings: &self.settings, answered }
    }
}

/// A participant begins a debate: everybody sees it at once.
///
/// # Errors
/// [`Problem::NotLoggedIn`] and [`Problem::NotAllowed`] with the reason, [`Problem::Invalid`] field by field,
/// [`Problem::TooMany`] for a flood.
pub async fn begin(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    content: Content,
) -> Result<Debate, Problem> {
    let tx = db.read().await?;
    check(Act::Begin, who, Place::read(&tx, component).await?.ground(false), None)?;
    drop(tx);
    // Who begins a debate has no say in when it ends or how one takes part.
    let wording = content.wording.alone();
    let content =
        Content { instructions: String::new(), opens_at: None, closes_at: None, wording, ..content };
    content.check()?;
    if let Some(me) = &who.me {
        attempts::count(db, BEGIN, &me.id.to_string()).await?;
    }
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        check(Act::Begin, &who, place.ground(false), None)?;
        let debate = publish(&tx, &who, &place, content, true).await?;
        if let Some(me) = &who.me {
            engagement::follows::take_part(&tx, &debate.reference(), me.id).await?;
        }
        Ok(debate)
    })
    .await
}

/// The office begins a debate.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] field by field.
pub async fn host(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    content: Content,
) -> Result<Debate, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        check(Act::Host, &who, place.ground(false), None)?;
        content.check()?;
        publish(&tx, &who, &place, content, false).await
    })
    .await
}

/// Changes what a debate is about: the office at any time before it is closed, its author while nobody has answered.
///
/// # Errors
/// As [`host`]; [`Problem::NotFound`] when there is none.
pub async fn revise(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    content: Content,
) -> Result<Debate, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut debate, place) = alone(&tx, &who, component, number, Act::Revise).await?;
        let kept = debate.content.clone();
        let content = match check(Act::Host, &who, place.ground(false), None) {
            Ok(()) => content,
            Err(_) => Content {
                instructions: kept.instructions,
                opens_at: kept.opens_at,
                closes_at: kept.closes_at,
                ..content
            },
        };
        // What a participant wrote stays in the language it was written in.
        let wording = if debate.author.is_some() { kept.wording } else { content.wording };
        let content = Content { wording, ..content };
        content.check()?;
        known_category(&tx, &place, &content).await?;
        put(&mut debate, content);
        store::rewrite(&tx, &debate).await?;
        note(&tx, &who.actor, "debate.revise", "debate.revised", &debate, json!({})).await?;
        Ok(debate)
    })
    .await
}

/// Closes a debate with conclusions: comments end, what was said stays.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its author and managers, [`Problem::Invalid`] without conclusions.
pub async fn close(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    conclusions: &str,
    wording: Wording,
) -> Result<Debate, Problem> {
    let (who, text, mut wording) = (who.clone(), conclusions.trim().to_owned(), wording);
    db.write(move |tx| async move {
        let (mut debate, _) = alone(&tx, &who, component, number, Act::Close).await?;
        check_conclusions(&text, &wording)?;
        wording.derive("conclusions", "html", |text| web::markdown(text).into());
        let conclusions = Conclusions { at: tx.now(), html: web::markdown(&text).into(), text, wording };
        store::set_conclusions(&tx, debate.id, Some(&conclusions)).await?;
        debate.conclusions = Some(conclusions);
        note(&tx, &who.actor, "debate.close", "debate.closed", &debate, json!({})).await?;
        Ok(debate)
    })
    .await
}

/// Takes a closing back; the conclusions go.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its author and managers, and when it is not closed.
pub async fn reopen(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<Debate, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut debate, _) = alone(&tx, &who, component, number, Act::Reopen).await?;
        store::set_conclusions(&tx, debate.id, None).await?;
        debate.conclusions = None;
        note(&tx, &who.actor, "debate.reopen", "debate.reopened", &debate, json!({})).await?;
        Ok(debate)
    })
    .await
}

/// Hides a debate within the transaction of whoever decided, or shows it again; who tells the author is theirs.
pub(crate) async fn moderate_within(
    tx: &WriteTx,
    who: &Standing,
    id: DebateId,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let mut debate = store::by_id(tx, id).await?.ok_or(Problem::NotFound)?;
    let place = Place::read(tx, debate.component).await?;
    check(Act::Moderate, who, place.ground(false), Some(&debate))?;
    store::set_hidden(tx, id, reason).await?;
    debate.hidden = reason.map(str::to_owned);
    let (action, event) =
        if reason.is_some() { ("debate.hide", "debate.hidden") } else { ("debate.show", "debate.shown") };
    Ok(note(tx, &who.actor, action, event, &debate, json!({ "reason": reason })).await?)
}

/// Changes how debates work in a component.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn configure(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    settings: Settings,
) -> Result<(), Problem> {
    let tx = db.read().await?;
    let place = Place::read(&tx, component).await?;
    drop(tx);
    check(Act::Configure, who, place.ground(false), None)?;
    let (title, published) = (place.component.title, place.component.published);
    let settings = serde_json::to_value(settings)?;
    process::actions::change_component(db, who, component, title, published, settings).await
}

/// A debate that somebody may do something with now, once no other transaction is changing it.
async fn alone(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    number: i64,
    act: Act,
) -> Result<(Debate, Place), Problem> {
    let found = store::by_number(tx, component, number).await?.ok_or(Problem::NotFound)?;
    tx.lock(&found.reference()).await?;
    let debate = store::by_id(tx, found.id).await?.ok_or(Problem::NotFound)?;
    let place = Place::read(tx, component).await?;
    check(act, who, place.ground(answered(tx, &debate).await?), Some(&debate))?;
    Ok((debate, place))
}

/// Whether anybody has commented.
pub(crate) async fn answered(tx: &Tx, debate: &Debate) -> Result<bool, Problem> {
    let counts = engagement::comments::counts(tx, RESOURCE, &[debate.id.uuid()]).await?;
    Ok(counts.into_iter().any(|(_, count)| count > 0))
}

async fn publish(
    tx: &WriteTx,
    who: &Standing,
    place: &Place,
    content: Content,
    own: bool,
) -> Result<Debate, Problem> {
    known_category(tx, place, &content).await?;
    let mut debate = Debate {
        id: tx.id(),
        component: place.component.id,
        process: place.process.id,
        number: process::store::next_number(tx, place.component.id).await?,
        author: who.me.as_ref().filter(|_| own).map(|me| me.id),
        nickname: who.me.as_ref().filter(|_| own).map(|me| me.nickname.clone()),
        content: Content::default(),
        html: String::new(),
        summary: String::new(),
        instructions_html: String::new(),
        conclusions: None,
        hidden: None,
        created_at: tx.now(),
    };
    put(&mut debate, content);
    store::insert(tx, &debate).await?;
    note(tx, &who.actor, "debate.begin", "debate.published", &debate, json!({})).await?;
    Ok(debate)
}

/// A category of the same process, or none.
async fn known_category(tx: &Tx, place: &Place, content: &Content) -> Result<(), Problem> {
    let Some(category) = content.category else { return Ok(()) };
    let labels = process::store::labels(tx, place.process.id).await?;
    let known = labels.iter().any(|l| l.id == category && l.scheme == Scheme::Category);
    if known { Ok(()) } else { Err(Problem::field("category", Text::new("web-form-choice"))) }
}

fn put(debate: &mut Debate, content: Content) {
    let mut content = Content { title: content.title.trim().to_owned(), ..content };
    let html = |text: &str| web::markdown(text).into();
    content.wording.derive("body", "html", html);
    content.wording.derive("body", "summary", |text| web::excerpt(text, SUMMARY));
    content.wording.derive("instructions", "instructions_html", html);
    debate.html = web::markdown(&content.body).into();
    debate.summary = web::excerpt(&content.body, SUMMARY);
    debate.instructions_html = web::markdown(&content.instructions).into();
    debate.content = content;
}

/// Notes in the audit log and tells the followers.
async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &'static str,
    event: &'static str,
    debate: &Debate,
    details: Value,
) -> Result<(), DbErr> {
    let about: ResourceRef = debate.reference();
    tx.audit(actor, action, &about, details).await?;
    let payload = json!({ "process": debate.process, "author": debate.author, "by": actor.person() });
    tx.emit(event, &about, payload).await
}
