//! A database with two tenants, a clock to move, and jobs that note what they did.

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use db::{Backend, Database, TenantDb, testing::TestDatabase};
use jobs::{Hopeless, Job, Registry, Worker, mail::Mailer, mail::SendMail};
use kernel::{Env, FixedClock, SystemEntropy, TenantId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(crate) struct World {
    _folder: tempfile::TempDir,
    pub(crate) test: TestDatabase,
    pub(crate) database: Database,
    pub(crate) here: TenantDb,
    pub(crate) there: TenantDb,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) context: Context,
}

/// What jobs may use.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) mailer: Mailer,
    pub(crate) done: Arc<Mutex<Vec<(TenantId, String)>>>,
}

impl AsRef<Mailer> for Context {
    fn as_ref(&self) -> &Mailer {
        &self.mailer
    }
}

/// Notes its word; some words go wrong.
#[derive(Serialize, Deserialize)]
pub(crate) struct Say(pub(crate) String);

impl Job<Context> for Say {
    const NAME: &'static str = "test.say";

    async fn run(self, cx: &Context, tenant: TenantDb) -> anyhow::Result<()> {
        match self.0.as_str() {
            "fail" => anyhow::bail!("on purpose"),
            "hopeless" => return Err(Hopeless(anyhow::anyhow!("no such address")).into()),
            "panic" => panic!("on purpose"),
            "slow" => tokio::time::sleep(std::time::Duration::from_millis(300)).await,
            "more" => {
                tenant.write(|tx| async move { jobs::enqueue(&tx, &Say("followed".into())).await }).await?;
            }
            _ => {}
        }
        cx.done.lock().unwrap().push((tenant.tenant(), self.0));
        Ok(())
    }
}

impl World {
    pub(crate) fn registry(&self) -> Registry<Context> {
        let mut registry = Registry::new();
        registry.add::<Say>().add::<SendMail>();
        registry
    }

    pub(crate) async fn run(&self) -> usize {
        let worker = Worker::new(Arc::new(self.registry()), self.context.clone(), self.database.clone());
        worker.run_until_idle().await.unwrap()
    }

    pub(crate) fn done(&self) -> Vec<String> {
        let mut words: Vec<String> =
            self.context.done.lock().unwrap().iter().map(|(_, word)| word.clone()).collect();
        words.sort();
        words
    }

    pub(crate) async fn rows(&self) -> i64 {
        let tx = self.here.read().await.unwrap();
        tx.scalar("SELECT count(*) FROM jobs WHERE tenant_id = $1", vec![]).await.unwrap().unwrap()
    }

    pub(crate) fn later(&self, span: TimeDelta) {
        self.clock.advance(span);
    }
}

pub(crate) async fn say(db: &TenantDb, word: &str) {
    let job = Say(word.to_owned());
    db.write(move |tx| async move { jobs::enqueue(&tx, &job).await }).await.unwrap();
}

pub(crate) async fn world(backend: Backend) -> Option<World> {
    let clock = FixedClock::at("2026-11-22T12:00:00Z".parse().unwrap());
    let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
    let test = TestDatabase::new(backend, jobs::migrations(), env).await.unwrap()?;
    let database = test.database.clone();
    let folder = tempfile::tempdir().unwrap();
    let mailer =
        Mailer::folder(folder.path().join("mail"), "Arengo", &"arengo@example.example".parse().unwrap());
    Some(World {
        here: database.tenant(TenantId(Uuid::from_u128(1))),
        there: database.tenant(TenantId(Uuid::from_u128(2))),
        context: Context { mailer: mailer.unwrap(), done: Arc::default() },
        _folder: folder,
        test,
        database,
        clock,
    })
}
