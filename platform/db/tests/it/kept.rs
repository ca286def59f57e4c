//! What is kept in memory is never older than its tables.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use db::{DbErr, TenantDb, Tx, vals};
use uuid::Uuid;

use crate::world::{World, notebook, world};

const THING: Uuid = Uuid::from_u128(1);

/// How many notebooks there are, as it is kept; counts how often that was really read.
async fn kept(tx: &Tx, reads: &AtomicU64) -> i64 {
    let answer: Result<Arc<i64>, DbErr> = tx
        .kept("notebooks", THING, |tx| async move {
            reads.fetch_add(1, Ordering::Relaxed);
            let sql = "SELECT count(*) FROM notebooks WHERE tenant_id = $1";
            Ok(tx.scalar(sql, vals![]).await?.unwrap_or(0))
        })
        .await;
    *answer.unwrap()
}

async fn now(db: &TenantDb, reads: &AtomicU64) -> i64 {
    kept(&db.read().await.unwrap(), reads).await
}

async fn an_answer_is_read_again_once_its_table_was_touched(w: World) {
    let reads = AtomicU64::new(0);
    assert_eq!((now(&w.here, &reads).await, now(&w.here, &reads).await), (0, 0));
    assert_eq!(reads.load(Ordering::Relaxed), 1);
    notebook(&w.there, Uuid::from_u128(5), "elsewhere").await;
    assert_eq!((now(&w.here, &reads).await, reads.load(Ordering::Relaxed)), (0, 1), "a neighbour’s");
    assert_eq!(now(&w.there, &reads).await, 1, "each tenant has its own");
    notebook(&w.here, Uuid::from_u128(6), "ours").await;
    assert_eq!(now(&w.here, &reads).await, 1);
}

async fn a_transaction_of_long_ago_leaves_nothing_old_behind(w: World) {
    let reads = AtomicU64::new(0);
    let old = w.here.read().await.unwrap();
    let sql = "SELECT count(*) FROM notes WHERE tenant_id = $1";
    assert_eq!(old.scalar::<i64>(sql, vals![]).await.unwrap(), Some(0));
    notebook(&w.here, Uuid::from_u128(6), "ours").await;
    assert_eq!(kept(&old, &reads).await, 0, "its own moment");
    assert_eq!(now(&w.here, &reads).await, 1, "what it saw is not handed on");
}

async fn a_write_sees_what_it_wrote(w: World) {
    let reads = Arc::new(AtomicU64::new(0));
    now(&w.here, &reads).await;
    let inside = reads.clone();
    let count: Result<i64, DbErr> = w
        .here
        .write(move |tx| async move {
            crate::world::add_notebook(&tx, Uuid::from_u128(6), "ours").await?;
            Ok(kept(&tx, &inside).await)
        })
        .await;
    assert_eq!(count.unwrap(), 1);
}

async fn whoever_keeps_a_page_made_from_it_hears_of_the_change(w: World) {
    let reads = AtomicU64::new(0);
    now(&w.here, &reads).await;
    let tomorrow = w.database.env().now() + chrono::TimeDelta::days(1);
    let footprint = w.database.footprint(w.database.changes().now(), tomorrow);
    let page = w.here.noting(footprint.clone());
    now(&page, &reads).await;
    assert_eq!(reads.load(Ordering::Relaxed), 1, "from memory");
    let keep = footprint.keep(w.here.tenant()).unwrap();
    assert!(keep.holds(w.database.env().now()));
    notebook(&w.here, Uuid::from_u128(6), "ours").await;
    assert!(!keep.holds(w.database.env().now()));
}

db::on_both_databases!(
    world;
    an_answer_is_read_again_once_its_table_was_touched,
    a_transaction_of_long_ago_leaves_nothing_old_behind,
    a_write_sees_what_it_wrote,
    whoever_keeps_a_page_made_from_it_hears_of_the_change,
);
