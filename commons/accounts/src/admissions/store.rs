//! Admissions in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Admits a person to a space from one moment until another; admitting again replaces both.
///
/// # Errors
/// When the database fails.
pub async fn admit(
    tx: &WriteTx,
    space: Uuid,
    person: PersonId,
    from: Option<Timestamp>,
    until: Option<Timestamp>,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO admissions (tenant_id, person_id, space_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, person_id, space_id)
         DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at",
        vals![person, space, from, until],
    )
    .await?;
    Ok(())
}

/// Ends a person's admission at once.
///
/// # Errors
/// When the database fails.
pub async fn dismiss(tx: &WriteTx, space: Uuid, person: PersonId) -> Result<(), DbErr> {
    let sql = "DELETE FROM admissions WHERE tenant_id = $1 AND person_id = $2 AND space_id = $3";
    tx.exec(sql, vals![person, space]).await?;
    Ok(())
}

/// Ends all admissions to a space.
///
/// # Errors
/// When the database fails.
pub async fn dismiss_all(tx: &WriteTx, space: Uuid) -> Result<(), DbErr> {
    tx.exec("DELETE FROM admissions WHERE tenant_id = $1 AND space_id = $2", vals![space]).await?;
    Ok(())
}

/// The spaces a person is admitted to now.
///
/// # Errors
/// When the database fails.
pub async fn of_person(tx: &Tx, person: PersonId) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        space_id: Uuid,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT space_id FROM admissions WHERE tenant_id = $1 AND person_id = $2
               AND (starts_at IS NULL OR starts_at <= $3) AND (ends_at IS NULL OR ends_at > $3) ORDER BY space_id",
            vals![person, tx.now()],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.space_id).collect())
}
