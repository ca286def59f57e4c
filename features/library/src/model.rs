use engagement::{PictureChange, StoredFile};
use kernel::{FieldErrors, Problem, ResourceRef, Text, Timestamp, Translated};
use uuid::Uuid;
use web::Link;

kernel::id!(
    /// A collection of documents.
    CollectionId
);
kernel::id!(
    /// A document.
    DocumentId
);
kernel::id!(
    /// A picture or a film of a gallery.
    MediumId
);

/// Most characters of a title or a caption.
pub const MAX_TITLE: usize = 200;

/// Most characters that say what a document is about.
pub const MAX_ABOUT: usize = 600;

/// What a document is in the course of a process. The regional rules ask for some of them by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Any document.
    Document,
    /// A law, a regulation, a statute.
    Regulation,
    /// The approved sheet of the project.
    ProjectSheet,
    /// The minutes of a meeting.
    Minutes,
    /// What the participants propose to who decides.
    Proposal,
    /// The report at the end.
    FinalReport,
    /// The act by which who decides takes note.
    Act,
    /// How the outcome was monitored.
    Monitoring,
}

impl Nature {
    /// All of them, as forms offer them.
    pub const ALL: [Nature; 8] = [
        Nature::Document,
        Nature::Regulation,
        Nature::ProjectSheet,
        Nature::Minutes,
        Nature::Proposal,
        Nature::FinalReport,
        Nature::Act,
        Nature::Monitoring,
    ];

    /// Its name, a message key.
    pub fn title(self) -> &'static str {
        match self {
            Nature::Document => "library-nature-document",
            Nature::Regulation => "library-nature-regulation",
            Nature::ProjectSheet => "library-nature-project-sheet",
            Nature::Minutes => "library-nature-minutes",
            Nature::Proposal => "library-nature-proposal",
            Nature::FinalReport => "library-nature-final-report",
            Nature::Act => "library-nature-act",
            Nature::Monitoring => "library-nature-monitoring",
        }
    }

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Nature::Document => "document",
            Nature::Regulation => "regulation",
            Nature::ProjectSheet => "project-sheet",
            Nature::Minutes => "minutes",
            Nature::Proposal => "proposal",
            Nature::FinalReport => "final-report",
            Nature::Act => "act",
            Nature::Monitoring => "monitoring",
        }
    }

    /// The nature of a stored word; an unknown one is any document.
    pub fn parse(word: &str) -> Nature {
        Nature::ALL.into_iter().find(|nature| nature.as_str() == word).unwrap_or(Nature::Document)
    }
}

/// What hangs in a component in an order that staff give it, with a file of its own: a document, a picture or a film.
pub trait Item: Sized + Send + Sync + 'static {
    /// The kind of the component.
    const COMPONENT: &'static str;

    /// What it is called where files and audit entries name it.
    const KIND: &'static str;

    /// What deleting one is called in the audit log.
    const DELETE: &'static str;

    /// What putting them in order is called there.
    const ARRANGE: &'static str;

    /// Its id.
    fn uuid(&self) -> Uuid;

    /// What it is called.
    fn name(&self) -> &Translated;

    /// How files and audit entries name it.
    fn reference(&self) -> ResourceRef {
        ResourceRef::new(Self::KIND, self.uuid())
    }
}

/// A collection of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Its id.
    pub id: CollectionId,
    /// Its title.
    pub title: Translated,
}

/// A document: a file, or a link to where it is.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The collection it stands in.
    pub collection: Option<CollectionId>,
    /// What it is in the course of the process.
    pub nature: Nature,
    /// Its title.
    pub title: Translated,
    /// What it is about, as plain text; may be empty.
    pub about: Translated,
    /// Where it is, when it is not a file of ours.
    pub link: Option<Link>,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

impl Item for Document {
    const COMPONENT: &'static str = crate::LIBRARY;
    const KIND: &'static str = crate::DOCUMENT;
    const DELETE: &'static str = "document.delete";
    const ARRANGE: &'static str = "document.arrange";

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn name(&self) -> &Translated {
        &self.title
    }
}

/// What people say of a document.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// The collection it stands in.
    pub collection: Option<CollectionId>,
    /// What it is in the course of the process.
    pub nature: Nature,
    /// Its title.
    pub title: Translated,
    /// What it is about.
    pub about: Translated,
    /// Where it is, when it is not a file of ours.
    pub link: Option<Link>,
    /// A file; none keeps the present one.
    pub file: Option<StoredFile>,
}

impl NewDocument {
    /// Checks what no form can be trusted with.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what is missing or too long.
    pub fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        check_text(&mut errors, "title", &self.title, MAX_TITLE, Some("library-title-missing"));
        check_text(&mut errors, "about", &self.about, MAX_ABOUT, None);
        errors.check()
    }
}

/// A picture or a film of a gallery.
#[derive(Clone, Debug)]
pub struct Medium {
    /// Its id.
    pub id: MediumId,
    /// What stands under it.
    pub caption: Translated,
    /// Where the film is; none for a picture.
    pub film: Option<Link>,
    /// The hash of the picture; a film may do without.
    pub image: Option<String>,
}

impl Item for Medium {
    const COMPONENT: &'static str = crate::GALLERY;
    const KIND: &'static str = crate::MEDIUM;
    const DELETE: &'static str = "medium.delete";
    const ARRANGE: &'static str = "medium.arrange";

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn name(&self) -> &Translated {
        &self.caption
    }
}

/// What people say of a picture or a film.
#[derive(Clone, Debug)]
pub struct NewMedium {
    /// What stands under it.
    pub caption: Translated,
    /// Where the film is; none for a picture.
    pub film: Option<Link>,
    /// What happens to the picture.
    pub image: PictureChange,
}

impl NewMedium {
    /// Checks what no form can be trusted with; `pictured` says whether there is a picture already.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what is missing or too long.
    pub fn check(&self, pictured: bool) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        check_text(&mut errors, "caption", &self.caption, MAX_TITLE, Some("library-caption-missing"));
        if self.film.is_none() && !matches!(self.image, PictureChange::New(..)) && !pictured {
            errors.add("image", Text::new("library-image-missing"));
        }
        errors.check()
    }
}

fn check_text(
    errors: &mut FieldErrors,
    name: &str,
    text: &Translated,
    max: usize,
    missing: Option<&'static str>,
) {
    if let Some(missing) = missing
        && text.text(text.original).trim().is_empty()
    {
        errors.add(format!("{name}_{}", text.original), Text::new(missing));
    }
    for (locale, text) in &text.texts {
        let length = text.chars().count();
        if length > max {
            let wrong = Text::new("web-form-too-long").with("length", length).with("max", max);
            errors.add(format!("{name}_{locale}"), wrong);
        }
    }
}
