use kernel::{FieldErrors, PersonId, ResourceRef, Text, Timestamp};
use serde::{Deserialize, Serialize};
use spaces::{ComponentId, LabelId, ProcessId};

use super::{Availability, BodyId, Capacity, Contact, Duration, Host, Transfer, stored_words};

kernel::id!(
    /// A card.
    CardId
);

stored_words!(
    /// How far a card has come.
    Stage {
        /// Its host is writing it.
        Draft = "draft",
        /// Its host is done; the programme's managers read it.
        Submitted = "submitted",
        /// Everybody sees it.
        Published = "published",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
);

/// A line of the printed index, where it is known: the index here is made from the cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexLine {
    /// The title there.
    pub title: String,
    /// The office there.
    pub office: String,
    /// The duration there.
    pub duration: String,
}

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The bodies that host.
    pub hosts: Vec<Host>,
    /// How the card names them.
    pub host_text: String,
    /// Its title.
    pub title: String,
    /// The same in a few words, for the calendar; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short: String,
    /// Area, sector or office.
    pub office: String,
    /// The line of the printed index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<IndexLine>,
    /// The practice, in CommonMark.
    pub description: String,
    /// How the exchange works.
    pub transfer: Transfer,
    /// Who can come, and how many.
    pub capacity: Capacity,
    /// How long a session is.
    pub duration: Duration,
    /// When it can be.
    pub availability: Vec<Availability>,
    /// Who answers for it.
    pub contacts: Vec<Contact>,
    /// What is odd in the source, for whoever works on it.
    pub notes: Vec<String>,
}

impl Content {
    /// What the calendar calls it.
    pub fn short(&self) -> String {
        if self.short.is_empty() { web::excerpt(&self.title, SHORT) } else { self.short.clone() }
    }
}

/// The longest name in the calendar, in characters.
const SHORT: usize = 60;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its id.
    pub id: CardId,
    /// The component it belongs to.
    pub component: ComponentId,
    /// The process of that component.
    pub process: ProcessId,
    /// The body under whose heading it stands.
    pub body: BodyId,
    /// Its own key in exchange files.
    pub key: String,
    /// Its short number; given when it is published.
    pub number: Option<i64>,
    /// Its number among the cards of its body.
    pub of_body: Option<i64>,
    /// How far it has come.
    pub stage: Stage,
    /// Its theme, a category of the process.
    pub theme: Option<LabelId>,
    /// Its area, an area of the process.
    pub area: Option<LabelId>,
    /// What it says.
    pub content: Content,
    /// The practice, rendered and sanitised.
    pub html: String,
    /// How it works, rendered and sanitised.
    pub transfer_html: String,
    /// The beginning of the practice as plain text.
    pub summary: String,
    /// Why it was sent back, or taken back.
    pub reason: Option<String>,
    /// Who wrote it; none for an import.
    pub author: Option<PersonId>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

impl Card {
    /// The last segment of its address; the number alone chooses.
    pub fn words(&self) -> String {
        let title = if self.content.short.is_empty() { &self.content.title } else { &self.content.short };
        kernel::Words::path(self.number.unwrap_or_default(), title)
    }

    /// The reference by which other crates know it.
    pub fn reference(&self) -> ResourceRef {
        reference(self.id)
    }
}

/// The reference by which other crates know a card.
pub fn reference(id: CardId) -> ResourceRef {
    ResourceRef::new(crate::RESOURCE, id.uuid())
}

const TITLE: (usize, usize) = (5, 300);
const LONG: usize = 40_000;
const ENTRIES: usize = 60;

/// What must hold before a card is kept at all.
///
/// # Errors
/// Field by field.
pub fn check_complete(content: &Content) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if content.title.trim().chars().count() < TITLE.0 {
        errors.add("title", Text::new("exchange-title-missing"));
    }
    let mut at_most = |field: &str, text: &str, max: usize| {
        let length = text.chars().count();
        if length > max {
            errors.add(field, Text::new("web-form-too-long").with("length", length).with("max", max));
        }
    };
    at_most("title", &content.title, TITLE.1);
    at_most("short", &content.short, SHORT);
    at_most("office", &content.office, 300);
    at_most("description", &content.description, LONG);
    at_most("transfer", &content.transfer.text, LONG);
    at_most("capacity_text", &content.capacity.text, 2_000);
    at_most("duration_text", &content.duration.text, 2_000);
    for (n, contact) in (1..).zip(&content.contacts) {
        for text in [&contact.role, &contact.name, &contact.email] {
            at_most(&format!("contact_{n}"), text, 300);
        }
    }
    if content.hosts.is_empty() {
        errors.add("hosts", Text::new("exchange-hosts-missing"));
    }
    if content.availability.len() > ENTRIES {
        errors.add("availability", Text::new("exchange-too-many-lines").with("max", ENTRIES));
    }
    dates(content, &mut errors);
    content.capacity.check(&mut errors);
    let d = &content.duration;
    if d.min < 1 || d.max.is_some_and(|max| max < d.min) {
        errors.add("duration_max", Text::new("exchange-duration-wrong"));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn dates(content: &Content, errors: &mut FieldErrors) {
    for one in &content.availability {
        let wrong = match one {
            Availability::Window(window) => window.end < window.start,
            Availability::Range(range) => range.end < range.start || one.days().is_empty(),
            Availability::Alternative(one) => {
                one.choose < 1 || usize::try_from(one.choose).is_ok_and(|n| n >= one.dates.len())
            }
            Availability::PickN(pick) => {
                let offered = pick.dates.len().max(pick.blocks.len());
                pick.n_min < 1 || usize::try_from(pick.n_min).is_ok_and(|n| n > offered)
            }
            Availability::Fixed(fixed) => fixed.dates.is_empty(),
            Availability::Month(_) => false,
        };
        if wrong {
            errors.add("availability", Text::new("exchange-dates-wrong"));
            return;
        }
    }
}

/// What must hold besides before others read a card.
///
/// # Errors
/// Field by field.
pub fn check_ready(content: &Content) -> Result<(), FieldErrors> {
    check_complete(content)?;
    let mut errors = FieldErrors::default();
    if content.office.trim().is_empty() {
        errors.add("office", Text::new("exchange-office-missing"));
    }
    if content.description.trim().is_empty() {
        errors.add("description", Text::new("exchange-description-missing"));
    }
    if content.availability.is_empty() {
        errors.add("availability", Text::new("exchange-dates-missing"));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}
