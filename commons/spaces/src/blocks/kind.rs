use serde::{Deserialize, Serialize};

use super::Surface;

/// What a block shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The large opening of the page.
    Hero,
    /// The phases of a process.
    PhaseLine,
    /// The one thing to do now.
    Now,
    /// Processes that were chosen, or the most current ones.
    Highlights,
    /// What happens next: meetings, and phases that begin or end.
    Dates,
    /// Large numbers.
    Statistics,
    /// What is new.
    Activity,
    /// A text of the organisation.
    Text,
    /// A band with a sentence and a button.
    Call,
    /// Points on a map, with the same in a list.
    Map,
    /// Where to go in person.
    InPerson,
    /// What a component of the process shows.
    Component,
    /// The description of the process.
    About,
    /// Changes of rules with their reasons.
    Acts,
    /// More processes like this.
    Related,
    /// What a body is for.
    Purpose,
    /// How a body is composed, and who sits in it.
    Members,
    /// The bodies that a body consists of.
    Parts,
}

/// Something that a block's form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A heading.
    Title,
    /// One or two sentences without marks.
    Lead,
    /// A long text, in CommonMark.
    Body,
    /// A button and where it leads.
    Button,
    /// Processes, in order.
    Processes,
}

impl Asks {
    /// The name of its field.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Asks::Title => "title",
            Asks::Lead => "lead",
            Asks::Body => "body",
            Asks::Button => "button",
            Asks::Processes => "processes",
        }
    }
}

impl BlockKind {
    /// All kinds, in the order in which they are offered.
    pub(crate) const ALL: [BlockKind; 18] = [
        BlockKind::Hero,
        BlockKind::PhaseLine,
        BlockKind::Now,
        BlockKind::Text,
        BlockKind::Call,
        BlockKind::Highlights,
        BlockKind::Dates,
        BlockKind::Statistics,
        BlockKind::Activity,
        BlockKind::Map,
        BlockKind::InPerson,
        BlockKind::Component,
        BlockKind::About,
        BlockKind::Acts,
        BlockKind::Related,
        BlockKind::Purpose,
        BlockKind::Members,
        BlockKind::Parts,
    ];

    /// The stored word, also of forms.
    pub fn as_str(self) -> &'static str {
        match self {
            BlockKind::Hero => "hero",
            BlockKind::PhaseLine => "phase-line",
            BlockKind::Now => "now",
            BlockKind::Highlights => "highlights",
            BlockKind::Dates => "dates",
            BlockKind::Statistics => "statistics",
            BlockKind::Activity => "activity",
            BlockKind::Text => "text",
            BlockKind::Call => "call",
            BlockKind::Map => "map",
            BlockKind::InPerson => "in-person",
            BlockKind::Component => "component",
            BlockKind::About => "about",
            BlockKind::Acts => "acts",
            BlockKind::Related => "related",
            BlockKind::Purpose => "purpose",
            BlockKind::Members => "members",
            BlockKind::Parts => "parts",
        }
    }

    /// Reads a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Its name and what it is for, as message keys.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            BlockKind::Hero => ("spaces-block-hero", "spaces-block-hero-help"),
            BlockKind::PhaseLine => ("spaces-block-phase-line", "spaces-block-phase-line-help"),
            BlockKind::Now => ("spaces-block-now", "spaces-block-now-help"),
            BlockKind::Highlights => ("spaces-block-highlights", "spaces-block-highlights-help"),
            BlockKind::Dates => ("spaces-block-dates", "spaces-block-dates-help"),
            BlockKind::Statistics => ("spaces-block-statistics", "spaces-block-statistics-help"),
            BlockKind::Activity => ("spaces-block-activity", "spaces-block-activity-help"),
            BlockKind::Text => ("spaces-block-text", "spaces-block-text-help"),
            BlockKind::Call => ("spaces-block-call", "spaces-block-call-help"),
            BlockKind::Map => ("spaces-block-map", "spaces-block-map-help"),
            BlockKind::InPerson => ("spaces-block-in-person", "spaces-block-in-person-help"),
            BlockKind::Component => ("spaces-block-component", "spaces-block-component-help"),
            BlockKind::About => ("spaces-block-about", "spaces-block-about-help"),
            BlockKind::Acts => ("spaces-block-acts", "spaces-block-acts-help"),
            BlockKind::Related => ("spaces-block-related", "spaces-block-related-help"),
            BlockKind::Purpose => ("spaces-purpose", "spaces-block-purpose-help"),
            BlockKind::Members => ("spaces-members-title", "spaces-block-members-help"),
            BlockKind::Parts => ("spaces-body-parts", "spaces-block-parts-help"),
        }
    }

    /// Whether it can stand there.
    pub(crate) fn fits(self, surface: Surface) -> bool {
        match self {
            BlockKind::Highlights | BlockKind::InPerson => surface == Surface::Home,
            BlockKind::Acts | BlockKind::Related => matches!(surface, Surface::Process(_)),
            BlockKind::Purpose | BlockKind::Members | BlockKind::Parts => matches!(surface, Surface::Body(_)),
            BlockKind::PhaseLine => !matches!(surface, Surface::Body(_)),
            BlockKind::Map | BlockKind::Component | BlockKind::About => surface != Surface::Home,
            _ => true,
        }
    }

    /// Whether a page has it at most once. Components have their own block each.
    pub(crate) fn is_single(self) -> bool {
        !matches!(self, BlockKind::Text | BlockKind::Call | BlockKind::Highlights | BlockKind::Component)
    }

    /// Whether it opens the page, wherever it is put.
    pub(crate) fn is_first(self) -> bool {
        self == BlockKind::Hero
    }

    /// Whether it takes the whole width there; the others are set in the page's column.
    pub(crate) fn is_band(self, surface: Surface) -> bool {
        match self {
            BlockKind::Now => surface != Surface::Home,
            BlockKind::Hero
            | BlockKind::PhaseLine
            | BlockKind::Call
            | BlockKind::Related
            | BlockKind::InPerson => true,
            _ => false,
        }
    }

    /// What its form asks for; nothing for those that take everything from elsewhere.
    pub(crate) fn asks(self, surface: Surface) -> &'static [Asks] {
        match self {
            BlockKind::Hero if surface == Surface::Home => &[Asks::Title, Asks::Lead, Asks::Button],
            BlockKind::Highlights => &[Asks::Title, Asks::Processes],
            BlockKind::Text => &[Asks::Title, Asks::Body],
            BlockKind::Call => &[Asks::Title, Asks::Lead, Asks::Button],
            BlockKind::Dates | BlockKind::Statistics | BlockKind::Activity | BlockKind::Map => &[Asks::Title],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_stored_by_its_own_word() {
        for kind in BlockKind::ALL {
            assert_eq!(BlockKind::parse(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
    }
}
