use serde::{Deserialize, Serialize};

use super::stored_words;

kernel::id!(
    /// A body of the programme.
    BodyId
);

stored_words!(
    /// What a body is.
    BodyKind {
        /// A municipality.
        Comune = "comune",
        /// A union of municipalities.
        Unione = "unione",
        /// Any other public body.
        Other = "other",
    }
);

/// A body that hosts, as a card names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Its name, as in «Cesena».
    pub name: String,
    /// What it is.
    pub kind: BodyKind,
}

/// A body of the programme, or several that act as one: cards are numbered under its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// As it is called, as in «Comune di Cesena».
    pub heading: String,
    /// The bodies behind it.
    pub hosts: Vec<Host>,
    /// Where it is on the map (WGS 84).
    pub point: Option<(f64, f64)>,
    /// How many cards of it were numbered.
    pub cards: i64,
}

impl Body {
    /// Its short name, as in «Cesena».
    pub fn short(&self) -> String {
        self.hosts.first().map_or_else(|| self.heading.clone(), |host| host.name.clone())
    }
}
