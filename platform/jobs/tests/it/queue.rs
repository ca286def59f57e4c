use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use db::{Database, DbErr, TenantDb};
use jobs::{Running, Worker};

use crate::world::{Say, World, say, world};

/// Waits for something another task does.
async fn until(what: &str, reached: impl Fn() -> bool) {
    for _ in 0..500 {
        if reached() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not in five seconds: {what}");
}

fn start(w: &World) -> Running {
    Worker::start(Arc::new(w.registry()), w.context.clone(), w.database.clone())
}

async fn jobs_run_under_their_tenant_and_leave_nothing(w: World) {
    say(&w.here, "a").await;
    say(&w.there, "b").await;
    say(&w.here, "more").await;
    assert_eq!(w.run().await, 4);
    assert_eq!(w.done(), ["a", "b", "followed", "more"]);
    let done = w.context.done.lock().unwrap().clone();
    assert!(
        done.contains(&(w.there.tenant(), "b".into()))
            && done.contains(&(w.here.tenant(), "followed".into()))
    );
    assert_eq!(w.rows().await, 0);
    assert_eq!(w.run().await, 0);
}

async fn a_rolled_back_write_leaves_no_job(w: World) {
    let lost: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            jobs::enqueue(&tx, &Say("lost".into())).await?;
            Err(DbErr::Custom("no".into()))
        })
        .await;
    assert!(lost.is_err());
    assert_eq!(w.run().await, 0);
}

async fn a_job_waits_for_its_time(w: World) {
    let when = w.database.env().now() + TimeDelta::hours(1);
    w.here
        .write(move |tx| async move { jobs::enqueue_at(&tx, &Say("later".into()), when).await })
        .await
        .unwrap();
    assert_eq!(w.run().await, 0);
    w.later(TimeDelta::hours(1));
    assert_eq!(w.run().await, 1);
}

async fn waiting_jobs_of_one_key_are_one(w: World) {
    let add = || w.here.write(|tx| async move { jobs::enqueue_once(&tx, "k", &Say("once".into())).await });
    assert!(add().await.unwrap());
    assert!(!add().await.unwrap());
    let other = w.there.write(|tx| async move { jobs::enqueue_once(&tx, "k", &Say("once".into())).await });
    assert!(other.await.unwrap(), "another tenant's key is another key");
    assert_eq!(w.run().await, 2);
    assert!(add().await.unwrap(), "a finished job holds no key");
}

async fn failures_are_tried_again_and_then_shown(w: World) {
    say(&w.here, "fail").await;
    say(&w.here, "panic").await;
    say(&w.here, "hopeless").await;
    assert_eq!(w.run().await, 0);
    let failed = jobs::failed(&w.here.read().await.unwrap(), 10).await.unwrap();
    assert_eq!(failed.len(), 1, "only the hopeless one has given up");
    assert_eq!((failed[0].attempts, failed[0].last_error.as_deref()), (1, Some("no such address")));
    for _ in 0..8 {
        w.later(TimeDelta::hours(7));
        w.run().await;
    }
    assert_eq!(jobs::failed(&w.here.read().await.unwrap(), 10).await.unwrap().len(), 1);
    w.later(TimeDelta::hours(7));
    w.run().await;
    let failed = jobs::failed(&w.here.read().await.unwrap(), 10).await.unwrap();
    let mut reasons: Vec<_> = failed.iter().map(|f| (f.attempts, f.last_error.clone().unwrap())).collect();
    reasons.sort();
    assert_eq!(
        reasons,
        [(1, "no such address".into()), (10, "on purpose".into()), (10, "the job panicked".into())]
            as [(i64, String); 3]
    );
    let (first, second) = (failed[0].id, failed[1].id);
    let again: Result<bool, DbErr> = w
        .here
        .write(move |tx| async move {
            jobs::discard(&tx, first).await?;
            jobs::retry(&tx, second).await
        })
        .await;
    assert!(again.unwrap());
    assert_eq!(jobs::failed(&w.here.read().await.unwrap(), 10).await.unwrap().len(), 1);
    let there = w.there.write(move |tx| async move { jobs::retry(&tx, second).await });
    assert!(!there.await.unwrap(), "another tenant's job is not there");
}

async fn a_failed_job_gives_way_to_a_newer_one_of_its_key(w: World) {
    let add = || w.here.write(|tx| async move { jobs::enqueue_once(&tx, "k", &Say("fail".into())).await });
    assert!(add().await.unwrap());
    w.run().await;
    // It waits for its next try and still holds the key.
    assert!(!add().await.unwrap());
    assert_eq!(w.rows().await, 1);
}

async fn an_unknown_job_waits_for_a_newer_program(w: World) {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Unknown;
    impl jobs::Job<crate::world::Context> for Unknown {
        const NAME: &'static str = "test.unknown";
        async fn run(self, _: &crate::world::Context, _: db::TenantDb) -> anyhow::Result<()> {
            Ok(())
        }
    }
    w.here.write(|tx| async move { jobs::enqueue(&tx, &Unknown).await }).await.unwrap();
    assert_eq!(w.run().await, 0);
    assert_eq!(w.rows().await, 1);
    w.later(TimeDelta::hours(1));
    let mut registry = w.registry();
    registry.add::<Unknown>();
    let newer = Worker::new(Arc::new(registry), w.context.clone(), w.database.clone());
    assert_eq!(newer.run_until_idle().await.unwrap(), 1);
}

async fn the_worker_hears_of_jobs_and_stops_gracefully(w: World) {
    let running = start(&w);
    say(&w.here, "slow").await;
    say(&w.there, "quick").await;
    until("the quick job", || w.done() == ["quick"]).await;
    running.stop().await;
    assert_eq!(w.done(), ["quick", "slow"]);
    say(&w.here, "after").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(w.done(), ["quick", "slow"]);
}

async fn of_several_workers_each_job_has_one(w: World) {
    let other = Database::connect(&w.test.config, w.database.env().clone()).await.unwrap();
    let workers =
        [start(&w), start(&w), Worker::start(Arc::new(w.registry()), w.context.clone(), other.clone())];
    for n in 0..40 {
        say(&w.here, &format!("{n:02}")).await;
    }
    until("all jobs", || w.done().len() >= 40).await;
    for worker in workers {
        worker.stop().await;
    }
    assert_eq!(w.done(), (0..40).map(|n| format!("{n:02}")).collect::<Vec<_>>());
    other.close().await;
}

async fn a_job_whose_worker_died_is_taken_over(w: World) {
    say(&w.here, "orphan").await;
    // Taken by a worker that then says nothing more.
    let taken = w.here.write(|tx| async move {
        let sql = "UPDATE jobs SET claimed_until = $2 WHERE tenant_id = $1";
        tx.exec(sql, db::vals![tx.now() + TimeDelta::minutes(15)]).await
    });
    assert_eq!(taken.await.unwrap(), 1);
    assert_eq!(w.run().await, 0);
    w.later(TimeDelta::minutes(16));
    assert_eq!(w.run().await, 1);
}

async fn recurring_work_is_done_by_one_server_each_period(w: World) {
    let rounds = Arc::new(AtomicUsize::new(0));
    let server = || {
        let mut registry = w.registry();
        let rounds = rounds.clone();
        registry.every("test.round", Duration::from_secs(3_600), move |_| {
            let rounds = rounds.clone();
            async move {
                rounds.fetch_add(1, Ordering::SeqCst);
                anyhow::bail!("a failure does not end the schedule")
            }
        });
        Worker::start(Arc::new(registry), w.context.clone(), w.database.clone())
    };
    let servers = [server(), server()];
    until("the first round", || rounds.load(Ordering::SeqCst) == 1).await;
    w.later(TimeDelta::minutes(61));
    until("the second round", || rounds.load(Ordering::SeqCst) == 2).await;
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    for server in servers {
        server.stop().await;
    }
    assert_eq!(rounds.load(Ordering::SeqCst), 2);
}

async fn what_is_old_is_pruned_in_every_tenant_and_nothing_else(w: World) {
    let happen = async |db: &TenantDb| {
        let resource = kernel::ResourceRef::new("note", uuid::Uuid::nil());
        let event =
            db.write(move |tx| async move { tx.emit("note.added", &resource, serde_json::json!({})).await });
        event.await.unwrap();
    };
    // Writes that emit nothing may leave events too, so that other servers hear of them.
    let events = async || {
        let all = w.database.events_after(db::events::Cursor::START).await.unwrap();
        all.iter().filter(|event| event.kind == "note.added").count()
    };
    for tenant in [&w.here, &w.there] {
        happen(tenant).await;
        say(tenant, "hopeless").await;
    }
    w.run().await;
    w.later(TimeDelta::days(29));
    say(&w.here, "hopeless").await;
    w.run().await;
    // Waits for a program that knows it, however long.
    w.here
        .write(|tx| async move {
            jobs::enqueue_at(&tx, &Say("later".into()), tx.now() + TimeDelta::days(400)).await
        })
        .await
        .unwrap();
    jobs::prune(&w.database).await.unwrap();
    assert_eq!((events().await, w.rows().await), (2, 3), "nothing is old yet");
    w.later(TimeDelta::days(2));
    jobs::prune(&w.database).await.unwrap();
    assert_eq!(w.rows().await, 2, "the older failure is gone");
    let there = w.there.read().await.unwrap();
    let failed = jobs::failed(&there, 10).await.unwrap();
    drop(there);
    assert!(failed.is_empty(), "{failed:?}");
    w.later(TimeDelta::days(60));
    happen(&w.here).await;
    jobs::prune(&w.database).await.unwrap();
    assert_eq!((events().await, w.rows().await), (1, 1));
}

async fn the_tables_are_protected(w: World) {
    assert_eq!(db::schema::unprotected_tables(&w.database).await.unwrap(), [] as [&str; 0]);
}

db::on_both_databases!(
    world;
    jobs_run_under_their_tenant_and_leave_nothing,
    a_rolled_back_write_leaves_no_job,
    a_job_waits_for_its_time,
    waiting_jobs_of_one_key_are_one,
    failures_are_tried_again_and_then_shown,
    a_failed_job_gives_way_to_a_newer_one_of_its_key,
    an_unknown_job_waits_for_a_newer_program,
    the_worker_hears_of_jobs_and_stops_gracefully,
    of_several_workers_each_job_has_one,
    a_job_whose_worker_died_is_taken_over,
    recurring_work_is_done_by_one_server_each_period,
    what_is_old_is_pruned_in_every_tenant_and_nothing_else,
    the_tables_are_protected,
);
