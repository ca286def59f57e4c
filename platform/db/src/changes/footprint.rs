use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use kernel::{TenantId, Timestamp};

use super::{Changes, Moment, Table};

/// What the reads for one answer looked at: which tables, and whether they looked at the clock. Cheap to clone.
#[derive(Clone)]
pub struct Footprint(Arc<Inner>);

struct Inner {
    changes: Arc<Changes>,
    since: Moment,
    midnight: Timestamp,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    tables: BTreeSet<Table>,
    until: Option<Timestamp>,
    /// Nobody asked for the time without saying when the answer changes.
    lasting: bool,
}

impl Footprint {
    /// Begins at a moment before the first read. What looks at the clock at all changes at midnight, too: dates are
    /// said in words such as «tomorrow».
    pub(crate) fn new(changes: Arc<Changes>, since: Moment, midnight: Timestamp) -> Self {
        let seen = Mutex::new(Seen { lasting: true, ..Seen::default() });
        Self(Arc::new(Inner { changes, since, midnight, seen }))
    }

    /// Adds a table by name, for what was read through a memory of its own.
    pub fn reads(&self, table: &str) {
        match self.0.changes.lexicon.table(table) {
            Some(table) => self.read(&[table]),
            None => self.for_once(),
        }
    }

    pub(crate) fn read(&self, tables: &[Table]) {
        self.seen(|seen| seen.tables.extend(tables));
    }

    /// The answer depends on the present moment, or on something that no table tells: it cannot be kept.
    pub fn for_once(&self) {
        self.seen(|seen| seen.lasting = false);
    }

    /// The answer changes by itself at midnight, or at this time if it comes earlier.
    pub(crate) fn until(&self, time: Option<Timestamp>) {
        let time = time.map_or(self.0.midnight, |time| time.min(self.0.midnight));
        self.seen(|seen| seen.until = Some(seen.until.map_or(time, |earlier| earlier.min(time))));
    }

    /// The answer is made from one that is kept already.
    pub(crate) fn includes(&self, other: &Keep) {
        self.read(&other.tables);
        if let Some(until) = other.until {
            self.until(Some(until));
        }
    }

    /// What must hold for the answer to be kept; `None` when it cannot be.
    pub fn keep(&self, tenant: TenantId) -> Option<Keep> {
        let seen = self.0.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.lasting.then(|| Keep {
            changes: self.0.changes.clone(),
            tenant,
            tables: seen.tables.iter().copied().collect(),
            since: AtomicU64::new(self.0.since.0),
            until: seen.until,
        })
    }

    fn seen(&self, note: impl FnOnce(&mut Seen)) {
        note(&mut self.0.seen.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Knows whether an answer still holds.
pub struct Keep {
    changes: Arc<Changes>,
    tenant: TenantId,
    tables: Box<[Table]>,
    /// Up to this moment it was seen to hold.
    since: AtomicU64,
    until: Option<Timestamp>,
}

impl Keep {
    /// Whether nothing that the answer shows has changed.
    pub fn holds(&self, now: Timestamp) -> bool {
        if self.until.is_some_and(|until| now >= until) {
            return false;
        }
        let since = Moment(self.since.load(Ordering::Acquire));
        if self.changes.now() == since {
            return true;
        }
        match self.changes.untouched(self.tenant, &self.tables, since) {
            Some(seen) => {
                self.since.fetch_max(seen.0, Ordering::AcqRel);
                true
            }
            None => false,
        }
    }
}
