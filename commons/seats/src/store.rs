//! Seats in the database.

mod parties;
mod pools;
mod read;

pub(crate) use parties::{give_party, put_parties, take_party};
pub(crate) use pools::{
    Pool, give, give_reserved, is_full, next_place, pools, put_kind, put_plan, put_pool, remove_pool, take,
    take_reserved, terms, wait,
};
pub use pools::{counts, counts_by_kind, counts_of_kinds, plan};
pub(crate) use read::{PassedOver, insert, next_in_line, note, overdue, set_state};
pub use read::{before_in_line, of_holder, of_kind, of_resource, seat_of};
