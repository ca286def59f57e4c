//! What only the whole program can show.

mod templates;
