//! What guests answered, their codes, whether they came; and who is invited.

use std::collections::HashMap;

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use seats::Seat;
use uuid::Uuid;

use crate::model::{MeetingId, reference};

/// Somebody on the list of guests, with what the ledger has for them.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) nickname: String,
    pub(crate) email: String,
    pub(crate) code: String,
    /// In the order of the questions.
    pub(crate) answers: Vec<String>,
    pub(crate) came_at: Option<Timestamp>,
    pub(crate) seat: Seat,
}

#[derive(FromQueryResult)]
struct Row {
    person_id: PersonId,
    name: String,
    nickname: String,
    email: Option<String>,
    code: String,
    answers: String,
    came_at: Option<Timestamp>,
}

impl Row {
    fn with(self, seat: Seat) -> Guest {
        Guest {
            person: self.person_id,
            name: self.name,
            nickname: self.nickname,
            email: self.email.unwrap_or_default(),
            code: self.code,
            answers: serde_json::from_str(&self.answers).unwrap_or_default(),
            came_at: self.came_at,
            seat,
        }
    }
}

const GUEST: &str = "g.person_id, p.name, p.nickname, p.email, g.code, g.answers, g.came_at";

const TABLES: &str = "meeting_guests g JOIN people p ON p.tenant_id = g.tenant_id AND p.id = g.person_id";

/// Everybody with a seat, an offer or a place in line, in the order in which they asked.
pub(crate) async fn guests(tx: &Tx, meeting: MeetingId) -> Result<Vec<Guest>, Problem> {
    let sql = format!(
        "SELECT {GUEST} FROM {TABLES} WHERE g.tenant_id = $1 AND g.meeting_id = $2 ORDER BY g.person_id"
    );
    let rows: Vec<Row> = tx.all(&sql, vals![meeting]).await?;
    let mut rows: HashMap<Uuid, Row> = rows.into_iter().map(|row| (row.person_id.uuid(), row)).collect();
    let seats = seats::of_resource(tx, &reference(meeting)).await?;
    Ok(seats.into_iter().filter_map(|seat| Some(rows.remove(&seat.holder)?.with(seat))).collect())
}

/// The guest of a code, while they have a seat, an offer or a place in line.
pub(crate) async fn guest_by_code(tx: &Tx, meeting: MeetingId, code: &str) -> Result<Option<Guest>, Problem> {
    let sql = format!(
        "SELECT {GUEST} FROM {TABLES} WHERE g.tenant_id = $1 AND g.meeting_id = $2 AND g.code = $3 ORDER BY g.person_id"
    );
    let row: Option<Row> = tx.one(&sql, vals![meeting, code]).await?;
    let Some(row) = row else { return Ok(None) };
    let seat = seats::seat_of(tx, &reference(meeting), row.person_id.uuid()).await?;
    Ok(seat.map(|seat| row.with(seat)))
}

/// The code of somebody who enrolled once.
pub(crate) async fn my_code(tx: &Tx, meeting: MeetingId, person: PersonId) -> Result<Option<String>, DbErr> {
    tx.scalar(
        "SELECT code FROM meeting_guests WHERE tenant_id = $1 AND meeting_id = $2 AND person_id = $3",
        vals![meeting, person],
    )
    .await
}

/// Keeps what somebody answered. Who enrols again keeps the code.
pub(crate) async fn keep_guest(
    tx: &WriteTx,
    meeting: MeetingId,
    person: PersonId,
    code: &str,
    answers: &[String],
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO meeting_guests (tenant_id, meeting_id, person_id, code, answers, came_at, created_at)
         VALUES ($1, $2, $3, $4, $5, NULL, $6)
         ON CONFLICT (tenant_id, meeting_id, person_id) DO UPDATE SET answers = excluded.answers",
        vals![meeting, person, code, serde_json::to_string(answers).unwrap_or_default(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Whether and when somebody came.
pub(crate) async fn came(tx: &Tx, meeting: MeetingId, person: PersonId) -> Result<Option<Timestamp>, DbErr> {
    let at: Option<Option<Timestamp>> = tx
        .scalar(
            "SELECT came_at FROM meeting_guests WHERE tenant_id = $1 AND meeting_id = $2 AND person_id = $3",
            vals![meeting, person],
        )
        .await?;
    Ok(at.flatten())
}

/// Notes that somebody came, or did not after all, and counts it. False when that was so already.
pub(crate) async fn set_came(
    tx: &WriteTx,
    meeting: MeetingId,
    person: PersonId,
    came: bool,
) -> Result<bool, DbErr> {
    let sql = if came {
        "UPDATE meeting_guests SET came_at = $4
         WHERE tenant_id = $1 AND meeting_id = $2 AND person_id = $3 AND came_at IS NULL"
    } else {
        "UPDATE meeting_guests SET came_at = NULL
         WHERE tenant_id = $1 AND meeting_id = $2 AND person_id = $3 AND came_at IS NOT NULL"
    };
    let values = if came { vals![meeting, person, tx.now()] } else { vals![meeting, person] };
    let changed = tx.exec(sql, values).await? > 0;
    if changed {
        let by: i64 = if came { 1 } else { -1 };
        tx.exec(
            "UPDATE meetings SET present = present + $3 WHERE tenant_id = $1 AND id = $2",
            vals![meeting, by],
        )
        .await?;
    }
    Ok(changed)
}

/// Something a person enrolled in; for the file they download.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Enrolled {
    pub(crate) title: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) code: String,
    pub(crate) answers: String,
    pub(crate) came_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
}

/// Everything a person enrolled in, oldest first.
pub(crate) async fn of_person(tx: &Tx, person: PersonId) -> Result<Vec<Enrolled>, DbErr> {
    tx.all(
        "SELECT m.title, m.starts_at, g.code, g.answers, g.came_at, g.created_at FROM meeting_guests g
         JOIN meetings m ON m.tenant_id = g.tenant_id AND m.id = g.meeting_id
         WHERE g.tenant_id = $1 AND g.person_id = $2 ORDER BY m.starts_at, m.id",
        vals![person],
    )
    .await
}

/// The meetings not over yet that a person enrolled in.
pub(crate) async fn enrolled_in_coming(tx: &Tx, person: PersonId) -> Result<Vec<MeetingId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: MeetingId,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT m.id FROM meeting_guests g JOIN meetings m ON m.tenant_id = g.tenant_id AND m.id = g.meeting_id
             WHERE g.tenant_id = $1 AND g.person_id = $2 AND m.ends_at > $3 ORDER BY m.id",
            vals![person, tx.now()],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Forgets what a person answered when they enrolled.
pub(crate) async fn forget_answers(tx: &WriteTx, person: PersonId) -> Result<(), DbErr> {
    let sql = "UPDATE meeting_guests SET answers = '[]' WHERE tenant_id = $1 AND person_id = $2";
    tx.exec(sql, vals![person]).await?;
    Ok(())
}

/// Whether an address is on the list of a meeting.
pub(crate) async fn is_invited(tx: &Tx, meeting: MeetingId, email: &str) -> Result<bool, DbErr> {
    let found: Option<String> = tx
        .scalar(
            "SELECT email FROM meeting_invitations WHERE tenant_id = $1 AND meeting_id = $2 AND email = $3",
            vals![meeting, email],
        )
        .await?;
    Ok(found.is_some())
}

/// Those of some meetings that an address is invited to.
pub(crate) async fn invited_to(tx: &Tx, meetings: &[Uuid], email: &str) -> Result<Vec<MeetingId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        meeting_id: MeetingId,
    }
    let places: Vec<String> = (3..3 + meetings.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT meeting_id FROM meeting_invitations WHERE tenant_id = $1 AND email = $2 AND meeting_id IN ({})
         ORDER BY meeting_id",
        places.join(", ")
    );
    let mut values = vals![email];
    values.extend(meetings.iter().map(|id| (*id).into()));
    Ok(tx.all::<Row>(&sql, values).await?.into_iter().map(|row| row.meeting_id).collect())
}

/// Those of some people who enrolled.
pub(crate) async fn guests_among(
    tx: &Tx,
    meeting: MeetingId,
    people: &[PersonId],
) -> Result<Vec<PersonId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: PersonId,
    }
    let places: Vec<String> = (3..3 + people.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT person_id FROM meeting_guests WHERE tenant_id = $1 AND meeting_id = $2 AND person_id IN ({})
         ORDER BY person_id",
        places.join(", ")
    );
    let mut values = vals![meeting];
    values.extend(people.iter().map(|id| (*id).into()));
    Ok(tx.all::<Row>(&sql, values).await?.into_iter().map(|row| row.person_id).collect())
}

/// The addresses that are invited, in order.
pub(crate) async fn invitations(tx: &Tx, meeting: MeetingId) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        email: String,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT email FROM meeting_invitations WHERE tenant_id = $1 AND meeting_id = $2 ORDER BY email",
            vals![meeting],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.email).collect())
}

/// Invites an address; false when it was invited already.
pub(crate) async fn invite(tx: &WriteTx, meeting: MeetingId, email: &str) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO meeting_invitations (tenant_id, meeting_id, email, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            vals![meeting, email, tx.now()],
        )
        .await?;
    Ok(added > 0)
}

/// Takes an address from the list.
pub(crate) async fn uninvite(tx: &WriteTx, meeting: MeetingId, email: &str) -> Result<bool, DbErr> {
    let gone = tx
        .exec(
            "DELETE FROM meeting_invitations WHERE tenant_id = $1 AND meeting_id = $2 AND email = $3",
            vals![meeting, email],
        )
        .await?;
    Ok(gone > 0)
}
