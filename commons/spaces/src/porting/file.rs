//! What the file says. Every field has a place here or the file is refused, with the name of the place.

use std::collections::BTreeMap;

use accounts::Entitlement;
use kernel::{FieldErrors, Problem, Slug, Text, Timestamp, Translated};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::luggage::{Content, FileRef};
use crate::{
    blocks::Arranged,
    card::Card,
    contents::Item,
    process::{Label, Phase, Rules},
};

/// What a file of ours calls itself.
const FORMAT: &str = "arengo-process";

/// The version that this program writes and reads.
const VERSION: u64 = 1;

/// The most characters of one text; long ones have limits of their own beside their fields.
const MOST_TEXT: usize = 60_000;

/// The most errors that are said at once.
const MOST_ERRORS: usize = 50;

/// A whole process.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// What it is.
    format: String,
    /// In which version.
    version: u64,
    /// What the process is.
    pub process: Identity,
    /// Its phases in order.
    pub phases: Vec<PhasePart>,
    /// Its categories and areas, each list in order.
    pub labels: Vec<LabelPart>,
    /// What hangs in it, in order.
    pub components: Vec<Part>,
    /// The arrangement of its page.
    pub blocks: Arranged,
    /// Its identity card.
    pub card: Card,
    /// The bodies that it names.
    pub bodies: Vec<Named>,
    /// What it must show by the list of its organisation.
    pub contents: Vec<Item>,
    /// The files that go along, by the hashes under which the rest names them.
    pub files: BTreeMap<String, Content>,
}

/// What a process is, in its own words.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// Its subtitle.
    pub subtitle: Translated,
    /// One or two sentences.
    pub short: Translated,
    /// The long description, in CommonMark.
    pub description: Translated,
    /// The area of interest.
    pub interest: Option<String>,
    /// When it starts.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// Who gets in, a stored word.
    pub access: String,
    /// Who may support and vote.
    pub entitlement: Entitlement,
    /// Its picture.
    pub picture: Option<FileRef>,
}

/// A phase.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhasePart {
    /// Its title.
    pub title: Translated,
    /// What happens in it.
    pub description: Translated,
    /// Its first moment.
    pub starts_at: Option<Timestamp>,
    /// The first moment after it.
    pub ends_at: Option<Timestamp>,
    /// What participants may do.
    pub rules: Rules,
}

impl From<Phase> for PhasePart {
    fn from(phase: Phase) -> Self {
        let Phase { title, description, starts_at, ends_at, rules, .. } = phase;
        Self { title, description, starts_at, ends_at, rules }
    }
}

/// A category or an area.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelPart {
    /// Its list.
    pub scheme: crate::Scheme,
    /// Its title.
    pub title: Translated,
    /// The sign drawn beside it.
    pub sign: String,
}

impl From<Label> for LabelPart {
    fn from(label: Label) -> Self {
        Self { scheme: label.scheme, title: label.title, sign: label.sign }
    }
}

/// A component.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its kind.
    pub kind: String,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// Whether everybody sees it.
    pub published: bool,
    /// The kind's own settings.
    pub settings: Value,
    /// What the office wrote in it, in the kind's own form.
    pub content: Option<Value>,
}

impl Part {
    /// How many things it holds.
    pub fn count(&self) -> usize {
        let lists = self.content.as_ref().and_then(Value::as_object).into_iter().flat_map(|all| all.values());
        lists.filter_map(Value::as_array).map(Vec::len).sum()
    }
}

/// A body that the process names.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// What it is to the process, a stored word.
    pub relation: String,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
}

impl File {
    /// A file of this version with nothing in it but the process itself.
    pub(super) fn new(process: Identity) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            process,
            phases: Vec::new(),
            labels: Vec::new(),
            components: Vec::new(),
            blocks: Arranged::default(),
            card: Card::default(),
            bodies: Vec::new(),
            contents: Vec::new(),
            files: BTreeMap::new(),
        }
    }

    /// Reads a file that anybody may have written.
    ///
    /// # Errors
    /// [`Problem::Invalid`]: the places that are wrong, and how. The place of the whole file is `file`.
    pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let whole = |key| Problem::field("file", Text::new(key));
        let text = std::str::from_utf8(bytes).map_err(|_| whole("spaces-port-encoding"))?;
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|_| whole("spaces-port-not-json"))?;
        if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(whole("spaces-port-foreign"));
        }
        match value.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(other) => {
                let text = Text::new("spaces-port-version").with("version", other.to_string());
                return Err(Problem::field("file", text.with("known", VERSION.to_string())));
            }
            None => return Err(whole("spaces-port-foreign")),
        }
        let mut errors = FieldErrors::default();
        texts("", &value, &mut errors);
        errors.check()?;
        part("", value)
    }

    /// The file as text.
    ///
    /// # Errors
    /// Never for what this program holds.
    pub fn write(&self) -> Result<String, Problem> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}

/// Reads a part of a file; what does not fit is said with its place below the given one.
///
/// # Errors
/// [`Problem::Invalid`].
pub fn part<T: DeserializeOwned>(place: &str, value: Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inner = error.path().to_string();
        let place = match (place, inner.as_str()) {
            ("", ".") => "file".to_owned(),
            ("", inner) => inner.to_owned(),
            (place, ".") => place.to_owned(),
            (place, inner) => format!("{place}.{inner}"),
        };
        let reason = error.into_inner().to_string();
        let mut errors = FieldErrors::default();
        errors.add(place, Text::new("spaces-port-part").with("reason", reason));
        Problem::Invalid(errors)
    })
}

/// Refuses what no text of ours may hold, wherever it stands. The content of files is not text.
fn texts(place: &str, value: &Value, errors: &mut FieldErrors) {
    if errors.iter().count() >= MOST_ERRORS || place == "files" {
        return;
    }
    match value {
        Value::String(text) => {
            if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
                errors.add(place, Text::new("spaces-port-control"));
            }
            let length = text.chars().count();
            if length > MOST_TEXT {
                let long = Text::new("web-form-too-long").with("length", length);
                errors.add(place, long.with("max", MOST_TEXT));
            }
        }
        Value::Array(all) => {
            for (at, one) in all.iter().enumerate() {
                texts(&format!("{place}[{at}]"), one, errors);
            }
        }
        Value::Object(all) => {
            for (key, one) in all {
                let inner = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                if key.chars().any(char::is_control) {
                    errors.add(place, Text::new("spaces-port-control"));
                }
                texts(&inner, one, errors);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
