//! What only the whole program can show.

mod import;
mod templates;
