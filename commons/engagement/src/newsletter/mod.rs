//! Whom the office writes to: only people who asked for its letters and proved their address; among them all, or those who
//! follow some spaces.

pub mod store;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whom a letter is for, among those who asked for letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// All of them.
    Everybody,
    /// Those who follow one of these processes and bodies, each of them once.
    Followers(Vec<Uuid>),
}
