//! What people add to resources of any feature: pictures and documents, by resource reference. Knows no feature; whoever
//! owns a resource registers an [`Owner`], and a file is served to those who may see one of its owners.
//!
//! Three steps, in this order, so that no row ever points at a file that is not there:
//! 1. `let file = images::store(&state, tenant, "image", &upload).await?` checks the content and writes it to disk, durably;
//! 2. `attachments::attach(&tx, &owner, &file, …)` inside the transaction of the action that owns the resource;
//! 3. show it with [`image_path`] or [`file_path`].
//!
//! What is stored and never attached is swept away after a day.

pub mod attachments;
mod blobs;
pub mod documents;
pub mod images;
mod jobs;
mod migrations;
mod model;
mod pages;
pub mod pictures;
mod sniff;

pub use jobs::sweep;
pub use model::{Attachment, AttachmentId, Owner, Size, StoredFile, Visibility, file_path, image_path};
pub use pictures::{Picture, PictureChange};

use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: pages::routes,
        migrations: migrations::migrations,
        messages: || web::embedded!("messages"),
        jobs: jobs::register,
        ..Feature::named("engagement")
    }
}
