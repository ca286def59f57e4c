//! The second wall: what PostgreSQL itself refuses, even to a statement that forgot its tenant.

use db::{
    Backend, ConnectError, Database, DbConfig, FromQueryResult, schema::unprotected_tables, sea_orm, vals,
};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::world::{World, env, migrations, notebook, world};

const ID: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_00aa);

async fn titles(connection: &impl ConnectionTrait) -> Vec<String> {
    let statement = Statement::from_string(
        connection.get_database_backend(),
        "SELECT title FROM notebooks ORDER BY title",
    );
    let rows = connection.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn an_unfiltered_statement_sees_one_tenant(w: World) {
    notebook(&w.here, ID, "ours").await;
    notebook(&w.there, ID, "theirs").await;
    if w.database.backend() == Backend::Sqlite {
        return; // SQLite has no second wall; the first one is tested in `scope`.
    }
    let tx = w.here.read().await.unwrap();
    assert_eq!(titles(tx.conn()).await, ["ours"]);
    let platform = w.database.platform_read().await.unwrap();
    assert_eq!(titles(platform.conn()).await, [] as [&str; 0]);
    let there = w.there.tenant();
    let smuggled = w.here.write(move |tx| async move {
        let sql = "INSERT INTO notebooks (tenant_id, id, title) VALUES ($2, $3, 'smuggled'), ($1, $3, 'x')";
        tx.exec(sql, vals![there, Uuid::from_u128(1)]).await
    });
    assert!(smuggled.await.unwrap_err().to_string().contains("row-level security"));
    let unfiltered = w.here.write(|tx| async move {
        tx.exec("DELETE FROM notebooks WHERE tenant_id = $1 OR TRUE", vals![]).await
    });
    assert_eq!(unfiltered.await.unwrap(), 1);
    assert_eq!(titles(w.there.read().await.unwrap().conn()).await, ["theirs"]);
}

/// What only functions of the owner may read across tenants stays closed to a plain statement.
async fn tables_read_across_tenants_are_closed_to_statements(w: World) {
    let write = w.here.write(|tx| async move {
        tx.emit("note.added", &kernel::ResourceRef::new("note", ID), serde_json::json!({})).await?;
        tx.index_text("note", ID, ID, "parola").await
    });
    write.await.unwrap();
    assert_eq!(w.database.follow_events(db::events::Cursor::START).next().await.unwrap().len(), 1);
    if w.database.backend() == Backend::Sqlite {
        return;
    }
    let platform = w.database.platform_read().await.unwrap();
    for sql in [
        "SELECT count(*) FROM events",
        "SELECT count(*) FROM search_texts",
        "SELECT count(*) FROM arengo_search('note', '01990000-0000-7000-8000-0000000000aa', '''parola''')",
    ] {
        assert_eq!(platform.scalar::<i64>(sql, vals![]).await.unwrap(), Some(0), "{sql}");
    }
    let there = w.there.read().await.unwrap();
    assert_eq!(
        there.search("note", ID, &db::search::Query::new("parola"), 9).await.unwrap(),
        [] as [Uuid; 0]
    );
}

async fn every_tenant_table_is_protected(w: World) {
    assert_eq!(unprotected_tables(&w.database).await.unwrap(), [] as [&str; 0]);
}

async fn privileged_roles_are_refused(w: World) {
    let config = &w.test.config;
    let Some(owner) = &config.owner_url else { return };
    let refused = Database::connect(&DbConfig::new(owner.clone()), env()).await;
    let Err(ConnectError::Privileged { role, privilege }) = refused else { panic!("the owner was let in") };
    assert_eq!((role.as_str(), privilege), ("arengo_test_owner", "owns the tables"));

    let mut superuser: url::Url = std::env::var(db::testing::POSTGRES).unwrap().parse().unwrap();
    superuser.set_path(owner.parse::<url::Url>().unwrap().path());
    let refused = Database::connect(&DbConfig::new(superuser.to_string()), env()).await;
    assert!(matches!(refused, Err(ConnectError::Privileged { privilege: "is superuser", .. })));
}

async fn migrations_need_the_right_roles(w: World) {
    let config = &w.test.config;
    let Some(owner) = config.owner_url.clone() else { return };
    let refused = Database::migrate(&DbConfig::new(config.url.clone()), migrations()).await;
    assert!(matches!(refused, Err(ConnectError::NoOwner)));
    let refused =
        Database::migrate(&DbConfig::new(owner.clone()).with_owner(owner.clone()), migrations()).await;
    assert!(matches!(refused, Err(ConnectError::SameRole(_))));
    let mut nobody: url::Url = config.url.parse().unwrap();
    nobody.set_username("nobody_at_all").unwrap();
    let refused = Database::migrate(&DbConfig::new(nobody.to_string()).with_owner(owner), migrations()).await;
    assert!(matches!(refused, Err(ConnectError::NoSuchRole(_))));
}

/// The role of the requests changes no tables, and does not touch the list of migrations.
async fn the_app_role_cannot_change_the_schema(w: World) {
    if w.database.backend() == Backend::Sqlite {
        return;
    }
    for sql in [
        "CREATE TABLE x (a int)",
        "ALTER TABLE notebooks NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY tenant ON notebooks",
        "DELETE FROM seaql_migrations",
        "TRUNCATE notebooks",
        "SET ROLE arengo_test_owner",
    ] {
        let done = w.database.platform_write(move |tx| async move { tx.exec(sql, vec![]).await }).await;
        assert!(done.is_err(), "{sql}");
    }
}

/// The search function must use its index, or it gets slow with the town's size.
async fn the_search_index_is_used(w: World) {
    if w.database.backend() == Backend::Sqlite {
        return;
    }
    #[derive(FromQueryResult)]
    struct Line {
        #[sea_orm(from_alias = "QUERY PLAN")]
        line: String,
    }
    let owner = sea_orm::Database::connect(w.test.config.owner_url.clone().unwrap()).await.unwrap();
    owner
        .execute_unprepared(
            "ALTER TABLE search_texts NO FORCE ROW LEVEL SECURITY;
             INSERT INTO search_texts (tenant_id, kind, id, scope, folded)
             SELECT '01990000-0000-7000-8000-000000000001', 'note', gen_random_uuid(), '01990000-0000-7000-8000-000000000f00',
                 'parola' || n || ' comune a tutti' FROM generate_series(1, 20000) n;
             ALTER TABLE search_texts FORCE ROW LEVEL SECURITY; ANALYZE search_texts",
        )
        .await
        .unwrap();
    let sql = "EXPLAIN SELECT id FROM search_texts WHERE kind = 'note' AND words @@ '''parola77'''::tsquery";
    let plan = owner.query_all_raw(Statement::from_string(owner.get_database_backend(), sql)).await.unwrap();
    let plan: Vec<String> = plan.iter().map(|row| Line::from_query_result(row, "").unwrap().line).collect();
    assert!(plan.iter().any(|line| line.contains("search_texts_words")), "{plan:#?}");
    owner.close().await.unwrap();
}

db::on_both_databases!(
    world;
    an_unfiltered_statement_sees_one_tenant,
    tables_read_across_tenants_are_closed_to_statements,
    every_tenant_table_is_protected,
    privileged_roles_are_refused,
    migrations_need_the_right_roles,
    the_app_role_cannot_change_the_schema,
    the_search_index_is_used,
);
