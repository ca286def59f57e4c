//! Who is logged in. A session is a row, so that it can be ended everywhere at once.

mod store;

use chrono::TimeDelta;
pub use store::{close, close_all, open, renew, standing, standing_of};

/// The cookie that carries a session's key. It has no domain, so a sibling host never receives it.
pub const COOKIE: &str = "arengo_session";

/// A session ends this long after it was last used.
pub const IDLE: TimeDelta = TimeDelta::days(30);
