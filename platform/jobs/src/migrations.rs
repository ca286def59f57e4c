use async_trait::async_trait;
use db::{
    DbErr,
    schema::{self, MigrationName, MigrationTrait, SchemaManager},
};

/// The tables of the queue and of the schedule.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Queue), Box::new(Readers), Box::new(Forget)]
}

struct Queue;

impl MigrationName for Queue {
    fn name(&self) -> &str {
        "m20261122_000010_jobs"
    }
}

#[async_trait]
impl MigrationTrait for Queue {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        schema::run(manager, include_str!("tables.sql")).await?;
        schema::open_to_definer(manager, "jobs").await?;
        schema::run_on_postgres(manager, include_str!("claim.sql")).await
    }
}

struct Readers;

impl MigrationName for Readers {
    fn name(&self) -> &str {
        "m20261122_000011_event_readers"
    }
}

#[async_trait]
impl MigrationTrait for Readers {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        schema::run(manager, include_str!("readers.sql")).await
    }
}

struct Forget;

impl MigrationName for Forget {
    fn name(&self) -> &str {
        "m20261122_060200_forget_jobs"
    }
}

#[async_trait]
impl MigrationTrait for Forget {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        schema::run_on_postgres(manager, include_str!("forget.sql")).await
    }
}
