//! Paper: documents set as tagged PDFs (PDF/UA-1), which screen readers read and printers print.
//!
//! A document is a list of blocks; what people wrote is only ever text. The fonts are ours: nothing of the machine and
//! nothing of the net is looked at. krilla writes the file and refuses one that breaks a rule of accessibility; lines and
//! pages are made here. (Typst, which stands on krilla, was weighed: it brings some 170 crates to this tree where krilla brings 23, for sheets of facts.)

mod document;
mod face;
mod lines;
mod marks;
mod paint;
mod sheets;

pub use document::{Block, Cell, Day, Document, Fact, Grid, Line, Look, Mark, Paper, Style};

/// A document that could not be set.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// One of our fonts cannot be read.
    #[error("a font cannot be read")]
    Font,
    /// There is more on it than anybody prints.
    #[error("the document has more than {0} pages")]
    TooLong(usize),
    /// The result would not be accessible, or is no PDF.
    #[error("the document cannot be set: {0}")]
    Setting(String),
}

/// More pages than this are refused, so that setting takes a bounded time.
pub const MAX_PAGES: usize = 60;

/// Sets a document. Takes some milliseconds of work: not for a thread that serves others.
///
/// # Errors
/// [`PrintError::TooLong`] beyond [`MAX_PAGES`]; [`PrintError::Setting`] when the result would break a rule of accessibility.
pub fn set(document: &Document) -> Result<Vec<u8>, PrintError> {
    let faces = face::faces()?;
    let sheets = sheets::Sheets::compose(document, faces)?;
    paint::pdf(document, faces, sheets)
}
