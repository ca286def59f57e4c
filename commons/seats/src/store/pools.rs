//! Plans and counters. Every change of a counter is one statement with its condition in it.

use std::collections::HashMap;

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Counts, KindPlan, Plan};

/// The counters of a kind; the empty kind counts all.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Pool {
    pub(crate) resource_id: Uuid,
    pub(crate) kind: String,
    pub(crate) capacity: Option<i64>,
    pub(crate) reserved: i64,
    pub(crate) held: i64,
    pub(crate) reserved_held: i64,
    pub(crate) waiting: i64,
    pub(crate) closes_at: Option<Timestamp>,
    pub(crate) most_parties: Option<i64>,
    pub(crate) most_of_party: Option<i64>,
}

impl Pool {
    fn counts(&self) -> Counts {
        Counts {
            capacity: self.capacity,
            reserved: self.reserved,
            held: self.held,
            reserved_held: self.reserved_held,
            waiting: self.waiting,
        }
    }
}

const POOL: &str =
    "resource_id, kind, capacity, reserved, held, reserved_held, waiting, closes_at, most_parties,
  most_of_party";

pub(crate) async fn pools(tx: &Tx, resource: &ResourceRef) -> Result<Vec<Pool>, DbErr> {
    let sql = format!(
        "SELECT {POOL} FROM seat_pools WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 ORDER BY kind"
    );
    tx.all(&sql, vals![resource.kind.as_str(), resource.id]).await
}

/// The counters of several resources of a kind, in one statement; those without a plan are absent.
///
/// # Errors
/// When the database fails.
pub async fn counts(tx: &Tx, kind: &str, ids: &[Uuid]) -> Result<HashMap<Uuid, Counts>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (3..3 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {POOL} FROM seat_pools
         WHERE tenant_id = $1 AND resource_kind = $2 AND kind = '' AND resource_id IN ({}) ORDER BY resource_id",
        places.join(", ")
    );
    let mut values = vals![kind];
    values.extend(ids.iter().map(|id| (*id).into()));
    let pools: Vec<Pool> = tx.all(&sql, values).await?;
    Ok(pools.into_iter().map(|pool| (pool.resource_id, pool.counts())).collect())
}

/// The counters of several resources of a kind by kind of seat, in one statement.
///
/// # Errors
/// When the database fails.
pub async fn counts_of_kinds(
    tx: &Tx,
    kind: &str,
    ids: &[Uuid],
) -> Result<HashMap<(Uuid, String), Counts>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (3..3 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {POOL} FROM seat_pools WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id IN ({})
         ORDER BY resource_id, kind",
        places.join(", ")
    );
    let mut values = vals![kind];
    values.extend(ids.iter().map(|id| (*id).into()));
    let pools: Vec<Pool> = tx.all(&sql, values).await?;
    Ok(pools.into_iter().map(|pool| ((pool.resource_id, pool.kind.clone()), pool.counts())).collect())
}

/// The counters of a resource by kind of seat.
///
/// # Errors
/// When the database fails.
pub async fn counts_by_kind(tx: &Tx, resource: &ResourceRef) -> Result<Vec<(String, Counts)>, DbErr> {
    let pools = pools(tx, resource).await?.into_iter().filter(|pool| !pool.kind.is_empty());
    Ok(pools.map(|pool| (pool.kind.clone(), pool.counts())).collect())
}

/// The plan of a resource, if it has one.
///
/// # Errors
/// When the database fails.
pub async fn plan(tx: &Tx, resource: &ResourceRef) -> Result<Option<Plan>, DbErr> {
    let pools = pools(tx, resource).await?;
    let Some(all) = pools.iter().find(|pool| pool.kind.is_empty()) else { return Ok(None) };
    let kinds = pools.iter().filter(|pool| !pool.kind.is_empty());
    let terms = terms(tx, resource).await?;
    Ok(Some(Plan {
        capacity: all.capacity,
        reserved: all.reserved,
        offer_minutes: terms.offer_minutes,
        closes_at: terms.closes_at,
        kinds: kinds
            .map(|pool| KindPlan {
                kind: pool.kind.clone(),
                capacity: pool.capacity.unwrap_or(0),
                closes_at: pool.closes_at,
                most_parties: pool.most_parties,
                most_of_party: pool.most_of_party,
            })
            .collect(),
    }))
}

/// How released seats are handed on.
#[derive(Default, FromQueryResult)]
pub(crate) struct Terms {
    pub(crate) offer_minutes: Option<i64>,
    pub(crate) closes_at: Option<Timestamp>,
}

pub(crate) async fn terms(tx: &Tx, resource: &ResourceRef) -> Result<Terms, DbErr> {
    let terms: Option<Terms> = tx
        .one(
            "SELECT offer_minutes, closes_at FROM seat_plans
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3",
            vals![resource.kind.as_str(), resource.id],
        )
        .await?;
    Ok(terms.unwrap_or_default())
}

pub(crate) async fn put_plan(tx: &WriteTx, resource: &ResourceRef, plan: &Plan) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO seat_plans (tenant_id, resource_kind, resource_id, offer_minutes, closes_at, last_place)
         VALUES ($1, $2, $3, $4, $5, 0)
         ON CONFLICT (tenant_id, resource_kind, resource_id)
         DO UPDATE SET offer_minutes = excluded.offer_minutes, closes_at = excluded.closes_at",
        vals![resource.kind.as_str(), resource.id, plan.offer_minutes, plan.closes_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn put_pool(
    tx: &WriteTx,
    resource: &ResourceRef,
    kind: &str,
    capacity: Option<i64>,
    reserved: i64,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO seat_pools
           (tenant_id, resource_kind, resource_id, kind, capacity, reserved, held, reserved_held, waiting)
         VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0)
         ON CONFLICT (tenant_id, resource_kind, resource_id, kind)
         DO UPDATE SET capacity = excluded.capacity, reserved = excluded.reserved",
        vals![resource.kind.as_str(), resource.id, kind, capacity, reserved],
    )
    .await?;
    Ok(())
}

pub(crate) async fn remove_pool(tx: &WriteTx, resource: &ResourceRef, kind: &str) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM seat_pools
         WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4",
        vals![resource.kind.as_str(), resource.id, kind],
    )
    .await?;
    Ok(())
}

/// Makes or changes a kind, with what is given of it.
pub(crate) async fn put_kind(
    tx: &WriteTx,
    resource: &ResourceRef,
    kind: &KindPlan,
    held: i64,
    parties: i64,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO seat_pools
           (tenant_id, resource_kind, resource_id, kind, capacity, reserved, held, reserved_held, waiting, closes_at,
            most_parties, most_of_party, parties)
         VALUES ($1, $2, $3, $4, $5, 0, $6, 0, 0, $7, $8, $9, $10)
         ON CONFLICT (tenant_id, resource_kind, resource_id, kind)
         DO UPDATE SET capacity = excluded.capacity, held = excluded.held, closes_at = excluded.closes_at,
           most_parties = excluded.most_parties, most_of_party = excluded.most_of_party, parties = excluded.parties",
        vals![
            resource.kind.as_str(),
            resource.id,
            kind.kind.as_str(),
            kind.capacity,
            held,
            kind.closes_at,
            kind.most_parties,
            kind.most_of_party,
            parties,
        ],
    )
    .await?;
    Ok(())
}

/// Takes a seat if one is free: the condition and the change are one statement.
pub(crate) async fn take(tx: &WriteTx, resource: &ResourceRef, kind: &str) -> Result<bool, DbErr> {
    let taken = tx
        .exec(
            "UPDATE seat_pools SET held = held + 1
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4
               AND (capacity IS NULL OR held + reserved < capacity)",
            vals![resource.kind.as_str(), resource.id, kind],
        )
        .await?;
    Ok(taken > 0)
}

pub(crate) async fn give(tx: &WriteTx, resource: &ResourceRef, kind: &str) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE seat_pools SET held = held - 1
         WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4",
        vals![resource.kind.as_str(), resource.id, kind],
    )
    .await?;
    Ok(())
}

pub(crate) async fn take_reserved(tx: &WriteTx, resource: &ResourceRef) -> Result<bool, DbErr> {
    let taken = tx
        .exec(
            "UPDATE seat_pools SET reserved_held = reserved_held + 1
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = ''
               AND reserved_held < reserved",
            vals![resource.kind.as_str(), resource.id],
        )
        .await?;
    Ok(taken > 0)
}

pub(crate) async fn give_reserved(tx: &WriteTx, resource: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE seat_pools SET reserved_held = reserved_held - 1
         WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = ''",
        vals![resource.kind.as_str(), resource.id],
    )
    .await?;
    Ok(())
}

pub(crate) async fn wait(tx: &WriteTx, resource: &ResourceRef, by: i64) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE seat_pools SET waiting = waiting + $4
         WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = ''",
        vals![resource.kind.as_str(), resource.id, by],
    )
    .await?;
    Ok(())
}

pub(crate) async fn is_full(tx: &Tx, resource: &ResourceRef) -> Result<bool, DbErr> {
    let held: Option<i64> = tx
        .scalar(
            "SELECT held FROM seat_pools
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = ''
               AND (capacity IS NULL OR held + reserved < capacity)",
            vals![resource.kind.as_str(), resource.id],
        )
        .await?;
    Ok(held.is_none())
}

/// The next place in the order of asking; none without a plan.
pub(crate) async fn next_place(tx: &WriteTx, resource: &ResourceRef) -> Result<Option<i64>, DbErr> {
    tx.scalar(
        "UPDATE seat_plans SET last_place = last_place + 1
         WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 RETURNING last_place",
        vals![resource.kind.as_str(), resource.id],
    )
    .await
}
