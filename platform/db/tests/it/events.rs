//! The audit log and the events.

use std::time::Duration;

use db::{Database, DbErr, TenantDb, events::Cursor, vals};
use futures::future::join_all;
use kernel::{Actor, PersonId, ResourceRef};
use serde_json::json;
use uuid::Uuid;

use crate::world::{World, count, env, world};

async fn emit(db: &TenantDb, number: u128) {
    let resource = ResourceRef::new("note", Uuid::from_u128(number));
    db.write(move |tx| async move { tx.emit("note.added", &resource, json!({ "n": number as u64 })).await })
        .await
        .unwrap();
}

async fn actors_are_named_in_the_audit_log(w: World) {
    let actors = [
        Actor::Visitor,
        Actor::Person(PersonId(Uuid::from_u128(9))),
        Actor::Operator,
        Actor::System("import".into()),
    ];
    w.here
        .write(move |tx| async move {
            for actor in actors {
                tx.audit(&actor, "note.add", &ResourceRef::new("note", Uuid::nil()), json!({"title": "è"}))
                    .await?;
            }
            Ok::<(), DbErr>(())
        })
        .await
        .unwrap();
    assert_eq!((count(&w.here, "audit_entries").await, count(&w.there, "audit_entries").await), (4, 0));
    let tx = w.here.read().await.unwrap();
    let sql = "SELECT actor_name FROM audit_entries WHERE tenant_id = $1 AND actor_kind = 'system'";
    assert_eq!(tx.scalar::<String>(sql, vals![]).await.unwrap().as_deref(), Some("import"));
}

async fn followers_hear_at_once_in_order_and_of_all_tenants(w: World) {
    let mut follower = w.database.follow_events(w.database.events_now().await.unwrap());
    emit(&w.here, 1).await;
    emit(&w.there, 2).await;
    let mut heard = Vec::new();
    let listening = async {
        while heard.len() < 2 {
            heard.extend(follower.next().await.unwrap());
        }
    };
    tokio::time::timeout(Duration::from_secs(5), listening).await.unwrap();
    let seen: Vec<_> =
        heard.iter().map(|e| (e.tenant_id, e.kind.as_str(), e.resource_id.as_u128())).collect();
    assert_eq!(seen, [(w.here.tenant(), "note.added", 1), (w.there.tenant(), "note.added", 2)]);
    assert_eq!(heard[0].payload, r#"{"n":1}"#);
    let again = w.database.events_after(heard[0].cursor()).await.unwrap();
    assert_eq!(again, heard[1..]);
}

async fn another_process_is_heard_too(w: World) {
    let other = Database::connect(&w.test.config, env()).await.unwrap();
    let mut follower = other.follow_events(other.events_now().await.unwrap());
    let (heard, ()) = tokio::join!(tokio::time::timeout(Duration::from_secs(5), follower.next()), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        emit(&w.here, 7).await;
    });
    assert_eq!(heard.unwrap().unwrap()[0].resource_id.as_u128(), 7);
    other.close().await;
}

/// Slow and quick transactions overlap; a follower reading all along misses none.
async fn a_late_commit_is_not_skipped(w: World) {
    let writes = join_all((1..=60u128).map(|number| {
        let resource = ResourceRef::new("note", Uuid::from_u128(number));
        w.here.write(move |tx| async move {
            tx.emit("note.added", &resource, json!({})).await?;
            tokio::time::sleep(Duration::from_millis((number * 7 % 5) as u64)).await;
            Ok::<(), DbErr>(())
        })
    }));
    let mut follower = w.database.follow_events(Cursor::START);
    let reading = async {
        let mut heard = Vec::new();
        while heard.len() < 60 {
            heard.extend(follower.next().await.unwrap().into_iter().map(|e| e.resource_id.as_u128()));
        }
        heard
    };
    let (_, heard) = tokio::join!(writes, tokio::time::timeout(Duration::from_secs(20), reading));
    let mut heard = heard.unwrap();
    heard.sort_unstable();
    assert_eq!(heard, (1..=60).collect::<Vec<_>>());
}

async fn what_was_rolled_back_is_never_heard(w: World) {
    let lost: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            tx.emit("note.added", &ResourceRef::new("note", Uuid::nil()), json!({})).await?;
            Err(DbErr::Custom("no".into()))
        })
        .await;
    assert!(lost.is_err());
    emit(&w.here, 1).await;
    let events = w.database.follow_events(Cursor::START).next().await.unwrap();
    assert_eq!(events.len(), 1);
}

/// PostgreSQL only: after a restore into a new cluster, old events name transactions that have yet to come.
async fn events_from_before_a_restore_hide_none_of_after_it(w: World) {
    emit(&w.here, 1).await;
    let Some(owner) = &w.test.config.owner_url else { return };
    let owner = db::sea_orm::Database::connect(owner.as_str()).await.unwrap();
    let age = "UPDATE events SET transaction = transaction + 1000000000";
    db::sea_orm::ConnectionTrait::execute_unprepared(&owner, age).await.unwrap();
    owner.close().await.unwrap();
    let mut follower = w.database.follow_events(w.database.events_now().await.unwrap());
    let (heard, ()) = tokio::join!(tokio::time::timeout(Duration::from_secs(5), follower.next()), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        emit(&w.here, 2).await;
    });
    assert_eq!(heard.unwrap().unwrap()[0].resource_id.as_u128(), 2);
    let mut from_the_start = w.database.follow_events(Cursor::START);
    let numbers: Vec<u128> =
        from_the_start.next().await.unwrap().iter().map(|e| e.resource_id.as_u128()).collect();
    assert_eq!(numbers, [1, 2]);
}

db::on_both_databases!(
    world;
    actors_are_named_in_the_audit_log,
    followers_hear_at_once_in_order_and_of_all_tenants,
    another_process_is_heard_too,
    a_late_commit_is_not_skipped,
    what_was_rolled_back_is_never_heard,
    events_from_before_a_restore_hide_none_of_after_it,
);
