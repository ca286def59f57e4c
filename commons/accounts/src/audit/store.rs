//! Entries of the audit log.

use db::{
    DbErr, Tx,
    paging::{Cursor, Page},
    vals,
};
use kernel::{Problem, ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::Filter;

/// The order of the log, newest first.
const ORDER: &str = "newest";

/// The columns of an entry, with the name of who acted.
const ENTRY: &str =
    "a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, a.action, a.resource_kind, a.resource_id,
    a.details, p.name AS person_name, p.nickname AS person_nickname
    FROM audit_entries a LEFT JOIN people p ON p.tenant_id = a.tenant_id AND p.id = a.actor_id";

/// An entry as the log shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Entry {
    /// Its id; sorts by time.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// `visitor`, `person`, `operator` or `system`.
    pub actor_kind: String,
    /// The person, when a person acted.
    pub actor_id: Option<Uuid>,
    /// The program's work, when it acted itself.
    pub actor_name: Option<String>,
    /// What was done, as in `proposal.publish`.
    pub action: String,
    /// The kind of what it was done to.
    pub resource_kind: String,
    /// Its id.
    pub resource_id: Uuid,
    /// Details, as JSON.
    pub details: String,
    /// The person's own name; empty for a deleted account.
    pub person_name: Option<String>,
    /// The name others see.
    pub person_nickname: Option<String>,
}

pub(super) async fn read(tx: &Tx, filter: &Filter) -> Result<Page<Entry>, Problem> {
    // Ids are made by the clock, so they sort as the entries came, and the primary key serves the list.
    let place = match &filter.after {
        Some(text) => Cursor::decode(text, ORDER, 0)?,
        None => Cursor::after(ORDER, [], Uuid::max()),
    };
    let mut values = place.values();
    let mut conditions = String::new();
    if let Some(before) = filter.before {
        values.push(before.into());
        conditions.push_str(&format!(" AND a.at < ${}", values.len() + 1));
    }
    if !filter.kind.is_empty() {
        values.push(filter.kind.as_str().into());
        conditions.push_str(&format!(" AND a.resource_kind = ${}", values.len() + 1));
    }
    if let Some(person) = filter.person {
        values.push(person.uuid().into());
        conditions.push_str(&format!(" AND a.actor_id = ${}", values.len() + 1));
    }
    let sql = format!(
        "SELECT {ENTRY} WHERE a.tenant_id = $1 AND a.id < $2{conditions}
         ORDER BY a.id DESC LIMIT {}",
        Page::<Entry>::LIMIT
    );
    let rows = tx.all(&sql, values).await?;
    Ok(Page::new(rows, |row: &Entry| Cursor::after(ORDER, [], row.id)))
}

pub(super) async fn kinds(tx: &Tx) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        resource_kind: String,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT DISTINCT resource_kind FROM audit_entries WHERE tenant_id = $1 ORDER BY resource_kind",
            vals![],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.resource_kind).collect())
}

pub(super) async fn latest_about(tx: &Tx, about: &ResourceRef, limit: i64) -> Result<Vec<Entry>, DbErr> {
    let sql = format!(
        "SELECT {ENTRY} WHERE a.tenant_id = $1 AND a.resource_kind = $2 AND a.resource_id = $3
         ORDER BY a.id DESC LIMIT $4"
    );
    tx.all(&sql, vals![about.kind.as_str(), about.id, limit]).await
}
