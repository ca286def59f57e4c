//! Who follows what.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, ResourceRef};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Person {
    person_id: PersonId,
}

#[derive(FromQueryResult)]
struct Followed {
    about_kind: String,
    about_id: Uuid,
}

/// Follows, or stops following, by hand.
pub(crate) async fn set(
    tx: &WriteTx,
    about: &ResourceRef,
    person: PersonId,
    active: bool,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO follows (tenant_id, about_kind, about_id, person_id, active, since)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, about_kind, about_id, person_id) DO UPDATE SET active = excluded.active",
        vals![about.kind.as_str(), about.id, person, active, tx.now()],
    )
    .await?;
    Ok(())
}

/// Follows because somebody takes part: only who has not decided otherwise.
pub(crate) async fn follow_by_itself(
    tx: &WriteTx,
    about: &ResourceRef,
    person: PersonId,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO follows (tenant_id, about_kind, about_id, person_id, active, since)
         SELECT p.tenant_id, $2, $3, p.id, TRUE, $5 FROM people p
         WHERE p.tenant_id = $1 AND p.id = $4 AND NOT EXISTS (SELECT 1 FROM notice_settings s
           WHERE s.tenant_id = p.tenant_id AND s.person_id = p.id AND s.topic = 'taking_part' AND s.rhythm = 'never')
         ON CONFLICT (tenant_id, about_kind, about_id, person_id) DO NOTHING",
        vals![about.kind.as_str(), about.id, person, tx.now()],
    )
    .await?;
    Ok(())
}

/// Whether somebody follows something.
pub(crate) async fn follows(tx: &Tx, about: &ResourceRef, person: PersonId) -> Result<bool, DbErr> {
    let found: Option<bool> = tx
        .scalar(
            "SELECT active FROM follows WHERE tenant_id = $1 AND about_kind = $2 AND about_id = $3 AND person_id = $4",
            vals![about.kind.as_str(), about.id, person],
        )
        .await?;
    Ok(found.unwrap_or(false))
}

/// Those of some ids that somebody follows: an id is of one thing, whatever its kind.
pub(crate) async fn followed_among(tx: &Tx, ids: &[Uuid], person: PersonId) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        about_id: Uuid,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT about_id FROM follows WHERE tenant_id = $1 AND person_id = $2 AND about_id IN ({}) AND active = TRUE
         ORDER BY about_id",
        places.join(", ")
    );
    let mut values = vals![person];
    values.extend(ids.iter().map(|id| (*id).into()));
    let rows: Vec<Id> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(|row| row.about_id).collect())
}

/// Those who follow something, after a person in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn followers_after(
    tx: &Tx,
    about: &ResourceRef,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<PersonId>, DbErr> {
    let rows: Vec<Person> = tx
        .all(
            "SELECT person_id FROM follows WHERE tenant_id = $1 AND about_kind = $2 AND about_id = $3 AND person_id > $4
               AND active = TRUE ORDER BY person_id LIMIT $5",
            vals![about.kind.as_str(), about.id, after.map(PersonId::uuid).unwrap_or_default(), limit],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// What somebody follows, the latest first, at most `limit`.
pub(crate) async fn followed_by(tx: &Tx, person: PersonId, limit: i64) -> Result<Vec<ResourceRef>, DbErr> {
    let rows: Vec<Followed> = tx
        .all(
            "SELECT about_kind, about_id FROM follows WHERE tenant_id = $1 AND person_id = $2 AND active = TRUE
             ORDER BY since DESC, about_kind, about_id LIMIT $3",
            vals![person, limit],
        )
        .await?;
    Ok(rows.into_iter().map(|row| ResourceRef { kind: row.about_kind, id: row.about_id }).collect())
}

/// Forgets what somebody follows, and who follows them.
pub(crate) async fn forget(tx: &WriteTx, person: PersonId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM follows WHERE tenant_id = $1 AND person_id = $2", vals![person]).await?;
    let sql = "DELETE FROM follows WHERE tenant_id = $1 AND about_kind = 'person' AND about_id = $2";
    tx.exec(sql, vals![person]).await?;
    Ok(())
}
