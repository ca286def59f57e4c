//! What only the whole program can show.

mod import;
mod counts;
mod crawl;
mod demo;
mod isolation;
mod program;
mod running;
mod templates;
