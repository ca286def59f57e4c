//! What every write leaves behind: an entry in the audit log and an event.

use kernel::{Actor, ResourceRef};
use sea_orm::DbErr;
use uuid::Uuid;

use crate::{Signal, WriteTx, vals};

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
    /// When the database fails.
    pub async fn emit(
        &self,
        kind: &str,
        resource: &ResourceRef,
        payload: serde_json::Value,
    ) -> Result<(), DbErr> {
        self.exec(
            "INSERT INTO events (tenant_id, kind, resource_kind, resource_id, payload, at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            vals![kind, resource.kind.as_str(), resource.id, payload.to_string(), self.now()],
        )
        .await?;
        self.signal(Signal::Event);
        Ok(())
    }
}
