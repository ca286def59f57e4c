//! What the office gives of its texts in further languages, beside the columns that hold them as they were written.
//! What participants write stays in its language, which is noted here too.

use std::collections::BTreeMap;

use accounts::{Choice, Here};
use kernel::{FieldErrors, Locale, Text, Translated};
use serde::{Deserialize, Serialize};
use web::{
    Html,
    form::{FormView, Reading},
};

use crate::translated::{Line, Prose, languages};

/// A field that can be given in further languages, and the most characters it takes.
pub type Field = (&'static str, usize);

/// In which language something was written, and its texts in others, by the name of the field. Stored as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// The language it was written in; none where nobody said, and then nothing claims to know.
    pub original: Option<Locale>,
    texts: BTreeMap<String, BTreeMap<Locale, String>>,
}

impl Wording {
    /// Written in one language alone.
    pub fn written_in(original: Locale) -> Self {
        Self { original: Some(original), ..Self::default() }
    }

    /// What a text in several languages holds besides the original, as one field.
    pub fn of(field: &str, text: &Translated) -> Self {
        let others = text.texts.iter().filter(|(locale, _)| **locale != text.original);
        let own = Self::written_in(text.original);
        others.fold(own, |all, (locale, text)| all.with(field, *locale, text.as_str()))
    }

    /// The same, written in a language where it does not say in which.
    #[must_use]
    pub fn or_written_in(&self, original: Option<Locale>) -> Self {
        Self { original: self.original.or(original), texts: self.texts.clone() }
    }

    /// The further languages in which a field is given, each with its text.
    pub fn given(&self, field: &str) -> impl Iterator<Item = (Locale, &str)> {
        let texts = self.texts.get(field).into_iter().flatten();
        texts.map(|(locale, text)| (*locale, text.as_str()))
    }

    /// Reads what [`Wording::to_json`] wrote; what was stored before there were languages is empty.
    ///
    /// # Errors
    /// When the text is not such JSON.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        if json.is_empty() { Ok(Self::default()) } else { serde_json::from_str(json) }
    }

    /// The JSON stored in the database.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Gives a field in a further language; an empty text takes it away.
    #[must_use]
    pub fn with(mut self, field: &str, locale: Locale, text: impl Into<String>) -> Self {
        let text = text.into();
        let of_field = self.texts.entry(field.to_owned()).or_default();
        if text.trim().is_empty() {
            of_field.remove(&locale);
        } else {
            of_field.insert(locale, text);
        }
        self.texts.retain(|_, texts| !texts.is_empty());
        self
    }

    /// The same without further languages.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self { original: self.original, ..Self::default() }
    }

    /// A field for a reader, and its language where that is not the reader's; `original` is how it was written.
    pub fn get<'a>(&'a self, field: &str, original: &'a str, reader: Locale) -> (&'a str, Option<Locale>) {
        let other = self.texts.get(field).and_then(|texts| texts.get(&reader));
        match other.filter(|_| self.original != Some(reader)) {
            Some(text) => (text, None),
            None => (original, self.original.filter(|own| *own != reader && !original.is_empty())),
        }
    }

    /// The same as a line of a page.
    pub fn line(&self, field: &str, original: &str, reader: Locale) -> Line {
        let (text, lang) = self.get(field, original, reader);
        Line { text: text.to_owned(), lang }
    }

    /// The same as a long text of a page, where field and `original` are rendered and sanitised.
    pub fn prose(&self, field: &str, original: &str, reader: Locale) -> Prose {
        let (text, lang) = self.get(field, original, reader);
        Prose { html: Html::trusted(text), lang }
    }

    /// The same, whatever its language.
    #[must_use]
    pub fn text(&self, field: &str, original: &str, reader: Locale) -> String {
        self.get(field, original, reader).0.to_owned()
    }

    /// A field in all of its languages.
    pub fn translated(&self, field: &str, original: &str) -> Translated {
        let own = Translated::new(self.original.unwrap_or(Locale::IT), original);
        let others = self.texts.get(field).into_iter().flatten();
        others
            .filter(|(locale, _)| **locale != own.original)
            .fold(own.clone(), |all, (locale, text)| all.with(*locale, text.as_str()))
    }

    /// What some fields say in further languages, for what is looked for in each.
    pub fn elsewhere(&self, fields: &[&str]) -> String {
        let of = |field: &&str| self.texts.get(*field).into_iter().flat_map(|texts| texts.values());
        fields.iter().flat_map(of).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Makes one field of another in every further language, as the rendered text of what was written.
    pub fn derive(&mut self, from: &str, to: &str, make: impl Fn(&str) -> String) {
        let made = |texts: &BTreeMap<Locale, String>| {
            texts.iter().map(|(locale, text)| (*locale, make(text))).collect::<BTreeMap<_, _>>()
        };
        let made = self.texts.get(from).map(made);
        self.texts.remove(to);
        self.texts.extend(made.map(|texts| (to.to_owned(), texts)));
    }

    /// Notes what is longer than it may be, beside its field of the form.
    pub fn check(&self, fields: &[Field], errors: &mut FieldErrors) {
        for (field, max) in fields {
            for (locale, text) in self.texts.get(*field).into_iter().flatten() {
                let length = text.chars().count();
                if length > *max {
                    let wrong = Text::new("web-form-too-long").with("length", length).with("max", *max);
                    errors.add(format!("{field}_{locale}"), wrong);
                }
            }
        }
    }

    /// Reads the further languages of a form, as in `title_en`: fields of one line, and longer ones.
    pub fn read(
        read: &mut Reading<'_>,
        here: &Here,
        original: Locale,
        lines: &[Field],
        texts: &[Field],
    ) -> Self {
        let mut all = Self::written_in(original);
        for locale in here.tenant.locales.iter().filter(|locale| **locale != original) {
            for (field, max) in lines {
                let text = read.line(&format!("{field}_{locale}")).max(*max).value();
                all = all.with(field, *locale, text);
            }
            for (field, max) in texts {
                let text = read.text(&format!("{field}_{locale}")).max(*max).value();
                all = all.with(field, *locale, text);
            }
        }
        all
    }

    /// Puts the further languages of some fields into a form.
    pub fn fill(&self, form: FormView, fields: &[&str]) -> FormView {
        let of = |field: &&str| {
            let texts = self.texts.get(*field).into_iter().flatten();
            texts.map(|(locale, text)| (format!("{field}_{locale}"), text.as_str())).collect::<Vec<_>>()
        };
        fields.iter().flat_map(of).fold(form, |form, (name, text)| form.add(&name, text))
    }

    /// The further languages that a form asks for, besides the one that something is written in.
    pub fn languages(here: &Here, original: Locale) -> Vec<Choice> {
        languages(here).into_iter().filter(|language| language.value != original.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_falls_back_and_says_so() {
        let wording = Wording::written_in(Locale::IT).with("title", Locale::EN, "Trees");
        assert_eq!(wording.get("title", "Alberi", Locale::EN), ("Trees", None));
        assert_eq!(wording.get("title", "Alberi", Locale::IT), ("Alberi", None));
        assert_eq!(wording.get("body", "Quaranta", Locale::EN), ("Quaranta", Some(Locale::IT)));
        assert_eq!(wording.get("body", "", Locale::EN), ("", None), "nothing is in no language");
        assert_eq!(Wording::default().get("body", "Quaranta", Locale::EN), ("Quaranta", None));
        assert_eq!(Wording::from_json(&wording.to_json()).unwrap(), wording);
        assert_eq!(Wording::from_json("").unwrap(), Wording::default());
    }

    #[test]
    fn a_language_is_taken_back_with_what_was_made_of_it() {
        let mut wording = Wording::written_in(Locale::IT).with("body", Locale::EN, "Forty");
        wording.derive("body", "html", |text| format!("<p>{text}</p>"));
        assert_eq!(wording.get("html", "<p>Quaranta</p>", Locale::EN).0, "<p>Forty</p>");
        let mut wording = wording.with("body", Locale::EN, " ");
        wording.derive("body", "html", str::to_owned);
        assert_eq!(wording, Wording::written_in(Locale::IT));
    }

    #[test]
    fn all_languages_are_given_together() {
        let wording = Wording::written_in(Locale::EN).with("title", Locale::IT, "Alberi");
        let title = wording.translated("title", "Trees");
        assert_eq!((title.text(Locale::IT), title.original), ("Alberi", Locale::EN));
        assert_eq!(wording.elsewhere(&["title", "body"]), "Alberi");
    }
}
