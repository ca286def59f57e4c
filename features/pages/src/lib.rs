//! Pages, news and the organisation's own pages: texts that staff write for everybody.

pub mod actions;
mod admin;
mod blocks;
mod component;
mod feed;
mod jobs;
mod migrations;
mod model;
mod packing;
mod pages;
pub mod permissions;
mod search;
mod site;
pub mod store;
mod talk;

pub use model::{
    Home, MAX_BODY, MAX_LEAD, MAX_TITLE, NewPost, NewTextPage, Post, PostId, PostState, Tag, TextPage,
    TextPageId, Topic, TopicId, When,
};

/// The kind of the component that shows pages as tabs of its process.
pub const PAGES: &str = "pages";

/// The kind of the component that tells what happens.
pub const NEWS: &str = "news";

/// What a post is called where features point at each other.
pub const POST: &str = "post";

use std::sync::Arc;

use engagement::{SubjectKind, notifications::NoticeKind, searchable::SearchKind};
use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: site::routes,
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            pages::samples(samples);
            admin::samples(samples);
            site::samples(samples);
            component::samples(samples);
        },
        jobs: jobs::register,
        extend: |extensions| {
            extensions.add(spaces::Kind(Arc::new(component::Texts)));
            extensions.add(spaces::Kind(Arc::new(component::News)));
            extensions.add(component::COVERS);
            extensions.add(spaces::links::ResourceKind(Arc::new(component::Posts)));
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(NoticeKind(Arc::new(talk::CameOut)));
            extensions.add(NoticeKind(Arc::new(talk::Revised)));
            extensions.add(NoticeKind(Arc::new(talk::Mailed)));
            extensions.add(SearchKind(Arc::new(search::FoundPosts)));
            extensions.add(SearchKind(Arc::new(search::FoundPages)));
            extensions.add(spaces::blocks::sources::Activity(blocks::activity));
            extensions.add(accounts::AuditWords(AUDIT_WORDS));
            extensions.add(accounts::AdminMenu(site::menu));
            extensions.add(accounts::FooterLinks(site::footer));
            extensions.add(accounts::LegalTexts(site::legal));
        },
        ..Feature::named("pages")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("page", "pages-audit-kind-page"),
    ("post", "pages-audit-kind-post"),
    ("topic", "pages-audit-kind-topic"),
    ("page.create", "pages-audit-create"),
    ("page.change", "pages-audit-change"),
    ("page.delete", "pages-audit-delete"),
    ("page.arrange", "pages-audit-arrange"),
    ("topic.set", "pages-audit-topics"),
    ("post.create", "pages-audit-post-create"),
    ("post.change", "pages-audit-post-change"),
    ("post.publish", "pages-audit-post-publish"),
    ("post.delete", "pages-audit-post-delete"),
    ("post.mail", "pages-audit-post-mail"),
];
