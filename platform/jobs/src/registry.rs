use std::{collections::BTreeMap, future::Future, sync::Arc, time::Duration};

use anyhow::Context;
use db::{TenantDb, events::Event};
use futures::{FutureExt, future::BoxFuture};

use crate::{Job, readers::Read};

type Run<C> = Arc<dyn Fn(String, C, TenantDb) -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>;
type Recur<C> = Arc<dyn Fn(C) -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>;

/// The kinds of work the program knows, filled by every feature's manifest. `C` is cheap to clone.
pub struct Registry<C> {
    jobs: BTreeMap<&'static str, Run<C>>,
    recurring: BTreeMap<&'static str, Recurring<C>>,
    readers: BTreeMap<&'static str, Read<C>>,
}

/// Work that comes round.
pub(crate) struct Recurring<C> {
    pub(crate) period: Duration,
    pub(crate) run: Recur<C>,
}

impl<C> Clone for Recurring<C> {
    fn clone(&self) -> Self {
        Self { period: self.period, run: self.run.clone() }
    }
}

impl<C: Clone + Send + Sync + 'static> Registry<C> {
    /// An empty registry.
    pub fn new() -> Self {
        Self { jobs: BTreeMap::new(), recurring: BTreeMap::new(), readers: BTreeMap::new() }
    }

    /// Adds a kind of job.
    ///
    /// # Panics
    /// When another job has that name: the program was put together wrongly.
    pub fn add<J: Job<C>>(&mut self) -> &mut Self {
        let run = |payload: String, cx: C, tenant: TenantDb| {
            async move {
                let job: J =
                    serde_json::from_str(&payload).context("the job's payload is of another version")?;
                job.run(&cx, tenant).await
            }
            .boxed()
        };
        let before = self.jobs.insert(J::NAME, Arc::new(run));
        assert!(before.is_none(), "two jobs are called {}", J::NAME);
        self
    }

    /// Adds work of the whole installation that comes round after each period: closing what is over, daily figures. Of
    /// several servers one does it. A run that fails is logged, and comes round again.
    ///
    /// # Panics
    /// When another has that name: the program was put together wrongly.
    pub fn every<F, Fut>(&mut self, name: &'static str, period: Duration, run: F) -> &mut Self
    where
        F: Fn(C) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let run = Arc::new(move |cx| run(cx).boxed());
        let before = self.recurring.insert(name, Recurring { period, run });
        assert!(before.is_none(), "two schedules are called {name}");
        self
    }

    /// Adds somebody who is told of every event of the installation, in order, at least once, also of those that
    /// happened while no server ran. Should do little, as adding a job: what fails is told again, and what follows waits.
    ///
    /// # Panics
    /// When another has that name: the program was put together wrongly.
    pub fn reads<F, Fut>(&mut self, name: &'static str, read: F) -> &mut Self
    where
        F: Fn(C, Event) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let before = self.readers.insert(name, Arc::new(move |cx, event| read(cx, event).boxed()));
        assert!(before.is_none(), "two readers are called {name}");
        self
    }

    pub(crate) fn readers(&self) -> impl Iterator<Item = (&'static str, &Read<C>)> {
        self.readers.iter().map(|(name, read)| (*name, read))
    }

    pub(crate) fn job(&self, name: &str) -> Option<Run<C>> {
        self.jobs.get(name).cloned()
    }

    pub(crate) fn recurring(&self) -> impl Iterator<Item = (&'static str, &Recurring<C>)> {
        self.recurring.iter().map(|(name, recurring)| (*name, recurring))
    }
}

impl<C: Clone + Send + Sync + 'static> Default for Registry<C> {
    fn default() -> Self {
        Self::new()
    }
}
