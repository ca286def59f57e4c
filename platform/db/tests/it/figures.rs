//! How fast it is: `cargo nextest run --workspace -E 'test(figures)' --run-ignored only --no-capture -j1`.
//! They assert nothing, because a shared machine decides the outcome; build with `--release` for figures to compare.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use db::{Backend, Database, TenantDb, search::Query, vals};
use futures::future::join_all;
use uuid::Uuid;

use crate::world::{World, add_note, env, notebook, world};

const ID: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_00aa);

async fn each<F: Future>(times: u32, work: impl Fn(i64) -> F) -> Duration {
    let started = Instant::now();
    for n in 0..times {
        work(n.into()).await;
    }
    started.elapsed() / times
}

async fn write(db: &TenantDb, number: i64) {
    db.write(move |tx| async move { add_note(&tx, ID, number).await }).await.unwrap();
}

/// On SQLite in a folder of the working directory, so that a real disk is measured, and durable.
#[tokio::test]
#[ignore = "prints figures"]
async fn figures_of_group_commit() {
    let folder = std::env::current_dir().unwrap().join(format!("figures-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let config = db::DbConfig::new(format!("sqlite://{}", folder.join("figures.db").display()));
    Database::migrate(&config, crate::world::migrations()).await.unwrap();
    let database = Database::connect(&config, env()).await.unwrap();
    let db = database.tenant(kernel::TenantId(ID));
    notebook(&db, ID, "figures").await;
    println!("SQLite, one writer alone: {:?} a write", each(200, |n| write(&db, n)).await);
    let started = Instant::now();
    join_all((0..64).map(|task| {
        let db = db.clone();
        async move {
            for n in 0..50 {
                write(&db, 1_000 + task * 50 + n).await;
            }
        }
    }))
    .await;
    println!("SQLite, 64 writers: {:.0} durable writes/s", 3_200.0 / started.elapsed().as_secs_f64());
    database.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

async fn figures_of_reads(w: World) {
    notebook(&w.here, ID, "figures").await;
    let read = each(500, |_| async {
        let tx = w.here.read().await.unwrap();
        let title = "SELECT title FROM notebooks WHERE tenant_id = $1 AND id = $2";
        tx.scalar::<String>(title, vals![ID]).await.unwrap();
    });
    println!("{}: {:?} for a read transaction of one statement", w.database.backend(), read.await);
}

/// 20,000 texts, a quarter of them in the scope.
async fn figures_of_search(w: World) {
    for batch in 0..40u128 {
        let write = w.here.write(move |tx| async move {
            for n in 0..500 {
                let id = batch * 500 + n;
                let text = format!("Proposta numero {id}: alberi e panchine in via {}, per tutti", id % 97);
                tx.index_text("note", Uuid::from_u128(id), Uuid::from_u128(id % 4), &text).await?;
            }
            Ok::<(), db::DbErr>(())
        });
        write.await.unwrap();
    }
    for typed in ["alberi 17", "albe", "zzz"] {
        let tx = w.here.read().await.unwrap();
        let query = Query::new(typed);
        let took = each(20, |_| async {
            tx.search("note", Uuid::from_u128(1), &query, 21).await.unwrap();
        });
        println!("{}: «{typed}» in 20,000 texts takes {:?}", w.database.backend(), took.await);
    }
}

async fn measured(backend: Backend) {
    for (name, figures) in [("reads", 0), ("search", 1)] {
        let Some(w) = world(backend).await else { return };
        println!("{name}:");
        if figures == 0 { figures_of_reads(w).await } else { figures_of_search(w).await }
    }
}

#[tokio::test]
#[ignore = "prints figures"]
async fn figures_on_sqlite() {
    measured(Backend::Sqlite).await;
}

#[tokio::test]
#[ignore = "prints figures"]
async fn figures_on_postgres() {
    measured(Backend::Postgres).await;
}
