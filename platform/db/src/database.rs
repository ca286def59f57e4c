//! The database of the installation: two ways to run a transaction, one for each kind of database.

use std::{
    collections::HashMap,
    future::Future,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::FutureExt;
use kernel::{Env, TenantId, Timestamp};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, Statement, TransactionTrait,
};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinHandle,
};
use tracing::Instrument;

use crate::{
    Backend, ConnectError, Connection, DbConfig, PlatformTx, TenantDb,
    changes::{Changes, Footprint, Lexicon, Moment},
    connection::{Opening, Use},
    error::refused,
    kept::Memory,
    open, schema,
    signals::{Signal, Signals},
    statements::Statements,
    transaction::{attempt, refuse_nested},
    writer::{self, Verdict, Work},
};

/// Writes that may wait for the writer task before callers have to wait to queue.
const QUEUE: usize = 1_024;

/// The open database; cheap to clone.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

struct Inner {
    store: Store,
    env: Env,
    config: DbConfig,
    statements: Arc<Statements>,
    signals: Signals,
    changes: Arc<Changes>,
    memory: Arc<Memory>,
}

enum Store {
    Sqlite {
        readers: DatabaseConnection,
        /// `None` once closed.
        queue: Mutex<Option<mpsc::Sender<Work>>>,
        writer: Mutex<Option<JoinHandle<()>>>,
    },
    Postgres(DatabaseConnection),
}

impl Database {
    /// Opens the database. On PostgreSQL the role must not be able to look past row-level security.
    ///
    /// # Errors
    /// When the address is wrong, nothing answers there, or the role has too many rights.
    pub async fn connect(config: &DbConfig, env: Env) -> Result<Self, ConnectError> {
        let signals = Signals::default();
        let store = match config.backend()? {
            Backend::Sqlite => {
                let pools = open::sqlite(config).await?;
                let (sender, receiver) = mpsc::channel(QUEUE);
                let writer = tokio::spawn(writer::run(pools.writer, receiver, signals.clone()));
                Store::Sqlite {
                    readers: pools.readers,
                    queue: Mutex::new(Some(sender)),
                    writer: Mutex::new(Some(writer)),
                }
            }
            Backend::Postgres => Store::Postgres(
                open::postgres(&config.url, config.max_connections, config.write_limit).await?,
            ),
        };
        let pool = match &store {
            Store::Sqlite { readers, .. } => readers,
            Store::Postgres(pool) => pool,
        };
        let changes = Arc::new(Changes::new(Lexicon::of(schema::tables(pool).await?), env.uuid()));
        let database = Self(Arc::new(Inner {
            store,
            env,
            config: config.clone(),
            statements: Arc::default(),
            signals,
            changes,
            memory: Arc::default(),
        }));
        database.refuse_privileged_role().await?;
        Ok(database)
    }

    /// Creates or updates the tables: this crate's own and the given ones, in the order of their names. On PostgreSQL
    /// every table with a tenant then gets its row-level security, and the role of the requests its rights.
    ///
    /// # Errors
    /// When the database cannot be opened, a migration fails, or the file was written by a newer version.
    pub async fn migrate(
        config: &DbConfig,
        migrations: Vec<Box<dyn schema::MigrationTrait>>,
    ) -> Result<(), ConnectError> {
        schema::migrate(config, migrations).await
    }

    /// Refuses a PostgreSQL role that is superuser, may bypass row-level security or owns tables, itself or through
    /// another role it belongs to. [`Database::connect`] asks this by itself.
    ///
    /// # Errors
    /// [`ConnectError::Privileged`], naming the role and the reason.
    pub async fn refuse_privileged_role(&self) -> Result<(), ConnectError> {
        match &self.0.store {
            Store::Sqlite { .. } => Ok(()),
            Store::Postgres(pool) => schema::refuse_privileged_role(pool).await,
        }
    }

    /// A tenant's view: the only handle that features get.
    pub fn tenant(&self, tenant: TenantId) -> TenantDb {
        TenantDb::new(self.clone(), tenant, self.0.env.clone())
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        match self.0.store {
            Store::Sqlite { .. } => Backend::Sqlite,
            Store::Postgres(_) => Backend::Postgres,
        }
    }

    /// The clock and entropy of the installation.
    pub fn env(&self) -> &Env {
        &self.0.env
    }

    /// What changed when, as far as this process knows.
    pub fn changes(&self) -> &Changes {
        &self.0.changes
    }

    /// Begins to note down what the reads of a tenant look at, from a moment before the first of them and until the
    /// tenant's next midnight at most; see [`TenantDb::noting`].
    pub fn footprint(&self, since: Moment, midnight: Timestamp) -> Footprint {
        Footprint::new(self.0.changes.clone(), since, midnight)
    }

    /// Statements run since the start, for tests that bound the queries of a page.
    pub fn statements(&self) -> u64 {
        self.0.statements.count()
    }

    /// How often each statement was run since this was asked last, by its text, for tests that look for statements which a
    /// page repeats. Nothing is noted before the first time.
    pub fn heard_statements(&self) -> HashMap<String, u64> {
        self.0.statements.heard()
    }

    /// Reads what belongs to no tenant. For `accounts` and the platform crates only.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn platform_read(&self) -> Result<PlatformTx, DbErr> {
        Ok(PlatformTx::new(self.begin_read(None, &self.0.env, None).await?))
    }

    /// Writes what belongs to no tenant, in one transaction as [`TenantDb::write`].
    ///
    /// # Errors
    /// The closure's own, or the database's.
    pub async fn platform_write<T, E, F, Fut>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(PlatformTx) -> Fut + Send + 'static,
        Fut: Future<Output = Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        self.transact(None, &self.0.env, None, move |connection| work(PlatformTx::new(connection))).await
    }

    /// Changes whenever this process has committed a write that gave the signal.
    pub fn signals(&self, signal: Signal) -> watch::Receiver<u64> {
        self.0.signals.subscribe(signal)
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// When there is none.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.pool().execute_unprepared("SELECT 1").await.map(|_| ())
    }

    /// Writes a consistent copy of an SQLite database into a new file, while everything goes on.
    ///
    /// # Errors
    /// When the file exists already or cannot be written, or on PostgreSQL, which has `pg_dump` for this.
    pub async fn backup_to(&self, path: &Path) -> Result<(), DbErr> {
        if self.backend() == Backend::Postgres {
            return Err(refused("a PostgreSQL database is copied with pg_dump"));
        }
        let path = path.to_str().ok_or_else(|| refused("the file name is not Unicode"))?;
        // A connection of its own: this only reads, but `query_only` would refuse the new file.
        let connection =
            open::sqlite_writer(&self.0.config).await.map_err(|error| refused(error.to_string()))?;
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [path.into()]);
        let done = connection.execute_raw(statement).await;
        connection.close().await?;
        done.map(|_| ())
    }

    /// Finishes the writes that wait, then closes every connection. Later calls fail.
    pub async fn close(&self) {
        if let Store::Sqlite { queue, writer, .. } = &self.0.store {
            queue.lock().unwrap_or_else(PoisonError::into_inner).take();
            let writer = writer.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(writer) = writer
                && let Err(error) = writer.await
            {
                tracing::error!(%error, "the writer task ended badly");
            }
        }
        if let Err(error) = self.pool().close_by_ref().await {
            tracing::warn!(%error, "closing the database");
        }
    }

    fn pool(&self) -> &DatabaseConnection {
        match &self.0.store {
            Store::Sqlite { readers, .. } => readers,
            Store::Postgres(pool) => pool,
        }
    }

    /// What a transaction is opened with; asked before it begins.
    fn opening(&self, env: &Env, tenant: Option<TenantId>, use_: Use) -> Opening {
        Opening {
            env: env.clone(),
            statements: self.0.statements.clone(),
            changes: self.0.changes.clone(),
            memory: self.0.memory.clone(),
            tenant,
            use_,
            since: self.0.changes.now(),
        }
    }

    /// A read transaction: every statement in it sees the same moment.
    pub(crate) async fn begin_read(
        &self,
        tenant: Option<TenantId>,
        env: &Env,
        footprint: Option<Footprint>,
    ) -> Result<Connection, DbErr> {
        let opening = self.opening(env, tenant, Use::Read(footprint));
        let transaction = self.pool().begin().await?;
        if let Store::Postgres(_) = self.0.store {
            // One round trip for both. A UUID's text is safe inside quotes.
            let mut sql = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY".to_owned();
            if let Some(tenant) = tenant {
                sql.push_str(&format!("; SET LOCAL app.tenant = '{tenant}'"));
            }
            transaction.execute_unprepared(&sql).await?;
        }
        Ok(Connection::new(Arc::new(transaction), opening))
    }

    pub(crate) async fn transact<T, E, F, Fut>(
        &self,
        tenant: Option<TenantId>,
        env: &Env,
        limit: Option<Duration>,
        work: F,
    ) -> Result<T, E>
    where
        F: FnOnce(Connection) -> Fut + Send + 'static,
        Fut: Future<Output = Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        refuse_nested()?;
        let limit = limit.unwrap_or(self.0.config.write_limit);
        match &self.0.store {
            Store::Sqlite { queue, .. } => {
                let queue = queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let queue = queue.ok_or_else(|| refused("the database is closed"))?;
                self.transact_in_turn(queue, tenant, env, limit, work).await
            }
            Store::Postgres(pool) => self.transact_alone(pool, tenant, env, limit, work).await,
        }
    }

    /// SQLite: queue the closure for the writer task and wait for its commit.
    async fn transact_in_turn<T, E, F, Fut>(
        &self,
        queue: mpsc::Sender<Work>,
        tenant: Option<TenantId>,
        env: &Env,
        limit: Duration,
        work: F,
    ) -> Result<T, E>
    where
        F: FnOnce(Connection) -> Fut + Send + 'static,
        Fut: Future<Output = Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        let (value_sender, value) = oneshot::channel();
        let (answer, committed) = oneshot::channel();
        let (database, env, span) = (self.clone(), env.clone(), tracing::Span::current());
        let run = move |transaction: Arc<DatabaseTransaction>| {
            let run = async move {
                let connection = Connection::new(transaction, database.opening(&env, tenant, Use::Write));
                match attempt(&connection, limit, work).await {
                    Ok(Ok(value)) => told(value_sender, Ok(value), Verdict::Keep(connection)),
                    Ok(Err(error)) => told(value_sender, Err(error), Verdict::Undo),
                    Err(error) => Verdict::Failed(error),
                }
            };
            run.instrument(span).boxed()
        };
        let gone = |_| refused("the writer task is gone");
        queue
            .send(Work { run: Box::new(run), answer })
            .await
            .map_err(|_| refused("the database is closed"))?;
        drop(queue);
        committed.await.map_err(gone)??;
        value.await.map_err(gone)?
    }

    /// PostgreSQL: a transaction of its own.
    async fn transact_alone<T, E, F, Fut>(
        &self,
        pool: &DatabaseConnection,
        tenant: Option<TenantId>,
        env: &Env,
        limit: Duration,
        work: F,
    ) -> Result<T, E>
    where
        F: FnOnce(Connection) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<DbErr>,
    {
        let transaction = Arc::new(pool.begin().await?);
        if let Some(tenant) = tenant {
            set_tenant(&*transaction, tenant).await?;
        }
        if limit > self.0.config.write_limit {
            transaction.execute_unprepared(&open::time_limits(limit)).await?;
        }
        let connection = Connection::new(transaction.clone(), self.opening(env, tenant, Use::Write));
        let outcome = attempt(&connection, limit, work).await;
        let transaction = Arc::into_inner(transaction)
            .ok_or_else(|| refused("a write kept its transaction: nothing was committed"))?;
        match outcome {
            Ok(Ok(value)) => {
                transaction.commit().await?;
                self.0.signals.raise(&connection);
                Ok(value)
            }
            Ok(Err(error)) => {
                roll_back(transaction).await;
                Err(error)
            }
            Err(error) => {
                roll_back(transaction).await;
                Err(error.into())
            }
        }
    }
}

fn told<T>(sender: oneshot::Sender<T>, value: T, verdict: Verdict) -> Verdict {
    // A caller that has gone away still gets its write: it was accepted.
    let _gone = sender.send(value);
    verdict
}

async fn roll_back(transaction: DatabaseTransaction) {
    if let Err(error) = transaction.rollback().await {
        tracing::warn!(%error, "rolling back");
    }
}

/// Binds row-level security of the transaction to a tenant.
pub(crate) async fn set_tenant<C: ConnectionTrait>(connection: &C, tenant: TenantId) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(
        connection.get_database_backend(),
        "SELECT set_config('app.tenant', $1, true)",
        [tenant.to_string().into()],
    );
    connection.execute_raw(statement).await.map(|_| ())
}
