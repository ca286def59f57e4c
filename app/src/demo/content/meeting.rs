//! What the demo's organisations meet for.

use std::collections::BTreeMap;

use kernel::Translated;
use serde::Deserialize;

use super::SaidPlan;

/// Meetings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingsPlan {
    /// The component's title.
    pub it: String,
    /// The same in English.
    pub en: String,
    /// How meetings work here.
    pub settings: meetings::Settings,
    /// The meetings by date.
    pub item: Vec<MeetingPlan>,
}

/// A meeting.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingPlan {
    /// When it is held.
    pub day: i64,
    /// When it begins.
    pub hour: u32,
    /// How long it lasts, in hours.
    pub hours: i64,
    /// Its title.
    pub title: String,
    /// Its description, in CommonMark.
    pub body: String,
    /// The same in English, by the name of the field.
    #[serde(default)]
    pub en: BTreeMap<String, String>,
    /// `in_person`, `online` or `hybrid`.
    #[serde(default)]
    pub mode: Option<meetings::Mode>,
    /// `open`, `transparent` or `private`.
    #[serde(default)]
    pub access: Option<meetings::Access>,
    /// The name of the place.
    #[serde(default)]
    pub venue: String,
    /// Where it is, in words.
    #[serde(default)]
    pub address: String,
    /// Latitude and longitude.
    pub at: Option<(f64, f64)>,
    /// Steps, lifts, hearing loops.
    #[serde(default)]
    pub accessibility: String,
    /// The room at a screen.
    #[serde(default)]
    pub online: String,
    /// The agenda: title and minutes.
    #[serde(default)]
    pub agenda: Vec<(String, i64)>,
    /// What is offered.
    #[serde(default)]
    pub services: Vec<String>,
    /// How many seats there are; none where nobody enrols.
    pub seats: Option<i64>,
    /// What is asked of those who enrol, in Italian and perhaps in English.
    #[serde(default)]
    pub question: Option<Said>,
    /// How many invented people enrol.
    #[serde(default)]
    pub guests: usize,
    /// Who is invited, of those who can log in.
    #[serde(default)]
    pub invited: Vec<String>,
    /// What people say about it.
    #[serde(default)]
    pub comments: Vec<SaidPlan>,
    /// Why it was called off.
    pub cancelled: Option<Said>,
    /// Who proposed it, one of those who can log in; it waits for the office.
    pub proposed_by: Option<String>,
    /// What was said; none before it is held.
    pub minutes: Option<MinutesPlan>,
}

/// A sentence in Italian, and in English where the office gave it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    it: String,
    #[serde(default)]
    en: String,
}

impl Said {
    /// In all of its languages.
    pub fn translated(&self) -> Translated {
        super::translated(&self.it, &self.en)
    }
}

/// What was said in a meeting.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesPlan {
    /// The text, in CommonMark.
    pub body: String,
    /// The same in English.
    #[serde(default)]
    pub en: BTreeMap<String, String>,
    /// How many people were there.
    pub attendees: i64,
    /// Which organisations.
    #[serde(default)]
    pub organisations: String,
    /// The numbers of the proposals that were talked about.
    #[serde(default)]
    pub proposals: Vec<i64>,
}
