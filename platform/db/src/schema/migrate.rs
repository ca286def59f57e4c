use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTraitSelf, SchemaManager};

use super::protect;
use crate::{Backend, ConnectError, DbConfig, config, migrations, open};

/// Any number; all processes that migrate one PostgreSQL database wait for each other by it.
const LOCK: &str = "SELECT pg_advisory_lock(7266001)";

/// See [`crate::Database::migrate`].
pub(crate) async fn migrate(
    config: &DbConfig,
    list: Vec<Box<dyn MigrationTrait>>,
) -> Result<(), ConnectError> {
    let migrator = Assembled::new(list)?;
    match config.backend()? {
        Backend::Sqlite => {
            let connection = open::sqlite_writer(config).await?;
            let done = migrator.bring_up(&connection).await;
            connection.close().await?;
            done
        }
        Backend::Postgres => {
            let owner = config.owner_url.as_deref().ok_or(ConnectError::NoOwner)?;
            let role = config::role(&config.url)?;
            if role == config::role(owner)? {
                return Err(ConnectError::SameRole(role));
            }
            let connection = open::postgres_owner(owner).await?;
            let done = migrate_and_protect(&connection, &role, &migrator).await;
            connection.close().await?;
            done
        }
    }
}

async fn migrate_and_protect(
    owner: &DatabaseConnection,
    role: &str,
    migrator: &Assembled,
) -> Result<(), ConnectError> {
    protect::require_role(owner, role).await?;
    // The lock belongs to the connection and ends with it.
    owner.execute_unprepared(LOCK).await?;
    // Only then: it locks every table, and other servers may be at work.
    if migrator.is_behind(owner).await? {
        protect::let_owner_see_all(owner).await?;
        migrator.bring_up(owner).await?;
    }
    protect::protect(owner, role).await?;
    Ok(())
}

/// The list of this start, put together from every crate, in the order of the names.
struct Assembled(Vec<Arc<dyn MigrationTrait>>);

impl Assembled {
    fn new(list: Vec<Box<dyn MigrationTrait>>) -> Result<Self, DbErr> {
        let mut all: Vec<Arc<dyn MigrationTrait>> =
            migrations::all().into_iter().chain(list).map(Arc::from).collect();
        all.sort_by(|a, b| a.name().cmp(b.name()));
        match all.windows(2).find(|pair| pair[0].name() == pair[1].name()) {
            Some(pair) => Err(DbErr::Migration(format!("two migrations are called {}", pair[0].name()))),
            None => Ok(Self(all)),
        }
    }
}

impl Assembled {
    /// True when something is missing.
    async fn is_behind(&self, connection: &DatabaseConnection) -> Result<bool, ConnectError> {
        let applied = self.get_migration_models(connection).await?;
        match applied.iter().find(|done| !self.0.iter().any(|known| known.name() == done.version)) {
            Some(unknown) => Err(ConnectError::Newer(unknown.version.clone())),
            None => Ok(applied.len() < self.0.len()),
        }
    }

    /// Runs what is missing.
    async fn bring_up(&self, connection: &DatabaseConnection) -> Result<(), ConnectError> {
        if self.is_behind(connection).await? {
            self.up(connection, None).await?;
        }
        Ok(())
    }
}

impl MigratorTraitSelf for Assembled {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        self.0
            .iter()
            .map(|migration| Box::new(Shared(migration.clone())) as Box<dyn MigrationTrait>)
            .collect()
    }
}

/// SeaORM asks for the list several times, by value.
struct Shared(Arc<dyn MigrationTrait>);

impl MigrationName for Shared {
    fn name(&self) -> &str {
        self.0.name()
    }
}

#[async_trait]
impl MigrationTrait for Shared {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.up(manager).await
    }

    /// Always: a migration that stops half-way leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
