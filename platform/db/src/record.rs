//! What every write leaves behind: entries in the audit log and events, all written together just before the commit.

use kernel::{Actor, ResourceRef, TenantId, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, Value};
use uuid::Uuid;

use crate::{Backend, Connection, Signal, WriteTx, vals};

impl WriteTx {
    /// Notes who did what to which resource. The details are for the people who read the log; leave secrets out.
    ///
    /// # Errors
    /// None today: the entry is written with the commit.
    pub async fn audit(
        &self,
        actor: &Actor,
        action: &str,
        resource: &ResourceRef,
        details: serde_json::Value,
    ) -> Result<(), DbErr> {
        self.conn().leave(|trail| {
            trail.entries.push(Entry {
                tenant: self.tenant(),
                id: self.id(),
                at: self.now(),
                actor: actor.clone(),
                action: action.to_owned(),
                resource: resource.clone(),
                details: details.to_string(),
            });
        });
        Ok(())
    }

    /// Tells every follower, in this and other processes, what happened, once this transaction is committed.
    ///
    /// # Errors
    /// None today: the event is written with the commit.
    pub async fn emit(
        &self,
        kind: &str,
        resource: &ResourceRef,
        payload: serde_json::Value,
    ) -> Result<(), DbErr> {
        let (kind, payload) = (kind.to_owned(), payload.to_string());
        let event = Happening { tenant: self.tenant(), kind, resource: resource.clone(), payload };
        self.conn().leave(|trail| trail.events.push(event));
        Ok(())
    }
}

/// What waits for the commit.
#[derive(Default)]
pub(crate) struct Trail {
    entries: Vec<Entry>,
    events: Vec<Happening>,
}

/// An entry of the audit log.
struct Entry {
    tenant: TenantId,
    id: Uuid,
    at: Timestamp,
    actor: Actor,
    action: String,
    resource: ResourceRef,
    details: String,
}

impl Entry {
    const COLUMNS: &'static str = "audit_entries (tenant_id, id, at, actor_kind, actor_id, actor_name, action, \
        resource_kind, resource_id, details)";

    fn values(self) -> Vec<Value> {
        let (kind, person, name) = match self.actor {
            Actor::Visitor => ("visitor", None, None),
            Actor::Person(id) => ("person", Some(id.uuid()), None),
            Actor::Operator => ("operator", None, None),
            Actor::System(name) => ("system", None, Some(name)),
        };
        let Self { tenant, id, at, action, resource, details, .. } = self;
        vals![tenant.uuid(), id, at, kind, person, name, action, resource.kind.as_str(), resource.id, details]
    }
}

/// An event: it also says which tables the whole transaction touched.
struct Happening {
    tenant: TenantId,
    kind: String,
    resource: ResourceRef,
    payload: String,
}

impl Happening {
    const COLUMNS: &'static str =
        "events (tenant_id, kind, resource_kind, resource_id, payload, at, tables, origin)";

    fn values(self, at: Timestamp, tables: &str, origin: Uuid) -> Vec<Value> {
        let Self { tenant, kind, resource, payload } = self;
        vals![tenant.uuid(), kind, resource.kind.as_str(), resource.id, payload, at, tables, origin]
    }
}

/// What an event is called that only says which tables were touched.
const ROWS_CHANGED: &str = "rows.changed";
/// Tables that no page of a reader shows: nobody has to hear that nothing else was touched.
const UNSEEN: [&str; 3] = ["audit_entries", "events", "jobs"];
/// Rows in one statement: both databases limit how many values one may have.
const ROWS: usize = 1_000;

impl Connection {
    /// Writes entries and events that wait. Nothing may be touched afterwards.
    pub(crate) async fn write_trail(&self) -> Result<(), DbErr> {
        let Trail { entries, mut events } = self.take_trail();
        let mut touched = self.touched();
        if events.is_empty() {
            let seen = touched.iter().any(|table| !UNSEEN.contains(&table.as_str()));
            if let Some(tenant) = self.tenant().filter(|_| seen) {
                let resource = ResourceRef::new("tenant", tenant.uuid());
                let (kind, payload) = (ROWS_CHANGED.to_owned(), "{}".to_owned());
                events.push(Happening { tenant, kind, resource, payload });
            }
        }
        if !entries.is_empty() {
            touched.push("audit_entries".to_owned());
        }
        if !events.is_empty() {
            self.signal(Signal::Event);
        }
        let (now, tables, origin) = (self.now(), touched.join(" "), self.origin());
        let entries = entries.into_iter().map(|entry| (Entry::COLUMNS, entry.values()));
        let events = events.into_iter().map(|e| (Happening::COLUMNS, e.values(now, &tables, origin)));
        let mut rows: Vec<(&str, Vec<Value>)> = entries.chain(events).collect();
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS));
            self.insert(std::mem::replace(&mut rows, rest)).await?;
        }
        Ok(())
    }

    /// Writes rows of one or two tables in one round trip.
    async fn insert(&self, rows: Vec<(&str, Vec<Value>)>) -> Result<(), DbErr> {
        let mut inserts: Vec<(&str, String)> = Vec::with_capacity(2);
        let mut values = Vec::with_capacity(rows.len() * 10);
        for (columns, row) in rows {
            let places: Vec<String> = (1..=row.len()).map(|n| format!("${}", values.len() + n)).collect();
            let places = format!("({})", places.join(", "));
            match inserts.last_mut() {
                Some((table, all)) if *table == columns => *all = format!("{all}, {places}"),
                _ => inserts.push((columns, format!("INSERT INTO {columns} VALUES {places}"))),
            }
            values.extend(row);
        }
        let sql = match (inserts.as_slice(), self.backend()) {
            ([(_, one)], _) => one.clone(),
            ([(_, first), (_, second)], Backend::Postgres) => format!("WITH log AS ({first}) {second}"),
            (all, _) => all.iter().map(|(_, one)| one.as_str()).collect::<Vec<_>>().join("; "),
        };
        self.execute_raw(self.statement(&sql, values)).await.map(|_| ())
    }
}
