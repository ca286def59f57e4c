//! Who is entitled to support and vote: the rule a process sets, and the rolls of entitled voters.

mod rolls;
mod rule;
mod store;

pub use rolls::{RollId, RollUses, Uses, delete_roll, hold_rule, read_addresses, roll_uses, upload_roll};
pub use rule::{Entitlement, Refusal};
pub use store::{Roll, roll_by_id, roll_list};
