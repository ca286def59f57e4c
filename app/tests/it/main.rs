//! What only the whole program can show.

mod crawl;
mod demo;
mod isolation;
mod templates;
