//! Transactions bound to a tenant.

use std::ops::Deref;

use kernel::{Env, ResourceRef, TenantId, Timestamp};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, QueryFilter, Select, Statement, TryGetable, Value,
};
use uuid::Uuid;

use crate::{Backend, Connection, Signal, TenantEntity, error::refused};

/// Reads one tenant's rows. A cheap handle: clones share the transaction.
#[derive(Clone)]
pub struct Tx {
    connection: Connection,
    tenant: TenantId,
}

impl Tx {
    pub(crate) fn new(connection: Connection, tenant: TenantId) -> Self {
        Self { connection, tenant }
    }

    /// Whose rows these are.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// The moment this transaction began; the same for all that it writes. A page that asks is made anew each time:
    /// one that knows when it changes asks [`Tx::now_until`].
    pub fn now(&self) -> Timestamp {
        if let Some(footprint) = self.connection.footprint() {
            footprint.for_once();
        }
        self.connection.now()
    }

    /// The moment this transaction began, for what shows the same until another moment, which the closure tells, or
    /// until midnight.
    pub fn now_until(&self, changes: impl FnOnce(Timestamp) -> Option<Timestamp>) -> Timestamp {
        let now = self.connection.now();
        if let Some(footprint) = self.connection.footprint() {
            footprint.until(changes(now));
        }
        now
    }

    /// The clock and entropy.
    pub fn env(&self) -> &Env {
        if let Some(footprint) = self.connection.footprint() {
            footprint.for_once();
        }
        self.connection.env()
    }

    /// The kind of database, for the named functions that know both dialects.
    pub fn backend(&self) -> Backend {
        self.connection.backend()
    }

    /// The connection, for SeaORM's entities. It does not add the tenant: start from [`Tx::find`].
    pub fn conn(&self) -> &Connection {
        &self.connection
    }

    /// All rows of a query. `$1` is the tenant, the values start at `$2`.
    ///
    /// # Errors
    /// When the statement is refused, or a row does not fit `Row`.
    pub async fn all<Row: FromQueryResult>(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, DbErr> {
        let statement = self.scoped(sql, values)?;
        let rows = self.connection.query_all_raw(statement).await?;
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
        let statement = self.scoped(sql, values)?;
        let row = self.connection.query_one_raw(statement).await?;
        row.map(|row| Row::from_query_result(&row, "")).transpose()
    }

    /// The first column of the first row. For a column that can be null, as in `max(at)`, ask for an `Option`.
    ///
    /// # Errors
    /// When the statement is refused, or the value does not fit `T`.
    pub async fn scalar<T: TryGetable>(&self, sql: &str, values: Vec<Value>) -> Result<Option<T>, DbErr> {
        let statement = self.scoped(sql, values)?;
        let row = self.connection.query_one_raw(statement).await?;
        row.map(|row| row.try_get_by_index(0)).transpose()
    }

    /// An entity's rows, already limited to the tenant.
    pub fn find<E: TenantEntity>(&self) -> Select<E> {
        E::find().filter(E::tenant_column().eq(self.tenant))
    }

    fn scoped(&self, sql: &str, values: Vec<Value>) -> Result<Statement, DbErr> {
        if !names_the_tenant(sql) {
            return Err(refused(format!(
                "a statement must limit itself to the tenant by «tenant_id» and «$1»: {sql}"
            )));
        }
        let mut bound = Vec::with_capacity(values.len() + 1);
        bound.push(self.tenant.into());
        bound.extend(values);
        Ok(self.connection.statement(sql, bound))
    }
}

/// True when the statement mentions `tenant_id` and binds `$1` (not only `$10`).
fn names_the_tenant(sql: &str) -> bool {
    let is_first = |at: usize| !sql.as_bytes().get(at + 2).is_some_and(u8::is_ascii_digit);
    sql.contains("tenant_id") && sql.match_indices("$1").any(|(at, _)| is_first(at))
}

/// Writes one tenant's rows, and reads them as [`Tx`]. A cheap handle: clones share the transaction.
#[derive(Clone)]
pub struct WriteTx(Tx);

impl WriteTx {
    pub(crate) fn new(connection: Connection, tenant: TenantId) -> Self {
        Self(Tx::new(connection, tenant))
    }

    /// Runs a statement and answers how many rows it touched. `$1` is the tenant, the values start at `$2`.
    ///
    /// # Errors
    /// When the statement is refused. The transaction is then lost: return the error.
    pub async fn exec(&self, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
        let statement = self.scoped(sql, values)?;
        Ok(self.0.connection.execute_raw(statement).await?.rows_affected())
    }

    /// A fresh UUIDv7.
    pub fn id<Id: From<Uuid>>(&self) -> Id {
        Id::from(self.env().uuid())
    }

    /// Waits until no other transaction holds this resource's lock, and holds it until the end. For rules over several
    /// rows which no unique key can state. Writes on SQLite follow one another anyway.
    ///
    /// # Errors
    /// When the wait is given up, as in a deadlock.
    pub async fn lock(&self, resource: &ResourceRef) -> Result<(), DbErr> {
        if self.backend() == Backend::Sqlite {
            return Ok(());
        }
        let name = format!("{}/{}/{}", self.tenant(), resource.kind, resource.id);
        let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
        let statement = self.0.connection.statement(sql, vec![name.into()]);
        self.0.connection.execute_raw(statement).await.map(|_| ())
    }

    /// Wakes up whoever waits for the signal, once this transaction is committed.
    pub fn signal(&self, signal: Signal) {
        self.0.connection.signal(signal);
    }
}

impl Deref for WriteTx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::names_the_tenant;

    #[test]
    fn only_a_statement_that_binds_its_tenant_passes() {
        assert!(names_the_tenant("SELECT 1 FROM t WHERE tenant_id = $1"));
        assert!(names_the_tenant("SELECT $10 FROM t WHERE tenant_id=$1 AND a = $2"));
        assert!(!names_the_tenant("SELECT 1 FROM t WHERE tenant_id = $10"));
        assert!(!names_the_tenant("SELECT 1 FROM t WHERE id = $1"));
        assert!(!names_the_tenant("SELECT 1 FROM t WHERE tenant_id = $2"));
    }
}
