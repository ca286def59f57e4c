//! A tenant sees and touches only its own rows.

use db::{DbErr, TenantEntity, is_foreign_key_violation, sea_orm, vals};
use futures::future::join_all;
use kernel::TenantId;
use sea_orm::entity::prelude::*;

use crate::world::{Titled, World, add_note, add_notebook, count, notebook, world};

mod entity {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notebooks")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl TenantEntity for Entity {
        fn tenant_column() -> Column {
            Column::TenantId
        }
    }
}

const ID: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_00aa);

async fn same_ids_do_not_meet(w: World) {
    notebook(&w.here, ID, "ours").await;
    notebook(&w.there, ID, "theirs").await;
    for (db, title) in [(&w.here, "ours"), (&w.there, "theirs")] {
        let tx = db.read().await.unwrap();
        let rows: Vec<Titled> =
            tx.all("SELECT id, title FROM notebooks WHERE tenant_id = $1", vals![]).await.unwrap();
        assert_eq!(rows, [Titled { id: ID, title: title.into() }]);
        let rows = tx.find::<entity::Entity>().all(tx.conn()).await.unwrap();
        assert_eq!(rows.iter().map(|r| r.title.as_str()).collect::<Vec<_>>(), [title]);
    }
    let changed: Result<u64, DbErr> = w
        .here
        .write(|tx| async move {
            tx.exec("UPDATE notebooks SET title = 'x' WHERE tenant_id = $1 AND id = $2", vals![ID]).await
        })
        .await;
    assert_eq!(changed.unwrap(), 1);
    let tx = w.there.read().await.unwrap();
    let title: Option<String> =
        tx.scalar("SELECT title FROM notebooks WHERE tenant_id = $1 AND id = $2", vals![ID]).await.unwrap();
    assert_eq!(title.as_deref(), Some("theirs"));
}

async fn a_statement_without_its_tenant_is_refused(w: World) {
    let tx = w.here.read().await.unwrap();
    for sql in ["SELECT id, title FROM notebooks", "SELECT id, title FROM notebooks WHERE tenant_id = $2"] {
        let error = tx.all::<Titled>(sql, vals![ID]).await.unwrap_err();
        assert!(error.to_string().contains("tenant_id"), "{error}");
    }
    let error =
        w.here.write(|tx| async move { tx.exec("DELETE FROM notebooks", vals![]).await }).await.unwrap_err();
    assert!(error.to_string().contains("tenant_id"), "{error}");
}

async fn a_link_across_tenants_cannot_exist(w: World) {
    notebook(&w.there, ID, "theirs").await;
    let error = w.here.write(|tx| async move { add_note(&tx, ID, 1).await }).await.unwrap_err();
    assert!(is_foreign_key_violation(&error), "{error}");
    assert_eq!(count(&w.here, "notes").await, 0);
}

async fn values_survive_both_ways(w: World) {
    notebook(&w.here, ID, "ours").await;
    let (area, none) = (Some(TenantId(ID)), None::<TenantId>);
    let row = w
        .here
        .write(move |tx| async move {
            let sql = "INSERT INTO notes (tenant_id, id, notebook_id, number, text, area_id, pinned, weight, at, bytes)
                VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9)";
            tx.exec(sql, vals![ID, 7, "è «;»", area, true, 1.5, tx.now(), vec![0u8, 255]]).await?;
            let back = "SELECT id, tenant_id, number, text, area_id, pinned, weight, at, bytes FROM notes
                WHERE tenant_id = $1 AND id = $2 AND pinned = TRUE AND at = $3 AND area_id IS NOT NULL";
            tx.one::<Note>(back, vals![ID, tx.now()]).await
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!((row.number, row.text.as_str(), row.pinned, row.weight), (7, "è «;»", true, Some(1.5)));
    assert_eq!(
        (row.tenant_id, row.area_id, row.bytes.as_deref()),
        (w.here.tenant(), area, Some(&[0u8, 255][..]))
    );
    assert_eq!(row.at, Some(w.database.env().now()));
    let set_null = w.here.write(move |tx| async move {
        tx.exec(
            "UPDATE notes SET area_id = $2, at = $3 WHERE tenant_id = $1",
            vals![none, None::<kernel::Timestamp>],
        )
        .await
    });
    assert_eq!(set_null.await.unwrap(), 1);
    let tx = w.here.read().await.unwrap();
    let newest: Option<Option<kernel::Timestamp>> =
        tx.scalar("SELECT max(at) FROM notes WHERE tenant_id = $1", vals![]).await.unwrap();
    assert_eq!(newest, Some(None));
    let text: Option<String> =
        tx.scalar("SELECT text FROM notes WHERE tenant_id = $1 AND id = $2", vals![ID]).await.unwrap();
    assert_eq!(text.as_deref(), Some("è «;»"));
}

#[derive(db::FromQueryResult)]
struct Note {
    tenant_id: TenantId,
    number: i64,
    text: String,
    area_id: Option<TenantId>,
    pinned: bool,
    weight: Option<f64>,
    at: Option<kernel::Timestamp>,
    bytes: Option<Vec<u8>>,
}

async fn defaults_with_words_of_types_stay(w: World) {
    notebook(&w.here, ID, "ours").await;
    w.here.write(|tx| async move { add_note(&tx, ID, 1).await }).await.unwrap();
    let tx = w.here.read().await.unwrap();
    let text: Option<String> =
        tx.scalar("SELECT text FROM notes WHERE tenant_id = $1", vals![]).await.unwrap();
    assert_eq!(text.as_deref(), Some("a uuid; a bytea"));
}

async fn a_tenant_is_entered_inside_a_platform_write(w: World) {
    let tenant = w.here.tenant();
    let done: Result<(), DbErr> = w
        .database
        .platform_write(move |tx| async move {
            let inside = tx.enter(tenant).await?;
            add_notebook(&inside, ID, "first").await
        })
        .await;
    done.unwrap();
    assert_eq!((count(&w.here, "notebooks").await, count(&w.there, "notebooks").await), (1, 0));
    let read = w.database.platform_read().await.unwrap();
    assert!(read.enter(tenant).await.is_err(), "a read cannot enter");
}

async fn a_request_reads_in_one_transaction_until_it_writes(w: World) {
    let request = w.here.for_request();
    let first = request.read().await.unwrap();
    assert_eq!(count(&request, "notebooks").await, 0);
    notebook(&w.here, ID, "somebody else’s").await;
    assert_eq!(count(&request, "notebooks").await, 0, "every read of it sees the same moment");
    notebook(&request, Uuid::from_u128(2), "its own").await;
    assert_eq!(count(&request, "notebooks").await, 2, "it sees what it wrote");
    drop(first);
    notebook(&w.here, Uuid::from_u128(3), "later").await;
    assert_eq!(count(&request, "notebooks").await, 3, "nothing is held for it");
}

async fn a_quick_request_keeps_its_moment_until_it_writes_or_is_answered(w: World) {
    let request = w.here.for_quick_request();
    assert_eq!(count(&request, "notebooks").await, 0);
    notebook(&w.here, ID, "somebody else’s").await;
    assert_eq!(count(&request, "notebooks").await, 0, "the same moment, though nobody holds it");
    notebook(&request, Uuid::from_u128(2), "its own").await;
    assert_eq!(count(&request, "notebooks").await, 2, "it sees what it wrote");
    request.give_back().await;
    notebook(&w.here, Uuid::from_u128(3), "later").await;
    assert_eq!(count(&request, "notebooks").await, 3, "nothing is held after the answer");
    let quick: Vec<_> = (0..40).map(|_| w.here.for_quick_request()).collect();
    for request in &quick {
        assert_eq!(count(request, "notebooks").await, 3);
        request.give_back().await;
    }
    assert_eq!(count(&w.here, "notebooks").await, 3, "forty of them left a connection");
}

async fn a_failed_statement_does_not_spoil_the_request(w: World) {
    let request = w.here.for_quick_request();
    let tx = request.read().await.unwrap();
    let wrong = tx.all::<Titled>("SELECT nothing FROM notebooks WHERE tenant_id = $1", vals![]).await;
    assert!(wrong.is_err());
    assert_eq!(count(&request, "notebooks").await, 0);
}

async fn more_requests_than_connections_read_twice(w: World) {
    let all = join_all((0..40).map(|_| async {
        let request = w.here.for_request();
        let held = request.read().await?;
        tokio::task::yield_now().await;
        let second = request.read().await?;
        drop((held, second));
        Ok::<_, DbErr>(())
    }));
    assert!(all.await.into_iter().all(|read| read.is_ok()));
}

db::on_both_databases!(
    world;
    a_request_reads_in_one_transaction_until_it_writes,
    a_quick_request_keeps_its_moment_until_it_writes_or_is_answered,
    a_failed_statement_does_not_spoil_the_request,
    more_requests_than_connections_read_twice,
    same_ids_do_not_meet,
    a_statement_without_its_tenant_is_refused,
    a_link_across_tenants_cannot_exist,
    values_survive_both_ways,
    defaults_with_words_of_types_stay,
    a_tenant_is_entered_inside_a_platform_write,
);
