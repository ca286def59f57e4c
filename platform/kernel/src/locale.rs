use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language as in `it` or `en`; which ones exist is decided by the message files, not by this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Locale([u8; 2]);

impl Locale {
    /// Italian.
    pub const IT: Locale = Locale(*b"it");
    /// English.
    pub const EN: Locale = Locale(*b"en");

    /// The ISO 639-1 code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("it")
    }
}

/// Not two lower-case ASCII letters.
#[derive(Debug, thiserror::Error)]
#[error("«{0}» is not a language code such as «it»")]
pub struct NotALocale(String);

impl FromStr for Locale {
    type Err = NotALocale;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Ok(Self([*a, *b])),
            _ => Err(NotALocale(s.to_owned())),
        }
    }
}

impl TryFrom<String> for Locale {
    type Error = NotALocale;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.as_str().to_owned()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that people wrote in one language and perhaps translated into others. Stored as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated {
    /// The language it was written in.
    pub original: Locale,
    /// The text by language; the original is always there.
    pub texts: BTreeMap<Locale, String>,
}

impl Translated {
    /// The text in all of its languages, for what is looked for in each.
    pub fn everywhere(&self) -> String {
        self.texts.values().map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// A text in its original language alone.
    pub fn new(original: Locale, text: impl Into<String>) -> Self {
        Self { original, texts: BTreeMap::from([(original, text.into())]) }
    }

    /// Adds or replaces a translation; an empty one is removed, except the original.
    #[must_use]
    pub fn with(mut self, locale: Locale, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() && locale != self.original {
            self.texts.remove(&locale);
        } else {
            self.texts.insert(locale, text);
        }
        self
    }

    /// The text for a reader, and the language it is really in (the original where a translation is missing).
    pub fn get(&self, locale: Locale) -> (&str, Locale) {
        match self.texts.get(&locale) {
            Some(text) => (text, locale),
            None => (self.texts.get(&self.original).map_or("", String::as_str), self.original),
        }
    }

    /// The text for a reader, whatever its language.
    pub fn text(&self, locale: Locale) -> &str {
        self.get(locale).0
    }

    /// The same with each of its texts made into another, as into its beginning.
    #[must_use]
    pub fn map(&self, make: impl Fn(&str) -> String) -> Self {
        let texts = self.texts.iter().map(|(locale, text)| (*locale, make(text))).collect();
        Self { original: self.original, texts }
    }

    /// The JSON stored in the database.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Translated::to_json`] wrote.
    ///
    /// # Errors
    /// When the text is not such JSON.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}

/// A text of one line as a page shows it; in templates `{{ line|said }}` prints it with its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The language it is in, where that is not the page's.
    pub lang: Option<Locale>,
}

impl Line {
    /// The text for a reader.
    pub fn of(text: &Translated, locale: Locale) -> Self {
        let (text, language) = text.get(locale);
        Self { text: text.to_owned(), lang: (language != locale && !text.is_empty()).then_some(language) }
    }

    /// An invented text for the samples of pages.
    pub fn sample(text: &str, lang: Option<Locale>) -> Self {
        Self { text: text.to_owned(), lang }
    }
}

/// Words of ours, which are in the reader's language.
impl From<String> for Line {
    fn from(text: String) -> Self {
        Self { text, lang: None }
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Line> for Line {
    fn from(line: &Line) -> Self {
        line.clone()
    }
}
