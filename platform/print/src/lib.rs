//! Paper: documents set by Typst as tagged PDFs (PDF/UA-1 and PDF/A-2a), which screen readers read and archives keep.
//!
//! Data goes in as a file that the template reads; nothing that people wrote becomes part of the template. Nobody but the
//! program depends on this crate, and without the feature `typst` it is empty: ordinary tests compile in minutes less.
#![cfg(feature = "typst")]

mod world;

use serde::Serialize;

/// A document that could not be set: our fault, never that of whoever wrote its texts.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The data is no JSON.
    #[error("the data cannot be written: {0}")]
    Data(#[from] serde_json::Error),
    /// The template does not fit, or the result would not be accessible.
    #[error("the document cannot be set: {0}")]
    Setting(String),
}

/// Sets a sheet of labelled facts, as an identity card, on A4. What it is made of stands on top of `templates/sheet.typ`.
///
/// # Errors
/// [`PrintError::Setting`] when the data does not fit or the document would break a rule of accessibility.
pub fn sheet(sheet: &impl Serialize) -> Result<Vec<u8>, PrintError> {
    world::set(include_str!("../templates/sheet.typ"), serde_json::to_vec(sheet)?)
}
