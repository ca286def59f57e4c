//! Forms: [`FormData`] is what was sent, [`Reading`] checks it field by field, [`FormView`] shows it again.
//!
//! Nothing typed is lost: whatever is wrong with one field, the others are read and shown again.

mod data;
mod fields;
mod parse;
mod view;

pub use data::{FormData, Limits, Upload};
pub use fields::{Field, FileField, Reading, TextField};
pub use view::FormView;

/// True for fields whose content is never shown again, logged or sent twice.
pub fn is_secret(name: &str) -> bool {
    name.contains("password") || name == "token" || name.ends_with("_token")
}
