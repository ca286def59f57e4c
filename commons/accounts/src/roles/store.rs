//! Grants of roles.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::PersonId;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::Role;

#[derive(FromQueryResult)]
struct Grant {
    role: String,
    process_id: Uuid,
}

/// The roles a person holds, each with the process it is limited to.
///
/// # Errors
/// When the database fails.
pub async fn of_person(tx: &Tx, person: PersonId) -> Result<Vec<(Role, Option<Uuid>)>, DbErr> {
    let grants: Vec<Grant> = tx
        .all("SELECT role, process_id FROM roles WHERE tenant_id = $1 AND person_id = $2", vals![person])
        .await?;
    Ok(grants
        .into_iter()
        .filter_map(|g| Some((Role::parse(&g.role)?, (!g.process_id.is_nil()).then_some(g.process_id))))
        .collect())
}

/// Everyone who holds a role, with it.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx) -> Result<Vec<Holder>, DbErr> {
    tx.all(
        "SELECT r.person_id, r.role, r.process_id, p.name, p.nickname, p.email
         FROM roles r JOIN people p ON p.tenant_id = r.tenant_id AND p.id = r.person_id
         WHERE r.tenant_id = $1 ORDER BY p.name, p.id, r.role, r.process_id",
        vals![],
    )
    .await
}

/// A person and one role they hold.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Holder {
    /// The person.
    pub person_id: PersonId,
    /// The stored word of the role.
    pub role: String,
    /// The process, or the nil id for all.
    pub process_id: Uuid,
    /// The person's own name.
    pub name: String,
    /// How others see them.
    pub nickname: String,
    /// Where mail reaches them.
    pub email: Option<String>,
}

/// The people to tell of work in a process, or without one in the whole organisation: who holds one of the roles there;
/// the administrators while nobody does. Those after a person in the order of ids.
///
/// # Errors
/// When the database fails.
pub async fn on_duty(
    tx: &Tx,
    roles: &[Role],
    process: Option<Uuid>,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<PersonId>, DbErr> {
    #[derive(FromQueryResult)]
    struct One {
        person_id: PersonId,
    }
    let words: Vec<String> = roles.iter().map(|role| format!("'{}'", role.as_str())).collect();
    let sql = format!(
        "SELECT DISTINCT r.person_id FROM roles r WHERE r.tenant_id = $1 AND r.person_id > $2
           AND (r.role IN ({words}) AND r.process_id IN ($3, $4)
             OR r.role = 'administrator' AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.tenant_id = r.tenant_id
               AND o.role IN ({words}) AND o.process_id IN ($3, $4)))
         ORDER BY r.person_id LIMIT $5",
        words = words.join(", ")
    );
    let after = after.map(PersonId::uuid).unwrap_or_default();
    let values = vals![after, Uuid::nil(), process.unwrap_or_default(), limit];
    let found: Vec<One> = tx.all(&sql, values).await?;
    Ok(found.into_iter().map(|one| one.person_id).collect())
}

/// Grants a role; granting it again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn grant(tx: &WriteTx, person: PersonId, role: Role, process: Option<Uuid>) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO roles (tenant_id, person_id, role, process_id, granted_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        vals![person, role.as_str(), process.unwrap_or(Uuid::nil()), tx.now()],
    )
    .await?;
    Ok(())
}

/// Takes a role away; returns whether it was held.
///
/// # Errors
/// When the database fails.
pub async fn revoke(
    tx: &WriteTx,
    person: PersonId,
    role: Role,
    process: Option<Uuid>,
) -> Result<bool, DbErr> {
    let gone = tx
        .exec(
            "DELETE FROM roles WHERE tenant_id = $1 AND person_id = $2 AND role = $3 AND process_id = $4",
            vals![person, role.as_str(), process.unwrap_or(Uuid::nil())],
        )
        .await?;
    Ok(gone > 0)
}

/// How many people hold a tenant-wide role: the last administrator must stay.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &Tx, role: Role) -> Result<i64, DbErr> {
    Ok(tx
        .scalar("SELECT count(*) FROM roles WHERE tenant_id = $1 AND role = $2", vals![role.as_str()])
        .await?
        .unwrap_or(0))
}
