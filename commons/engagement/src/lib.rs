//! What people add to resources of any feature, by resource reference: pictures and documents, comments, reports, follows, and what people are told. Knows no
//! feature; whoever owns a resource registers an [`Owner`] for its files and [`Subjects`] for what people say about it.
//!
//! Files take three steps, in this order, so that no row ever points at a file that is not there:
//! 1. `let file = images::store(&state, tenant, "image", &upload).await?` checks the content and writes it to disk, durably;
//! 2. `attachments::attach(&tx, &owner, &file, …)` inside the transaction of the action that owns the resource;
//! 3. show it with [`Image`], [`image_path`] or [`file_path`].
//!
//! What is stored and never attached is swept away after a day.
//!
//! Comments take two: register [`SubjectKind`], and put what [`comments::section`] answers into the page.

pub mod attachments;
mod blobs;
mod bucket;
pub mod comments;
pub mod documents;
pub mod follows;
pub mod images;
mod jobs;
pub mod luggage;
mod migrations;
mod model;
pub mod moderation;
pub mod newsletter;
pub mod notifications;
mod pages;
pub mod pictures;
mod scan;
pub mod searchable;
mod shown;
mod sniff;
pub mod subject;

pub use bucket::check as check_bucket;
pub use jobs::sweep;
pub use model::{Attachment, AttachmentId, Owner, Size, StoredFile, Visibility, file_path, image_path};
pub use moderation::Reason;
pub use pictures::{Picture, PictureChange};
pub use scan::Scanner;
pub use shown::{Image, Thumbnail};
pub use subject::{Hiding, MODERATORS, Subject, SubjectKind, Subjects, Talk, moderates};

use std::sync::Arc;

use accounts::{AdminMenu, AuditWords, Leaving};
use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: || {
            let public = pages::routes().merge(comments::routes()).merge(moderation::routes());
            public.merge(moderation::admin_routes()).merge(follows::routes()).merge(notifications::routes())
        },
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            comments::samples(samples);
            moderation::samples(samples);
            follows::samples(samples);
            notifications::samples(samples);
        },
        jobs: |registry| {
            jobs::register(registry);
            moderation::register(registry);
            notifications::register(registry);
        },
        extend: |extensions| {
            extensions.add(bucket::Connections::default());
            extensions.add(SubjectKind(Arc::new(comments::Comments)));
            extensions.add(searchable::SearchKind(Arc::new(comments::Found)));
            extensions.add(comments::PERSONAL);
            extensions.add(notifications::PERSONAL);
            extensions.add(LEAVING);
            notifications::extend(extensions);
            extensions.add(AdminMenu(moderation::menu));
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("engagement")
    }
}

/// What somebody follows and was told is nobody else's business.
const LEAVING: Leaving = Leaving(|tx, person| {
    Box::pin(async move {
        follows::store::forget(tx, person).await?;
        Ok(notifications::store::forget(tx, person).await?)
    })
});

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("comment", "engagement-audit-kind-comment"),
    ("comment.write", "engagement-audit-write"),
    ("comment.revise", "engagement-audit-revise"),
    ("comment.delete", "engagement-audit-delete"),
    ("comment.vote", "engagement-audit-vote"),
    ("resource.report", "engagement-audit-report"),
    ("moderation.leave", "engagement-audit-leave"),
    ("moderation.hide", "engagement-audit-hide"),
    ("moderation.show", "engagement-audit-show"),
    ("resource.follow", "engagement-audit-follow"),
    ("resource.unfollow", "engagement-audit-unfollow"),
    ("notices.choose", "engagement-audit-choose"),
    ("notices.stop", "engagement-audit-stop"),
];
