//! What staff do with pages and posts.

pub mod letters;
pub mod posts;
pub mod texts;
