//! One open transaction, shared by the cheap handles to it, and closed for all of them at once.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use kernel::{Env, TenantId, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use tokio::sync::{RwLock, RwLockReadGuard};
use uuid::Uuid;

use crate::{
    Backend, Signal,
    changes::{Changes, Footprint, Moment, Table},
    error::refused,
    kept::Memory,
    record::Trail,
    statements::Statements,
};

/// The connection of one transaction, for SeaORM's entities: `.all(tx.conn())`. It ends with its transaction; a handle
/// kept longer gets an error.
#[derive(Clone)]
pub struct Connection(Arc<Session>);

/// What a connection is opened with.
pub(crate) struct Opening {
    pub(crate) env: Env,
    pub(crate) statements: Arc<Statements>,
    pub(crate) changes: Arc<Changes>,
    pub(crate) memory: Arc<Memory>,
    pub(crate) tenant: Option<TenantId>,
    pub(crate) use_: Use,
    /// A moment before the transaction began.
    pub(crate) since: Moment,
}

/// What a transaction is for.
pub(crate) enum Use {
    Write,
    /// With what notes down what was read, if somebody wants to keep the answer.
    Read(Option<Footprint>),
}

struct Session {
    backend: DbBackend,
    opening: Opening,
    now: Timestamp,
    /// Tables that a write may have changed.
    touched: Mutex<BTreeSet<Table>>,
    /// What is to be written before the commit.
    trail: Mutex<Trail>,
    /// Empty once the transaction is over. Statements hold it shared, ending takes it alone: none can slip into the
    /// neighbour's part of a grouped SQLite transaction.
    open: RwLock<Option<Arc<DatabaseTransaction>>>,
    failed: Arc<Mutex<Option<DbErr>>>,
    signals: [AtomicBool; Signal::ALL.len()],
}

/// A transaction that others may join as long as somebody holds it.
#[derive(Default)]
pub(crate) struct Joinable(Weak<Session>);

impl Joinable {
    /// The transaction, if it is still open and none of its statements failed.
    pub(crate) fn join(&self) -> Option<Connection> {
        self.0.upgrade().map(Connection).filter(|connection| !connection.has_failed())
    }
}

impl Connection {
    /// For others to join.
    pub(crate) fn joinable(&self) -> Joinable {
        Joinable(Arc::downgrade(&self.0))
    }

    pub(crate) fn new(transaction: Arc<DatabaseTransaction>, opening: Opening) -> Self {
        Self(Arc::new(Session {
            backend: transaction.get_database_backend(),
            now: opening.env.now(),
            opening,
            touched: Mutex::default(),
            trail: Mutex::default(),
            open: RwLock::new(Some(transaction)),
            failed: Arc::default(),
            signals: Default::default(),
        }))
    }

    pub(crate) fn env(&self) -> &Env {
        &self.0.opening.env
    }

    /// What notes down what this transaction reads.
    pub(crate) fn footprint(&self) -> Option<&Footprint> {
        match &self.0.opening.use_ {
            Use::Read(footprint) => footprint.as_ref(),
            Use::Write => None,
        }
    }

    /// Where a read may look for what is known already, and what notes down what it looks at otherwise; nothing in a write.
    pub(crate) fn remembering(&self) -> Option<(&Memory, Footprint)> {
        let Opening { memory, changes, since, use_, .. } = &self.0.opening;
        let reads = matches!(use_, Use::Read(_));
        // Days are words of whoever shows what was read.
        reads.then(|| (&**memory, Footprint::new(changes.clone(), *since, Timestamp::MAX_UTC)))
    }

    /// The same transaction of a read; what goes through this handle is noted down by another footprint.
    pub(crate) fn noting(&self, footprint: Footprint) -> Self {
        let Opening { env, statements, changes, memory, tenant, since, .. } = &self.0.opening;
        let opening = Opening {
            env: env.clone(),
            statements: statements.clone(),
            changes: changes.clone(),
            memory: memory.clone(),
            tenant: *tenant,
            use_: Use::Read(Some(footprint)),
            since: *since,
        };
        Self(Arc::new(Session {
            opening,
            now: self.0.now,
            // Only the end of a write takes it alone.
            open: RwLock::new(self.0.open.try_read().ok().and_then(|open| open.clone())),
            backend: self.0.backend,
            touched: Mutex::default(),
            trail: Mutex::default(),
            failed: self.0.failed.clone(),
            signals: Default::default(),
        }))
    }

    /// Whether a statement of this transaction failed: it ends with that error.
    pub(crate) fn has_failed(&self) -> bool {
        self.0.failed.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Keeps something until the transaction is about to be committed.
    pub(crate) fn leave(&self, add: impl FnOnce(&mut Trail)) {
        add(&mut self.0.trail.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// What waits, to be written now.
    pub(crate) fn take_trail(&self) -> Trail {
        std::mem::take(&mut *self.0.trail.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The names of the tables touched so far.
    pub(crate) fn touched(&self) -> Vec<String> {
        let touched = self.0.touched.lock().unwrap_or_else(PoisonError::into_inner);
        touched.iter().map(|table| self.0.opening.changes.lexicon.name(*table).to_owned()).collect()
    }

    /// Tells this process what the committed transaction changed.
    pub(crate) fn announce(&self) {
        let touched = self.0.touched.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.opening.changes.record(self.0.opening.tenant, &touched);
    }

    /// The process that writes.
    pub(crate) fn origin(&self) -> Uuid {
        self.0.opening.changes.origin
    }

    /// Whose rows are touched; `None` in a transaction that belongs to no tenant.
    pub(crate) fn tenant(&self) -> Option<TenantId> {
        self.0.opening.tenant
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.now
    }

    pub(crate) fn is_writable(&self) -> bool {
        matches!(self.0.opening.use_, Use::Write)
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        match self.0.backend {
            DbBackend::Postgres => Backend::Postgres,
            _ => Backend::Sqlite,
        }
    }

    pub(crate) fn statement(&self, sql: &str, values: Vec<sea_orm::Value>) -> Statement {
        Statement::from_sql_and_values(self.0.backend, sql, values)
    }

    pub(crate) fn signal(&self, signal: Signal) {
        self.0.signals[signal as usize].store(true, Ordering::Relaxed);
    }

    pub(crate) fn signals(&self) -> impl Iterator<Item = Signal> {
        Signal::ALL.into_iter().filter(|s| self.0.signals[*s as usize].load(Ordering::Relaxed))
    }

    /// Ends the transaction for every handle, waiting for a statement under way.
    ///
    /// # Errors
    /// The first error of a statement: then nothing of this transaction may be kept.
    pub(crate) async fn end(&self) -> Result<(), DbErr> {
        self.0.open.write().await.take();
        match self.0.failed.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

type Open<'a> = RwLockReadGuard<'a, Option<Arc<DatabaseTransaction>>>;

impl Session {
    async fn open(&self, sql: &str) -> Result<Open<'_>, DbErr> {
        self.opening.statements.note(sql);
        self.note(sql);
        if let Some(error) = &*self.failed.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(refused(format!("an earlier statement of this transaction failed: {error}")));
        }
        Ok(self.open.read().await)
    }

    /// Notes which tables a statement reads or may change.
    fn note(&self, sql: &str) {
        let lexicon = &self.opening.changes.lexicon;
        match &self.opening.use_ {
            Use::Read(Some(footprint)) => footprint.read(&lexicon.named_in(sql)),
            Use::Write if !is_question(sql) => {
                let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
                touched.extend(lexicon.named_in(sql).iter());
            }
            Use::Read(None) | Use::Write => {}
        }
    }

    /// PostgreSQL aborts a transaction at its first error and would answer COMMIT with a rollback; SQLite would go on.
    /// Remembering the error makes both refuse the rest.
    fn noted<T>(&self, result: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Err(error) = &result {
            let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
            failed.get_or_insert_with(|| error.clone());
        }
        result
    }
}

/// A statement that only reads. One that begins with `WITH` may write: it does not count.
fn is_question(sql: &str) -> bool {
    sql.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("SELECT"))
}

fn alive<'a>(open: &'a Open<'_>) -> Result<&'a DatabaseTransaction, DbErr> {
    open.as_deref().ok_or_else(|| refused("this transaction is over: a handle to it was kept too long"))
}

#[async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        self.0.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let open = self.0.open(&statement.sql).await?;
        self.0.noted(alive(&open)?.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let open = self.0.open(sql).await?;
        self.0.noted(alive(&open)?.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let open = self.0.open(&statement.sql).await?;
        self.0.noted(alive(&open)?.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let open = self.0.open(&statement.sql).await?;
        self.0.noted(alive(&open)?.query_all_raw(statement).await)
    }
}
