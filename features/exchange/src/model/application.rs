//! Applications: a body asks for seats for people it names, and their manager agrees.

use kernel::{Email, FieldErrors, PersonId, Text, Timestamp};

use super::{BodyId, CardId, Content, Session, SessionId, stored_words};

kernel::id!(
    /// An application.
    ApplicationId
);

kernel::id!(
    /// Somebody for whom a seat is asked.
    ParticipantId
);

stored_words!(
    /// What the manager said.
    Approval {
        /// Nothing yet.
        Asked = "asked",
        /// Yes.
        Given = "given",
        /// No.
        Refused = "refused",
    }
);

/// Somebody for whom a seat is asked, as the form names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: Email,
    /// As what they work.
    pub role: String,
    /// Which kind of seat; empty where all are the same.
    pub kind: String,
}

/// What a body asks.
#[derive(Clone, Debug)]
pub struct Request {
    /// The body that sends.
    pub body: BodyId,
    /// The manager who agrees.
    pub manager_name: String,
    /// Where mail reaches the manager; whoever applies with their own address agrees themselves.
    pub manager_email: Email,
    /// What the host should know.
    pub message: String,
    /// The people.
    pub people: Vec<Named>,
}

/// An application.
#[derive(Clone, Debug)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// The card.
    pub card: CardId,
    /// The session.
    pub session: SessionId,
    /// The body that sends.
    pub body: BodyId,
    /// Who applied.
    pub person: PersonId,
    /// The manager.
    pub manager_name: String,
    /// Where mail reaches the manager.
    pub manager_email: String,
    /// What the manager said.
    pub approval: Approval,
    /// What the host should know.
    pub message: String,
    /// When it was sent.
    pub created_at: Timestamp,
}

/// Somebody for whom a seat was asked.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Their id, by which the ledger of seats knows them.
    pub id: ParticipantId,
    /// The application.
    pub application: ApplicationId,
    /// The session.
    pub session: SessionId,
    /// The card.
    pub card: CardId,
    /// The body that sends them.
    pub body: BodyId,
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// As what they work.
    pub role: String,
    /// Whether they still ask for a seat, or have one.
    pub living: bool,
    /// What stands on their certificate.
    pub code: String,
    /// Whether they came, once that is known.
    pub present: Option<bool>,
    /// How many hours they were there.
    pub hours: Option<i64>,
}

/// The most people of an application.
pub const PEOPLE: usize = 10;

impl Request {
    /// What is wrong with it.
    ///
    /// # Errors
    /// Field by field.
    pub fn check(&self, content: &Content, session: &Session) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.people.is_empty() {
            errors.add("name_1", Text::new("exchange-people-missing"));
        }
        if self.people.len() > PEOPLE {
            errors.add("name_1", Text::new("exchange-people-many").with("max", PEOPLE));
        }
        if self.manager_name.trim().is_empty() {
            errors.add("manager", Text::new("exchange-manager-missing"));
        }
        let kinds = session.kinds(&content.capacity);
        for (n, one) in (1..).zip(&self.people) {
            // A kind of another session would take a seat there, one of nothing a seat that nobody counts.
            let listed = kinds.iter().any(|(kind, ..)| *kind == one.kind);
            if !(listed || kinds.is_empty() && one.kind.is_empty()) {
                errors.add(format!("kind_{n}"), Text::new("exchange-kind-missing"));
            }
            let twice = self.people.iter().take(usize::try_from(n - 1).unwrap_or(0));
            if twice.into_iter().any(|other| other.email == one.email) {
                errors.add(format!("email_{n}"), Text::new("exchange-person-twice"));
            }
            let long = [&one.name, &one.role].into_iter().any(|text| text.chars().count() > 150);
            if long {
                errors.add(format!("name_{n}"), Text::new("exchange-person-long"));
            }
        }
        let long = self.message.chars().count();
        if long > 2_000 {
            errors.add("message", Text::new("web-form-too-long").with("length", long).with("max", 2_000_i64));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}
