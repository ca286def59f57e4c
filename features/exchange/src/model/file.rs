//! The exchange file: a whole programme as JSON. Reading and writing it lose nothing: a file with a field that has no
//! place here is refused, with the name of the field.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Body, Content, Month, Settings, Whereabouts};

/// A whole programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The programme.
    pub programme: Programme,
    /// Its cards, in order.
    pub schede: Vec<FileCard>,
    /// Where the bodies are, as far as somebody said it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// The calendar as it was printed, to compare; the one shown is made from the cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Printed>,
}

/// Where a body is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The heading of the body.
    pub section: String,
    /// In words; may be empty.
    pub place: String,
    /// Latitude in degrees (WGS 84).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lng: Option<f64>,
}

impl File {
    /// Where the body of a heading is.
    pub fn whereabouts(&self, section: &str) -> Whereabouts {
        let place = self.places.iter().find(|place| place.section == section);
        place.map_or_else(Whereabouts::default, |one| Whereabouts {
            place: one.place.clone(),
            point: one.lat.zip(one.lng),
        })
    }
}

impl Place {
    /// The place of a body; none when nobody said where it is.
    pub fn of(body: &Body) -> Option<Self> {
        let (lat, lng) = body.at.point.unzip();
        let said = !body.at.place.is_empty() || lat.is_some();
        said.then(|| Self { section: body.heading.clone(), place: body.at.place.clone(), lat, lng })
    }
}

/// What a programme says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its title.
    pub title: String,
    /// A sentence about it.
    pub subtitle: String,
    /// When it is, in words.
    pub period: String,
    /// The months it announces.
    pub months: Vec<Month>,
    /// When its document was published.
    pub published: Option<Month>,
    /// How many bodies host; counted when it is written.
    pub bodies: i64,
    /// How many cards there are; counted when it is written.
    pub schede: i64,
    /// The language of its cards.
    pub language: String,
    /// The rules of the programme, in CommonMark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules: String,
}

impl Programme {
    /// The programme of a component, with its counts.
    pub fn new(settings: &Settings, bodies: i64, schede: i64) -> Self {
        Self {
            title: settings.title.clone(),
            subtitle: settings.subtitle.clone(),
            period: settings.period.clone(),
            months: settings.months.clone(),
            published: settings.published,
            bodies,
            schede,
            language: settings.language.clone(),
            rules: settings.rules.clone(),
        }
    }

    /// The settings of a component that holds it.
    pub fn settings(&self) -> Settings {
        Settings {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            period: self.period.clone(),
            months: self.months.clone(),
            published: self.published,
            language: self.language.clone(),
            rules: self.rules.clone(),
            ..Settings::default()
        }
    }
}

/// A card of the file. What it says besides what a card can hold is found by [`read`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileCard {
    /// Its key.
    pub id: String,
    /// The heading of its body.
    pub section: String,
    /// Its number among the cards of its body; none where the body has one card.
    pub scheda: Option<i64>,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
}

/// The calendar page as it was printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// How it was read.
    pub note: String,
    /// Its legend.
    pub legend: Vec<String>,
    /// What stands in it.
    pub cells: Vec<Cell>,
    /// What stands under it.
    pub footnotes: Vec<Footnote>,
    /// What the cards have and it has not.
    pub missing: Vec<Missing>,
}

/// A cell of the printed calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// Its row.
    pub month: Month,
    /// Its column, as far as it can be read.
    pub column: Option<i64>,
    /// What it says.
    pub label: String,
    /// The days it stands for; none when they cannot be read.
    pub dates: Option<Vec<NaiveDate>>,
    /// The keys of its cards.
    pub schede: Vec<String>,
    /// What is odd about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A footnote of the printed calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footnote {
    /// Its mark.
    pub mark: String,
    /// The months that bear the mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<Vec<Month>>,
    /// What it says.
    pub text: String,
    /// The keys of its cards.
    pub schede: Vec<String>,
}

/// What a card has and the printed calendar has not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The key of the card.
    pub scheda: String,
    /// Days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<Vec<NaiveDate>>,
    /// Months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<Vec<Month>>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What is wrong with a file, for the person at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

/// Reads a file, and makes sure that writing it again would give the same.
///
/// # Errors
/// Line and field, when it is malformed or says something that has no place here.
pub fn read(bytes: &[u8]) -> Result<File, Wrong> {
    let wrong = |error: serde_json::Error| Wrong(error.to_string());
    let value: Value = serde_json::from_slice(bytes).map_err(wrong)?;
    let file: File = serde_json::from_slice(bytes).map_err(wrong)?;
    let again = serde_json::to_value(&file).map_err(wrong)?;
    match first_difference("", &value, &again) {
        None => Ok(file),
        Some(path) => Err(Wrong(format!("{path} would be lost"))),
    }
}

/// Where two values differ first.
fn first_difference(path: &str, one: &Value, other: &Value) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys().filter(|key| !one.contains_key(*key)));
            let null = Value::Null;
            keys.map(|key| (key, one.get(key), other.get(key))).find_map(|(key, a, b)| {
                let path = format!("{path}.{key}");
                if a.is_some() == b.is_some() {
                    first_difference(&path, a.unwrap_or(&null), b.unwrap_or(&null))
                } else {
                    Some(path)
                }
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(n, (a, b))| first_difference(&format!("{path}[{n}]"), a, b)),
        _ if one == other => None,
        _ => Some(path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(field: Option<(&str, Value)>) -> Vec<u8> {
        let mut card = serde_json::to_value(Content::default()).unwrap();
        card["id"] = "a".into();
        card["section"] = "Comune di Alfa".into();
        card["scheda"] = Value::Null;
        if let Some((name, value)) = field {
            card[name] = value;
        }
        let programme = serde_json::json!({
            "title": "", "subtitle": "", "period": "", "months": [], "published": null, "bodies": 1, "schede": 1,
            "language": "it"
        });
        serde_json::json!({ "programme": programme, "schede": [card] }).to_string().into_bytes()
    }

    #[test]
    fn a_field_of_a_card_that_has_no_place_is_named() {
        assert_eq!(read(&file(None)).unwrap().schede[0].id, "a");
        let wrong = read(&file(Some(("colour", "green".into())))).unwrap_err();
        assert_eq!(wrong.to_string(), ".schede[0].colour would be lost");
        assert!(read(&file(Some(("hosts", 7.into())))).is_err());
    }
}
