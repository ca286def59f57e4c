//! Seats in the database.

mod pools;
mod read;

pub(crate) use pools::{
    Pool, give, give_reserved, has_pool, held_of_kind, is_full, next_place, pools, put_plan, put_pool,
    remove_pool, set_held, take, take_reserved, terms, wait,
};
pub use pools::{counts, counts_by_kind, plan};
pub use read::{before_in_line, of_holder, of_resource, seat_of};
pub(crate) use read::{insert, next_in_line, note, overdue, set_state};
