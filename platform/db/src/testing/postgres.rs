use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use url::Url;

use super::{Template, next_number};
use crate::{ConnectError, DbConfig, open, schema::MigrationTrait};

const OWNER: &str = "arengo_test_owner";
const APP: &str = "arengo_test_app";
/// Any number; test processes wait for each other's template by it.
const LOCK: &str = "SELECT pg_advisory_lock(7266002)";

/// A database of one test, removed with it.
pub(super) struct Scratch {
    admin: Url,
    name: String,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let (admin, name) = (self.admin.to_string(), self.name.clone());
        // A thread of its own: a runtime may be running here, and it cannot be waited for.
        let removed = std::thread::spawn(move || -> Result<(), DbErr> {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(|error| DbErr::Custom(error.to_string()))?;
            runtime.block_on(async {
                let admin = open::postgres_owner(&admin).await?;
                admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
                admin.close().await
            })
        });
        if let Ok(Err(error)) = removed.join() {
            tracing::warn!(%error, "a test's database stays");
        }
    }
}

pub(super) async fn fresh(
    admin: &str,
    migrations: Vec<Box<dyn MigrationTrait>>,
) -> Result<(DbConfig, Scratch), ConnectError> {
    let admin: Url = admin.parse().map_err(|_| ConnectError::Address)?;
    let connection = open::postgres_owner(admin.as_str()).await?;
    let name = Template::new(&migrations);
    let template = format!("arengo_template_{}_{}", name.build, name.migrations);
    // Held until this connection closes.
    connection.execute_unprepared(LOCK).await?;
    if !exists(&connection, "SELECT 1 FROM pg_database WHERE datname = $1", &template).await? {
        make_template(&connection, &admin, &template, migrations).await?;
    }
    let name = format!("arengo_test_{}_{}_{}", name.build, std::process::id(), next_number());
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER} STRATEGY file_copy");
    connection.execute_unprepared(&sql).await?;
    connection.close().await?;
    Ok((config(&admin, &name)?, Scratch { admin, name }))
}

async fn make_template(
    connection: &DatabaseConnection,
    admin: &Url,
    template: &str,
    migrations: Vec<Box<dyn MigrationTrait>>,
) -> Result<(), ConnectError> {
    for role in [OWNER, APP] {
        if !exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", role).await? {
            let sql = format!("CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE");
            connection.execute_unprepared(&sql).await?;
        }
    }
    let unfinished = format!("{template}_unfinished");
    connection.execute_unprepared(&format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await?;
    connection.execute_unprepared(&format!("CREATE DATABASE {unfinished} OWNER {OWNER}")).await?;
    crate::Database::migrate(&config(admin, &unfinished)?, migrations).await?;
    connection.execute_unprepared(&format!("ALTER DATABASE {unfinished} RENAME TO {template}")).await?;
    Ok(())
}

async fn exists(connection: &DatabaseConnection, sql: &str, name: &str) -> Result<bool, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [name.into()]);
    Ok(connection.query_one_raw(statement).await?.is_some())
}

fn config(admin: &Url, name: &str) -> Result<DbConfig, ConnectError> {
    let address = |role: &str| -> Result<String, ConnectError> {
        let mut url = admin.clone();
        url.set_username(role).map_err(|()| ConnectError::Address)?;
        url.set_password(None).map_err(|()| ConnectError::Address)?;
        url.set_path(name);
        Ok(url.to_string())
    };
    let mut config = DbConfig::new(address(APP)?).with_owner(address(OWNER)?);
    config.max_connections = 8;
    Ok(config)
}
