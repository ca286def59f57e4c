use kernel::{FieldErrors, Text};
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

/// Where a body is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whereabouts {
    /// In words, as in «Forlì-Cesena»: bodies with the same words are near each other. May be empty.
    pub place: String,
    /// On the map (WGS 84).
    pub point: Option<(f64, f64)>,
}

/// The longest words for a place, in characters.
const PLACE: usize = 80;

impl Whereabouts {
    /// What is wrong with it.
    ///
    /// # Errors
    /// At `place` or `lat`.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let length = self.place.chars().count();
        if length > PLACE {
            errors.add("place", Text::new("web-form-too-long").with("length", length).with("max", PLACE));
        }
        let on_earth = |(lat, lng): (f64, f64)| lat.abs() <= 90.0 && lng.abs() <= 180.0;
        if self.point.is_some_and(|point| !on_earth(point)) {
            errors.add("lat", Text::new("exchange-point-wrong"));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
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
    /// Where it is.
    pub at: Whereabouts,
    /// How many cards of it were numbered.
    pub cards: i64,
}

impl Body {
    /// Its short name, as in «Cesena».
    pub fn short(&self) -> String {
        self.hosts.first().map_or_else(|| self.heading.clone(), |host| host.name.clone())
    }
}
