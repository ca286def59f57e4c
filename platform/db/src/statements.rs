//! Counts what is asked of the database, for tests that bound what a page asks.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

/// The statements of one open database.
#[derive(Default)]
pub(crate) struct Statements {
    count: AtomicU64,
    listening: AtomicBool,
    heard: Mutex<HashMap<String, u64>>,
}

impl Statements {
    pub(crate) fn note(&self, sql: &str) {
        self.count.fetch_add(1, Ordering::Relaxed);
        if self.listening.load(Ordering::Relaxed) {
            let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            *heard.entry(sql.to_owned()).or_default() += 1;
        }
    }

    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// How often each statement was heard since the last time this was asked; from the first time on.
    pub(crate) fn heard(&self) -> HashMap<String, u64> {
        self.listening.store(true, Ordering::Relaxed);
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
