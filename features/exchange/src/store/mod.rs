//! Everything about programmes in the database.

mod bodies;
mod cards;
mod sessions;

pub(crate) use bodies::*;
pub(crate) use cards::*;
pub(crate) use sessions::*;
