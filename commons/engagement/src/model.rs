use accounts::Here;
use db::Tx;
use futures::future::BoxFuture;
use kernel::{Locale, Problem, Translated};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sea_orm::FromQueryResult;
use uuid::Uuid;

kernel::id!(
    /// A file as one resource shows it.
    AttachmentId
);

/// The sizes a picture is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// For lists: at most 480 pixels wide and high.
    Small,
    /// For columns, and phones with sharp screens: at most 960 pixels wide and high.
    Medium,
    /// For its own page and link previews: at most 1600 pixels wide and high.
    Large,
}

impl Size {
    /// All of them, the smallest first.
    pub const ALL: [Size; 3] = [Size::Small, Size::Medium, Size::Large];

    /// The longest side in pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Size::Small => 480,
            Size::Medium => 960,
            Size::Large => 1_600,
        }
    }

    /// The word in addresses and file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Medium => "medium",
            Size::Large => "large",
        }
    }

    /// The size of a word.
    pub fn parse(word: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|size| size.as_str() == word)
    }
}

/// Where a picture is served, without locale.
pub fn image_path(hash: &str, size: Size) -> String {
    format!("/files/{hash}/{}", size.as_str())
}

/// Where a document is served, without locale.
pub fn file_path(hash: &str, name: &str) -> String {
    format!("/files/{hash}/{}", utf8_percent_encode(name, NON_ALPHANUMERIC))
}

/// Content that is on disk, and not yet owned by anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// SHA-256 of the stored content, in hexadecimal.
    pub hash: String,
    /// Its type, as found in the content.
    pub mime: &'static str,
    /// Bytes; for a picture, of its large size.
    pub size: i64,
    /// Pixels of the large size; none for documents.
    pub width: Option<i64>,
    /// Pixels of the large size; none for documents.
    pub height: Option<i64>,
    /// The name it was sent with, without folders.
    pub name: String,
}

/// A file as one resource shows it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The resource that shows it.
    pub owner_id: Uuid,
    /// The content.
    pub hash: String,
    /// Its type.
    pub mime: String,
    /// Bytes.
    pub size: i64,
    /// Pixels, for pictures.
    pub width: Option<i64>,
    /// Pixels, for pictures.
    pub height: Option<i64>,
    /// The name it is offered under.
    pub file_name: String,
    /// What a picture shows, for those who do not see it; the title of a document. As it was written.
    pub title: String,
    /// The same in all of its languages, as JSON; empty where nobody noted a language. See [`Attachment::says`].
    pub titles: String,
    /// Its place among the resource's files.
    pub position: i64,
}

impl Attachment {
    /// Whether it is a picture.
    pub fn is_image(&self) -> bool {
        self.width.is_some()
    }

    /// What it shows, in every language; none where nobody noted in which it was written.
    pub fn shows(&self) -> Option<Translated> {
        let known = Translated::from_json(&self.titles).ok()?;
        let original = known.original;
        Some(known.with(original, self.title.as_str()))
    }

    /// What it shows to a reader, and the language where that is not theirs.
    pub fn says(&self, reader: Locale) -> (String, Option<Locale>) {
        let Some(shows) = self.shows() else { return (self.title.clone(), None) };
        let (text, language) = shows.get(reader);
        (text.to_owned(), (language != reader).then_some(language))
    }
}

/// Who may see a resource, and with it its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// This reader may not, or it is not there.
    Hidden,
    /// This reader may; others may not.
    Private,
    /// Everybody may.
    Public,
}

/// Registers the resources of a kind as owners of files.
#[derive(Clone, Copy)]
pub struct Owner {
    /// The kind, as in `proposal`.
    pub kind: &'static str,
    /// Whether the reader may see the resource of that id.
    pub visible: for<'a> fn(&'a Here, &'a Tx, Uuid) -> BoxFuture<'a, Result<Visibility, Problem>>,
}
