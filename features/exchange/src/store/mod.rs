//! Everything about programmes in the database.

mod afterwards;
mod bodies;
mod cards;
mod others;
mod sessions;

pub(crate) use afterwards::*;
pub(crate) use bodies::*;
pub(crate) use cards::*;
pub(crate) use others::*;
pub(crate) use sessions::*;
