//! The kinds of spaces: a process, which has phases and an end, and a body, which stands: an assembly, a committee, a
//! table. Components, roles and files hang in both the same way; what only a body has is in [`crate::bodies`].

use accounts::Standing;
use kernel::{Slug, Text};
use uuid::Uuid;

use super::Process;

/// What kind of space it is. Its word is the first part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceKind {
    /// A participatory process.
    Process,
    /// A body that stands: what is open in it, its components say.
    Body,
}

impl SpaceKind {
    /// The stored word, and the first part of addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            SpaceKind::Process => "processes",
            SpaceKind::Body => "assemblies",
        }
    }

    /// What the log of actions calls the making of a space of this kind.
    pub(crate) fn created(self) -> &'static str {
        match self {
            SpaceKind::Process => "process.create",
            SpaceKind::Body => "body.create",
        }
    }

    /// What the log of actions calls it when a space of this kind is shown to everybody, or no longer.
    pub(crate) fn shown(self, published: bool) -> &'static str {
        match (self, published) {
            (SpaceKind::Process, true) => "process.publish",
            (SpaceKind::Process, false) => "process.unpublish",
            (SpaceKind::Body, true) => "body.publish",
            (SpaceKind::Body, false) => "body.unpublish",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<SpaceKind> {
        [SpaceKind::Process, SpaceKind::Body].into_iter().find(|kind| kind.as_str() == word)
    }

    /// The kind that an address asks for, as in `/it/assemblies/…` and `/it/admin/assemblies/…`.
    pub fn of_path(path: &str) -> SpaceKind {
        let mut parts = path.split('/').skip(2).skip_while(|part| *part == "admin");
        parts.next().and_then(SpaceKind::parse).unwrap_or(SpaceKind::Process)
    }

    /// The page of a space of this kind, without locale.
    pub fn path(self, slug: &Slug) -> String {
        format!("/{}/{slug}", self.as_str())
    }

    /// A page of its administration, without locale.
    pub fn admin_path(self, slug: &Slug, rest: &str) -> String {
        format!("/admin/{}/{slug}{rest}", self.as_str())
    }
}

/// Who gets into a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody reads and takes part.
    Open,
    /// Everybody reads, members take part.
    Transparent,
    /// Only members know that it exists.
    Members,
}

impl Access {
    /// The words of forms and rows.
    pub const WORDS: [&str; 3] = ["open", "transparent", "members"];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Access::Open => "open",
            Access::Transparent => "transparent",
            Access::Members => "members",
        }
    }

    /// The access of a word.
    pub fn parse(word: &str) -> Option<Access> {
        [Access::Open, Access::Transparent, Access::Members]
            .into_iter()
            .find(|access| access.as_str() == word)
    }

    /// What it is called, a message.
    pub fn title(self) -> Text {
        Text::new(match self {
            Access::Open => "spaces-access-open",
            Access::Transparent => "spaces-access-transparent",
            Access::Members => "spaces-access-members",
        })
    }
}

impl Process {
    /// Its page, without locale.
    pub fn path(&self) -> String {
        self.kind.path(&self.slug)
    }

    /// A page of its administration, without locale.
    pub fn admin_path(&self, rest: &str) -> String {
        self.kind.admin_path(&self.slug, rest)
    }

    /// Where it and its parts stand for whom.
    pub fn sight(&self) -> Sight {
        Sight { space: self.id.uuid(), public: self.published, released: self.released }
    }

    /// Whether somebody sees it, and may act in it as far as its rules let them.
    pub fn seen_by(&self, who: &Standing) -> bool {
        self.sight().seen_by(who)
    }

    /// Why somebody who sees it takes no part in it; none when they may.
    pub fn refuses(&self, who: &Standing) -> Option<Text> {
        let refused = self.access == Access::Transparent && !who.belongs_to(self.id.uuid());
        refused.then(|| {
            let title = self.texts.title.text(self.texts.title.original);
            Text::new("spaces-members-act").with("title", title)
        })
    }

    /// Publishes it, or takes it back: everybody sees it then, unless it is for members only.
    pub(crate) fn release(&mut self, released: bool) {
        self.released = released;
        self.published = released && self.access != Access::Members;
    }
}

/// For whom something in a space is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The space.
    pub space: Uuid,
    /// Whether everybody sees it.
    pub public: bool,
    /// Whether the members of the space see it.
    pub released: bool,
}

impl Sight {
    /// The same for a part of it that is published or not.
    #[must_use]
    pub fn part(self, published: bool) -> Self {
        Self { public: self.public && published, released: self.released && published, ..self }
    }

    /// Whether somebody sees it.
    pub fn seen_by(self, who: &Standing) -> bool {
        self.public || who.sees_drafts(self.space) || (self.released && who.belongs_to(self.space))
    }

    /// How its files are kept for a reader.
    pub fn visibility(self, who: &Standing) -> engagement::Visibility {
        match (self.public, self.seen_by(who)) {
            (true, _) => engagement::Visibility::Public,
            (false, true) => engagement::Visibility::Private,
            (false, false) => engagement::Visibility::Hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_kind_of_space_it_asks_for() {
        assert_eq!(SpaceKind::of_path("/it/assemblies/consulta/meetings"), SpaceKind::Body);
        assert_eq!(SpaceKind::of_path("/en/admin/assemblies/consulta"), SpaceKind::Body);
        assert_eq!(SpaceKind::of_path("/it/processes/assemblies"), SpaceKind::Process);
        assert_eq!(SpaceKind::of_path("/it/"), SpaceKind::Process);
    }
}
