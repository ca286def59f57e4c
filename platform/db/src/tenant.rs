use std::{future::Future, sync::Arc};

use kernel::{Env, TenantId};
use sea_orm::DbErr;
use tokio::sync::Mutex;

use crate::{Database, Footprint, Tx, WriteTx, connection::Joinable};

/// The database as one tenant sees it; cheap to clone.
#[derive(Clone)]
pub struct TenantDb {
    database: Database,
    tenant: TenantId,
    env: Env,
    footprint: Option<Footprint>,
    /// The read transaction of a request, where it has one for all.
    reading: Option<Arc<Mutex<Joinable>>>,
}

impl TenantDb {
    pub(crate) fn new(database: Database, tenant: TenantId, env: Env) -> Self {
        Self { database, tenant, env, footprint: None, reading: None }
    }

    /// The same tenant for one request: while a read transaction of it is open, whoever else reads joins that one. A
    /// request that waited for a second connection while holding one could wait for ever, when all others do the same.
    #[must_use]
    pub fn for_request(&self) -> Self {
        Self { reading: Some(Arc::default()), ..self.clone() }
    }

    /// The same tenant; what is read through it is noted down.
    #[must_use]
    pub fn noting(&self, footprint: Footprint) -> Self {
        let reading = self.reading.as_ref().map(|_| Arc::default());
        Self { footprint: Some(footprint), reading, ..self.clone() }
    }

    /// Whose rows these are.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// The clock and entropy that transactions use.
    pub fn env(&self) -> &Env {
        if let Some(footprint) = &self.footprint {
            footprint.for_once();
        }
        &self.env
    }

    /// The same tenant under another clock, as an import of a past election needs.
    #[must_use]
    pub fn with_env(&self, env: Env) -> Self {
        Self { env, reading: None, ..self.clone() }
    }

    /// A read transaction. It ends when the last handle to it is dropped.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<Tx, DbErr> {
        let begin = || self.database.begin_read(Some(self.tenant), &self.env, self.footprint.clone());
        let Some(reading) = &self.reading else { return Ok(Tx::new(begin().await?, self.tenant)) };
        let mut reading = reading.lock().await;
        let connection = match reading.join() {
            Some(connection) => connection,
            None => begin().await?,
        };
        *reading = connection.joinable();
        Ok(Tx::new(connection, self.tenant))
    }

    /// Runs a closure in one transaction, which is committed durably before this returns `Ok`. When the closure returns
    /// `Err`, panics, fails a statement or takes longer than the limit, nothing of it stays.
    ///
    /// # Errors
    /// The closure's own, or the database's.
    pub async fn write<T, E, F, Fut>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(WriteTx) -> Fut + Send + 'static,
        Fut: Future<Output = Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        let tenant = self.tenant;
        if let Some(footprint) = &self.footprint {
            footprint.for_once();
        }
        let work = move |connection| work(WriteTx::new(connection, tenant));
        let outcome = self.database.transact(Some(tenant), &self.env, work).await;
        if let Some(reading) = &self.reading {
            // Whoever reads from now on sees what was written.
            *reading.lock().await = Joinable::default();
        }
        outcome
    }
}
