//! What others ask for: cards by their ids, and what is kept about a person.

use db::{DbErr, Tx, Value, vals};
use kernel::{PersonId, Problem};
use sea_orm::FromQueryResult;
use spaces::blocks::sources::Of;
use uuid::Uuid;

use super::{
    cards::{COLUMNS, MOST, Row, cards},
    sessions::{applications, participants, sessions},
};
use crate::model::{Application, Card, CardId, Feedback, Participant, ParticipantId, Session};

/// `$2, $3, …` for so many values, and the values.
fn among(ids: &[Uuid]) -> (String, Vec<Value>) {
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    (places.join(", "), ids.iter().map(|id| (*id).into()).collect())
}

/// Cards by their ids, whatever their stage.
pub(crate) async fn by_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Card>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (places, values) = among(ids);
    let sql =
        format!("SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND id IN ({places}) ORDER BY id");
    cards(tx.all::<Row>(&sql, values).await?)
}

/// The ids of the cards in a process, after one.
pub(crate) async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql = "SELECT id FROM exchange_cards WHERE tenant_id = $1 AND process_id = $2 AND id > $3 ORDER BY id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Where a card is.
#[derive(FromQueryResult)]
pub(crate) struct CardPlace {
    pub(crate) id: CardId,
    pub(crate) process_path: String,
    pub(crate) component_slug: String,
}

/// Where those of some cards are that a visitor may see.
pub(crate) async fn places_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<CardPlace>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (places, values) = among(ids);
    let sql = format!(
        "SELECT x.id, s.kind || '/' || s.slug AS process_path, c.slug AS component_slug FROM exchange_cards x
         JOIN components c ON c.tenant_id = x.tenant_id AND c.id = x.component_id
         JOIN processes s ON s.tenant_id = x.tenant_id AND s.id = x.process_id
         WHERE x.tenant_id = $1 AND x.id IN ({places}) AND x.stage = 'published' AND c.published = TRUE
           AND s.published = TRUE ORDER BY x.id"
    );
    tx.all(&sql, values).await
}

/// The published cards that a visitor may see, of one process or of all, and where they are.
pub(crate) async fn open_cards(tx: &Tx, of: Of) -> Result<(Vec<Card>, Vec<CardPlace>), Problem> {
    let (within, values) = match of {
        Some(process) => ("AND process_id = $3", vals![MOST, process]),
        None => ("", vals![MOST]),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND stage = 'published' {within}
         ORDER BY id DESC LIMIT $2"
    );
    let cards = cards(tx.all::<Row>(&sql, values).await?)?;
    let places = places_of(tx, &cards.iter().map(|card| card.id.uuid()).collect::<Vec<_>>()).await?;
    Ok((cards, places))
}

/// The sessions of some cards.
pub(crate) async fn sessions_of_cards(tx: &Tx, ids: &[CardId]) -> Result<Vec<Session>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let (places, values) = among(&ids);
    sessions(tx, &format!("card_id IN ({places})"), values).await
}

/// The cards that somebody began, the latest first.
pub(crate) async fn of_author(tx: &Tx, author: PersonId) -> Result<Vec<Card>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND author_id = $2 ORDER BY id DESC LIMIT $3"
    );
    cards(tx.all::<Row>(&sql, vals![author, MOST]).await?)
}

/// The headings of the bodies for which an address writes, in all programmes.
pub(crate) async fn headings_of(tx: &Tx, email: &str) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Heading {
        heading: String,
    }
    let rows: Vec<Heading> = tx
        .all(
            "SELECT b.heading FROM exchange_members m
             JOIN exchange_bodies b ON b.tenant_id = m.tenant_id AND b.id = m.body_id
             WHERE m.tenant_id = $1 AND m.email = $2 ORDER BY b.heading, b.id LIMIT 500",
            vals![email],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.heading).collect())
}

/// Those for whom a seat was asked with this address.
pub(crate) async fn of_address(tx: &Tx, email: &str) -> Result<Vec<Participant>, DbErr> {
    participants(tx, "email = $2", vals![email]).await
}

/// What somebody asked for their colleagues.
pub(crate) async fn asked_by(tx: &Tx, person: PersonId) -> Result<Vec<Application>, Problem> {
    applications(tx, "person_id = $2", vals![person]).await
}

/// What some of those who came said.
pub(crate) async fn said_by(
    tx: &Tx,
    visitors: &[ParticipantId],
) -> Result<Vec<(ParticipantId, Feedback)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Said {
        participant_id: ParticipantId,
        mark: i64,
        body: String,
    }
    if visitors.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = visitors.iter().map(|id| id.uuid()).collect();
    let (places, values) = among(&ids);
    let sql = format!(
        "SELECT participant_id, mark, body FROM exchange_feedback
         WHERE tenant_id = $1 AND participant_id IN ({places}) ORDER BY participant_id"
    );
    let rows: Vec<Said> = tx.all(&sql, values).await?;
    let said = |row: Said| (row.participant_id, Feedback { mark: row.mark, text: row.body });
    Ok(rows.into_iter().map(said).collect())
}
