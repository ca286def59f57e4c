//! Runs the closure of one write, and decides whether what it wrote may be kept.

use std::{any::Any, future::Future, panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use sea_orm::DbErr;

use crate::{Connection, error::refused};

tokio::task_local! {
    static WRITING: ();
}

/// An error when called from inside a write: on SQLite it would wait for itself.
pub(crate) fn refuse_nested() -> Result<(), DbErr> {
    match WRITING.try_with(|()| ()) {
        Ok(()) => Err(refused("a write was started inside a write: pass the transaction on instead")),
        Err(_) => Ok(()),
    }
}

/// Runs a closure on a connection and ends the connection.
///
/// `Ok` is the closure's own answer, to be kept if it is `Ok` too. `Err` means that it panicked, took too long, or hid
/// the failure of one of its statements: nothing may be kept.
pub(crate) async fn attempt<T, E, F, Fut>(
    connection: &Connection,
    limit: Duration,
    work: F,
) -> Result<Result<T, E>, DbErr>
where
    F: FnOnce(Connection) -> Fut,
    Fut: Future<Output = Result<T, E>>,
    E: From<DbErr>,
{
    let handle = connection.clone();
    let ending = connection.clone();
    let guarded = AssertUnwindSafe(async move {
        let outcome = work(handle).await;
        if outcome.is_ok() && !ending.has_failed() {
            ending.write_trail().await?;
        }
        outcome
    })
    .catch_unwind();
    let outcome = WRITING.scope((), tokio::time::timeout(limit, guarded)).await;
    let ended = connection.end().await;
    match outcome {
        Err(_) => Err(refused(format!("the write took longer than {limit:?} and was rolled back"))),
        Ok(Err(panic)) => Err(refused(format!("the write panicked and was rolled back: {}", words(&*panic)))),
        Ok(Ok(Err(error))) => Ok(Err(error)),
        Ok(Ok(Ok(value))) => ended.map(|()| Ok(value)),
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}
