//! Work after the request: jobs are rows written in the same transaction as what they follow from, so none is lost and
//! none runs for a write that was rolled back. A worker takes them as soon as they are committed.
//!
//! A job may run twice (a machine can stop between the work and the note that it is done), so it must be idempotent:
//! it holds ids, looks at the present state, and does what is still missing. A finished job's row is deleted, because
//! its payload may be personal data; a job that failed for good stays, visible to the administrator.

mod console;
pub mod mail;
mod migrations;
mod prune;
mod queue;
mod readers;
mod registry;
mod schedule;
mod worker;

use std::future::Future;

use db::TenantDb;
use serde::{Serialize, de::DeserializeOwned};

pub use console::{FailedJob, discard, failed, retry};
pub use migrations::migrations;
pub use prune::{prune, register_pruning};
pub use queue::{enqueue, enqueue_at, enqueue_once};
pub use registry::Registry;
pub use worker::{Running, Worker};

/// One kind of work. `C` is what jobs may use: the renderer, the mailer; the program's `State`.
pub trait Job<C>: Serialize + DeserializeOwned + Send + 'static {
    /// Unique among all jobs, and never changed while rows may wait: `proposals.answer-mails`.
    const NAME: &'static str;

    /// Does the work. Write it as `async fn run(self, cx: &State, tenant: TenantDb) -> anyhow::Result<()>`.
    ///
    /// An error makes the worker try again later, ten times in about a day; wrap it in [`Hopeless`] when
    /// trying again cannot help.
    fn run(self, cx: &C, tenant: TenantDb) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// An error that no retry can mend, as an address that does not exist.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
pub struct Hopeless(pub anyhow::Error);
