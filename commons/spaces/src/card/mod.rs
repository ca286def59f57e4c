//! The identity card of a process: the facts that a square of ioPartecipo+ and the regional observatory of participation ask
//! for. One table names every field, so that form, page and checks follow from it. Value lists are the organisation's own.

pub mod actions;
mod admin;
mod pages;
mod received;
mod sheet;
mod store;
mod values;

use std::collections::BTreeMap;

pub(crate) use admin::{form, samples as admin_samples, submit};
use kernel::Translated;
pub(crate) use pages::{samples, show};
pub(crate) use received::{known, take};
use serde::{Deserialize, Serialize};
pub(crate) use sheet::show_pdf;
pub use store::{card, lists};
pub(crate) use store::{cards, remove};
pub(crate) use values::{samples as values_samples, show as show_values, submit as submit_values};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text in every language.
    Text,
    /// A value of one of the organisation's lists.
    Choice(List),
    /// A whole number: months, a percentage, euros.
    Number,
    /// A year, which is written without a mark between its digits.
    Year,
    /// An address.
    Link,
    /// Names separated by commas, by which the directory finds the process.
    Places,
}

/// A list of values that the organisation edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// How far people decide.
    Level,
    /// Where the policy is.
    PolicyPhase,
    /// What the guarantor said.
    Certification,
}

impl List {
    /// All lists.
    pub const ALL: [List; 3] = [List::Level, List::PolicyPhase, List::Certification];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            List::Level => "level",
            List::PolicyPhase => "policy-phase",
            List::Certification => "certification",
        }
    }

    /// Its name, a message key.
    pub fn title(self) -> &'static str {
        match self {
            List::Level => "spaces-card-level",
            List::PolicyPhase => "spaces-card-policy-phase",
            List::Certification => "spaces-card-certification",
        }
    }

    /// The values that a new organisation begins with: keys and messages.
    pub(crate) fn usual(self) -> &'static [(&'static str, &'static str)] {
        match self {
            List::Level => &[
                ("information", "spaces-level-information"),
                ("consultation", "spaces-level-consultation"),
                ("codesign", "spaces-level-codesign"),
                ("codecision", "spaces-level-codecision"),
            ],
            List::PolicyPhase => &[
                ("analysis", "spaces-policy-analysis"),
                ("design", "spaces-policy-design"),
                ("adoption", "spaces-policy-adoption"),
                ("implementation", "spaces-policy-implementation"),
                ("evaluation", "spaces-policy-evaluation"),
            ],
            List::Certification => &[
                ("financed", "spaces-certification-financed"),
                ("certified", "spaces-certification-certified"),
                ("none", "spaces-certification-none"),
            ],
        }
    }
}

/// A field of the card.
pub struct Field {
    /// Its stored name, also of the form's field.
    pub key: &'static str,
    /// Its name, a message key.
    pub title: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The part of the card it stands in, a message key.
    pub part: &'static str,
}

const fn field(key: &'static str, title: &'static str, kind: Kind, part: &'static str) -> Field {
    Field { key, title, kind, part }
}

const WHAT: &str = "spaces-card-part-what";
const WHO: &str = "spaces-card-part-who";
const GUARANTEES: &str = "spaces-card-part-guarantees";
const MONEY: &str = "spaces-card-part-money";

/// The fields in the order of the card.
pub const FIELDS: [Field; 22] = [
    field("level", "spaces-card-level", Kind::Choice(List::Level), WHAT),
    field("policy_phase", "spaces-card-policy-phase", Kind::Choice(List::PolicyPhase), WHAT),
    field("theme", "spaces-card-theme", Kind::Text, WHAT),
    field("act", "spaces-card-act", Kind::Text, WHAT),
    field("act_link", "spaces-card-act-link", Kind::Link, WHAT),
    field("recipients", "spaces-card-recipients", Kind::Text, WHAT),
    field("places", "spaces-card-places", Kind::Places, WHAT),
    field("months", "spaces-card-months", Kind::Number, WHAT),
    field("extension", "spaces-card-extension", Kind::Text, WHAT),
    field("decides", "spaces-card-decides", Kind::Text, WHO),
    field("office", "spaces-card-office", Kind::Text, WHO),
    field("responsible", "spaces-card-responsible", Kind::Text, WHO),
    field("staff", "spaces-card-staff", Kind::Text, WHO),
    field("participants", "spaces-card-participants", Kind::Text, WHO),
    field("table", "spaces-card-table", Kind::Text, GUARANTEES),
    field("committee", "spaces-card-committee", Kind::Text, GUARANTEES),
    field("certification", "spaces-card-certification", Kind::Choice(List::Certification), GUARANTEES),
    field("certified_year", "spaces-card-certified-year", Kind::Year, GUARANTEES),
    field("monitoring", "spaces-card-monitoring", Kind::Text, GUARANTEES),
    field("cost", "spaces-card-cost", Kind::Number, MONEY),
    field("grant", "spaces-card-grant", Kind::Number, MONEY),
    field("cofinancing", "spaces-card-cofinancing", Kind::Number, MONEY),
];

/// What is known of a process, by the names of fields; what is not known is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Card(pub BTreeMap<String, Fact>);

/// What a field says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A text in every language.
    Text(Translated),
    /// A key of a list, an address, names.
    Word(String),
    /// A number.
    Number(i64),
}

impl Card {
    /// What a field says, if anything.
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.0.get(key)
    }

    /// The towns that the process concerns.
    pub fn places(&self) -> Vec<String> {
        match self.fact("places") {
            Some(Fact::Word(names)) => {
                names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A value of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// What cards store.
    pub key: String,
    /// What it says.
    pub title: Translated,
}

/// The organisation's lists, by their words; one that it never edited is absent.
pub type Lists = BTreeMap<String, Vec<Value>>;

/// The values of a list: the organisation's, or the usual ones.
pub(crate) fn values(here: &accounts::Here, lists: &Lists, list: List) -> Vec<Value> {
    lists.get(list.as_str()).cloned().unwrap_or_else(|| {
        let value = |(key, message): &(&'static str, &'static str)| Value {
            key: (*key).to_owned(),
            title: crate::translated::said(here, &kernel::Text::new(message)),
        };
        list.usual().iter().map(value).collect()
    })
}
