//! What a page needs: templates, messages, forms, problems as answers, safety headers and assets. `README.md` shows how
//! to write a page, a form and a message. No civic words, no database.

mod assets;
pub mod cache;
pub mod check;
mod excerpt;
mod files;
mod filters;
pub mod form;
mod html;
mod link;
mod locales;
mod markdown;
mod messages;
mod numbers;
mod page;
pub mod palette;
pub mod problem;
mod reader;
mod renderer;
pub mod sheet;
mod site;
mod squares;
pub mod stack;
mod table;
mod templates;
mod theme;
mod typed;
mod watched;

pub use assets::Assets;
pub use excerpt::excerpt;
pub use files::{File, Files};
pub use html::Html;
pub use link::{Link, NotALink};
pub use locales::preferred as preferred_locale;
pub use markdown::{MAX_MARKDOWN, markdown, remark};
pub use messages::{Messages, MessagesError};
pub use page::{Page, Sample, Samples};
pub use problem::{Fail, Result};
pub use reader::Reader;
pub use renderer::Renderer;
pub use site::{
    AdminItem, AdminNav, AdminSection, Alternate, Crest, Crumb, FlashKind, Inbox, Me, NavItem, Notice, Site,
    TenantView,
};
pub use squares::squares;
pub use table::{Cell, Table, TableForm, as_meant, download};
pub use templates::{TemplateOverrides, Templates};
pub use theme::{Look, theme_css};
pub use typed::plain;

/// For the [`embedded!`] macro only.
#[doc(hidden)]
pub use rust_embed;

// Inside this crate the macro's `web::` path must resolve too.
extern crate self as web;

/// This crate's own templates: the layout, the page parts and the error page.
pub fn templates() -> Files {
    embedded!("templates")
}

/// This crate's own messages.
pub fn messages() -> Files {
    embedded!("messages")
}

/// The built stylesheets, scripts, fonts and pictures.
pub fn assets() -> Files {
    embedded!("assets/dist")
}

/// The pages this crate owns.
pub fn samples(samples: &mut Samples) {
    samples.add::<problem::ErrorPage>();
}
