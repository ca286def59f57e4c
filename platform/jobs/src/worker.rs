use std::{
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, anyhow};
use db::{Database, DbErr, Signal};
use futures::{FutureExt, future::join_all};
use tokio::{
    sync::watch,
    task::{JoinHandle, JoinSet},
};
use tokio_util::sync::CancellationToken;

use crate::{
    Hopeless, Registry,
    queue::{self, Claimed, LEASE},
    readers::{self, Heard},
    schedule,
};

/// Jobs that run at the same time.
const CONCURRENCY: usize = 4;
/// How often to look for jobs whose time has come, or which other processes have added.
const POLL: Duration = Duration::from_secs(1);
/// How often to follow what this process commits: while hundreds vote in a second, they come first.
const PAUSE: Duration = Duration::from_millis(25);
/// A job is stopped before its lease ends, so that it never runs in two places.
const LIMIT: Duration = Duration::from_secs(LEASE.as_secs() - 60);

/// Runs the jobs of all tenants.
pub struct Worker<C> {
    registry: Arc<Registry<C>>,
    cx: C,
    db: Database,
}

/// A worker at work in the background.
pub struct Running {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Running {
    /// Takes no further jobs, and returns when those under way are done.
    pub async fn stop(self) {
        self.stop.cancel();
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the worker ended badly");
        }
    }
}

/// Something was committed, a little while ago.
async fn rested(committed: &mut watch::Receiver<u64>) {
    // The sender lives as long as the database.
    let _changed = committed.changed().await;
    tokio::time::sleep(PAUSE).await;
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    /// A worker that does nothing yet.
    pub fn new(registry: Arc<Registry<C>>, cx: C, db: Database) -> Self {
        Self { registry, cx, db }
    }

    /// Starts working in the background.
    pub fn start(registry: Arc<Registry<C>>, cx: C, db: Database) -> Running {
        let stop = CancellationToken::new();
        let task = tokio::spawn(Self::new(registry, cx, db).run(stop.clone()));
        Running { stop, task }
    }

    /// Runs what is due, and what follows from it, until nothing is; answers how many runs succeeded. For tests and
    /// commands. Jobs that failed wait for their next try, and recurring work is left alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run_until_idle(&self) -> Result<usize, DbErr> {
        let mut succeeded = 0;
        self.register_readers().await;
        loop {
            self.db.events_caught_up().await?;
            let heard = self.read_events().await;
            let claimed = queue::claim(&self.db, 16).await?;
            if claimed.is_empty() && heard.events == 0 {
                return Ok(succeeded);
            }
            for job in claimed {
                succeeded += usize::from(self.run_one(job).await?);
            }
        }
    }

    async fn run(self, stop: CancellationToken) {
        let worker = Arc::new(self);
        let mut committed = worker.db.signals(Signal::Job);
        let mut under_way = JoinSet::new();
        worker.register_schedules().await;
        worker.register_readers().await;
        let (mut heard, mut looked) = (Instant::now(), Instant::now());
        let (mut first, mut behind) = (true, false);
        while !stop.is_cancelled() {
            committed.borrow_and_update();
            if first || behind || heard.elapsed() >= PAUSE {
                behind = worker.read_events().await.more;
                heard = Instant::now();
            }
            worker.clone().take_jobs(&mut under_way).await;
            if first || looked.elapsed() >= POLL {
                worker.clone().take_schedules(&mut under_way).await;
                looked = Instant::now();
            }
            first = false;
            let full = under_way.len() >= CONCURRENCY;
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::task::yield_now(), if behind => {}
                Some(_) = under_way.join_next() => {}
                () = rested(&mut committed), if !full => {}
                () = tokio::time::sleep(POLL) => {}
            }
            while under_way.try_join_next().is_some() {}
        }
        under_way.join_all().await;
    }

    async fn take_jobs(self: Arc<Self>, under_way: &mut JoinSet<()>) {
        let free = CONCURRENCY.saturating_sub(under_way.len());
        if free == 0 {
            return;
        }
        match queue::claim(&self.db, i64::try_from(free).unwrap_or(1)).await {
            Ok(claimed) => claimed.into_iter().for_each(|job| {
                let worker = self.clone();
                under_way.spawn(async move {
                    if let Err(error) = worker.run_one(job).await {
                        tracing::error!(%error, "a job's end could not be noted: it will run again");
                    }
                });
            }),
            Err(error) => tracing::error!(%error, "taking jobs"),
        }
    }

    /// Runs one job and notes how it went; true when it succeeded.
    async fn run_one(&self, job: Claimed) -> Result<bool, DbErr> {
        let tenant = self.db.tenant(job.tenant_id);
        let Err(error) = self.work(&job).await else {
            queue::finish(&tenant, job.id).await?;
            return Ok(true);
        };
        let hopeless = error.downcast_ref::<Hopeless>().is_some();
        tracing::warn!(
            job = job.name, id = %job.id, tenant = %job.tenant_id, attempt = job.attempts, hopeless,
            error = format!("{error:#}"), "a job failed"
        );
        queue::fail(&tenant, &job, hopeless, &format!("{error:#}")).await?;
        Ok(false)
    }

    async fn work(&self, job: &Claimed) -> anyhow::Result<()> {
        let run = self.registry.job(&job.name).with_context(|| format!("no job is called {}", job.name))?;
        let work = run(job.payload.clone(), self.cx.clone(), self.db.tenant(job.tenant_id));
        match tokio::time::timeout(LIMIT, AssertUnwindSafe(work).catch_unwind()).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(anyhow!("the job panicked")),
            Err(_) => Err(anyhow!("the job took longer than {LIMIT:?}")),
        }
    }

    async fn register_readers(&self) {
        for (name, _) in self.registry.readers() {
            if let Err(error) = readers::register(&self.db, name).await {
                tracing::error!(%error, name, "registering a reader of events");
            }
        }
    }

    /// Tells every reader of what is new, a batch each.
    async fn read_events(&self) -> Heard {
        let readers = self.registry.readers().map(|(name, read)| async move {
            readers::read(&self.db, name, &self.cx, read).await.unwrap_or_else(|error| {
                tracing::error!(name, "reading events: {error:#}");
                Heard::default()
            })
        });
        let all = join_all(readers).await.into_iter();
        all.fold(Heard::default(), |sum, one| Heard {
            events: sum.events + one.events,
            more: sum.more || one.more,
        })
    }

    async fn register_schedules(&self) {
        for (name, _) in self.registry.recurring() {
            if let Err(error) = schedule::register(&self.db, name).await {
                tracing::error!(%error, name, "registering recurring work");
            }
        }
    }

    async fn take_schedules(self: Arc<Self>, under_way: &mut JoinSet<()>) {
        for (name, recurring) in self.registry.recurring() {
            match schedule::take(&self.db, name, recurring.period).await {
                Ok(false) => {}
                Ok(true) => {
                    let work = (recurring.run)(self.cx.clone());
                    under_way.spawn(async move {
                        match AssertUnwindSafe(work).catch_unwind().await {
                            Ok(Ok(())) => {}
                            Ok(Err(error)) => tracing::error!(name, "recurring work failed: {error:#}"),
                            Err(_) => tracing::error!(name, "recurring work panicked"),
                        }
                    });
                }
                Err(error) => tracing::error!(%error, name, "looking at the schedule"),
            }
        }
    }
}
