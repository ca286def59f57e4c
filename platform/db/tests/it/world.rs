//! A small schema and two tenants.

use std::sync::Arc;

use db::{
    Backend, Database, DbErr, FromQueryResult, TenantDb, WriteTx,
    schema::{self, MigrationName, MigrationTrait, SchemaManager},
    testing::TestDatabase,
    vals,
};
use kernel::{Env, FixedClock, SystemEntropy, TenantId};
use uuid::Uuid;

db::migration!(
    m20261122_900001_notebooks,
    "CREATE TABLE notebooks (
        tenant_id uuid NOT NULL, id uuid NOT NULL, title text NOT NULL,
        PRIMARY KEY (tenant_id, id));
    CREATE TABLE notes (
        tenant_id uuid NOT NULL, id uuid NOT NULL, notebook_id uuid NOT NULL, number bigint NOT NULL,
        text text NOT NULL DEFAULT 'a uuid; a bytea', area_id uuid, pinned boolean NOT NULL DEFAULT FALSE,
        weight double precision, at timestamptz, bytes bytea,
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, notebook_id) REFERENCES notebooks (tenant_id, id));
    CREATE UNIQUE INDEX notes_number ON notes (tenant_id, notebook_id, number)"
);

/// What no feature may have: a constraint that fails only at COMMIT.
struct Deferred;

impl MigrationName for Deferred {
    fn name(&self) -> &str {
        "m20261122_900002_deferred"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Deferred {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = |uuid| {
            format!(
                "CREATE TABLE deferred (tenant_id {uuid} NOT NULL, id {uuid} NOT NULL, PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, id) REFERENCES notebooks (tenant_id, id) DEFERRABLE INITIALLY DEFERRED)"
            )
        };
        assert!(schema::run(manager, &ddl("uuid")).await.is_err(), "refused in the common way");
        schema::run_on_sqlite(manager, &ddl("blob")).await?;
        schema::run_on_postgres(manager, &ddl("uuid")).await
    }
}

db::migration!(
    /// A later version: it changes rows of all tenants.
    m20261122_900003_titles,
    "UPDATE notebooks SET title = title || '!'; CREATE TABLE later (tenant_id uuid NOT NULL PRIMARY KEY)"
);

/// What the next version brings.
pub(crate) fn later_migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all = migrations();
    all.push(Box::new(m20261122_900003_titles));
    all
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Deferred), Box::new(m20261122_900001_notebooks)]
}

/// A database with two tenants, `here` and `there`, and the clock that stands still.
pub(crate) struct World {
    pub(crate) test: TestDatabase,
    pub(crate) database: Database,
    pub(crate) here: TenantDb,
    pub(crate) there: TenantDb,
}

pub(crate) fn env() -> Env {
    let noon = "2026-11-22T12:00:00.123456Z".parse().unwrap();
    Env { clock: FixedClock::at(noon), entropy: Arc::new(SystemEntropy) }
}

pub(crate) async fn world(backend: Backend) -> Option<World> {
    let test = TestDatabase::new(backend, migrations(), env()).await.unwrap()?;
    let database = test.database.clone();
    let here = database.tenant(TenantId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001)));
    let there = database.tenant(TenantId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0002)));
    Some(World { test, database, here, there })
}

/// A notebook with the given id, so that both tenants can have the same.
pub(crate) async fn notebook(db: &TenantDb, id: Uuid, title: &'static str) {
    db.write(move |tx| async move { add_notebook(&tx, id, title).await }).await.unwrap();
}

pub(crate) async fn add_notebook(tx: &WriteTx, id: Uuid, title: &str) -> Result<(), db::DbErr> {
    tx.exec("INSERT INTO notebooks (tenant_id, id, title) VALUES ($1, $2, $3)", vals![id, title])
        .await
        .map(|_| ())
}

pub(crate) async fn add_note(tx: &WriteTx, notebook: Uuid, number: i64) -> Result<Uuid, db::DbErr> {
    let id: Uuid = tx.id();
    tx.exec(
        "INSERT INTO notes (tenant_id, id, notebook_id, number) VALUES ($1, $2, $3, $4)",
        vals![id, notebook, number],
    )
    .await?;
    Ok(id)
}

pub(crate) async fn count(db: &TenantDb, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table} WHERE tenant_id = $1");
    db.read().await.unwrap().scalar(&sql, vals![]).await.unwrap().unwrap()
}

#[derive(Debug, PartialEq, FromQueryResult)]
pub(crate) struct Titled {
    pub(crate) id: Uuid,
    pub(crate) title: String,
}
