//! The picture of a resource that has one at most: read from the fields of `ui/picture.html`, and changed inside the
//! transaction of the action that owns the resource.

use db::WriteTx;
use feature::State;
use kernel::{Problem, ResourceRef, TenantId, Text};
use serde::Serialize;
use web::form::{FormData, Reading};

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
    Describe(String),
    /// This one takes its place, with what it shows.
    New(StoredFile, String),
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
}

impl Picture {
    /// The picture among a resource's files.
    pub fn among(files: &[Attachment]) -> Option<Self> {
        let file = files.iter().find(|file| file.is_image())?;
        Some(Self { src: image_path(&file.hash, Size::Small), shows: file.title.clone() })
    }

    /// An invented one.
    pub fn sample() -> Self {
        Self { src: "/files/ab/small".into(), shows: "Un viale".into() }
    }
}

/// Checks what can be said of a sent picture before it is looked at, so that it is said with everything else.
pub fn check(read: &mut Reading<'_>, form: &FormData) {
    let shows = read.line("image_alt").max(300).value();
    if form.file("image").is_some() && shows.is_empty() {
        read.error("image_alt", Text::new("engagement-alt-missing"));
    }
    let _named = read.file("image").optional();
}

/// Reads the fields and stores the picture sent with them.
///
/// # Errors
/// [`Problem::Invalid`] for `image`, see [`images::store`].
pub async fn read(state: &State, tenant: TenantId, form: &FormData) -> Result<PictureChange, Problem> {
    let shows = form.value("image_alt").split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(match form.file("image") {
        Some(upload) => PictureChange::New(images::store(state, tenant, "image", upload).await?, shows),
        None if form.has("without_image") => PictureChange::Remove,
        None if shows.is_empty() => PictureChange::Keep,
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
