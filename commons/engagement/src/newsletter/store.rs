//! Who asked for letters.

use db::{DbErr, Tx, Value, vals};
use kernel::PersonId;
use sea_orm::FromQueryResult;

use super::Audience;

/// Whether a person of the table `p` gets letters.
const ASKED: &str = "p.tenant_id = $1 AND p.newsletter = TRUE AND p.email_confirmed_at IS NOT NULL
  AND p.deleted_at IS NULL";

/// The condition of an audience, with the values from a place on.
fn among(audience: &Audience, first: usize) -> (String, Vec<Value>) {
    match audience {
        Audience::Everybody => (String::new(), Vec::new()),
        Audience::Followers(spaces) if spaces.is_empty() => (" AND 1 = 0".to_owned(), Vec::new()),
        Audience::Followers(spaces) => {
            let places: Vec<String> = (first..first + spaces.len()).map(|n| format!("${n}")).collect();
            let sql = format!(
                " AND EXISTS (SELECT 1 FROM follows f WHERE f.tenant_id = p.tenant_id AND f.person_id = p.id
                   AND f.about_kind = 'process' AND f.about_id IN ({}) AND f.active = TRUE)",
                places.join(", ")
            );
            (sql, spaces.iter().map(|space| (*space).into()).collect())
        }
    }
}

/// How many people a letter is for, now.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &Tx, audience: &Audience) -> Result<i64, DbErr> {
    let (among, values) = among(audience, 2);
    let sql = format!("SELECT count(*) FROM people p WHERE {ASKED}{among}");
    Ok(tx.scalar(&sql, values).await?.unwrap_or(0))
}

/// Those it is for, after a person in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &Tx,
    audience: &Audience,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<PersonId>, DbErr> {
    #[derive(FromQueryResult)]
    struct One {
        id: PersonId,
    }
    let (among, values) = among(audience, 4);
    let sql = format!("SELECT p.id FROM people p WHERE {ASKED}{among} AND p.id > $2 ORDER BY p.id LIMIT $3");
    let mut all = vals![after.map(PersonId::uuid).unwrap_or_default(), limit];
    all.extend(values);
    let rows: Vec<One> = tx.all(&sql, all).await?;
    Ok(rows.into_iter().map(|one| one.id).collect())
}

/// Whether somebody still asks for letters.
pub(crate) async fn asks(tx: &Tx, person: PersonId) -> Result<bool, DbErr> {
    let sql = format!("SELECT p.id FROM people p WHERE {ASKED} AND p.id = $2");
    Ok(tx.scalar::<PersonId>(&sql, vals![person]).await?.is_some())
}
