use std::{future::Future, sync::Arc, time::Duration};

use kernel::{Env, TenantId};
use sea_orm::DbErr;

use crate::{Database, Footprint, Tx, WriteTx, request::Request};

/// The database as one tenant sees it; cheap to clone.
#[derive(Clone)]
pub struct TenantDb {
    database: Database,
    tenant: TenantId,
    env: Env,
    footprint: Option<Footprint>,
    /// The read transaction of a request, where it has one for all.
    request: Option<Arc<Request>>,
    /// How long a write may take, if not as long as any.
    limit: Option<Duration>,
}

impl TenantDb {
    pub(crate) fn new(database: Database, tenant: TenantId, env: Env) -> Self {
        Self { database, tenant, env, footprint: None, request: None, limit: None }
    }

    /// The same tenant for one request: while a read transaction of it is open, whoever else reads joins that one.
    #[must_use]
    pub fn for_request(&self) -> Self {
        self.sharing(false)
    }

    /// As [`TenantDb::for_request`], for a request that is answered without waiting for anybody: its transaction stays
    /// open from the first read on until it writes or [gives it back](TenantDb::give_back). All that it shows is of one
    /// moment.
    #[must_use]
    pub fn for_quick_request(&self) -> Self {
        self.sharing(true)
    }

    fn sharing(&self, stays: bool) -> Self {
        Self { request: Some(Arc::new(Request::new(stays))), ..self.clone() }
    }

    /// The same tenant; what is read through it is noted down. Asked before anything is read.
    #[must_use]
    pub fn noting(&self, footprint: Footprint) -> Self {
        Self { footprint: Some(footprint), ..self.clone() }
    }

    /// Keeps no transaction open any more: the request is answered, or will wait for something else than the database.
    pub async fn give_back(&self) {
        if let Some(request) = &self.request {
            request.give_back().await;
        }
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
        Self { env, request: None, ..self.clone() }
    }

    /// The same tenant, for a write that grows with all that people brought (closing a vote rewrites every ballot) and may
    /// take so long. On SQLite everybody else's writes wait meanwhile.
    #[must_use]
    pub fn patient(&self, limit: Duration) -> Self {
        Self { limit: Some(limit), ..self.clone() }
    }

    /// A read transaction. It ends when the last handle to it is dropped.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<Tx, DbErr> {
        let begin = self.database.begin_read(Some(self.tenant), &self.env, self.footprint.clone());
        let connection = match &self.request {
            Some(request) => request.join(begin).await?,
            None => begin.await?,
        };
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
        if let Some(request) = &self.request {
            request.begin_anew().await;
        }
        let outcome = self.database.transact(Some(tenant), &self.env, self.limit, work).await;
        if let Some(request) = &self.request {
            // Whoever reads from now on sees what was written.
            request.begin_anew().await;
        }
        outcome
    }
}
