use axum::{
    Extension,
    extract::{FromRequest, Request},
};
use bytes::Bytes;
use http::Uri;
use kernel::Text;

use super::{FormView, Reading, parse};
use crate::Fail;

/// What a form may hold. A route that takes files says so with `.layer(Limits::files(5 << 20, 3).layer())`.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many fields.
    pub fields: usize,
    /// How many bytes of text in all fields together.
    pub text: usize,
    /// How many bytes a file may have.
    pub file: usize,
    /// How many files.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { fields: 2_000, text: 1 << 20, file: 0, files: 0 }
    }
}

impl Limits {
    /// Up to `count` files of up to `max_bytes` each.
    pub fn files(max_bytes: usize, count: usize) -> Self {
        Self { file: max_bytes, files: count, ..Self::default() }
    }

    /// The layer that sets these limits for a route.
    pub fn layer(self) -> Extension<Limits> {
        Extension(self)
    }

    /// The whole body: room for one file that is too big, so that it can be named instead of breaking the upload.
    pub(crate) fn body(&self) -> usize {
        self.text + self.file * (self.files + 1) + (64 << 10)
    }
}

/// A form as it was sent: an extractor for `application/x-www-form-urlencoded` and `multipart/form-data`. Fields may
/// repeat and keep their order. All text is UTF-8 with `\n` line ends.
#[derive(Clone, Debug, Default)]
pub struct FormData {
    pub(super) fields: Vec<(String, String)>,
    pub(super) files: Vec<(String, Upload)>,
    /// What cannot be accepted whoever reads it: control characters, a file that is too big.
    pub(super) refused: Vec<(String, Text)>,
}

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The name it had, without folders.
    pub name: String,
    /// The type the browser guessed: a hint, never to be trusted.
    pub mime: String,
    /// The content.
    pub bytes: Bytes,
}

impl FormData {
    /// A form made of pairs, for tests and for actions that have no page.
    pub fn of<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            form.push(name.to_owned(), value.to_owned());
        }
        form
    }

    /// The query of an address, for filters and searches; what cannot be read there is left out.
    pub fn query(uri: &Uri) -> Self {
        let limits = Limits { fields: 100, ..Limits::default() };
        parse::urlencoded(uri.query().unwrap_or("").as_bytes(), &limits).unwrap_or_default()
    }

    /// The first value of a field as it was typed; empty when absent.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether the field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// The names and values in the order they were sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first file of a field, if one was chosen.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().find(|(field, _)| field == name).map(|(_, upload)| upload)
    }

    /// Starts checking.
    pub fn read(&self) -> Reading<'_> {
        Reading::new(self)
    }

    /// The form to be shown again, as it was typed.
    pub fn view(&self) -> FormView {
        let shown = self.iter().filter(|(name, _)| !super::is_secret(name));
        shown.fold(FormView::new(), |view, (name, value)| view.add(name, value))
    }

    /// Adds a field, refusing characters that no keyboard types: they break files, mails and databases, or (those that
    /// turn the direction of writing) make a text look like another one.
    pub(super) fn push(&mut self, name: String, value: String) {
        let value = value.replace("\r\n", "\n").replace('\r', "\n");
        if value.contains(forbidden) {
            self.refused.push((name.clone(), Text::new("web-form-control")));
            self.fields.push((name, value.replace(forbidden, "")));
        } else {
            self.fields.push((name, value));
        }
    }
}

fn forbidden(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\t'))
}

impl<S: Send + Sync> FromRequest<S> for FormData {
    type Rejection = Fail;

    async fn from_request(request: Request, _: &S) -> Result<Self, Fail> {
        parse::request(request).await
    }
}
