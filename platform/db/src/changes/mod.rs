//! Who keeps an answer (a page, say) must know when it is out of date. Nobody has to remember which pages show what:
//! every statement passes through this crate, so a read knows the tables it looked at, and a commit those it touched.
//! An answer holds as long as no commit of its tenant touched one of its tables, and its time has not come.
//!
//! Coarse on purpose: a table named in a statement counts as read, or as written, whichever rows were meant. It can
//! only make an answer be made again too often, never be kept too long.

mod footprint;
mod lexicon;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use kernel::TenantId;
use uuid::Uuid;

pub use footprint::{Footprint, Keep};
pub(crate) use lexicon::{Lexicon, Table};

use crate::events::Event;

/// A place in the order of the commits that this process knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(u64);

/// When each table of each tenant was last touched; in this process at the commit, in others when its event arrives.
pub struct Changes {
    clock: AtomicU64,
    /// This process, in the events that it writes.
    pub(crate) origin: Uuid,
    pub(crate) lexicon: Lexicon,
    last: RwLock<Last>,
}

#[derive(Default)]
struct Last {
    /// A commit that belongs to no tenant touches all of them.
    by_tenant: HashMap<Option<TenantId>, HashMap<Table, u64>>,
    /// Everything counts as touched then: events may have been missed.
    all: u64,
}

impl Changes {
    pub(crate) fn new(lexicon: Lexicon, origin: Uuid) -> Self {
        Self { clock: AtomicU64::new(1), origin, lexicon, last: RwLock::default() }
    }

    /// The present moment: what is read from now on holds at least until the next commit.
    pub fn now(&self) -> Moment {
        Moment(self.clock.load(Ordering::Acquire))
    }

    /// Notes a commit. The number moves on inside the lock: whoever sees the new number also sees what it stands for.
    pub(crate) fn record(&self, tenant: Option<TenantId>, tables: &BTreeSet<Table>) {
        if tables.is_empty() {
            return;
        }
        let mut last = self.last.write().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.fetch_add(1, Ordering::AcqRel) + 1;
        let touched = last.by_tenant.entry(tenant).or_default();
        touched.extend(tables.iter().map(|table| (*table, now)));
    }

    /// Notes a commit of another process, as its event names the tables. Those of this process are known already.
    pub fn heard(&self, event: &Event) {
        if event.origin != self.origin {
            let tables = event.tables.split(' ').filter_map(|name| self.lexicon.table(name)).collect();
            self.record(Some(event.tenant_id), &tables);
        }
    }

    /// Everything may have changed: events were missed, or a file was put in place by hand.
    pub fn forget(&self) {
        let mut last = self.last.write().unwrap_or_else(PoisonError::into_inner);
        last.all = self.clock.fetch_add(1, Ordering::AcqRel) + 1;
        last.by_tenant.clear();
    }

    /// Whether a named table of a tenant was touched after a moment.
    pub fn touched(&self, tenant: TenantId, table: &str, since: Moment) -> bool {
        self.lexicon.table(table).is_none_or(|table| self.untouched(tenant, &[table], since).is_none())
    }

    /// The moment up to which none of the tables was touched since another; `None` when one was.
    pub(crate) fn untouched(&self, tenant: TenantId, tables: &[Table], since: Moment) -> Option<Moment> {
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
        let now = self.now();
        let after = |bucket: Option<&HashMap<Table, u64>>| {
            bucket.is_some_and(|touched| {
                tables.iter().any(|table| touched.get(table).is_some_and(|at| *at > since.0))
            })
        };
        let touched = last.all > since.0
            || after(last.by_tenant.get(&Some(tenant)))
            || after(last.by_tenant.get(&None));
        (!touched).then_some(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes() -> Changes {
        let tables = ["people", "proposals", "supports"].map(str::to_owned);
        Changes::new(Lexicon::of(tables), Uuid::nil())
    }

    fn touch(changes: &Changes, tenant: Option<TenantId>, names: &[&str]) {
        changes.record(tenant, &names.iter().filter_map(|name| changes.lexicon.table(name)).collect());
    }

    fn tenant(number: u128) -> TenantId {
        TenantId::from(Uuid::from_u128(number))
    }

    #[test]
    fn an_answer_holds_until_one_of_its_tables_is_touched_for_its_tenant() {
        let changes = changes();
        let before = changes.now();
        touch(&changes, Some(tenant(2)), &["proposals"]);
        touch(&changes, Some(tenant(1)), &["people", "unknown"]);
        assert!(!changes.touched(tenant(1), "proposals", before));
        assert!(changes.touched(tenant(1), "people", before));
        touch(&changes, Some(tenant(1)), &["supports", "proposals"]);
        assert!(changes.touched(tenant(1), "proposals", before));
        assert!(!changes.touched(tenant(1), "proposals", changes.now()));
    }

    #[test]
    fn what_belongs_to_no_tenant_touches_all() {
        let changes = changes();
        let before = changes.now();
        touch(&changes, None, &["people"]);
        assert!(changes.touched(tenant(1), "people", before));
        let before = changes.now();
        changes.forget();
        assert!(changes.touched(tenant(1), "supports", before));
    }

    #[test]
    fn an_unknown_table_never_lets_an_answer_be_kept() {
        let changes = changes();
        assert!(changes.touched(tenant(1), "other", changes.now()));
    }
}
