//! Pages and posts in the database.

pub mod letters;
pub mod posts;
pub mod texts;
