//! Group commit for SQLite. All writes of the process go through one task: it takes what is waiting, runs each write in
//! a savepoint of one transaction, commits once, and only then answers them all. One fsync serves many writes, so
//! `synchronous=FULL` stays affordable, and nothing in this process competes for the file's write lock.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures::future::BoxFuture;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use crate::{Connection, error::refused, signals::Signals};

/// Writes grouped into one commit at most.
const MAX_BATCH: usize = 256;
/// After this long a batch takes in no further work, so that the first of it does not wait for ever.
const MAX_BATCH_TIME: Duration = Duration::from_millis(50);

/// Whether the rows of one write stay.
pub(crate) enum Verdict {
    /// Yes; the ended connection knows whom to wake up.
    Keep(Connection),
    /// The closure said no: its caller already has the answer.
    Undo,
    /// It went wrong in a way the closure could not answer itself.
    Failed(DbErr),
}

/// One write waiting for its turn.
pub(crate) struct Work {
    pub(crate) run: Box<dyn FnOnce(Arc<DatabaseTransaction>) -> BoxFuture<'static, Verdict> + Send>,
    /// Hears once the transaction is over: `Ok` means committed, or undone as the closure wished.
    pub(crate) answer: oneshot::Sender<Result<(), DbErr>>,
}

/// Works until every sender of the queue is gone.
pub(crate) async fn run(connection: DatabaseConnection, mut queue: mpsc::Receiver<Work>, signals: Signals) {
    while let Some(first) = queue.recv().await {
        run_batch(&connection, first, &mut queue, &signals).await;
    }
    empty_log(&connection).await;
}

/// Puts everything into the file and empties the write-ahead log, which still holds what was deleted since. Readers that
/// are busy are not waited for: the next start does the same.
async fn empty_log(connection: &DatabaseConnection) {
    let sql = "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)";
    if let Err(error) = connection.execute_unprepared(sql).await {
        tracing::warn!(%error, "emptying the write-ahead log");
    }
}

/// Runs a write and those that wait behind it, also those that come meanwhile: what comes while others are being written
/// would only wait for an fsync more.
async fn run_batch(
    connection: &DatabaseConnection,
    first: Work,
    queue: &mut mpsc::Receiver<Work>,
    signals: &Signals,
) {
    let transaction = match begin(connection).await {
        Ok(transaction) => Arc::new(transaction),
        Err(error) => {
            let waiting = std::iter::from_fn(|| queue.try_recv().ok());
            let all = std::iter::once(first).chain(waiting);
            return all.for_each(|work| answer(work.answer, Err(error.clone())));
        }
    };
    let started = Instant::now();
    let (mut done, mut kept, mut broken) = (Vec::new(), Vec::new(), None);
    let mut next = Some(first);
    while let Some(work) = next.take().or_else(|| queue.try_recv().ok()) {
        // Nobody waits for it any more: the request was given up before it began.
        if work.answer.is_closed() {
            continue;
        }
        let verdict = run_one(&transaction, work.run).await;
        match verdict {
            Ok(Verdict::Keep(connection)) => kept.push(connection),
            Ok(Verdict::Undo) => {}
            Ok(Verdict::Failed(error)) => {
                answer(work.answer, Err(error));
                continue;
            }
            Err(error) => broken = Some(error),
        }
        done.push(work.answer);
        if broken.is_some() || done.len() >= MAX_BATCH || started.elapsed() > MAX_BATCH_TIME {
            break;
        }
    }
    let result = finish(transaction, !kept.is_empty(), broken).await;
    if let Err(error) = &result {
        tracing::error!(%error, writes = done.len(), "a group of writes was not committed");
    } else {
        kept.iter().for_each(|connection| signals.raise(connection));
    }
    done.into_iter().for_each(|waiter| answer(waiter, result.clone()));
}

async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = connection.begin_with_options(options).await?;
    transaction.execute_unprepared("SAVEPOINT work").await?;
    Ok(transaction)
}

/// Runs one write in the open savepoint and opens the next one. An error means that the whole transaction is lost: SQLite
/// rolls back by itself when, for example, the disk is full, and then the savepoint is gone.
async fn run_one(
    transaction: &Arc<DatabaseTransaction>,
    run: Box<dyn FnOnce(Arc<DatabaseTransaction>) -> BoxFuture<'static, Verdict> + Send>,
) -> Result<Verdict, DbErr> {
    let verdict = run(transaction.clone()).await;
    let end = match verdict {
        Verdict::Keep(_) => "RELEASE work; SAVEPOINT work",
        Verdict::Undo | Verdict::Failed(_) => "ROLLBACK TO work",
    };
    transaction.execute_unprepared(end).await?;
    Ok(verdict)
}

async fn finish(
    transaction: Arc<DatabaseTransaction>,
    kept: bool,
    broken: Option<DbErr>,
) -> Result<(), DbErr> {
    let transaction = Arc::into_inner(transaction)
        .ok_or_else(|| refused("a write kept its transaction: nothing was committed"))?;
    match broken {
        Some(error) => {
            if let Err(error) = transaction.rollback().await {
                tracing::warn!(%error, "rolling back after a failure");
            }
            Err(error)
        }
        None if kept => transaction.commit().await,
        None => transaction.rollback().await,
    }
}

/// The caller may be gone; then there is nobody to tell.
fn answer(waiter: oneshot::Sender<Result<(), DbErr>>, result: Result<(), DbErr>) {
    let _gone = waiter.send(result);
}
