//! One ledger of seats, by resource reference: a meeting's, a course's, an exchange's. It knows no feature.
//!
//! A resource has a [`Plan`]: how many seats there are in all and of each kind, how many are set aside, and for how long
//! a released seat is offered to the next in line. Kinds may be nested, end on their own, and limit how many parties come
//! and how many of each. Whoever enrols holds a seat, or stands in line.
//!
//! - **A seat is never given twice.** Every seat is taken by a conditional update of a counter, and the counters carry
//!   `CHECK`s: no order of transactions, no fault in this crate can bring more holders than seats.
//! - **A released seat goes to the line and never to the public**: it is handed on in the transaction that releases it.
//! - **Nobody waits beside a free seat.** After each call no one stands in line who fits a seat that is free.
//!
//! Every call takes the caller's own transaction, so that seat, audit entry and letters are written together or not at
//! all, and answers the [`Move`]s of others that it caused. Moves that nobody's call causes, when an offer lapses, reach
//! the feature through the [`Keeper`] it registered, inside the transaction of the job.

mod actions;
mod jobs;
mod migrations;
mod model;
mod store;

pub use actions::{Enrolled, accept, cancel, enrol, enrol_for, hold_reserved, lapse, set_plan};
pub use model::{Counts, Following, Keeper, KindPlan, Move, Moved, Plan, Reason, Seat, SeatId, State};
pub use store::{
    before_in_line, counts, counts_by_kind, counts_of_kinds, of_holder, of_kind, of_resource, plan, seat_of,
};

use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        migrations: migrations::migrations,
        messages: || web::embedded!("messages"),
        jobs: jobs::register,
        ..Feature::named("seats")
    }
}
