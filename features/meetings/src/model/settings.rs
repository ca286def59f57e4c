use serde::{Deserialize, Serialize};
use spaces::MapView;

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
    /// Whether people can comment on meetings.
    pub comments: bool,
    /// For how many hours a released seat is offered to the next in line; 0 hands it over at once.
    pub offer_hours: i64,
    /// How many hours before the beginning guests are reminded; 0 for never.
    pub reminder_hours: i64,
    /// What the map shows before there are points on it.
    pub map: MapView,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            participants: Participants::No,
            approval: true,
            comments: true,
            offer_hours: 24,
            reminder_hours: 48,
            map: MapView::default(),
        }
    }
}
