//! Documents and galleries in the database.

pub mod documents;
pub mod items;
pub mod media;
