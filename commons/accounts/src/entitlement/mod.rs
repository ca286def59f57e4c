//! Who is entitled to support and vote: the rule a process sets, and the rolls of entitled voters.

mod rolls;
mod rule;

pub use rolls::{Roll, RollId, delete_roll, read_addresses, roll_list, upload_roll};
pub use rule::{Entitlement, Refusal};
