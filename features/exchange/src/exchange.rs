//! What other features get from programmes of exchange without knowing them.

use accounts::{
    Leaving,
    people::{self, PersonalData},
};
use async_trait::async_trait;
use db::Tx;
use kernel::{Locale, PersonId, Problem};
use serde_json::{Value, json};
use spaces::links::{Card, Resources, path};
use uuid::Uuid;

use crate::{
    RESOURCE, actions,
    model::{Application, Participant},
    store,
};

/// Links to cards.
pub(crate) struct Links;

#[async_trait]
impl Resources for Links {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn label(&self) -> &'static str {
        "exchange-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let places = store::places_of(tx, ids).await?;
        let cards = store::by_ids(tx, ids).await?.into_iter().filter_map(|card| {
            let place = places.iter().find(|place| place.id == card.id)?;
            Some(Card {
                id: card.id.uuid(),
                path: path(locale, &place.process_path, &place.component_slug, card.words()),
                title: card.content.title.into(),
                note: None,
            })
        });
        Ok(cards.collect())
    }
}

/// What is kept about a person here, for the file they download: what they wrote and asked, and where their address is.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "exchange",
    read: |tx, person| Box::pin(async move { personal(tx, person).await }),
};

/// Whoever deletes their account writes for no body any more. What they said of others, and the bodies, stay.
pub(crate) const LEAVING: Leaving = Leaving(|tx, person| Box::pin(actions::leave(tx, person)));

async fn personal(tx: &Tx, person: PersonId) -> Result<Value, Problem> {
    let me = people::store::by_id(tx, person).await?.ok_or(Problem::NotFound)?;
    // An address that nobody confirmed may be somebody else's.
    let email = me.email.filter(|_| me.email_confirmed_at.is_some());
    let (bodies, visits) = match &email {
        Some(email) => {
            (store::headings_of(tx, email.as_str()).await?, store::of_address(tx, email.as_str()).await?)
        }
        None => (Vec::new(), Vec::new()),
    };
    let written = store::of_author(tx, person).await?;
    let asked = store::asked_by(tx, person).await?;
    let said = store::said_by(tx, &visits.iter().map(|one| one.id).collect::<Vec<_>>()).await?;
    let visit = |one: &Participant| {
        let feedback = said.iter().find(|(id, _)| *id == one.id).map(|(_, said)| said);
        json!({
            "name": one.name, "role": one.role, "session": one.session, "code": one.code,
            "present": one.present, "hours": one.hours,
            "mark": feedback.map(|said| said.mark), "feedback": feedback.map(|said| said.text.as_str()),
        })
    };
    let application = |one: &Application| {
        json!({
            "session": one.session, "manager": one.manager_name, "manager_email": one.manager_email,
            "approval": one.approval.as_str(), "message": one.message, "sent_at": one.created_at,
        })
    };
    Ok(json!({
        "writes_for": bodies,
        "cards": written.iter().map(|card| json!({
            "number": card.number, "stage": card.stage.as_str(), "title": card.content.title,
            "begun_at": card.created_at,
        })).collect::<Vec<_>>(),
        "applications": asked.iter().map(application).collect::<Vec<_>>(),
        "visits": visits.iter().map(visit).collect::<Vec<_>>(),
    }))
}
