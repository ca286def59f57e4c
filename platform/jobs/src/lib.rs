//! Work after the transaction. (Interface only; the implementation is being merged.)
#![allow(missing_docs, clippy::allow_attributes, clippy::missing_errors_doc)]
use std::{future::Future, marker::PhantomData};

use db::{DbErr, TenantDb, WriteTx};
use serde::{Serialize, de::DeserializeOwned};

pub mod mail;

pub trait Job<C>: Serialize + DeserializeOwned + Send + 'static {
    const NAME: &'static str;
    fn run(self, cx: &C, tenant: TenantDb) -> impl Future<Output = anyhow::Result<()>> + Send;
}
pub struct Registry<C>(PhantomData<C>);
impl<C> Default for Registry<C> {
    fn default() -> Self {
        Self(PhantomData)
    }
}
impl<C> Registry<C> {
    pub fn add<J: Job<C>>(&mut self) -> &mut Self {
        self
    }
}
pub async fn enqueue<J: Serialize>(_tx: &WriteTx, _job: &J) -> Result<(), DbErr> {
    Ok(())
}
pub fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    Vec::new()
}
