//! Categories and areas in the reader's words.

use db::Tx;
use kernel::{Line, Locale, Problem};

use crate::{
    Inside,
    process::{LabelId, ProcessId, Scheme, store},
};

/// The sign beside what has no category.
const SIGN: &str = "idea";

/// The categories and areas of a process as its pages name them.
pub struct Labels(Vec<Named>);

struct Named {
    id: LabelId,
    scheme: Scheme,
    title: Line,
    sign: String,
}

impl Labels {
    /// Those of the process that a request is in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(tx: &Tx, inside: &Inside) -> Result<Self, Problem> {
        Self::read(tx, inside.process.id, inside.here.locale).await
    }

    /// Those of a process, in a language.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read(tx: &Tx, process: ProcessId, locale: Locale) -> Result<Self, Problem> {
        let labels =
            tx.kept("spaces.labels", process.uuid(), |tx| async move { store::labels(&tx, process).await });
        let labels = labels.await?;
        let named = labels.iter().map(|l| Named {
            id: l.id,
            scheme: l.scheme,
            title: Line::of(&l.title, locale),
            sign: l.sign.clone(),
        });
        Ok(Self(named.collect()))
    }

    /// The title of a label.
    pub fn title(&self, id: Option<LabelId>) -> Option<Line> {
        self.find(id).map(|label| label.title.clone())
    }

    /// The sign drawn beside what has this category.
    pub fn sign(&self, category: Option<LabelId>) -> String {
        let sign = self.find(category).map(|label| label.sign.as_str()).filter(|sign| !sign.is_empty());
        sign.unwrap_or(SIGN).to_owned()
    }

    /// Ids and titles of one list, in its order.
    pub fn list(&self, scheme: Scheme) -> impl Iterator<Item = (LabelId, &Line)> {
        self.0.iter().filter(move |label| label.scheme == scheme).map(|label| (label.id, &label.title))
    }

    fn find(&self, id: Option<LabelId>) -> Option<&Named> {
        self.0.iter().find(|label| Some(label.id) == id)
    }
}
