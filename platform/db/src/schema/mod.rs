//! Tables, from one text for both databases: [`migration!`](crate::migration) declares one step, [`migrate`] runs what
//! is missing and then protects every table that belongs to tenants.

mod ddl;
mod migrate;
mod protect;

pub(crate) use migrate::migrate;
pub use protect::unprotected_tables;
pub(crate) use protect::{refuse_privileged_role, tables};
pub use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use sea_orm::{ConnectionTrait, DbBackend, DbErr};

/// Runs statements written in PostgreSQL's words; on SQLite the names of types are translated.
///
/// # Errors
/// When the database refuses one, or it defers a constraint: that fails at COMMIT, which on SQLite belongs to a whole
/// group of writes.
pub async fn run(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    for statement in ddl::statements(text) {
        if ddl::says(&statement, "DEFERRABLE") {
            return Err(DbErr::Migration(format!("constraints cannot be deferred\nin: {statement}")));
        }
        let statement = match connection.get_database_backend() {
            DbBackend::Postgres => statement,
            _ => ddl::for_sqlite(&statement),
        };
        connection
            .execute_unprepared(&statement)
            .await
            .map_err(|error| DbErr::Migration(format!("{error}\nin: {statement}")))?;
    }
    Ok(())
}

/// Runs statements as they are, on PostgreSQL only. For the platform crates: row-level security, functions, GIN.
///
/// # Errors
/// When the database refuses one.
pub async fn run_on_postgres(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    run_on(manager, DbBackend::Postgres, text).await
}

/// Runs statements as they are, on SQLite only. For the platform crates: FTS5 and triggers.
///
/// # Errors
/// When the database refuses one.
pub async fn run_on_sqlite(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    run_on(manager, DbBackend::Sqlite, text).await
}

async fn run_on(manager: &SchemaManager<'_>, backend: DbBackend, text: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    if connection.get_database_backend() == backend {
        connection.execute_unprepared(text).await?;
    }
    Ok(())
}

/// On PostgreSQL, lets the owner's SECURITY DEFINER functions see a table's rows of all tenants; the role of the
/// requests still sees one tenant's. For the platform crates.
///
/// # Errors
/// When the database refuses it.
pub async fn open_to_definer(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let sql = format!("CREATE POLICY definer ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)");
    run_on_postgres(manager, &sql).await
}

/// Declares a migration from statements in PostgreSQL's words:
///
/// ```ignore
/// db::migration!(m20261122_000100_proposals, "
///     CREATE TABLE proposals (
///         tenant_id uuid NOT NULL, id uuid NOT NULL, process_id uuid NOT NULL, title text NOT NULL,
///         PRIMARY KEY (tenant_id, id),
///         FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id));
///     CREATE INDEX proposals_process ON proposals (tenant_id, process_id)");
/// ```
///
/// The name leads with date and number: that is the order in which all crates' migrations run. Types are
/// `uuid text bigint boolean timestamptz bytea double precision`. A migration that was released never changes.
#[macro_export]
macro_rules! migration {
    ($(#[$meta:meta])* $name:ident, $ddl:expr) => {
        $(#[$meta])*
        #[expect(non_camel_case_types, reason = "a migration's name is its date")]
        pub(crate) struct $name;

        impl $crate::private::MigrationName for $name {
            fn name(&self) -> &str {
                stringify!($name)
            }
        }

        #[$crate::private::async_trait]
        impl $crate::private::MigrationTrait for $name {
            async fn up(
                &self,
                manager: &$crate::private::SchemaManager,
            ) -> ::std::result::Result<(), $crate::DbErr> {
                $crate::schema::run(manager, $ddl).await
            }

            fn use_transaction(&self) -> ::std::option::Option<bool> {
                ::std::option::Option::Some(true)
            }
        }
    };
}
