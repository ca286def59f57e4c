//! One-time links in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Timestamp};
use sea_orm::FromQueryResult;

use super::{Kind, digest};

/// A link that is still good.
#[derive(FromQueryResult)]
pub struct Token {
    /// Whose account it opens.
    pub person_id: PersonId,
    /// The new address, for a change of address; else empty.
    pub detail: String,
}

pub(super) async fn insert(
    tx: &WriteTx,
    kind: Kind,
    token: &str,
    person: PersonId,
    detail: &str,
    expires_at: Timestamp,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO tokens (tenant_id, token_hash, kind, person_id, detail, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vals![digest(token), kind.as_str(), person, detail, expires_at],
    )
    .await?;
    Ok(())
}

/// The token, if it exists, is of this kind and not too old. Reading does not use it up: mail scanners open links.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &Tx, kind: Kind, token: &str) -> Result<Option<Token>, DbErr> {
    tx.one(
        "SELECT person_id, detail FROM tokens
         WHERE tenant_id = $1 AND token_hash = $2 AND kind = $3 AND expires_at > $4",
        vals![digest(token), kind.as_str(), tx.now()],
    )
    .await
}

/// Uses up all tokens of a kind and person.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &WriteTx, kind: Kind, person: PersonId) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM tokens WHERE tenant_id = $1 AND person_id = $2 AND kind = $3",
        vals![person, kind.as_str()],
    )
    .await?;
    Ok(())
}
