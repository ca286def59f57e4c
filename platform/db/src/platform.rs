use kernel::{Env, TenantId, Timestamp};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, TryGetable, Value};
use uuid::Uuid;

use crate::{Backend, Connection, Signal, WriteTx, database::set_tenant, error::refused};

/// A transaction that belongs to no tenant: the list of tenants, the queue, the operator's commands. Only `accounts` and
/// the platform crates may use it. `$1` is the caller's first value.
///
/// On PostgreSQL the tables of tenants show nothing here, unless [`PlatformTx::enter`] was called. SQLite has no such
/// wall: don't count on seeing them.
#[derive(Clone)]
pub struct PlatformTx(Connection);

impl PlatformTx {
    pub(crate) fn new(connection: Connection) -> Self {
        Self(connection)
    }

    /// The moment this transaction began.
    pub fn now(&self) -> Timestamp {
        self.0.now()
    }

    /// The clock and entropy.
    pub fn env(&self) -> &Env {
        self.0.env()
    }

    /// The kind of database, for the named functions that know both dialects.
    pub fn backend(&self) -> Backend {
        self.0.backend()
    }

    /// A fresh UUIDv7.
    pub fn id<Id: From<Uuid>>(&self) -> Id {
        Id::from(self.env().uuid())
    }

    /// The connection, for SeaORM's entities.
    pub fn conn(&self) -> &Connection {
        &self.0
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// When the statement is refused, or a row does not fit `Row`.
    pub async fn all<Row: FromQueryResult>(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, DbErr> {
        let rows = self.0.query_all_raw(self.0.statement(sql, values)).await?;
        rows.iter().map(|row| Row::from_query_result(row, "")).collect()
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// When the statement is refused, or the row does not fit `Row`.
    pub async fn one<Row: FromQueryResult>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, DbErr> {
        let row = self.0.query_one_raw(self.0.statement(sql, values)).await?;
        row.map(|row| Row::from_query_result(&row, "")).transpose()
    }

    /// The first column of the first row.
    ///
    /// # Errors
    /// When the statement is refused, or the value does not fit `T`.
    pub async fn scalar<T: TryGetable>(&self, sql: &str, values: Vec<Value>) -> Result<Option<T>, DbErr> {
        let row = self.0.query_one_raw(self.0.statement(sql, values)).await?;
        row.map(|row| row.try_get_by_index(0)).transpose()
    }

    /// Runs a statement and answers how many rows it touched.
    ///
    /// # Errors
    /// When the statement is refused, as in every read transaction.
    pub async fn exec(&self, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
        Ok(self.0.execute_raw(self.0.statement(sql, values)).await?.rows_affected())
    }

    /// Wakes up whoever waits for the signal, once this transaction is committed.
    pub fn signal(&self, signal: Signal) {
        self.0.signal(signal);
    }

    /// Goes on inside one tenant, in the same transaction: a tenant and its first administrator are created together.
    /// Entering another one leaves the first.
    ///
    /// # Errors
    /// In a read transaction, or when the database fails.
    pub async fn enter(&self, tenant: TenantId) -> Result<WriteTx, DbErr> {
        if !self.0.is_writable() {
            return Err(refused("only a write can enter a tenant: read it through Database::tenant"));
        }
        // Row-level security lets entries and events be written only while their tenant is entered.
        self.0.write_trail().await?;
        if self.backend() == Backend::Postgres {
            set_tenant(&self.0, tenant).await?;
        }
        Ok(WriteTx::new(self.0.clone(), tenant))
    }
}
