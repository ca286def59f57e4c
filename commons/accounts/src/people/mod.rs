//! Accounts of people. An account belongs to one tenant.

pub mod actions;
mod leaving;
mod model;
mod password;
mod personal_data;
mod staff;
pub mod store;

pub use leaving::Leaving;
pub use model::{Declaration, Names, NewPerson, Person, Tie};
pub use password::{PasswordHash, check_strength};
pub use personal_data::{PersonalData, personal_data};
pub use staff::{invite_again, read_people, read_person};
