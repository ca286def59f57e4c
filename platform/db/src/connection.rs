//! One open transaction, shared by the cheap handles to it, and closed for all of them at once.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use async_trait::async_trait;
use kernel::{Env, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use tokio::sync::{RwLock, RwLockReadGuard};

use crate::{Backend, Signal, error::refused};

/// The connection of one transaction, for SeaORM's entities: `.all(tx.conn())`. It ends with its transaction; a handle
/// kept longer gets an error.
#[derive(Clone)]
pub struct Connection(Arc<Session>);

struct Session {
    backend: DbBackend,
    writable: bool,
    env: Env,
    now: Timestamp,
    statements: Arc<AtomicU64>,
    /// Empty once the transaction is over. Statements hold it shared, ending takes it alone: none can slip into the
    /// neighbour's part of a grouped SQLite transaction.
    open: RwLock<Option<Arc<DatabaseTransaction>>>,
    failed: Mutex<Option<DbErr>>,
    signals: [AtomicBool; Signal::ALL.len()],
}

impl Connection {
    pub(crate) fn new(
        transaction: Arc<DatabaseTransaction>,
        env: &Env,
        statements: Arc<AtomicU64>,
        writable: bool,
    ) -> Self {
        Self(Arc::new(Session {
            backend: transaction.get_database_backend(),
            writable,
            env: env.clone(),
            now: env.now(),
            statements,
            open: RwLock::new(Some(transaction)),
            failed: Mutex::new(None),
            signals: Default::default(),
        }))
    }

    pub(crate) fn env(&self) -> &Env {
        &self.0.env
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.now
    }

    pub(crate) fn is_writable(&self) -> bool {
        self.0.writable
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
    async fn open(&self) -> Result<Open<'_>, DbErr> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        if let Some(error) = &*self.failed.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(refused(format!("an earlier statement of this transaction failed: {error}")));
        }
        Ok(self.open.read().await)
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

fn alive<'a>(open: &'a Open<'_>) -> Result<&'a DatabaseTransaction, DbErr> {
    open.as_deref().ok_or_else(|| refused("this transaction is over: a handle to it was kept too long"))
}

#[async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        self.0.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let open = self.0.open().await?;
        self.0.noted(alive(&open)?.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let open = self.0.open().await?;
        self.0.noted(alive(&open)?.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let open = self.0.open().await?;
        self.0.noted(alive(&open)?.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let open = self.0.open().await?;
        self.0.noted(alive(&open)?.query_all_raw(statement).await)
    }
}
