use kernel::{Email, FieldErrors, PersonId, Problem, Slug, Text, Timestamp, Translated};

use crate::{
    ProcessId, ProcessTexts,
    process::{Access, Process, actions::NewComponent},
};

kernel::id!(
    /// A member of a body.
    MemberId
);

/// A body with what only bodies have.
#[derive(Clone, Debug)]
pub struct Body {
    /// The space.
    pub space: Process,
    /// The body it is part of.
    pub parent: Option<ProcessId>,
    /// What it is for, in CommonMark.
    pub purpose: Translated,
    /// The same, rendered and sanitised.
    pub purpose_html: Translated,
    /// Who is in it and how they come to be, in CommonMark.
    pub composition: Translated,
    /// The same, rendered and sanitised.
    pub composition_html: Translated,
}

/// What makes a body what it is.
#[derive(Clone, Debug)]
pub struct Charter {
    /// The body it is part of.
    pub parent: Option<ProcessId>,
    /// Who gets in.
    pub access: Access,
    /// What it is for, in CommonMark.
    pub purpose: Translated,
    /// Who is in it and how they come to be, in CommonMark.
    pub composition: Translated,
}

/// What is needed to set up a body.
#[derive(Clone, Debug)]
pub struct NewBody {
    /// Its part of the address.
    pub slug: Slug,
    /// What people read about it.
    pub texts: ProcessTexts,
    /// Since when there is one.
    pub starts_at: Option<Timestamp>,
    /// What makes it what it is.
    pub charter: Charter,
    /// The components it begins with.
    pub components: Vec<NewComponent>,
}

/// What somebody is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// Leads it.
    Chair,
    /// Writes its minutes.
    Secretary,
    /// Belongs to it.
    Member,
    /// Sits with it without a say.
    Observer,
}

impl Office {
    /// All, in the order in which lists show them.
    pub const ALL: [Office; 4] = [Office::Chair, Office::Secretary, Office::Member, Office::Observer];
    /// The words of forms and rows.
    pub const WORDS: [&str; 4] = ["chair", "secretary", "member", "observer"];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Office::Chair => "chair",
            Office::Secretary => "secretary",
            Office::Member => "member",
            Office::Observer => "observer",
        }
    }

    /// The office of a word.
    pub fn parse(word: &str) -> Option<Office> {
        Office::ALL.into_iter().find(|office| office.as_str() == word)
    }

    /// What it is called, a message.
    pub fn title(self) -> Text {
        Text::new(match self {
            Office::Chair => "spaces-office-chair",
            Office::Secretary => "spaces-office-secretary",
            Office::Member => "spaces-office-member",
            Office::Observer => "spaces-office-observer",
        })
    }
}

/// A member of a body.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// The body.
    pub body: ProcessId,
    /// The account, if there is one: only an account is admitted.
    pub person: Option<PersonId>,
    /// How lists name them.
    pub name: String,
    /// What they are in it.
    pub office: Office,
    /// For whom or as what they sit there; may be empty.
    pub title: Translated,
    /// From when.
    pub starts_at: Option<Timestamp>,
    /// The first moment after.
    pub ends_at: Option<Timestamp>,
    /// Whether everybody who sees the body reads their name.
    pub public: bool,
}

impl Member {
    /// Whether they sit in it at a moment.
    pub fn is_present(&self, now: Timestamp) -> bool {
        self.starts_at.is_none_or(|start| start <= now) && self.ends_at.is_none_or(|end| now < end)
    }
}

/// What a form says about a member.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The address of their account; none for somebody who has only a name here.
    pub email: Option<Email>,
    /// How lists name them; empty for the nickname of the account.
    pub name: String,
    /// What they are in it.
    pub office: Office,
    /// For whom or as what they sit there; may be empty.
    pub title: Translated,
    /// From when.
    pub starts_at: Option<Timestamp>,
    /// The first moment after.
    pub ends_at: Option<Timestamp>,
    /// Whether everybody who sees the body reads their name.
    pub public: bool,
}

impl NewMember {
    /// What is wrong with it, whoever it is.
    ///
    /// # Errors
    /// [`Problem::Invalid`].
    pub fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        if self.email.is_none() && self.name.trim().is_empty() {
            errors.add("name", Text::new("spaces-member-nobody"));
        }
        if let (Some(start), Some(end)) = (self.starts_at, self.ends_at)
            && end <= start
        {
            errors.add("ends_on", Text::new("spaces-ends-before-start"));
        }
        errors.check()
    }
}

/// What a body is to a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Where those concerned agree on what is proposed.
    NegotiatingTable,
    /// Watches over the rules.
    GuaranteeCommittee,
    /// Carries the process in another way.
    Supporter,
}

impl Relation {
    /// All, in the order in which pages show them.
    pub const ALL: [Relation; 3] =
        [Relation::NegotiatingTable, Relation::GuaranteeCommittee, Relation::Supporter];

    /// The stored word, also the name of its field in the form.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::NegotiatingTable => "negotiating_table",
            Relation::GuaranteeCommittee => "guarantee_committee",
            Relation::Supporter => "supporter",
        }
    }

    /// The relation of a word.
    pub fn parse(word: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.as_str() == word)
    }

    /// What it is called, a message.
    pub fn title(self) -> Text {
        Text::new(match self {
            Relation::NegotiatingTable => "spaces-relation-negotiating-table",
            Relation::GuaranteeCommittee => "spaces-relation-guarantee-committee",
            Relation::Supporter => "spaces-relation-supporter",
        })
    }
}
