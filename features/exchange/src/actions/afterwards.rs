//! After a session: the host gives materials and says when people meet again, and those who came say how it was.

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, Tx, WriteTx};
use engagement::attachments;
use kernel::{Locale, Problem, Text, Translated};
use serde_json::json;
use sha2::{Digest, Sha256};
use spaces::ComponentId;

use super::{apply::draw, note, sessions::session_alone};
use crate::{
    jobs::{self, Told},
    model::{
        Card, Feedback, FollowUp, MATERIALS, Material, MaterialId, NewFollowUp, NewMaterial, Participant,
        ParticipantId, SessionId,
    },
    store,
};

fn hashed(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

/// Has somebody who came told, with a key of their own for what follows; none when they have one.
pub(super) async fn tell_came(tx: &WriteTx, participant: ParticipantId) -> Result<Option<String>, Problem> {
    let key = draw::<32>(tx);
    let key = store::insert_key(tx, participant, &hashed(&key)).await?.then_some(key);
    jobs::tell_came(tx, participant, key.clone()).await?;
    Ok(key)
}

/// Whoever came and has the key of their letter, with the card.
///
/// # Errors
/// [`Problem::NotFound`] for a key that opens nothing, or nothing here.
pub async fn who_came(tx: &Tx, component: ComponentId, key: &str) -> Result<(Participant, Card), Problem> {
    let found = store::by_own_key(tx, &hashed(key)).await?.filter(|one| one.present == Some(true));
    let found = found.ok_or(Problem::NotFound)?;
    let card = store::by_id(tx, found.card).await?.filter(|card| card.component == component);
    Ok((found, card.ok_or(Problem::NotFound)?))
}

/// Somebody who came says how it was, once.
///
/// # Errors
/// [`Problem::NotFound`] for a key that opens nothing, [`Problem::Invalid`] field by field, [`Problem::Conflict`] when they
/// said it already.
pub async fn give_feedback(
    db: &TenantDb,
    component: ComponentId,
    key: &str,
    feedback: Feedback,
) -> Result<(), Problem> {
    let key = key.to_owned();
    db.write(move |tx| async move {
        let (participant, card) = who_came(&tx, component, &key).await?;
        feedback.check()?;
        if !store::insert_feedback(&tx, component, &participant, &feedback).await? {
            return Err(Problem::Conflict(Text::new("exchange-feedback-given-already")));
        }
        // Who said what is nobody's business but the host's, who reads it without names.
        let system = Standing::system("participant");
        note(&tx, &system, "exchange_card.feedback", None, &card, json!({})).await?;
        Ok(())
    })
    .await
}

/// Gives a material to a session. Its file is stored already.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the host and the managers, [`Problem::Invalid`] field by field,
/// [`Problem::Conflict`] before the first day.
pub async fn add_material(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    new: NewMaterial,
    zone: Tz,
) -> Result<MaterialId, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (session, card, _) = session_alone(&tx, &who, component, id).await?;
        if !session.has_begun(tx.now(), zone) {
            return Err(Problem::Conflict(Text::new("exchange-refused-material-early")));
        }
        new.check()?;
        let present = store::materials_of_card(&tx, card.id).await?;
        if present.iter().filter(|one| one.session == id).count() >= MATERIALS {
            let text = Text::new("exchange-materials-many").with("max", MATERIALS);
            return Err(Problem::field("material", text));
        }
        let material = Material {
            id: tx.id(),
            card: card.id,
            session: id,
            title: new.title.trim().to_owned(),
            link: new.link,
            for_all: new.for_all,
        };
        store::insert_material(&tx, component, &material).await?;
        if let Some(file) = &new.file {
            attachments::attach(
                &tx,
                &material.reference(),
                file,
                &Translated::new(Locale::IT, material.title.as_str()),
                0,
            )
            .await?;
        }
        let details = json!({ "session": session.place, "title": material.title });
        note(&tx, &who, "exchange_card.add_material", Some("exchange_card.changed"), &card, details).await?;
        Ok(material.id)
    })
    .await
}

/// Takes a material away from a session, with its file.
///
/// # Errors
/// As [`add_material`]; [`Problem::NotFound`] when it is not one of the session.
pub async fn remove_material(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    material: MaterialId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (session, card, _) = session_alone(&tx, &who, component, id).await?;
        let found = store::material(&tx, material).await?.filter(|one| one.session == id);
        let found = found.ok_or(Problem::NotFound)?;
        attachments::detach_all(&tx, &found.reference()).await?;
        store::remove_material(&tx, material).await?;
        let details = json!({ "session": session.place, "title": found.title });
        note(&tx, &who, "exchange_card.remove_material", Some("exchange_card.changed"), &card, details)
            .await?;
        Ok(())
    })
    .await
}

/// Says when and where those who came meet again, or says it anew. Everybody who came gets it for their calendar.
///
/// # Errors
/// As [`add_material`].
pub async fn meet_again(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    new: NewFollowUp,
    zone: Tz,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (session, card, _) = session_alone(&tx, &who, component, id).await?;
        if !session.has_begun(tx.now(), zone) {
            return Err(Problem::Conflict(Text::new("exchange-refused-again-early")));
        }
        new.check(tx.now().with_timezone(&zone).date_naive())?;
        let (title, place) = (new.title.trim().to_owned(), new.place.trim().to_owned());
        let all = store::follow_ups_of_card(&tx, card.id).await?;
        let before = all.into_iter().find(|one| one.session == id);
        let said = |one: &FollowUp| one.title == title && one.place == place && one.day == new.day;
        // The same once more is no news.
        if before.as_ref().is_some_and(said) {
            return Ok(());
        }
        let sequence = before.map_or(0, |one| one.sequence + 1);
        let one = FollowUp { session: id, title, place, day: new.day, sequence, changed_at: tx.now() };
        store::put_follow_up(&tx, card.id, &one).await?;
        for guest in store::participants_of(&tx, id).await? {
            if guest.present == Some(true) {
                jobs::tell_participant(&tx, guest.id, Told::Again).await?;
            }
        }
        let details = json!({ "session": session.place, "day": one.day.to_string() });
        note(&tx, &who, "exchange_card.meet_again", Some("exchange_card.changed"), &card, details).await?;
        Ok(())
    })
    .await
}
