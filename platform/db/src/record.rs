//! What every write leaves behind: an entry in the audit log and an event.

use kernel::{Actor, ResourceRef, TenantId};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::{Connection, Signal, WriteTx, vals};

impl WriteTx {
    /// Notes who did what to which resource. The details are for the people who read the log; leave secrets out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit(
        &self,
        actor: &Actor,
        action: &str,
        resource: &ResourceRef,
        details: serde_json::Value,
    ) -> Result<(), DbErr> {
        let (kind, person, name) = match actor {
            Actor::Visitor => ("visitor", None, None),
            Actor::Person(id) => ("person", Some(id.uuid()), None),
            Actor::Operator => ("operator", None, None),
            Actor::System(name) => ("system", None, Some(name.as_str())),
        };
        self.exec(
            "INSERT INTO audit_entries (tenant_id, id, at, actor_kind, actor_id, actor_name, action, resource_kind, \
             resource_id, details) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            vals![
                self.id::<Uuid>(),
                self.now(),
                kind,
                person,
                name,
                action,
                resource.kind.as_str(),
                resource.id,
                details.to_string(),
            ],
        )
        .await
        .map(|_| ())
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
        self.conn().hold(Pending { tenant: self.tenant(), kind, resource: resource.clone(), payload });
        Ok(())
    }
}

/// An event that waits for the commit: it also says which tables the whole transaction touched.
pub(crate) struct Pending {
    tenant: TenantId,
    kind: String,
    resource: ResourceRef,
    payload: String,
}

/// What an event is called that only says which tables were touched.
const ROWS_CHANGED: &str = "rows.changed";
/// Tables that no page of a reader shows: nobody has to hear that nothing else was touched.
const UNSEEN: [&str; 3] = ["audit_entries", "events", "jobs"];

impl Connection {
    /// Writes the events that wait. Nothing may be touched afterwards.
    pub(crate) async fn write_events(&self) -> Result<(), DbErr> {
        let touched = self.touched();
        let mut pending = self.take_pending();
        if pending.is_empty() {
            let seen = touched.iter().any(|table| !UNSEEN.contains(&table.as_str()));
            let Some(tenant) = self.tenant().filter(|_| seen) else { return Ok(()) };
            let resource = ResourceRef::new("tenant", tenant.uuid());
            pending.push(Pending { tenant, kind: ROWS_CHANGED.into(), resource, payload: "{}".into() });
        }
        let mut rows = Vec::with_capacity(pending.len());
        let mut values = vals![self.now(), touched.join(" "), self.origin()];
        for event in pending {
            let first = values.len() + 1;
            let places: Vec<String> = (first..first + 5).map(|at| format!("${at}")).collect();
            rows.push(format!("({}, $1, $2, $3)", places.join(", ")));
            let Pending { tenant, kind, resource, payload } = event;
            values.extend(vals![tenant.uuid(), kind, resource.kind.as_str(), resource.id, payload]);
        }
        let sql = format!(
            "INSERT INTO events (tenant_id, kind, resource_kind, resource_id, payload, at, tables, origin) VALUES {}",
            rows.join(", ")
        );
        self.execute_raw(self.statement(&sql, values)).await?;
        self.signal(Signal::Event);
        Ok(())
    }
}
