//! The way of a card: begun by its host, handed in, published or sent back, taken back.

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, WriteTx};
use kernel::{Problem, Text};
use serde_json::json;
use spaces::{ComponentId, LabelId, process};

use super::{
    Place,
    bodies::known,
    note,
    sessions::{end_all, put_sessions},
    written,
};
use crate::{
    jobs::{self, About},
    model::{BodyId, Card, CardId, Content, Stage, check_complete, check_ready, reference},
    permissions::{Act, check},
    store,
};

/// What is said of a card besides its content.
#[derive(Clone, Copy, Debug, Default)]
pub struct Labelled {
    /// Its theme.
    pub theme: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
}

/// Begins a card of a body. Its hosts are those of the body, unless the content names others.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not write for the body, [`Problem::Invalid`] field by field.
pub async fn begin(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    body: BodyId,
    content: Content,
    labels: Labelled,
) -> Result<Card, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Draft, &who, place.ground(), None)?;
        let body = known(&tx, component, body).await?;
        let mut content = content;
        if content.hosts.is_empty() {
            content.hosts.clone_from(&body.hosts);
        }
        if content.host_text.is_empty() {
            content.host_text.clone_from(&body.heading);
        }
        check_complete(&content)?;
        let mut card = Card {
            id: tx.id(),
            component,
            process: place.process.id,
            body: body.id,
            key: tx.id::<uuid::Uuid>().to_string(),
            number: None,
            of_body: None,
            stage: Stage::Draft,
            theme: labels.theme,
            area: labels.area,
            content: content.clone(),
            html: String::new(),
            transfer_html: String::new(),
            summary: String::new(),
            reason: None,
            author: who.me.as_ref().map(|me| me.id),
            created_at: tx.now(),
            changed_at: tx.now(),
        };
        // Whoever writes for one body only writes no card of another.
        check(Act::Revise, &who, place.ground(), Some(&card))?;
        written(&mut card, content);
        store::insert(&tx, &card).await?;
        note(&tx, &who, "exchange_card.begin", None, &card, json!({ "title": card.content.title })).await?;
        Ok(card)
    })
    .await
}

/// A card of a programme that somebody may do something with now, once no other transaction is changing it.
pub(super) async fn alone(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    id: CardId,
    act: Act,
) -> Result<(Card, Place), Problem> {
    let place = Place::read(tx, who, component).await?;
    tx.lock(&reference(id)).await?;
    let card = store::by_id(tx, id).await?.filter(|card| card.component == component);
    let card = card.ok_or(Problem::NotFound)?;
    check(act, who, place.ground(), Some(&card))?;
    Ok((card, place))
}

/// A card by its number.
///
/// # Errors
/// [`Problem::NotFound`] when there is none.
pub async fn card_of(db: &TenantDb, component: ComponentId, number: i64) -> Result<Card, Problem> {
    store::by_number(&db.read().await?, component, number).await?.ok_or(Problem::NotFound)
}

/// Changes what a card says.
///
/// # Errors
/// [`Problem::NotAllowed`] with the reason, [`Problem::Invalid`] field by field.
pub async fn revise(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: CardId,
    content: Content,
    labels: Labelled,
    zone: Tz,
) -> Result<Card, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut card, place) = alone(&tx, &who, component, id, Act::Revise).await?;
        if card.stage == Stage::Published {
            check_ready(&content)?
        } else {
            check_complete(&content)?
        }
        (card.theme, card.area) = (labels.theme, labels.area);
        written(&mut card, content);
        store::save(&tx, &card).await?;
        if card.stage == Stage::Published {
            put_sessions(&tx, &card, &place, (zone, false)).await?;
        }
        let event = (card.stage == Stage::Published).then_some("exchange_card.changed");
        note(&tx, &who, "exchange_card.revise", event, &card, json!({})).await?;
        Ok(card)
    })
    .await
}

/// Hands a card to the programme's managers.
///
/// # Errors
/// [`Problem::Invalid`] when something is missing in it.
pub async fn submit(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: CardId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut card, _) = alone(&tx, &who, component, id, Act::Submit).await?;
        check_ready(&card.content)?;
        (card.stage, card.reason) = (Stage::Submitted, None);
        store::save(&tx, &card).await?;
        note(&tx, &who, "exchange_card.submit", Some("exchange_card.submitted"), &card, json!({})).await?;
        Ok(())
    })
    .await
}

/// Publishes a card: it gets its number, and its number under the heading of its body.
///
/// # Errors
/// [`Problem::Conflict`] when it is public already, [`Problem::Invalid`] when something is missing in it.
pub async fn publish(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: CardId,
    zone: Tz,
) -> Result<Card, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut card, place) = alone(&tx, &who, component, id, Act::Review).await?;
        if card.stage == Stage::Published {
            return Err(Problem::Conflict(Text::new("exchange-published-already")));
        }
        check_ready(&card.content)?;
        let back = card.stage == Stage::Withdrawn;
        if card.number.is_none() {
            card.number = Some(process::store::next_number(&tx, component).await?);
            card.of_body = Some(store::next_of_body(&tx, card.body).await?);
        }
        (card.stage, card.reason) = (Stage::Published, None);
        store::save(&tx, &card).await?;
        put_sessions(&tx, &card, &place, (zone, back)).await?;
        tell_author(&tx, &card, About::Published).await?;
        note(&tx, &who, "exchange_card.publish", Some("exchange_card.published"), &card, json!({})).await?;
        Ok(card)
    })
    .await
}

/// Sends a card back to its host, or takes a public one back, with the reason: its sessions to come are called off, and whoever
/// has or wants a seat is told.
///
/// # Errors
/// [`Problem::Invalid`] without a reason, [`Problem::Conflict`] for a draft.
pub async fn send_back(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: CardId,
    reason: &str,
    zone: Tz,
) -> Result<(), Problem> {
    let (who, reason) = (who.clone(), reason.trim().to_owned());
    db.write(move |tx| async move {
        let (mut card, place) = alone(&tx, &who, component, id, Act::Review).await?;
        super::check_reason(&reason)?;
        let (stage, action, about) = match card.stage {
            Stage::Submitted => (Stage::Draft, "exchange_card.send_back", About::SentBack),
            Stage::Published => (Stage::Withdrawn, "exchange_card.withdraw", About::Withdrawn),
            Stage::Draft | Stage::Withdrawn => {
                return Err(Problem::Conflict(Text::new("exchange-refused-send-back")));
            }
        };
        if stage == Stage::Withdrawn {
            end_all(&tx, &card, &place, &reason, zone).await?;
        }
        (card.stage, card.reason) = (stage, Some(reason));
        store::save(&tx, &card).await?;
        tell_author(&tx, &card, about).await?;
        note(&tx, &who, action, Some("exchange_card.changed"), &card, json!({ "reason": card.reason }))
            .await?;
        Ok(())
    })
    .await
}

async fn tell_author(tx: &WriteTx, card: &Card, about: About) -> Result<(), Problem> {
    if let Some(author) = card.author {
        jobs::tell(tx, card.id, author, about).await?;
    }
    Ok(())
}
