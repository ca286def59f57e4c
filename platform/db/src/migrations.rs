//! The tables of this crate.
//!
//! `events` and `audit_entries` have no foreign key to the tenants: which table holds those is for `accounts` to know,
//! and an audit entry outlives what it speaks of.

use async_trait::async_trait;
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use crate::schema::{open_to_definer, run, run_on_postgres, run_on_sqlite};

/// In any order: they are sorted by name with everybody else's.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000001_audit_entries),
        Box::new(Events),
        Box::new(SearchTexts),
        Box::new(EventTables),
    ]
}

crate::migration!(
    m20261122_000001_audit_entries,
    "CREATE TABLE audit_entries (
        tenant_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL CHECK (actor_kind IN ('visitor', 'person', 'operator', 'system')),
        actor_id uuid,
        actor_name text,
        action text NOT NULL,
        resource_kind text NOT NULL,
        resource_id uuid NOT NULL,
        details text NOT NULL,
        PRIMARY KEY (tenant_id, id));
    CREATE INDEX audit_entries_resource ON audit_entries (tenant_id, resource_kind, resource_id, id);
    CREATE INDEX audit_entries_actor ON audit_entries (tenant_id, actor_id, id)"
);

/// See `events.rs` for how followers read them.
struct Events;

impl MigrationName for Events {
    fn name(&self) -> &str {
        "m20261122_000002_events"
    }
}

#[async_trait]
impl MigrationTrait for Events {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // AUTOINCREMENT: a number is never given twice, even after the newest rows were removed.
        run_on_sqlite(
            manager,
            "CREATE TABLE events (
                tenant_id blob NOT NULL,
                seq integer PRIMARY KEY AUTOINCREMENT,
                kind text NOT NULL,
                resource_kind text NOT NULL,
                resource_id blob NOT NULL,
                payload text NOT NULL,
                at timestamp_with_timezone_text NOT NULL)",
        )
        .await?;
        run_on_postgres(manager, include_str!("events.sql")).await?;
        open_to_definer(manager, "events").await?;
        run(manager, "CREATE INDEX events_resource ON events (tenant_id, resource_kind, resource_id, seq)")
            .await
    }
}

/// See `search.rs`.
struct SearchTexts;

impl MigrationName for SearchTexts {
    fn name(&self) -> &str {
        "m20261122_000003_search_texts"
    }
}

#[async_trait]
impl MigrationTrait for SearchTexts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_on_sqlite(manager, include_str!("search_sqlite.sql")).await?;
        run_on_postgres(manager, include_str!("search_postgres.sql")).await?;
        open_to_definer(manager, "search_texts").await
    }
}

/// See `changes`: events tell other processes which tables were touched.
struct EventTables;

impl MigrationName for EventTables {
    fn name(&self) -> &str {
        "m20261122_000004_event_tables"
    }
}

#[async_trait]
impl MigrationTrait for EventTables {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_on_sqlite(
            manager,
            "ALTER TABLE events ADD COLUMN tables text NOT NULL DEFAULT '';
             ALTER TABLE events ADD COLUMN origin blob NOT NULL DEFAULT x'00000000000000000000000000000000'",
        )
        .await?;
        run_on_postgres(manager, include_str!("event_tables.sql")).await
    }
}
