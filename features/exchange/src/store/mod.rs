//! Everything about programmes in the database.

mod bodies;
mod cards;

pub(crate) use bodies::*;
pub(crate) use cards::*;
