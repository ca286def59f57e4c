//! How fast it is: `cargo bench -p db`. On SQLite in a folder below the working directory, so that a real disk is measured,
//! and durable; on PostgreSQL too when `ARENGO_TEST_POSTGRES` names one. It asserts nothing: a shared machine decides.

use std::{
    error::Error,
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use db::{
    Backend, Database, DbConfig, DbErr, TenantDb, schema::MigrationTrait, search::Query,
    testing::TestDatabase, vals,
};
use futures::future::try_join_all;
use kernel::{Env, SystemClock, SystemEntropy, TenantId};
use uuid::Uuid;

type Figures = Result<(), Box<dyn Error>>;

const TENANT: TenantId = TenantId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_00aa));

db::migration!(
    m20261122_900001_papers,
    "CREATE TABLE papers (tenant_id uuid NOT NULL, id uuid NOT NULL, text text NOT NULL, PRIMARY KEY (tenant_id, id))"
);

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_900001_papers)]
}

fn env() -> Env {
    Env { clock: Arc::new(SystemClock), entropy: Arc::new(SystemEntropy) }
}

#[tokio::main]
async fn main() -> Figures {
    commits().await?;
    for backend in [Backend::Sqlite, Backend::Postgres] {
        if let Some(test) = TestDatabase::new(backend, migrations(), env()).await? {
            let db = test.database.tenant(TENANT);
            reads(backend, &db).await?;
            search(backend, &db).await?;
        }
    }
    Ok(())
}

/// Durable writes of one writer and of many, and of papers that are put aside and replaced, as ballots are.
async fn commits() -> Figures {
    let folder = std::env::current_dir()?.join(format!("figures-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let config = DbConfig::new(format!("sqlite://{}", folder.join("figures.db").display()));
    Database::migrate(&config, migrations()).await?;
    let database = Database::connect(&config, env()).await?;
    let db = database.tenant(TENANT);
    let alone = each(200, || write(&db)).await?;
    println!("SQLite, one writer alone: {alone:?} a write");
    println!("SQLite, 64 writers: {:.0} durable writes/s", many(|| write(&db)).await?);
    println!("SQLite, 64 writers: {:.0} durable replacements/s", many(|| replace(&db)).await?);
    database.close().await;
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

async fn reads(backend: Backend, db: &TenantDb) -> Figures {
    write(db).await?;
    let read = each(500, || async {
        let count = "SELECT text FROM papers WHERE tenant_id = $1 ORDER BY id LIMIT 1";
        db.read().await?.scalar::<String>(count, vals![]).await.map(|_| ())
    });
    println!("{backend}: {:?} for a read transaction of one statement", read.await?);
    Ok(())
}

/// 20,000 texts, a quarter of them in the scope.
async fn search(backend: Backend, db: &TenantDb) -> Figures {
    for batch in 0..40_u128 {
        db.write(move |tx| async move {
            for id in (batch * 500)..(batch * 500 + 500) {
                let text = format!("Proposta numero {id}: alberi e panchine in via {}, per tutti", id % 97);
                tx.index_text("note", Uuid::from_u128(id), Uuid::from_u128(id % 4), &text).await?;
            }
            Ok::<(), DbErr>(())
        })
        .await?;
    }
    for typed in ["alberi 17", "albe", "zzz"] {
        let query = Query::new(typed);
        let took = each(20, || async {
            db.read().await?.search("note", Uuid::from_u128(1), &query, 21).await.map(|_| ())
        });
        println!("{backend}: «{typed}» in 20,000 texts takes {:?}", took.await?);
    }
    Ok(())
}

async fn each<F: Future<Output = Result<(), DbErr>>>(
    times: u32,
    work: impl Fn() -> F,
) -> Result<Duration, DbErr> {
    let started = Instant::now();
    for _ in 0..times {
        work().await?;
    }
    Ok(started.elapsed() / times)
}

/// 64 tasks that write 50 times each; how many a second.
async fn many<F: Future<Output = Result<(), DbErr>>>(work: impl Fn() -> F + Copy) -> Result<f64, DbErr> {
    let started = Instant::now();
    try_join_all((0..64).map(|_| async move {
        for _ in 0..50 {
            work().await?;
        }
        Ok::<(), DbErr>(())
    }))
    .await?;
    Ok(3_200.0 / started.elapsed().as_secs_f64())
}

async fn write(db: &TenantDb) -> Result<(), DbErr> {
    db.write(|tx| async move {
        let insert = "INSERT INTO papers (tenant_id, id, text) VALUES ($1, $2, $3)";
        tx.exec(insert, vals![tx.id::<Uuid>(), "1,2,3"]).await.map(|_| ())
    })
    .await
}

async fn replace(db: &TenantDb) -> Result<(), DbErr> {
    db.write(|tx| async move {
        let draft = tx.id::<Uuid>();
        let insert = "INSERT INTO papers (tenant_id, id, text) VALUES ($1, $2, $3)";
        tx.exec(insert, vals![draft, "1,2,3"]).await?;
        tx.exec("DELETE FROM papers WHERE tenant_id = $1 AND id = $2", vals![draft]).await?;
        tx.exec(insert, vals![tx.id::<Uuid>(), "1,2,3"]).await.map(|_| ())
    })
    .await
}
