//! Posts that went out by mail.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Timestamp};
use sea_orm::FromQueryResult;

use crate::PostId;

/// When a post went out by mail, and to how many people.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Letter {
    /// When.
    pub sent_at: Timestamp,
    /// To how many.
    pub recipients: i64,
}

/// Notes that a post goes out; answers false when it did already.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &WriteTx,
    post: PostId,
    recipients: i64,
    by: Option<PersonId>,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO post_letters (tenant_id, post_id, recipients, sent_at, sent_by)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            vals![post, recipients, tx.now(), by],
        )
        .await?;
    Ok(added == 1)
}

/// When a post went out; none while it did not.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &Tx, post: PostId) -> Result<Option<Letter>, DbErr> {
    let sql = "SELECT sent_at, recipients FROM post_letters WHERE tenant_id = $1 AND post_id = $2";
    tx.one(sql, vals![post]).await
}
