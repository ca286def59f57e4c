use engagement::PictureChange;
use kernel::{FieldErrors, Locale, PersonId, Problem, ResourceRef, Slug, Text, Timestamp, Translated, Words};
use spaces::{ComponentId, translated::Line};
use uuid::Uuid;

kernel::id!(
    /// A page of text.
    TextPageId
);
kernel::id!(
    /// A topic that groups the organisation's pages.
    TopicId
);
kernel::id!(
    /// A post of the news.
    PostId
);

/// Most characters of a title.
pub const MAX_TITLE: usize = 150;

/// Most characters of a post's first sentences.
pub const MAX_LEAD: usize = 400;

/// Most characters of a text.
pub const MAX_BODY: usize = 30_000;

/// Most tags of one post.
const MAX_TAGS: usize = 8;

/// Where a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// To a process, as one of its tabs.
    Component(ComponentId),
    /// To the organisation.
    Site,
}

impl Home {
    /// The stored id; nil stands for the organisation itself.
    pub fn uuid(self) -> Uuid {
        match self {
            Home::Component(id) => id.uuid(),
            Home::Site => Uuid::nil(),
        }
    }

    /// The component, if it is one.
    pub fn component(self) -> Option<ComponentId> {
        match self {
            Home::Component(id) => Some(id),
            Home::Site => None,
        }
    }
}

/// A page of text.
#[derive(Clone, Debug)]
pub struct TextPage {
    /// Its id.
    pub id: TextPageId,
    /// The topic it stands under, on the organisation's pages.
    pub topic: Option<TopicId>,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// Its text, in CommonMark.
    pub body: Translated,
    /// The text, rendered and sanitised.
    pub body_html: Translated,
    /// Whether everybody sees it.
    pub published: bool,
    /// Whether the foot of every page links to it.
    pub in_footer: bool,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

impl TextPage {
    /// How audit entries name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new("page", self.id.uuid())
    }
}

/// What people write of a page.
#[derive(Clone, Debug)]
pub struct NewTextPage {
    /// The topic it stands under.
    pub topic: Option<TopicId>,
    /// Its part of the address; none makes it from the title.
    pub slug: Option<Slug>,
    /// Its title.
    pub title: Translated,
    /// Its text, in CommonMark.
    pub body: Translated,
    /// Whether everybody sees it.
    pub published: bool,
    /// Whether the foot of every page links to it.
    pub in_footer: bool,
}

impl NewTextPage {
    /// Checks the texts; gives the part of the address.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what is missing or too long.
    pub fn check(&self) -> Result<Slug, Problem> {
        let mut errors = FieldErrors::default();
        check_title(&mut errors, &self.title);
        check_length(&mut errors, "body", &self.body, MAX_BODY);
        errors.check()?;
        let made = || Slug::from_text(self.title.text(self.title.original));
        self.slug.clone().or_else(made).ok_or(Problem::field("slug", Text::new("pages-slug-missing")))
    }
}

/// A topic of the organisation's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its title.
    pub title: Translated,
}

/// How far a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostState {
    /// Only staff see it.
    Draft,
    /// Only staff see it, until its time comes.
    Scheduled,
    /// Everybody sees it.
    Published,
}

impl PostState {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            PostState::Draft => "draft",
            PostState::Scheduled => "scheduled",
            PostState::Published => "published",
        }
    }

    /// The state of a stored word.
    pub fn parse(word: &str) -> PostState {
        match word {
            "published" => PostState::Published,
            "scheduled" => PostState::Scheduled,
            _ => PostState::Draft,
        }
    }
}

/// A tag: the words as written, and the key by which lists are narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key in addresses.
    pub key: String,
    /// The words.
    pub label: String,
}

impl Tag {
    /// The tags of a line such as «cantiere, voto».
    pub fn line(line: &str) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        for label in line.split([',', ';']).map(str::trim) {
            if let Some(key) = Slug::from_text(label).map(String::from)
                && !tags.iter().any(|tag| tag.key == key)
            {
                tags.push(Tag { key, label: label.chars().take(40).collect() });
            }
        }
        tags
    }
}

/// A post.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The news it belongs to.
    pub component: ComponentId,
    /// Its short number, unique in the news.
    pub number: i64,
    /// Its title.
    pub title: Translated,
    /// Its first sentences, as plain text.
    pub lead: Translated,
    /// Its text, in CommonMark.
    pub body: Translated,
    /// The text, rendered and sanitised.
    pub body_html: Translated,
    /// Who wrote it.
    pub author: Option<PersonId>,
    /// The public name of whoever wrote it.
    pub nickname: Option<String>,
    /// The office that signs it instead; may be empty.
    pub office: Translated,
    /// The hash of its cover.
    pub cover: Option<String>,
    /// How far it is.
    pub state: PostState,
    /// When everybody sees it, or has begun to.
    pub publish_at: Option<Timestamp>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Its path without locale.
    pub path: String,
}

impl Post {
    /// How links, audit entries and files name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new(crate::POST, self.id.uuid())
    }

    /// The last part of its address: the same in every language.
    pub fn words(&self) -> String {
        Words::path(self.number, self.title.text(self.title.original))
    }

    /// Who signs it, for a reader.
    pub fn signature(&self, reader: Locale) -> Line {
        let office = Line::of(&self.office, reader);
        let person = || Line { text: self.nickname.clone().unwrap_or_default(), lang: None };
        if office.text.is_empty() { person() } else { office }
    }
}

/// When a post is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Not yet.
    Draft,
    /// From now on; a published post stays as it was.
    Now,
    /// From a moment on.
    At(Timestamp),
}

/// What people write of a post.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// Its title.
    pub title: Translated,
    /// Its first sentences, as plain text.
    pub lead: Translated,
    /// Its text, in CommonMark.
    pub body: Translated,
    /// The office that signs it; empty for whoever writes.
    pub office: Translated,
    /// What it is about.
    pub tags: Vec<Tag>,
    /// What happens to its cover.
    pub cover: PictureChange,
    /// When it is to be seen.
    pub when: When,
}

impl NewPost {
    /// Checks what no form can be trusted with.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what is missing or too long.
    pub fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        check_title(&mut errors, &self.title);
        check_length(&mut errors, "lead", &self.lead, MAX_LEAD);
        check_length(&mut errors, "body", &self.body, MAX_BODY);
        if self.tags.len() > MAX_TAGS {
            errors.add("tags", Text::new("pages-tags-many").with("max", MAX_TAGS));
        }
        errors.check()
    }
}

fn check_title(errors: &mut FieldErrors, title: &Translated) {
    if title.text(title.original).trim().is_empty() {
        errors.add(format!("title_{}", title.original), Text::new("pages-title-missing"));
    }
    check_length(errors, "title", title, MAX_TITLE);
}

fn check_length(errors: &mut FieldErrors, name: &str, text: &Translated, max: usize) {
    for (locale, text) in &text.texts {
        let length = text.chars().count();
        if length > max {
            let wrong = Text::new("web-form-too-long").with("length", length).with("max", max);
            errors.add(format!("{name}_{locale}"), wrong);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_apart_by_their_words() {
        let tags = Tag::line(" Cantiere,cantiere ; Voto!,, Città");
        let keys: Vec<_> = tags.iter().map(|t| t.key.as_str()).collect();
        assert_eq!(keys, ["cantiere", "voto", "citta"]);
        assert_eq!(tags[0].label, "Cantiere");
    }
}
