//! A whole process as the start of next year's: texts and picture, phases moved by the same span, categories, components with
//! their settings and the texts that go on, blocks, bodies, and the identity card. What people wrote stays where it is.

mod actions;
mod pages;

pub use actions::{Copy, copy};
pub(crate) use pages::{samples, show, submit};
