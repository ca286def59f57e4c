//! What staff do with pages and posts.

pub mod posts;
pub mod texts;
