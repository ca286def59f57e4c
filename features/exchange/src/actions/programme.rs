//! A whole programme at once: taken over from a file, given back as one, configured.

use std::collections::BTreeMap;

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, Tx, WriteTx};
use kernel::{Problem, Text};
use serde_json::json;
use spaces::{ComponentId, process};

use super::{Place, note, programme, sessions::put_sessions, written};
use crate::{
    model::{
        Body, BodyId, Card, Host, Settings, Stage, check_complete,
        file::{self, File, FileCard, Programme},
    },
    permissions::{Act, check},
    store,
};

/// Takes a programme over into an empty component: bodies, published cards, the printed calendar. All of it, or nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Conflict`] when there are cards already or two have the
/// same key, [`Problem::Invalid`] for a card that cannot be kept.
pub async fn import(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    file: File,
    zone: Tz,
) -> Result<usize, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        tx.lock(&programme(component)).await?;
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Configure, &who, place.ground(), None)?;
        if !store::all_cards(&tx, component).await?.is_empty() {
            return Err(Problem::Conflict(Text::new("exchange-import-not-empty")));
        }
        let mut place = place;
        let settings = Settings { offer_hours: place.settings.offer_hours, ..file.programme.settings() };
        put_settings(&tx, &place, &settings).await?;
        place.settings = settings;
        let mut bodies = BTreeMap::new();
        for card in &file.schede {
            let body = body_of(&tx, component, &mut bodies, (&file, card)).await?;
            let card = take_over(&tx, &place, body, card).await?;
            put_sessions(&tx, &card, &place, (zone, false)).await?;
            note(
                &tx,
                &who,
                "exchange.import",
                Some("exchange_card.published"),
                &card,
                json!({ "key": card.key }),
            )
            .await?;
        }
        if let Some(printed) = &file.calendar {
            store::put_printed(&tx, component, printed).await?;
        }
        Ok(file.schede.len())
    })
    .await
}

async fn body_of(
    tx: &WriteTx,
    component: ComponentId,
    known: &mut BTreeMap<String, BodyId>,
    (file, card): (&File, &FileCard),
) -> Result<BodyId, Problem> {
    if let Some(id) = known.get(&card.section) {
        return Ok(*id);
    }
    let present = store::bodies(tx, component).await?.into_iter().find(|body| body.heading == card.section);
    let id = match present {
        Some(body) => body.id,
        None => {
            let hosts: Vec<Host> = card.content.hosts.clone();
            let at = file.whereabouts(&card.section);
            at.check()?;
            let body = Body { id: tx.id(), heading: card.section.clone(), hosts, at, cards: 0 };
            store::insert_body(tx, component, &body).await?;
            body.id
        }
    };
    known.insert(card.section.clone(), id);
    Ok(id)
}

async fn take_over(tx: &WriteTx, place: &Place, body: BodyId, from: &FileCard) -> Result<Card, Problem> {
    let content = from.content.clone();
    check_complete(&content)?;
    let of_body = store::next_of_body(tx, body).await?;
    if from.scheda.is_some_and(|n| n != of_body) {
        return Err(Problem::Conflict(Text::new("exchange-import-order").with("key", from.id.as_str())));
    }
    let mut card = Card {
        id: tx.id(),
        component: place.component.id,
        process: place.process.id,
        body,
        key: from.id.clone(),
        number: Some(process::store::next_number(tx, place.component.id).await?),
        of_body: Some(of_body),
        stage: Stage::Published,
        theme: None,
        area: None,
        content: content.clone(),
        html: String::new(),
        transfer_html: String::new(),
        summary: String::new(),
        reason: None,
        author: None,
        created_at: tx.now(),
        changed_at: tx.now(),
    };
    written(&mut card, content);
    if !store::insert(tx, &card).await? {
        return Err(Problem::Conflict(Text::new("exchange-import-twice").with("key", from.id.as_str())));
    }
    Ok(card)
}

/// A programme as a file: its published cards in the order of their numbers. Contacts are in it, so it is for managers.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn export(tx: &Tx, who: &Standing, component: ComponentId) -> Result<File, Problem> {
    let place = Place::read(tx, who, component).await?;
    check(Act::Configure, who, place.ground(), None)?;
    let listed = store::bodies(tx, component).await?;
    let places = listed.iter().filter_map(file::Place::of).collect();
    let bodies: BTreeMap<BodyId, Body> = listed.into_iter().map(|body| (body.id, body)).collect();
    let cards = store::published(tx, component).await?;
    let mut schede = Vec::with_capacity(cards.len());
    for card in cards {
        let body = bodies.get(&card.body).ok_or(Problem::NotFound)?;
        // A body with one card gives it no number.
        let scheda = card.of_body.filter(|_| body.cards > 1);
        schede.push(FileCard { id: card.key, section: body.heading.clone(), scheda, content: card.content });
    }
    let hosting = bodies.values().filter(|body| schede.iter().any(|card| card.section == body.heading));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(File {
        programme: Programme::new(&place.settings, count(hosting.count()), count(schede.len())),
        places,
        schede,
        calendar: store::printed(tx, component).await?,
    })
}

/// Changes how a programme is called and how it works.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] field by field.
pub async fn configure(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    settings: Settings,
) -> Result<(), Problem> {
    let tx = db.read().await?;
    let place = Place::read(&tx, who, component).await?;
    drop(tx);
    check(Act::Configure, who, place.ground(), None)?;
    settings.check()?;
    let (title, published) = (place.component.title, place.component.published);
    process::actions::change_component(db, who, component, title, published, serde_json::to_value(settings)?)
        .await
}

async fn put_settings(tx: &WriteTx, place: &Place, settings: &Settings) -> Result<(), Problem> {
    settings.check()?;
    let mut component = place.component.clone();
    component.settings = serde_json::to_value(settings)?;
    process::store::update_component(tx, &component).await?;
    Ok(())
}

/// Notes that the programme with its contacts left as a file.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn note_export(db: &TenantDb, who: &Standing, component: ComponentId) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Configure, &who, place.ground(), None)?;
        tx.audit(&who.actor, "exchange.export", &programme(component), json!({})).await?;
        Ok(())
    })
    .await
}
