//! Keys of those who came, what they say, materials, and when they meet again.

use chrono::NaiveDate;
use db::{DbErr, Tx, Value, WriteTx, vals};
use kernel::Problem;
use kernel::Timestamp;
use sea_orm::FromQueryResult;
use spaces::ComponentId;

use super::participant;
use crate::model::{
    CardId, Feedback, FollowUp, Marks, Material, MaterialId, Participant, ParticipantId, SessionId,
};

/// Notes whether somebody came, and for how long.
pub(crate) async fn set_attendance(
    tx: &WriteTx,
    id: ParticipantId,
    present: bool,
    hours: Option<i64>,
) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE exchange_participants SET present = $3, hours = $4 WHERE tenant_id = $1 AND id = $2",
        vals![id, present, hours],
    )
    .await?;
    Ok(())
}

/// Keeps the hash of the key that somebody's letter holds; a second letter changes nothing.
pub(crate) async fn insert_key(tx: &WriteTx, participant: ParticipantId, hash: &[u8]) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO exchange_keys (tenant_id, participant_id, key_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            vals![participant, hash.to_vec()],
        )
        .await?;
    Ok(added > 0)
}

/// Whoever came and has the key.
pub(crate) async fn by_own_key(tx: &Tx, hash: &[u8]) -> Result<Option<Participant>, DbErr> {
    let sql = "SELECT participant_id FROM exchange_keys WHERE tenant_id = $1 AND key_hash = $2";
    match tx.scalar::<ParticipantId>(sql, vals![hash.to_vec()]).await? {
        Some(id) => participant(tx, id).await,
        None => Ok(None),
    }
}

/// Keeps what somebody says; false when they said it already.
pub(crate) async fn insert_feedback(
    tx: &WriteTx,
    component: ComponentId,
    who: &Participant,
    feedback: &Feedback,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO exchange_feedback (tenant_id, participant_id, component_id, session_id, mark, body, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            vals![who.id, component, who.session, feedback.mark, feedback.text.as_str(), tx.now()],
        )
        .await?;
    Ok(added > 0)
}

#[derive(FromQueryResult)]
struct FeedbackRow {
    mark: i64,
    body: String,
}

async fn feedback(tx: &Tx, condition: &str, values: Vec<Value>) -> Result<Vec<Feedback>, DbErr> {
    let sql = format!(
        "SELECT mark, body FROM exchange_feedback WHERE tenant_id = $1 AND {condition} ORDER BY participant_id LIMIT 1000"
    );
    let rows: Vec<FeedbackRow> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(|row| Feedback { mark: row.mark, text: row.body }).collect())
}

/// What those who came to a session say.
pub(crate) async fn feedback_of(tx: &Tx, session: SessionId) -> Result<Vec<Feedback>, DbErr> {
    feedback(tx, "session_id = $2", vals![session]).await
}

/// What one of them said.
pub(crate) async fn feedback_by(tx: &Tx, who: ParticipantId) -> Result<Option<Feedback>, DbErr> {
    Ok(feedback(tx, "participant_id = $2", vals![who]).await?.into_iter().next())
}

/// The marks of each session of a programme.
pub(crate) async fn marks_of_programme(
    tx: &Tx,
    component: ComponentId,
) -> Result<Vec<(SessionId, Marks)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        session_id: SessionId,
        given: i64,
        total: i64,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT session_id, count(*) AS given, CAST(sum(mark) AS BIGINT) AS total FROM exchange_feedback
             WHERE tenant_id = $1 AND component_id = $2 GROUP BY session_id ORDER BY session_id",
            vals![component],
        )
        .await?;
    Ok(rows.into_iter().map(|row| (row.session_id, Marks { count: row.given, sum: row.total })).collect())
}

#[derive(FromQueryResult)]
struct MaterialRow {
    id: MaterialId,
    card_id: CardId,
    session_id: SessionId,
    title: String,
    link: Option<String>,
    for_all: bool,
}

impl From<MaterialRow> for Material {
    fn from(row: MaterialRow) -> Self {
        Self {
            id: row.id,
            card: row.card_id,
            session: row.session_id,
            title: row.title,
            link: row.link.and_then(|link| link.parse().ok()),
            for_all: row.for_all,
        }
    }
}

async fn materials(tx: &Tx, condition: &str, values: Vec<Value>) -> Result<Vec<Material>, DbErr> {
    let sql = format!(
        "SELECT id, card_id, session_id, title, link, for_all FROM exchange_materials
         WHERE tenant_id = $1 AND {condition} ORDER BY id LIMIT 500"
    );
    let rows: Vec<MaterialRow> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(Material::from).collect())
}

/// The materials of all sessions of a card.
pub(crate) async fn materials_of_card(tx: &Tx, card: CardId) -> Result<Vec<Material>, DbErr> {
    materials(tx, "card_id = $2", vals![card]).await
}

/// A material by id.
pub(crate) async fn material(tx: &Tx, id: MaterialId) -> Result<Option<Material>, DbErr> {
    Ok(materials(tx, "id = $2", vals![id]).await?.into_iter().next())
}

/// Adds a material.
pub(crate) async fn insert_material(
    tx: &WriteTx,
    component: ComponentId,
    one: &Material,
) -> Result<(), DbErr> {
    let link = one.link.as_ref().map(|link| link.as_str().to_owned());
    tx.exec(
        "INSERT INTO exchange_materials (tenant_id, id, component_id, card_id, session_id, title, link, for_all, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vals![one.id, component, one.card, one.session, one.title.as_str(), link, one.for_all, tx.now()],
    )
    .await?;
    Ok(())
}

/// Takes a material away; false when it is not there.
pub(crate) async fn remove_material(tx: &WriteTx, id: MaterialId) -> Result<bool, DbErr> {
    let gone = tx.exec("DELETE FROM exchange_materials WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(gone > 0)
}

#[derive(FromQueryResult)]
struct FollowUpRow {
    session_id: SessionId,
    title: String,
    place: String,
    day: String,
    sequence: i64,
    changed_at: Timestamp,
}

impl FollowUpRow {
    fn follow_up(self) -> anyhow::Result<FollowUp> {
        Ok(FollowUp {
            session: self.session_id,
            title: self.title,
            place: self.place,
            day: self.day.parse::<NaiveDate>()?,
            sequence: self.sequence,
            changed_at: self.changed_at,
        })
    }
}

/// When those who came to the sessions of a card meet again.
pub(crate) async fn follow_ups_of_card(tx: &Tx, card: CardId) -> Result<Vec<FollowUp>, Problem> {
    let sql = "SELECT session_id, title, place, day, sequence, changed_at FROM exchange_follow_ups
               WHERE tenant_id = $1 AND card_id = $2 ORDER BY day, session_id";
    let rows: Vec<FollowUpRow> = tx.all(sql, vals![card]).await?;
    Ok(rows.into_iter().map(FollowUpRow::follow_up).collect::<anyhow::Result<_>>()?)
}

/// Says when those who came to a session meet again, anew or for the first time.
pub(crate) async fn put_follow_up(tx: &WriteTx, card: CardId, one: &FollowUp) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO exchange_follow_ups (tenant_id, session_id, card_id, title, place, day, sequence, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (tenant_id, session_id) DO UPDATE SET title = excluded.title, place = excluded.place,
           day = excluded.day, sequence = excluded.sequence, changed_at = excluded.changed_at",
        vals![
            one.session,
            card,
            one.title.as_str(),
            one.place.as_str(),
            one.day.to_string(),
            one.sequence,
            one.changed_at,
        ],
    )
    .await?;
    Ok(())
}
