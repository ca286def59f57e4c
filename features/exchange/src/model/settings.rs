use kernel::{FieldErrors, Text};
use serde::{Deserialize, Serialize};
use spaces::MapView;

use super::Month;

/// A programme: what it is called, when it is, how seats are handed on. Absent fields take their defaults.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Its title.
    pub title: String,
    /// A sentence about it.
    pub subtitle: String,
    /// When it is, in words.
    pub period: String,
    /// The months it announces; the calendar shows those in which something is.
    pub months: Vec<Month>,
    /// When its document was published.
    pub published: Option<Month>,
    /// The language of its cards.
    pub language: String,
    /// The rules of the programme, in CommonMark.
    pub rules: String,
    /// For how many hours a released seat is offered to the next in line; 0 hands it over at once.
    pub offer_hours: i64,
    /// What the map shows before there are points on it.
    pub map: MapView,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: String::new(),
            subtitle: String::new(),
            period: String::new(),
            months: Vec::new(),
            published: None,
            language: "it".to_owned(),
            rules: String::new(),
            offer_hours: 48,
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
        if !(0..=24 * 14).contains(&self.offer_hours) {
            errors.add("offer_hours", Text::new("web-form-range").with("min", 0_i64).with("max", 336_i64));
        }
        for (field, text, max) in [
            ("title", &self.title, 150),
            ("subtitle", &self.subtitle, 300),
            ("period", &self.period, 100),
            ("rules", &self.rules, 20_000),
        ] {
            let length = text.chars().count();
            if length > max {
                errors.add(field, Text::new("web-form-too-long").with("length", length).with("max", max));
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}
