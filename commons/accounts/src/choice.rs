use kernel::{Line, Locale};
use serde::Serialize;

/// One of the things a form lets people choose from, as the form macros show it.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// The language of what it says, where that is not the page's.
    pub lang: Option<Locale>,
    /// A sentence under it; may be empty.
    pub help: String,
}

impl Choice {
    /// A choice without a sentence.
    pub fn new(value: impl Into<String>, label: impl Into<Line>) -> Self {
        let Line { text, lang } = label.into();
        Self { value: value.into(), label: text, lang, help: String::new() }
    }

    /// The same with a sentence under it.
    #[must_use]
    pub fn explained(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }
}
