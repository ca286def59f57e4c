//! What a write keeps, and what it does not.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use db::{
    Backend, ConnectError, Database, DbConfig, DbErr, WriteTx, is_foreign_key_violation, is_unique_violation,
    vals,
};
use futures::future::join_all;
use kernel::{Problem, ResourceRef};
use uuid::Uuid;

use crate::world::{
    World, add_note, add_notebook, count, env, later_migrations, migrations, notebook, world,
};

const ID: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_00aa);

async fn an_error_keeps_nothing_and_arrives_unchanged(w: World) {
    let refused: Result<(), Problem> = w
        .here
        .write(|tx| async move {
            add_notebook(&tx, ID, "lost").await?;
            Err(Problem::NotFound)
        })
        .await;
    assert!(matches!(refused, Err(Problem::NotFound)));
    assert_eq!(count(&w.here, "notebooks").await, 0);
}

async fn a_panic_fails_only_its_own_write(w: World) {
    let good = w.here.write(|tx| async move { add_notebook(&tx, Uuid::from_u128(1), "good").await });
    let bad = w.here.write(|tx| async move {
        add_notebook(&tx, Uuid::from_u128(2), "bad").await?;
        if tx.now() > kernel::Timestamp::MIN_UTC {
            panic!("on purpose");
        }
        Ok::<(), DbErr>(())
    });
    let also_good = w.here.write(|tx| async move { add_notebook(&tx, Uuid::from_u128(3), "good").await });
    let (good, bad, also_good) = tokio::join!(good, bad, also_good);
    good.unwrap();
    also_good.unwrap();
    assert!(bad.unwrap_err().to_string().contains("on purpose"));
    assert_eq!(count(&w.here, "notebooks").await, 2);
}

async fn a_slow_write_is_given_up(w: World) {
    let mut config = w.test.config.clone();
    config.write_limit = Duration::from_millis(100);
    let impatient = Database::connect(&config, env()).await.unwrap();
    let db = impatient.tenant(w.here.tenant());
    let slow: Result<(), DbErr> = db
        .write(|tx| async move {
            add_notebook(&tx, ID, "slow").await?;
            tokio::time::sleep(Duration::from_secs(5)).await;
            Ok(())
        })
        .await;
    assert!(slow.unwrap_err().to_string().contains("longer than"));
    assert_eq!(count(&db, "notebooks").await, 0);
    notebook(&db, ID, "the next one").await;
    impatient.close().await;
}

async fn a_patient_write_may_take_longer_than_others(w: World) {
    let mut config = w.test.config.clone();
    config.write_limit = Duration::from_millis(100);
    let impatient = Database::connect(&config, env()).await.unwrap();
    let db = impatient.tenant(w.here.tenant());
    let slow = |tx: WriteTx| async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        add_notebook(&tx, ID, "slow").await
    };
    db.write(slow).await.unwrap_err();
    db.patient(Duration::from_secs(60)).write(slow).await.unwrap();
    assert_eq!(count(&db, "notebooks").await, 1);
    impatient.close().await;
}

async fn a_hidden_failure_is_not_kept(w: World) {
    notebook(&w.here, ID, "there already").await;
    let hidden: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            add_notebook(&tx, Uuid::from_u128(1), "first").await?;
            let _ignored = add_notebook(&tx, ID, "twice").await;
            Ok(())
        })
        .await;
    assert!(is_unique_violation(&hidden.unwrap_err()));
    let goes_on: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            let _ignored = add_notebook(&tx, ID, "twice").await;
            add_notebook(&tx, Uuid::from_u128(1), "after").await
        })
        .await;
    assert!(goes_on.unwrap_err().to_string().contains("earlier statement"));
    assert_eq!(count(&w.here, "notebooks").await, 1);
    let on_conflict: Result<u64, DbErr> = w
        .here
        .write(|tx| async move {
            let sql =
                "INSERT INTO notebooks (tenant_id, id, title) VALUES ($1, $2, 'x') ON CONFLICT DO NOTHING";
            tx.exec(sql, vals![ID]).await
        })
        .await;
    assert_eq!(on_conflict.unwrap(), 0);
}

async fn a_handle_kept_too_long_gets_an_error(w: World) {
    let kept: Arc<Mutex<Option<WriteTx>>> = Arc::default();
    let keep = kept.clone();
    w.here
        .write(move |tx| async move {
            add_notebook(&tx, ID, "kept").await?;
            keep.lock().unwrap().replace(tx.clone());
            Ok::<(), DbErr>(())
        })
        .await
        .unwrap();
    let stale = kept.lock().unwrap().take().unwrap();
    let error = add_notebook(&stale, Uuid::from_u128(1), "late").await.unwrap_err();
    assert!(error.to_string().contains("over"), "{error}");
    assert_eq!(count(&w.here, "notebooks").await, 1);
}

async fn a_write_inside_a_write_is_refused(w: World) {
    let here = w.here.clone();
    let nested: Result<(), DbErr> = w
        .here
        .write(|_| async move { here.write(|tx| async move { add_notebook(&tx, ID, "inner").await }).await })
        .await;
    assert!(nested.unwrap_err().to_string().contains("inside a write"));
}

async fn a_read_cannot_write_and_sees_one_moment(w: World) {
    let tx = w.here.read().await.unwrap();
    let before: Option<i64> =
        tx.scalar("SELECT count(*) FROM notebooks WHERE tenant_id = $1", vals![]).await.unwrap();
    notebook(&w.here, ID, "meanwhile").await;
    let after: Option<i64> =
        tx.scalar("SELECT count(*) FROM notebooks WHERE tenant_id = $1", vals![]).await.unwrap();
    assert_eq!((before, after), (Some(0), Some(0)));
    let sql = "INSERT INTO notebooks (tenant_id, id, title) VALUES ($1, $2, 'x') RETURNING title";
    assert!(tx.scalar::<String>(sql, vals![Uuid::from_u128(1)]).await.is_err());
    drop(tx);
    assert_eq!(count(&w.here, "notebooks").await, 1);
}

async fn of_many_at_once_exactly_one_wins(w: World) {
    notebook(&w.here, ID, "ballots").await;
    let attempts = (0..100).map(|_| w.here.write(|tx| async move { add_note(&tx, ID, 1).await }));
    let won = join_all(attempts).await.into_iter().filter(|r| match r {
        Ok(_) => true,
        Err(error) => {
            assert!(is_unique_violation(error), "{error}");
            false
        }
    });
    assert_eq!(won.count(), 1);
    assert_eq!(count(&w.here, "notes").await, 1);
}

async fn a_lock_keeps_a_rule_over_several_rows(w: World) {
    notebook(&w.here, ID, "at most three").await;
    let attempts = (0..30).map(|number| {
        w.here.write(move |tx| async move {
            tx.lock(&ResourceRef::new("notebook", ID)).await?;
            let sql = "SELECT count(*) FROM notes WHERE tenant_id = $1 AND notebook_id = $2";
            if tx.scalar::<i64>(sql, vals![ID]).await? < Some(3) {
                add_note(&tx, ID, number).await?;
            }
            Ok::<(), DbErr>(())
        })
    });
    for done in join_all(attempts).await {
        done.unwrap();
    }
    assert_eq!(count(&w.here, "notes").await, 3);
}

async fn what_was_answered_is_there_after_opening_again(w: World) {
    notebook(&w.here, ID, "ours").await;
    join_all((0..50).map(|number| w.here.write(move |tx| async move { add_note(&tx, ID, number).await })))
        .await
        .into_iter()
        .for_each(|done| assert!(done.is_ok()));
    w.database.close().await;
    assert!(w.here.write(|tx| async move { add_note(&tx, ID, 99).await }).await.is_err());
    let again = Database::connect(&w.test.config, env()).await.unwrap();
    assert_eq!(count(&again.tenant(w.here.tenant()), "notes").await, 50);
    again.close().await;
}

/// When COMMIT itself fails, nobody of the group is told that their write is kept.
async fn a_failing_commit_is_told_to_all(w: World) {
    let bad = w.here.write(|tx| async move {
        tx.exec("INSERT INTO deferred (tenant_id, id) VALUES ($1, $2)", vals![ID]).await
    });
    let good = join_all((1..=5u128).map(|n| {
        w.here.write(move |tx| async move { add_notebook(&tx, Uuid::from_u128(n), "beside it").await })
    }));
    let (bad, good) = tokio::join!(bad, good);
    assert!(is_foreign_key_violation(&bad.unwrap_err()));
    let kept = good.iter().filter(|r| r.is_ok()).count();
    assert_eq!(count(&w.here, "notebooks").await, i64::try_from(kept).unwrap());
    assert_eq!(count(&w.here, "deferred").await, 0);
    notebook(&w.here, ID, "and it goes on").await;
}

/// SQLite's writes follow one another; PostgreSQL ends one of two that wait for each other.
async fn of_two_that_wait_for_each_other_one_may_be_retried(w: World) {
    let (a, b) = (ResourceRef::new("note", Uuid::from_u128(1)), ResourceRef::new("note", Uuid::from_u128(2)));
    let both = |first: ResourceRef, second: ResourceRef| {
        w.here.write(move |tx| async move {
            tx.lock(&first).await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
            tx.lock(&second).await
        })
    };
    let (one, other) = tokio::join!(both(a.clone(), b.clone()), both(b, a));
    let failed: Vec<DbErr> = [one, other].into_iter().filter_map(Result::err).collect();
    let expected = if w.database.backend() == db::Backend::Sqlite { 0 } else { 1 };
    assert_eq!(failed.len(), expected);
    assert!(failed.iter().all(db::is_worth_retrying), "{failed:?}");
}

async fn statements_are_counted(w: World) {
    let before = w.database.statements();
    count(&w.here, "notes").await;
    assert_eq!(w.database.statements() - before, 1);
}

async fn migrating_again_changes_nothing(w: World) {
    notebook(&w.here, ID, "ours").await;
    Database::migrate(&w.test.config, migrations()).await.unwrap();
    assert_eq!(count(&w.here, "notebooks").await, 1);
    let error = Database::migrate(&w.test.config, vec![]).await.unwrap_err();
    assert!(matches!(error, ConnectError::Newer(name) if name.starts_with("m20261122_90000")));
}

/// Also while a server runs, and by two processes at once.
async fn an_update_changes_the_rows_of_all_tenants(w: World) {
    notebook(&w.here, ID, "ours").await;
    notebook(&w.there, ID, "theirs").await;
    let update = || Database::migrate(&w.test.config, later_migrations());
    let (one, other) = if w.database.backend() == db::Backend::Postgres {
        tokio::join!(update(), update())
    } else {
        (update().await, update().await)
    };
    one.unwrap();
    other.unwrap();
    for (db, expected) in [(&w.here, "ours!"), (&w.there, "theirs!")] {
        let title = "SELECT title FROM notebooks WHERE tenant_id = $1";
        let tx = db.read().await.unwrap();
        assert_eq!(tx.scalar::<String>(title, vals![]).await.unwrap().as_deref(), Some(expected));
    }
    assert_eq!(db::schema::unprotected_tables(&w.database).await.unwrap(), [] as [&str; 0]);
}

/// SQLite only: PostgreSQL has its own tool.
#[tokio::test]
async fn a_running_database_is_copied() {
    let w = world(db::Backend::Sqlite).await.unwrap();
    notebook(&w.here, ID, "ours").await;
    let copy = w.test.config.file().unwrap().with_file_name("copy.db");
    w.database.backup_to(&copy).await.unwrap();
    assert!(w.database.backup_to(&copy).await.is_err(), "an existing file is not overwritten");
    let copy =
        Database::connect(&DbConfig::new(format!("sqlite://{}", copy.display())), env()).await.unwrap();
    assert_eq!(count(&copy.tenant(w.here.tenant()), "notebooks").await, 1);
    copy.close().await;
}

/// The operator reads which file it is.
#[tokio::test]
async fn a_file_that_cannot_be_made_is_named() {
    let config = DbConfig::new("sqlite:///nowhere/at/all.db");
    let error = Database::connect(&config, env()).await.err().unwrap().to_string();
    assert!(error.contains("/nowhere/at/all.db"), "{error}");
    for address in ["mysql://x", "sqlite::memory:", "/tmp/x.db"] {
        assert!(matches!(
            Database::connect(&DbConfig::new(address), env()).await,
            Err(ConnectError::Address)
        ));
    }
}

/// What a vote puts aside must not be found in a copy of the file.
#[tokio::test]
async fn deleted_rows_are_overwritten_in_the_file() {
    const WORDS: &str = "segreto di un voto chiuso";
    let w = world(Backend::Sqlite).await.unwrap();
    notebook(&w.here, Uuid::from_u128(1), "resta").await;
    notebook(&w.here, Uuid::from_u128(2), WORDS).await;
    let sql = "DELETE FROM notebooks WHERE tenant_id = $1 AND title = $2";
    let gone = w.here.write(move |tx| async move { tx.exec(sql, vals![WORDS]).await });
    assert_eq!(gone.await.unwrap(), 1);
    w.database.close().await;
    let bytes = std::fs::read(w.test.config.file().unwrap()).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("resta"), "the file is complete");
    assert!(!holds(WORDS), "what was deleted is still there");
}

db::on_both_databases!(
    world;
    an_error_keeps_nothing_and_arrives_unchanged,
    a_panic_fails_only_its_own_write,
    a_slow_write_is_given_up,
    a_patient_write_may_take_longer_than_others,
    a_hidden_failure_is_not_kept,
    a_handle_kept_too_long_gets_an_error,
    a_write_inside_a_write_is_refused,
    a_read_cannot_write_and_sees_one_moment,
    of_many_at_once_exactly_one_wins,
    a_lock_keeps_a_rule_over_several_rows,
    what_was_answered_is_there_after_opening_again,
    a_failing_commit_is_told_to_all,
    of_two_that_wait_for_each_other_one_may_be_retried,
    statements_are_counted,
    migrating_again_changes_nothing,
    an_update_changes_the_rows_of_all_tenants,
);
