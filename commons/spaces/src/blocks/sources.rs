//! What blocks show that features know: each registers a source, and no block knows who does. Sources answer only what
//! everybody sees, in a number of statements that does not grow with what there is.

use accounts::Here;
use db::Tx;
use futures::future::BoxFuture;
use kernel::{Line, Problem, Text, Timestamp};
use web::NavItem;

use crate::ProcessId;

/// An answer that takes a moment.
pub type Answer<'a, T> = BoxFuture<'a, Result<Vec<T>, Problem>>;

/// Of which process, or of all published ones.
pub type Of = Option<ProcessId>;

/// Something that happens at a moment to come.
#[derive(Clone, Debug)]
pub struct Coming {
    /// When it begins, or is over.
    pub at: Timestamp,
    /// What.
    pub title: Line,
    /// Where, or what it means; may be empty.
    pub text: String,
    /// Its page, with locale.
    pub href: String,
}

/// A large number.
#[derive(Clone, Debug)]
pub struct Figure {
    /// How many.
    pub value: i64,
    /// Of what, in words that fit the number.
    pub label: Text,
}

/// Something that is new.
#[derive(Clone, Debug)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// What it is, as in «Notizia».
    pub kind: Text,
    /// Its title.
    pub title: Line,
    /// Its page, with locale.
    pub href: String,
}

/// A point on the map.
#[derive(Clone, Debug)]
pub struct Point {
    /// Latitude and longitude in degrees (WGS 84).
    pub at: (f64, f64),
    /// What is there.
    pub title: Line,
    /// The address in words; may be empty.
    pub address: String,
    /// What kind of thing, as in «Proposta».
    pub kind: Text,
    /// Its page, with locale.
    pub href: String,
}

/// Gives what is coming, soonest first.
pub struct Dates(pub for<'a> fn(&'a Here, &'a Tx, Of) -> Answer<'a, Coming>);

/// Gives large numbers, from counters.
pub struct Statistics(pub for<'a> fn(&'a Tx, Of) -> Answer<'a, Figure>);

/// Gives what is new, latest first.
pub struct Activity(pub for<'a> fn(&'a Here, &'a Tx, Of) -> Answer<'a, Happened>);

/// Gives the way to all that happened in the organisation, for the end of what is new.
pub struct AllActivity(pub fn(&Here) -> NavItem);

/// Gives points of one process.
pub struct Points(pub for<'a> fn(&'a Here, &'a Tx, ProcessId) -> Answer<'a, Point>);
