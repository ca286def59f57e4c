//! A process as a file: everything that the office wrote in it, written as one JSON text and read into a draft, here or in
//! any other installation. Nothing of participants goes along. Next year's copy is the same without the way through a file.

mod actions;
mod file;
mod luggage;
mod pack;
mod pages;
mod unpack;

pub use actions::{export, import};
pub(crate) use file::Named;
pub use file::{File, Part, part};
use kernel::Timestamp;
pub use luggage::{FileRef, Luggage, Packing};
pub(crate) use pack::{Extent, pack};
pub(crate) use pages::{routes, samples};
pub use unpack::Unpacking;
pub(crate) use unpack::unpack;

/// The largest file that is taken over in the browser, in bytes; on the command line there is no limit.
pub const MAX_BYTES: usize = 32 << 20;

/// The most things of one kind in one component.
pub const MOST: usize = 2_000;

/// Refuses more things than a component holds.
///
/// # Errors
/// [`kernel::Problem::Invalid`] beside the list.
pub fn check_count(list: &'static str, count: usize) -> Result<(), kernel::Problem> {
    if count <= MOST {
        return Ok(());
    }
    let text = kernel::Text::new("spaces-port-many").with("count", count).with("most", MOST);
    Err(kernel::Problem::field(list, text))
}

/// Whether a moment is one that calendars and both databases know.
pub fn is_near(at: Option<Timestamp>) -> bool {
    use chrono::Datelike;
    at.is_none_or(|at| (1900..=2200).contains(&at.year()))
}

/// Notes what is wrong with one of several things, below its place in their list.
///
/// # Errors
/// Only what is no mistake of whoever wrote the file.
pub fn note_wrong(
    errors: &mut kernel::FieldErrors,
    list: &str,
    at: usize,
    outcome: Result<(), kernel::Problem>,
) -> Result<(), kernel::Problem> {
    match outcome {
        Err(kernel::Problem::Invalid(wrong)) => {
            for (field, text) in wrong.iter() {
                errors.add(format!("{list}[{at}].{field}"), text.clone());
            }
            Ok(())
        }
        other => other,
    }
}
