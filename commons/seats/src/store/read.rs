//! Seats and the line.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Reason, Seat, SeatId, State};

const SEAT: &str =
    "id, resource_kind, resource_id, holder, kind, party, reserved, state, place, offered_until, created_at";

#[derive(FromQueryResult)]
struct Row {
    id: SeatId,
    resource_kind: String,
    resource_id: Uuid,
    holder: Uuid,
    kind: String,
    party: String,
    reserved: bool,
    state: String,
    place: i64,
    offered_until: Option<Timestamp>,
    created_at: Timestamp,
}

impl Row {
    fn seat(self) -> anyhow::Result<Seat> {
        Ok(Seat {
            id: self.id,
            resource: ResourceRef { kind: self.resource_kind, id: self.resource_id },
            holder: self.holder,
            kind: self.kind,
            party: self.party,
            reserved: self.reserved,
            state: State::parse(&self.state).ok_or_else(|| anyhow::anyhow!("a seat of an unknown state"))?,
            place: self.place,
            offered_until: self.offered_until,
            created_at: self.created_at,
        })
    }
}

fn seats(rows: Vec<Row>) -> Result<Vec<Seat>, Problem> {
    Ok(rows.into_iter().map(Row::seat).collect::<anyhow::Result<_>>()?)
}

/// Somebody's living seat, offer or place in line.
///
/// # Errors
/// When the database fails.
pub async fn seat_of(tx: &Tx, resource: &ResourceRef, holder: Uuid) -> Result<Option<Seat>, Problem> {
    let sql = format!(
        "SELECT {SEAT} FROM seats WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND holder = $4
           AND state IN ('held', 'waiting', 'offered')"
    );
    let row: Option<Row> = tx.one(&sql, vals![resource.kind.as_str(), resource.id, holder]).await?;
    Ok(row.map(Row::seat).transpose()?)
}

/// The living seats of a resource and its line, in the order in which people asked.
///
/// # Errors
/// When the database fails.
pub async fn of_resource(tx: &Tx, resource: &ResourceRef) -> Result<Vec<Seat>, Problem> {
    let sql = format!(
        "SELECT {SEAT} FROM seats WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3
           AND state IN ('held', 'waiting', 'offered') ORDER BY place, id"
    );
    seats(tx.all(&sql, vals![resource.kind.as_str(), resource.id]).await?)
}

/// The living seats of all resources of a kind, in the order in which people asked.
///
/// # Errors
/// When the database fails.
pub async fn of_kind(tx: &Tx, kind: &str) -> Result<Vec<Seat>, Problem> {
    let sql = format!(
        "SELECT {SEAT} FROM seats WHERE tenant_id = $1 AND resource_kind = $2
           AND state IN ('held', 'waiting', 'offered') ORDER BY resource_id, place, id"
    );
    seats(tx.all(&sql, vals![kind]).await?)
}

/// The living seats of somebody in resources of a kind, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_holder(tx: &Tx, kind: &str, holder: Uuid) -> Result<Vec<Seat>, Problem> {
    let sql = format!(
        "SELECT {SEAT} FROM seats WHERE tenant_id = $1 AND resource_kind = $2 AND holder = $3
           AND state IN ('held', 'waiting', 'offered') ORDER BY id DESC"
    );
    seats(tx.all(&sql, vals![kind, holder]).await?)
}

/// How many stand in line before a place.
///
/// # Errors
/// When the database fails.
pub async fn before_in_line(tx: &Tx, resource: &ResourceRef, place: i64) -> Result<i64, DbErr> {
    let before: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM seats WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3
               AND state = 'waiting' AND place < $4",
            vals![resource.kind.as_str(), resource.id, place],
        )
        .await?;
    Ok(before.unwrap_or(0))
}

/// Who is not next, whoever was first.
#[derive(Debug, Default)]
pub(crate) struct PassedOver {
    /// Whoever waits for one of these kinds.
    pub(crate) kinds: Vec<String>,
    /// Whoever waits for a kind and comes for a party.
    pub(crate) parties: Vec<(String, String)>,
}

/// The first in line who is not passed over.
pub(crate) async fn next_in_line(
    tx: &Tx,
    resource: &ResourceRef,
    passed: &PassedOver,
) -> Result<Option<Seat>, Problem> {
    let mut values = vals![resource.kind.as_str(), resource.id];
    let mut conditions = String::new();
    if !passed.kinds.is_empty() {
        let places: Vec<String> = (4..4 + passed.kinds.len()).map(|n| format!("${n}")).collect();
        conditions.push_str(&format!(" AND kind NOT IN ({})", places.join(", ")));
        values.extend(passed.kinds.iter().map(|kind| kind.as_str().into()));
    }
    for (kind, party) in &passed.parties {
        let first = values.len() + 2;
        conditions.push_str(&format!(" AND NOT (kind = ${first} AND party = ${})", first + 1));
        values.push(kind.as_str().into());
        values.push(party.as_str().into());
    }
    let sql = format!(
        "SELECT {SEAT} FROM seats WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3
           AND state = 'waiting' {conditions} ORDER BY place, id LIMIT 1"
    );
    let row: Option<Row> = tx.one(&sql, values).await?;
    Ok(row.map(Row::seat).transpose()?)
}

/// Offers whose time is over.
pub(crate) async fn overdue(tx: &Tx, resource: &ResourceRef) -> Result<Vec<Seat>, Problem> {
    let sql = format!(
        "SELECT {SEAT} FROM seats WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3
           AND state = 'offered' AND offered_until <= $4 ORDER BY place, id"
    );
    seats(tx.all(&sql, vals![resource.kind.as_str(), resource.id, tx.now()]).await?)
}

pub(crate) async fn insert(tx: &WriteTx, seat: &Seat) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO seats (tenant_id, id, resource_kind, resource_id, holder, kind, party, reserved, state, place,
           offered_until, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)",
        vals![
            seat.id,
            seat.resource.kind.as_str(),
            seat.resource.id,
            seat.holder,
            seat.kind.as_str(),
            seat.party.as_str(),
            seat.reserved,
            seat.state.as_str(),
            seat.place,
            seat.offered_until,
            seat.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// Changes a state that is still what was read.
pub(crate) async fn set_state(
    tx: &WriteTx,
    id: SeatId,
    from: State,
    to: State,
    until: Option<Timestamp>,
) -> Result<bool, DbErr> {
    let changed = tx
        .exec(
            "UPDATE seats SET state = $4, offered_until = $5, changed_at = $6
             WHERE tenant_id = $1 AND id = $2 AND state = $3",
            vals![id, from.as_str(), to.as_str(), until, tx.now()],
        )
        .await?;
    Ok(changed > 0)
}

/// Keeps why a seat became what it is.
pub(crate) async fn note(tx: &WriteTx, id: SeatId, state: State, reason: Reason) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO seat_moves (tenant_id, id, seat_id, state, reason, at) VALUES ($1, $2, $3, $4, $5, $6)",
        vals![tx.id::<Uuid>(), id, state.as_str(), reason.as_str(), tx.now()],
    )
    .await?;
    Ok(())
}
