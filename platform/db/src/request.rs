//! The read transaction of a request. Whoever reads for it joins the one that is open: a request that waited for a second
//! connection while holding one could wait for ever, when all others do the same.

use std::future::Future;

use sea_orm::DbErr;
use tokio::sync::Mutex;

use crate::{Connection, connection::Joinable};

/// Where the parts of a request find its transaction.
pub(crate) struct Request(Mutex<State>);

struct State {
    /// Whether the transaction stays open between two readers, which saves beginning and ending it each time.
    stays: bool,
    held: Option<Connection>,
    joinable: Joinable,
}

impl Request {
    /// Its transaction ends with the last reader, or stays open until it is given back.
    pub(crate) fn new(stays: bool) -> Self {
        Self(Mutex::new(State { stays, held: None, joinable: Joinable::default() }))
    }

    /// The open transaction, or a new one.
    pub(crate) async fn join(
        &self,
        begin: impl Future<Output = Result<Connection, DbErr>>,
    ) -> Result<Connection, DbErr> {
        let mut state = self.0.lock().await;
        if let Some(connection) = state.joinable.join() {
            return Ok(connection);
        }
        state.held = None;
        let connection = begin.await?;
        state.joinable = connection.joinable();
        state.held = state.stays.then(|| connection.clone());
        Ok(connection)
    }

    /// Keeps nothing open from now on.
    pub(crate) async fn give_back(&self) {
        let mut state = self.0.lock().await;
        state.stays = false;
        state.held = None;
    }

    /// Whoever reads from now on sees what was written meanwhile.
    pub(crate) async fn begin_anew(&self) {
        let mut state = self.0.lock().await;
        state.held = None;
        state.joinable = Joinable::default();
    }
}
