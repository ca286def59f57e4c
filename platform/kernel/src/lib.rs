//! What every other crate speaks: ids, time, money, locale, who acts, and how a request can fail.
//! No I/O and no civic words; the only database notion is that ids can be bound to and read from columns.

mod actor;
mod env;
mod id;
mod locale;
mod money;
mod problem;
mod text;
mod words;

pub use actor::{Actor, ResourceRef};
pub use env::{Clock, Entropy, Env, FixedClock, SeededEntropy, SystemClock, SystemEntropy, Timestamp};
pub use id::{PersonId, TenantId};
pub use locale::{Line, Locale, Translated};
pub use money::{Currency, Money};
pub use problem::{FieldErrors, Problem};
pub use text::{Arg, Text};
pub use words::{Email, HostName, Slug, Words};

/// For the [`id!`] macro only.
#[doc(hidden)]
pub use {sea_orm, serde, uuid};
