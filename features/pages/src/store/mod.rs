//! Pages and posts in the database.

pub mod posts;
pub mod texts;
