//! What only the whole program can show.

mod counts;
mod crawl;
mod demo;
mod import;
mod isolation;
mod program;
mod running;
mod templates;
