//! Accounts of people. An account belongs to one tenant.

pub mod actions;
mod model;
mod password;
pub mod store;

pub use model::{Declaration, NewPerson, Person, Tie};
pub use password::{PasswordHash, check_strength};
