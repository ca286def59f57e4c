//! How many seats of a kind each party has. Every change of a counter is one statement with its condition in it.

use std::collections::BTreeMap;

use db::{DbErr, WriteTx, vals};
use kernel::ResourceRef;

use super::Pool;

/// Counts a seat for a party, if it may have one more; nobody's seats are not counted.
pub(crate) async fn take_party(
    tx: &WriteTx,
    resource: &ResourceRef,
    pool: &Pool,
    party: &str,
) -> Result<bool, DbErr> {
    if party.is_empty() {
        return Ok(true);
    }
    let (kind, id, of) = (resource.kind.as_str(), resource.id, pool.kind.as_str());
    let more = tx
        .exec(
            "UPDATE seat_parties SET held = held + 1
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4 AND party = $5
               AND held > 0 AND held < $6",
            vals![kind, id, of, party, pool.most_of_party.unwrap_or(i64::MAX)],
        )
        .await?;
    if more > 0 {
        return Ok(true);
    }
    let held: Option<i64> = tx
        .scalar(
            "SELECT held FROM seat_parties
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4 AND party = $5",
            vals![kind, id, of, party],
        )
        .await?;
    if held.is_some_and(|held| held > 0) || pool.most_of_party == Some(0) {
        return Ok(false);
    }
    let entered = tx
        .exec(
            "UPDATE seat_pools SET parties = parties + 1
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4
               AND (most_parties IS NULL OR parties < most_parties)",
            vals![kind, id, of],
        )
        .await?;
    if entered == 0 {
        return Ok(false);
    }
    put_party(tx, resource, of, party, 1).await?;
    Ok(true)
}

async fn put_party(
    tx: &WriteTx,
    resource: &ResourceRef,
    kind: &str,
    party: &str,
    held: i64,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO seat_parties (tenant_id, resource_kind, resource_id, kind, party, held)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, resource_kind, resource_id, kind, party) DO UPDATE SET held = excluded.held",
        vals![resource.kind.as_str(), resource.id, kind, party, held],
    )
    .await?;
    Ok(())
}

/// Counts a seat of a party no more; with its last one it leaves its place to another party.
pub(crate) async fn give_party(
    tx: &WriteTx,
    resource: &ResourceRef,
    kind: &str,
    party: &str,
) -> Result<(), DbErr> {
    if party.is_empty() {
        return Ok(());
    }
    let left: Option<i64> = tx
        .scalar(
            "UPDATE seat_parties SET held = held - 1
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4 AND party = $5 AND held > 0
             RETURNING held",
            vals![resource.kind.as_str(), resource.id, kind, party],
        )
        .await?;
    if left == Some(0) {
        tx.exec(
            "UPDATE seat_pools SET parties = parties - 1
             WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4",
            vals![resource.kind.as_str(), resource.id, kind],
        )
        .await?;
    }
    Ok(())
}

/// Replaces what is counted for a kind.
pub(crate) async fn put_parties(
    tx: &WriteTx,
    resource: &ResourceRef,
    kind: &str,
    parties: &BTreeMap<&str, i64>,
) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM seat_parties WHERE tenant_id = $1 AND resource_kind = $2 AND resource_id = $3 AND kind = $4",
        vals![resource.kind.as_str(), resource.id, kind],
    )
    .await?;
    for (party, held) in parties {
        put_party(tx, resource, kind, party, *held).await?;
    }
    Ok(())
}
