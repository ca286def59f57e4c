//! Pages and posts on their way into another process.

mod posts;
mod texts;

pub(crate) use posts::{pack as pack_posts, unpack as unpack_posts};
pub(crate) use texts::{pack as pack_texts, unpack as unpack_texts};
