//! Opens connections with the settings that both databases need to be safe and quick.

use std::{str::FromStr, time::Duration};

use sea_orm::{
    ConnectOptions, DatabaseConnection, DbErr,
    sqlx::{
        postgres::PgConnectOptions,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};

use crate::{ConnectError, DbConfig};

/// Prepared statements kept per connection; the default of 100 makes busy pages prepare again and again.
const STATEMENTS: usize = 512;
/// How long to wait for a connection; on SQLite also, beyond the longest write, for another process to finish its own.
const PATIENCE: Duration = Duration::from_secs(5);

/// The two pools of an SQLite file: one connection that writes, several that cannot.
pub(crate) struct SqlitePools {
    pub(crate) writer: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
}

pub(crate) async fn sqlite(config: &DbConfig) -> Result<SqlitePools, ConnectError> {
    // The writer comes first: it creates the file and turns on the write-ahead log, which readers may not.
    let writer = sqlite_writer(config).await?;
    let mut options = sqlite_options(config, config.max_connections.max(1));
    let pragmas = sqlite_pragmas(config);
    options.map_sqlx_sqlite_opts(move |o| pragmas(o).pragma("query_only", "on"));
    Ok(SqlitePools { writer, readers: sea_orm::Database::connect(options).await? })
}

/// The single writing connection, for the writer task and for migrations.
pub(crate) async fn sqlite_writer(config: &DbConfig) -> Result<DatabaseConnection, ConnectError> {
    let mut options = sqlite_options(config, 1);
    let pragmas = sqlite_pragmas(config);
    options.map_sqlx_sqlite_opts(move |o| {
        // What is deleted is overwritten: the secret of a vote and ballots that were put aside must not stay in free pages
        // of the file or of a backup. `cargo bench -p db` shows what a replacement costs.
        let options = pragmas(o).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
        options.pragma("secure_delete", "on")
    });
    let file = || config.file().unwrap_or_default();
    sea_orm::Database::connect(options).await.map_err(|cause| ConnectError::File { file: file(), cause })
}

fn sqlite_options(config: &DbConfig, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(config.url.clone());
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .test_before_acquire(false)
        .sqlx_logging(false);
    options
}

fn sqlite_pragmas(
    config: &DbConfig,
) -> impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static {
    let synchronous = if config.durable { SqliteSynchronous::Full } else { SqliteSynchronous::Off };
    let patience = config.write_limit + PATIENCE;
    move |options| {
        options
            .foreign_keys(true)
            .synchronous(synchronous)
            .busy_timeout(patience)
            .statement_cache_capacity(STATEMENTS)
            .pragma("temp_store", "memory")
            // Kilobytes of each connection. Not by mmap: whoever reads after a commit would first give all of the map back.
            .pragma("cache_size", "-8000")
    }
}

/// Statements give up a little after the program has: a lost client must not hold locks for ever.
fn timeout(limit: Duration) -> String {
    format!("{}ms", limit.as_millis().saturating_add(5_000))
}

/// Gives the open transaction on a PostgreSQL server another limit.
pub(crate) fn time_limits(limit: Duration) -> String {
    let timeout = timeout(limit);
    format!(
        "SET LOCAL statement_timeout = '{timeout}'; SET LOCAL idle_in_transaction_session_timeout = '{timeout}'"
    )
}

/// A pool on a PostgreSQL server, for the role in the address.
pub(crate) async fn postgres(
    url: &str,
    connections: u32,
    limit: Duration,
) -> Result<DatabaseConnection, ConnectError> {
    PgConnectOptions::from_str(url).map_err(|_| ConnectError::Address)?;
    let mut options = ConnectOptions::new(url);
    let timeout = timeout(limit);
    options
        .max_connections(connections.max(1))
        .acquire_timeout(PATIENCE)
        // A connection that was quiet may have died with the server; asking a busy one would cost every request.
        .test_before_acquire_if_idle_for(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(move |o| {
            o.statement_cache_capacity(STATEMENTS).application_name("arengo").options([
                ("statement_timeout", timeout.as_str()),
                ("idle_in_transaction_session_timeout", timeout.as_str()),
                ("timezone", "UTC"),
            ])
        });
    Ok(sea_orm::Database::connect(options).await?)
}

/// One connection of the owner, without time limits: a migration may take long.
pub(crate) async fn postgres_owner(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>);
    options.sqlx_logging(false);
    sea_orm::Database::connect(options).await
}
