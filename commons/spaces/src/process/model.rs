use accounts::Entitlement;
use kernel::{Slug, Timestamp, Translated};
use serde::{Deserialize, Serialize};

use super::{Access, SpaceKind, Timeline};

kernel::id!(
    /// A participatory process.
    ProcessId
);
kernel::id!(
    /// A phase of a process.
    PhaseId
);
kernel::id!(
    /// A component of a process: its proposals, its budget, its vote.
    ComponentId
);
kernel::id!(
    /// A category or an area of a process.
    LabelId
);

/// A process: what is decided, when, by whom. A body that stands, as an assembly, is one without phases.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its id.
    pub id: ProcessId,
    /// Whether it is a process, or a body that stands.
    pub kind: SpaceKind,
    /// Its part of the address.
    pub slug: Slug,
    /// What people wrote about it.
    pub texts: ProcessTexts,
    /// The description, rendered and sanitised, by language.
    pub description_html: Translated,
    /// The hash of its picture among the tenant's files.
    pub image: Option<String>,
    /// When it starts; of a body, since when there is one.
    pub starts_at: Option<Timestamp>,
    /// When it ends; of a body, until when there is one.
    pub ends_at: Option<Timestamp>,
    /// Whether everybody sees it.
    pub published: bool,
    /// Whether it is no draft any more: a space for members only is released and yet not for everybody.
    pub released: bool,
    /// Who gets in.
    pub access: Access,
    /// Signs the links that open a draft to whoever has one.
    pub preview_token: String,
    /// Who may support and vote.
    pub entitlement: Entitlement,
    /// The phase chosen by hand; none lets the dates decide.
    pub phase_by_hand: Option<PhaseId>,
    /// Since when people rely on its rules: the moment of the first support or ballot.
    pub rules_locked_at: Option<Timestamp>,
}

impl Process {
    /// Whether its own last day is past, whatever its last phase says: results stay open to be read, not to be taken part in.
    /// A phase chosen by hand holds.
    pub fn is_over(&self, timeline: &Timeline) -> bool {
        timeline.by_hand().is_none() && self.ends_at.is_some_and(|end| end <= timeline.now())
    }
}

/// The texts of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessTexts {
    /// Title, up to 150 characters.
    pub title: Translated,
    /// Subtitle, up to 250 characters; may be empty.
    pub subtitle: Translated,
    /// One or two sentences, as plain text.
    pub short: Translated,
    /// The long description, in CommonMark.
    pub description: Translated,
    /// The area of interest, one of `words::INTERESTS`; none when not given.
    pub interest: Option<String>,
}

/// What participants may do in a phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Write proposals.
    pub propose: bool,
    /// Support proposals.
    pub support: bool,
    /// Vote on projects.
    pub vote: bool,
    /// Comment. Phases from before comments existed are open for them.
    #[serde(default = "open")]
    pub comment: bool,
}

fn open() -> bool {
    true
}

/// Something that a phase opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Write proposals.
    Propose,
    /// Support proposals.
    Support,
    /// Vote on projects.
    Vote,
    /// Comment.
    Comment,
}

impl Rules {
    /// Whether an ability is open.
    pub fn allow(self, ability: Ability) -> bool {
        match ability {
            Ability::Propose => self.propose,
            Ability::Support => self.support,
            Ability::Vote => self.vote,
            Ability::Comment => self.comment,
        }
    }
}

/// A phase.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its id.
    pub id: PhaseId,
    /// Its title.
    pub title: Translated,
    /// What happens in it, in one or two sentences.
    pub description: Translated,
    /// Its first moment.
    pub starts_at: Option<Timestamp>,
    /// The first moment after it.
    pub ends_at: Option<Timestamp>,
    /// What participants may do.
    pub rules: Rules,
}

/// A component as it hangs in a process.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its id.
    pub id: ComponentId,
    /// The process.
    pub process_id: ProcessId,
    /// Its kind, as in `proposals`.
    pub kind: String,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// Whether everybody sees it.
    pub published: bool,
    /// The kind's own settings, as JSON.
    pub settings: serde_json::Value,
}

impl Component {
    /// The settings as the kind's own type; a field that is absent takes its default.
    ///
    /// # Errors
    /// When the stored settings do not fit the type.
    pub fn settings<S: serde::de::DeserializeOwned>(&self) -> Result<S, serde_json::Error> {
        serde_json::from_value(self.settings.clone())
    }
}

/// Which list a label belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// What it is about, as in «Verde».
    Category,
    /// Where it is, as in «Borgo Fiume».
    Area,
}

impl Scheme {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Scheme::Category => "category",
            Scheme::Area => "area",
        }
    }
}

/// A category or an area.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Its list.
    pub scheme: Scheme,
    /// Its title.
    pub title: Translated,
    /// The sign drawn beside what has this category; empty for none.
    pub sign: String,
}

/// A place on the map or in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The address in words; may be empty.
    pub address: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub point: Option<(f64, f64)>,
}
