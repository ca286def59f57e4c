//! Categories and areas to choose from.

use kernel::{Line, Locale};
use serde::Serialize;
use spaces::{LabelId, Labels, Scheme};

/// A choice in a form or filter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    /// The language of the label, where that is not the page's.
    pub(crate) lang: Option<Locale>,
    /// How many there are of it; shown in filters.
    pub(crate) count: Option<i64>,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<Line>) -> Self {
        let Line { text, lang } = label.into();
        Self { value: value.into(), label: text, lang, count: None }
    }
}

/// The labels of a list.
pub(crate) fn choices(labels: &Labels, scheme: Scheme) -> Vec<Choice> {
    labels.list(scheme).map(|(id, title)| Choice::new(id.to_string(), title)).collect()
}

/// The labels of a list that an address names; unknown ones are left out.
pub(crate) fn chosen(labels: &Labels, scheme: Scheme, values: &[&str]) -> Vec<LabelId> {
    let known = |value: &&str| {
        let id = value.parse().ok()?;
        labels.list(scheme).map(|(known, _)| known).find(|known| *known == id)
    };
    values.iter().filter_map(known).collect()
}
