//! Categories and areas in the reader's words.

use db::Tx;
use kernel::{Locale, Problem};
use serde::Serialize;
use spaces::{LabelId, ProcessId, Scheme, process};

/// The categories and areas of a process.
pub(crate) struct Labels(Vec<Named>);

struct Named {
    id: LabelId,
    scheme: Scheme,
    title: String,
    sign: String,
}

/// A choice in a form or filter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    /// How many there are of it; shown in filters.
    pub(crate) count: Option<i64>,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), count: None }
    }
}

/// The sign beside proposals without a category.
const SIGN: &str = "idea";

impl Labels {
    pub(crate) async fn read(tx: &Tx, process: ProcessId, locale: Locale) -> Result<Self, Problem> {
        let labels = process::store::labels(tx, process).await?;
        let named = labels.into_iter().map(|l| Named {
            id: l.id,
            scheme: l.scheme,
            title: l.title.text(locale).to_owned(),
            sign: l.sign,
        });
        Ok(Self(named.collect()))
    }

    pub(crate) fn title(&self, id: Option<LabelId>) -> Option<String> {
        self.find(id).map(|l| l.title.clone())
    }

    /// The sign of a category.
    pub(crate) fn sign(&self, category: Option<LabelId>) -> String {
        let sign = self.find(category).map(|l| l.sign.as_str()).filter(|s| !s.is_empty());
        sign.unwrap_or(SIGN).to_owned()
    }

    pub(crate) fn choices(&self, scheme: Scheme) -> Vec<Choice> {
        self.0
            .iter()
            .filter(|l| l.scheme == scheme)
            .map(|l| Choice::new(l.id.to_string(), &*l.title))
            .collect()
    }

    /// The labels of a list that an address names; unknown ones are left out.
    pub(crate) fn chosen(&self, scheme: Scheme, values: &[&str]) -> Vec<LabelId> {
        let known = |value: &&str| {
            let id = value.parse().ok()?;
            self.0.iter().find(|l| l.scheme == scheme && l.id == id).map(|l| l.id)
        };
        values.iter().filter_map(known).collect()
    }

    fn find(&self, id: Option<LabelId>) -> Option<&Named> {
        self.0.iter().find(|l| Some(l.id) == id)
    }
}
