use kernel::{FieldErrors, Text};
use serde::{Deserialize, Serialize};

super::stored_words!(
    /// Whether participants may propose meetings.
    Participants {
        /// Never.
        No = "no",
        /// While proposals can be written.
        Phase = "phase",
        /// Always.
        Always = "always",
    }
);

/// How meetings work in one component. Absent fields take their defaults.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether participants may propose meetings.
    pub participants: Participants,
    /// Whether the office approves what participants propose before others see it.
    pub approval: bool,
    /// For how many hours a released seat is offered to the next in line; 0 hands it over at once.
    pub offer_hours: i64,
    /// How many hours before the beginning guests are reminded; 0 for never.
    pub reminder_hours: i64,
    /// What the map shows before there are points on it.
    pub map: MapView,
}

/// A part of the world: its middle in degrees (WGS 84), and how near.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapView {
    /// Latitude of the middle.
    pub lat: f64,
    /// Longitude of the middle.
    pub lng: f64,
    /// Zoom of web maps, 0 for the world to 19 for a house.
    pub zoom: i64,
}

impl Default for MapView {
    fn default() -> Self {
        // Italy as a whole, until the manager says where the town is.
        Self { lat: 42.5, lng: 12.5, zoom: 5 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            participants: Participants::No,
            approval: true,
            offer_hours: 24,
            reminder_hours: 48,
            map: MapView::default(),
        }
    }
}

impl Settings {
    /// What is wrong with them, whoever wrote them: the form, an import, the command line.
    ///
    /// # Errors
    /// Field by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut range = |name: &str, value: i64, min: i64, max: i64| {
            if !(min..=max).contains(&value) {
                errors.add(name, Text::new("web-form-range").with("min", min).with("max", max));
            }
        };
        range("offer_hours", self.offer_hours, 0, 24 * 14);
        range("reminder_hours", self.reminder_hours, 0, 24 * 14);
        range("map_zoom", self.map.zoom, 0, 19);
        if !(-90.0..=90.0).contains(&self.map.lat) {
            errors.add("map_lat", Text::new("meetings-lat-wrong"));
        }
        if !(-180.0..=180.0).contains(&self.map.lng) {
            errors.add("map_lng", Text::new("meetings-lng-wrong"));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}
