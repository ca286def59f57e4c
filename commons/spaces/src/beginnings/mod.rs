//! That a phase began, told once for each phase: nobody writes at that moment, so the clock is looked at now and then.

pub(crate) mod jobs;
pub(crate) mod store;
