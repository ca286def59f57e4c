//! The picture of a resource that has one at most: read from the fields of `ui/picture.html`, and changed inside the
//! transaction of the action that owns the resource.

use accounts::Here;
use db::WriteTx;
use kernel::{Locale, Problem, ResourceRef, Text, Translated};
use serde::Serialize;
use web::form::{FormData, FormView, Reading};

use crate::{Attachment, Size, StoredFile, attachments, image_path, images};

/// What happens to a resource's picture. Files are on disk already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PictureChange {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is taken away.
    Remove,
    /// It stays, and this is what it shows.
    Describe(Translated),
    /// This one takes its place, with what it shows.
    New(StoredFile, Translated),
    /// One that another resource of the organisation has takes its place, by its hash.
    Reuse(String),
}

/// The present picture, as its form shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Where its small size is served.
    pub src: String,
    /// What it shows.
    pub shows: String,
    /// The same in all of its languages.
    #[serde(skip)]
    pub all: Option<Translated>,
}

impl Picture {
    /// The picture among a resource's files.
    pub fn among(files: &[Attachment]) -> Option<Self> {
        let file = files.iter().find(|file| file.is_image())?;
        Some(Self { src: image_path(&file.hash, Size::Small), shows: file.title.clone(), all: file.shows() })
    }

    /// An invented one.
    pub fn sample() -> Self {
        Self { src: "/files/ab/small".into(), shows: "Un viale".into(), all: None }
    }

    /// Puts what it shows into a field of its form, and into those of further languages.
    pub fn fill(&self, form: FormView, field: &str) -> FormView {
        let form = form.add(field, self.shows.as_str());
        let others = self.all.iter().flat_map(|all| all.texts.iter().filter(|(l, _)| **l != all.original));
        others.fold(form, |form, (locale, text)| form.add(&format!("{field}_{locale}"), text.as_str()))
    }
}

/// Reads what a picture shows, in the language of its field and in those of the organisation besides, as in `image_alt_en`.
pub fn shows(read: &mut Reading<'_>, here: &Here, original: Locale, field: &str) -> Translated {
    let own = read.line(field).max(300).value();
    let others = here.tenant.locales.iter().filter(|locale| **locale != original);
    others.fold(Translated::new(original, own), |all, locale| {
        all.with(*locale, read.line(&format!("{field}_{locale}")).max(300).value())
    })
}

/// Checks what can be said of a sent picture before it is looked at, so that it is said with everything else.
pub fn check(read: &mut Reading<'_>, here: &Here, form: &FormData) {
    let shows = read.line("image_alt").max(300).value();
    for locale in here.tenant.locales.iter() {
        let _short = read.line(&format!("image_alt_{locale}")).max(300).value();
    }
    if form.file("image").is_some() && shows.is_empty() {
        read.error("image_alt", Text::new("engagement-alt-missing"));
    }
    let _named = read.file("image").optional();
}

/// Reads the fields and stores the picture sent with them; `original` is the language of the first field.
///
/// # Errors
/// [`Problem::Invalid`] for `image`, see [`images::store`].
pub async fn read(here: &Here, original: Locale, form: &FormData) -> Result<PictureChange, Problem> {
    let shows = shows(&mut form.read(), here, original, "image_alt");
    let (state, tenant) = (&here.state, here.tenant.id);
    Ok(match form.file("image") {
        Some(upload) => PictureChange::New(images::store(state, tenant, "image", upload).await?, shows),
        None if form.has("without_image") => PictureChange::Remove,
        None if shows.text(original).is_empty() => PictureChange::Keep,
        None => PictureChange::Describe(shows),
    })
}

/// Changes the picture of a resource; gives the hash of the one it has now. Its other files stay.
///
/// # Errors
/// [`Problem::Invalid`] when a new picture comes without a description; otherwise when the database fails.
pub async fn change(
    tx: &WriteTx,
    owner: &ResourceRef,
    present: Option<String>,
    change: PictureChange,
) -> Result<Option<String>, Problem> {
    match change {
        PictureChange::Keep => Ok(present),
        PictureChange::Describe(shows) => {
            attachments::store::describe_images(tx, owner, &shows).await?;
            Ok(present)
        }
        PictureChange::Remove => {
            attachments::store::detach_images(tx, owner).await?;
            Ok(None)
        }
        PictureChange::New(file, shows) => {
            attachments::store::detach_images(tx, owner).await?;
            attachments::attach(tx, owner, &file, &shows, 0).await?;
            Ok(Some(file.hash))
        }
        PictureChange::Reuse(hash) => {
            attachments::store::detach_images(tx, owner).await?;
            attachments::reuse(tx, owner, &hash, 0).await?;
            Ok(Some(hash))
        }
    }
}
