//! Sessions, applications, participants, and which mail went out.

use db::{DbErr, Tx, Value, WriteTx, vals};
use kernel::{PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::ComponentId;

use crate::model::{
    Application, ApplicationId, Approval, BodyId, CardId, Course, Participant, ParticipantId, Session,
    SessionId,
};

#[derive(FromQueryResult)]
struct SessionRow {
    id: SessionId,
    card_id: CardId,
    place: i64,
    course: String,
    entries: String,
    days: String,
    seats: Option<i64>,
    sequence: i64,
    reason: Option<String>,
    changed_at: Timestamp,
}

impl SessionRow {
    fn session(self) -> anyhow::Result<Session> {
        Ok(Session {
            id: self.id,
            card: self.card_id,
            place: self.place,
            course: Course::parse(&self.course).ok_or_else(|| anyhow::anyhow!("an unknown course"))?,
            entries: serde_json::from_str(&self.entries)?,
            days: serde_json::from_str(&self.days)?,
            seats: self.seats,
            sequence: self.sequence,
            reason: self.reason,
            changed_at: self.changed_at,
        })
    }
}

const SESSION: &str = "id, card_id, place, course, entries, days, seats, sequence, reason, changed_at";

pub(super) async fn sessions(tx: &Tx, condition: &str, values: Vec<Value>) -> Result<Vec<Session>, Problem> {
    let sql = format!(
        "SELECT {SESSION} FROM exchange_sessions WHERE tenant_id = $1 AND {condition} ORDER BY card_id, place, id"
    );
    let rows: Vec<SessionRow> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(SessionRow::session).collect::<anyhow::Result<_>>()?)
}

/// The sessions of a card in order.
pub(crate) async fn sessions_of_card(tx: &Tx, card: CardId) -> Result<Vec<Session>, Problem> {
    sessions(tx, "card_id = $2", vals![card]).await
}

/// The sessions of all cards of a programme.
pub(crate) async fn sessions_of_programme(tx: &Tx, component: ComponentId) -> Result<Vec<Session>, Problem> {
    sessions(tx, "component_id = $2", vals![component]).await
}

/// A session by id.
pub(crate) async fn session(tx: &Tx, id: SessionId) -> Result<Option<Session>, Problem> {
    Ok(sessions(tx, "id = $2", vals![id]).await?.into_iter().next())
}

/// Adds a session.
pub(crate) async fn insert_session(
    tx: &WriteTx,
    component: ComponentId,
    session: &Session,
) -> Result<(), Problem> {
    tx.exec(
        "INSERT INTO exchange_sessions (tenant_id, id, component_id, card_id, place, course, entries, days, seats, sequence,
           reason, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        vals![
            session.id,
            component,
            session.card,
            session.place,
            session.course.as_str(),
            serde_json::to_string(&session.entries)?,
            serde_json::to_string(&session.days)?,
            session.seats,
            session.sequence,
            session.reason.clone(),
            session.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces what can change of a session.
pub(crate) async fn save_session(tx: &WriteTx, session: &Session) -> Result<(), Problem> {
    tx.exec(
        "UPDATE exchange_sessions SET course = $3, days = $4, seats = $5, sequence = $6, reason = $7, changed_at = $8,
           entries = $9 WHERE tenant_id = $1 AND id = $2",
        vals![
            session.id,
            session.course.as_str(),
            serde_json::to_string(&session.days)?,
            session.seats,
            session.sequence,
            session.reason.clone(),
            tx.now(),
            serde_json::to_string(&session.entries)?,
        ],
    )
    .await?;
    Ok(())
}

/// Takes a session away for which nobody ever applied; false when somebody did.
pub(crate) async fn remove_session(tx: &WriteTx, id: SessionId) -> Result<bool, DbErr> {
    let removed = tx
        .exec(
            "DELETE FROM exchange_sessions WHERE tenant_id = $1 AND id = $2 AND NOT EXISTS
               (SELECT 1 FROM exchange_applications a WHERE a.tenant_id = $1 AND a.session_id = $2)",
            vals![id],
        )
        .await?;
    Ok(removed > 0)
}

#[derive(FromQueryResult)]
struct ApplicationRow {
    id: ApplicationId,
    card_id: CardId,
    session_id: SessionId,
    body_id: BodyId,
    person_id: PersonId,
    manager_name: String,
    manager_email: String,
    approval: String,
    message: String,
    created_at: Timestamp,
}

impl ApplicationRow {
    fn application(self) -> anyhow::Result<Application> {
        Ok(Application {
            id: self.id,
            card: self.card_id,
            session: self.session_id,
            body: self.body_id,
            person: self.person_id,
            manager_name: self.manager_name,
            manager_email: self.manager_email,
            approval: Approval::parse(&self.approval)
                .ok_or_else(|| anyhow::anyhow!("an unknown approval"))?,
            message: self.message,
            created_at: self.created_at,
        })
    }
}

const APPLICATION: &str =
    "id, card_id, session_id, body_id, person_id, manager_name, manager_email, approval, message,
  created_at";

pub(super) async fn applications(
    tx: &Tx,
    condition: &str,
    values: Vec<Value>,
) -> Result<Vec<Application>, Problem> {
    let sql = format!(
        "SELECT {APPLICATION} FROM exchange_applications WHERE tenant_id = $1 AND {condition} ORDER BY id DESC LIMIT 2000"
    );
    let rows: Vec<ApplicationRow> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(ApplicationRow::application).collect::<anyhow::Result<_>>()?)
}

/// The application that waits for the manager with this key.
pub(crate) async fn by_key(tx: &Tx, hash: &[u8]) -> Result<Option<Application>, Problem> {
    Ok(applications(tx, "key_hash = $2", vals![hash.to_vec()]).await?.into_iter().next())
}

/// An application by id.
pub(crate) async fn application(tx: &Tx, id: ApplicationId) -> Result<Option<Application>, Problem> {
    Ok(applications(tx, "id = $2", vals![id]).await?.into_iter().next())
}

/// The applications for a session, the latest first.
pub(crate) async fn applications_for(tx: &Tx, session: SessionId) -> Result<Vec<Application>, Problem> {
    applications(tx, "session_id = $2", vals![session]).await
}

/// The applications of some bodies in a programme, the latest first.
pub(crate) async fn applications_of(
    tx: &Tx,
    component: ComponentId,
    bodies: &[BodyId],
) -> Result<Vec<Application>, Problem> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + bodies.len()).map(|n| format!("${n}")).collect();
    let mut values = vals![component];
    values.extend(bodies.iter().map(|id| (*id).into()));
    applications(tx, &format!("component_id = $2 AND body_id IN ({})", places.join(", ")), values).await
}

/// Adds an application; the key is known by its hash only.
pub(crate) async fn insert_application(
    tx: &WriteTx,
    component: ComponentId,
    one: &Application,
    key_hash: &[u8],
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO exchange_applications (tenant_id, id, component_id, card_id, session_id, body_id, person_id,
           manager_name, manager_email, approval, key_hash, message, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        vals![
            one.id,
            component,
            one.card,
            one.session,
            one.body,
            one.person,
            one.manager_name.as_str(),
            one.manager_email.as_str(),
            one.approval.as_str(),
            key_hash.to_vec(),
            one.message.as_str(),
            one.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// Notes what the manager said; false when it was said already.
pub(crate) async fn set_approval(tx: &WriteTx, id: ApplicationId, to: Approval) -> Result<bool, DbErr> {
    let changed = tx
        .exec(
            "UPDATE exchange_applications SET approval = $3 WHERE tenant_id = $1 AND id = $2 AND approval = 'asked'",
            vals![id, to.as_str()],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
struct ParticipantRow {
    id: ParticipantId,
    application_id: ApplicationId,
    session_id: SessionId,
    card_id: CardId,
    body_id: BodyId,
    name: String,
    email: String,
    role: String,
    living: bool,
    code: String,
    present: Option<bool>,
    hours: Option<i64>,
}

impl From<ParticipantRow> for Participant {
    fn from(row: ParticipantRow) -> Self {
        Self {
            id: row.id,
            application: row.application_id,
            session: row.session_id,
            card: row.card_id,
            body: row.body_id,
            name: row.name,
            email: row.email,
            role: row.role,
            living: row.living,
            code: row.code,
            present: row.present,
            hours: row.hours,
        }
    }
}

const PARTICIPANT: &str =
    "id, application_id, session_id, card_id, body_id, name, email, role, living, code, present, hours";

pub(super) async fn participants(
    tx: &Tx,
    condition: &str,
    values: Vec<Value>,
) -> Result<Vec<Participant>, DbErr> {
    let sql = format!(
        "SELECT {PARTICIPANT} FROM exchange_participants WHERE tenant_id = $1 AND {condition} ORDER BY application_id, position, id LIMIT 5000"
    );
    let rows: Vec<ParticipantRow> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(Participant::from).collect())
}

/// A participant by id.
pub(crate) async fn participant(tx: &Tx, id: ParticipantId) -> Result<Option<Participant>, DbErr> {
    Ok(participants(tx, "id = $2", vals![id]).await?.into_iter().next())
}

/// The participant of a certificate.
pub(crate) async fn by_code(tx: &Tx, code: &str) -> Result<Option<Participant>, DbErr> {
    Ok(participants(tx, "code = $2", vals![code]).await?.into_iter().next())
}

/// Those for whom a seat of a session was asked.
pub(crate) async fn participants_of(tx: &Tx, session: SessionId) -> Result<Vec<Participant>, DbErr> {
    participants(tx, "session_id = $2", vals![session]).await
}

/// Those of an application.
pub(crate) async fn people_of(tx: &Tx, application: ApplicationId) -> Result<Vec<Participant>, DbErr> {
    participants(tx, "application_id = $2", vals![application]).await
}

/// Those whom some bodies sent or want to send.
pub(crate) async fn people_of_bodies(tx: &Tx, bodies: &[BodyId]) -> Result<Vec<Participant>, DbErr> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + bodies.len()).map(|n| format!("${n}")).collect();
    let values = bodies.iter().map(|id| (*id).into()).collect();
    participants(tx, &format!("body_id IN ({})", places.join(", ")), values).await
}

/// Everybody of a programme who has or wants a seat.
pub(crate) async fn people_of_programme(tx: &Tx, component: ComponentId) -> Result<Vec<Participant>, DbErr> {
    participants(tx, "component_id = $2", vals![component]).await
}

/// Adds somebody, in the order in which they were named; false when they ask already for this session, or for another of a card to which one comes once.
pub(crate) async fn insert_participant(
    tx: &WriteTx,
    component: ComponentId,
    one: &Participant,
    (position, kind): (i64, &str),
    once: bool,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO exchange_participants (tenant_id, id, component_id, application_id, session_id, card_id, body_id,
               name, email, role, kind, position, living, once, code)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, TRUE, $13, $14) ON CONFLICT DO NOTHING",
            vals![
                one.id,
                component,
                one.application,
                one.session,
                one.card,
                one.body,
                one.name.as_str(),
                one.email.as_str(),
                one.role.as_str(),
                kind,
                position,
                once,
                one.code.as_str(),
            ],
        )
        .await?;
    Ok(added > 0)
}

/// Which kind of seat somebody asks for.
pub(crate) async fn kind_of(tx: &Tx, id: ParticipantId) -> Result<String, DbErr> {
    let sql = "SELECT kind FROM exchange_participants WHERE tenant_id = $1 AND id = $2";
    Ok(tx.scalar(sql, vals![id]).await?.unwrap_or_default())
}

/// Somebody neither has a seat any more nor asks for one.
pub(crate) async fn end_participant(tx: &WriteTx, id: ParticipantId) -> Result<(), DbErr> {
    tx.exec("UPDATE exchange_participants SET living = FALSE WHERE tenant_id = $1 AND id = $2", vals![id])
        .await?;
    Ok(())
}

/// Notes that a mail goes out; false when it did before.
pub(crate) async fn note_notice(
    tx: &WriteTx,
    participant: ParticipantId,
    about: &str,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO exchange_notices (tenant_id, participant_id, about, sent_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            vals![participant, about, tx.now()],
        )
        .await?;
    Ok(added > 0)
}
