//! What many pages read and few writes change (the menu, the phases of a process) is kept in memory until one of the
//! tables it was read from is touched. It never decides what somebody may do: another server's change is seen when its
//! event arrives, which takes up to a second.

use std::{any::Any, future::Future, sync::Arc};

use kernel::TenantId;
use moka::sync::Cache;
use sea_orm::DbErr;
use uuid::Uuid;

use crate::{Footprint, Keep, Tx};

/// How many answers are kept, of all tenants together; those that nobody asks for go first.
const CAPACITY: u64 = 20_000;

/// What was read, of whom, and about which thing.
type Key = (TenantId, &'static str, Uuid);

/// The answers that are kept.
pub(crate) struct Memory(Cache<Key, Arc<Answer>>);

struct Answer {
    keep: Keep,
    value: Arc<dyn Any + Send + Sync>,
}

impl Default for Memory {
    fn default() -> Self {
        Self(Cache::new(CAPACITY))
    }
}

impl Tx {
    /// What a read gives about a thing, from memory as long as none of its tables was touched. The read may look at
    /// nothing but the database, without the clock, and its answer must follow from its name and the thing. Inside a write
    /// it is always read.
    ///
    /// # Errors
    /// Those of the read.
    pub async fn kept<T, E, Fut>(
        &self,
        name: &'static str,
        about: Uuid,
        read: impl FnOnce(Tx) -> Fut,
    ) -> Result<Arc<T>, E>
    where
        T: Send + Sync + 'static,
        E: From<DbErr>,
        Fut: Future<Output = Result<T, E>>,
    {
        let Some((memory, footprint)) = self.conn().remembering() else {
            return read(self.clone()).await.map(Arc::new);
        };
        let key = (self.tenant(), name, about);
        let known = memory.0.get(&key).filter(|answer| answer.keep.holds(self.conn().now()));
        if let Some((value, answer)) = known.and_then(|a| Some((a.value.clone().downcast::<T>().ok()?, a))) {
            self.read_through(&answer.keep);
            return Ok(value);
        }
        let value = Arc::new(read(self.noting(footprint.clone())).await?);
        match footprint.keep(self.tenant()) {
            Some(keep) => {
                self.read_through(&keep);
                memory.0.insert(key, Arc::new(Answer { keep, value: value.clone() }));
            }
            None => self.read_for_once(),
        }
        Ok(value)
    }

    /// Whoever keeps what this transaction reads keeps it no longer than that.
    fn read_through(&self, keep: &Keep) {
        if let Some(outer) = self.conn().footprint() {
            outer.includes(keep);
        }
    }

    fn read_for_once(&self) {
        if let Some(outer) = self.conn().footprint() {
            outer.for_once();
        }
    }

    fn noting(&self, footprint: Footprint) -> Self {
        Self::new(self.conn().noting(footprint), self.tenant())
    }
}
