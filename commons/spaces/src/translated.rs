//! Texts in several languages as form fields: `title_it`, `title_en`. The organisation's first language is the original.

use accounts::{Choice, Here};
pub use kernel::Line;
use kernel::{Locale, Text, Translated};
use serde::Serialize;
use web::{
    Html,
    form::{FormView, Reading},
};

/// A long text as a page shows it: rendered and sanitised.
#[derive(Clone, Debug, Serialize)]
pub struct Prose {
    /// What it says.
    pub html: Html,
    /// The language it is in, where that is not the page's.
    pub lang: Option<Locale>,
}

impl Prose {
    /// The text for a reader; `html` is what [`rendered`] made.
    pub fn of(html: &Translated, locale: Locale) -> Self {
        let (text, language) = html.get(locale);
        Self { html: Html::trusted(text), lang: (language != locale).then_some(language) }
    }

    /// An invented text for the samples of pages.
    pub fn sample(html: &str, lang: Option<Locale>) -> Self {
        Self { html: Html::trusted(html), lang }
    }
}

/// CommonMark in several languages, rendered and sanitised once, when it is written.
pub fn rendered(markdown: &Translated) -> Translated {
    Translated {
        original: markdown.original,
        texts: markdown.texts.iter().map(|(locale, text)| (*locale, web::markdown(text).into())).collect(),
    }
}

/// Reads a text of one line in all languages; `missing` is what to say when the original is empty.
pub fn read_line(
    fields: &mut Reading<'_>,
    here: &Here,
    name: &str,
    max: usize,
    missing: Option<&'static str>,
) -> Translated {
    read(here, name, |field, original| {
        let text = fields.line(field).max(max);
        match missing.filter(|_| original) {
            Some(key) => text.required_or(Text::new(key)).value(),
            None => text.value(),
        }
    })
}

/// Reads a longer text in all languages; it may be empty.
pub fn read_text(fields: &mut Reading<'_>, here: &Here, name: &str, max: usize) -> Translated {
    read(here, name, |field, _| fields.text(field).max(max).value())
}

/// Puts a text into a form, in all languages.
pub fn fill(form: FormView, here: &Here, name: &str, text: &Translated) -> FormView {
    let written = |locale: &Locale| text.texts.get(locale).cloned().unwrap_or_default();
    here.tenant
        .locales
        .iter()
        .fold(form, |form, locale| form.add(&format!("{name}_{locale}"), written(locale)))
}

/// The languages, for a form's fields.
pub fn languages(here: &Here) -> Vec<Choice> {
    let name = Text::new("accounts-language-name");
    let say = |locale: &Locale| here.state.renderer.say(*locale, here.tenant.time_zone, &name);
    here.tenant.locales.iter().map(|locale| Choice::new(locale.as_str(), say(locale))).collect()
}

/// A message of ours in all languages.
pub fn said(here: &Here, text: &Text) -> Translated {
    let say = |locale: Locale| here.state.renderer.say(locale, here.tenant.time_zone, text);
    let original = Translated::new(here.tenant.locale, say(here.tenant.locale));
    here.tenant.locales.iter().fold(original, |all, locale| all.with(*locale, say(*locale)))
}

fn read(here: &Here, name: &str, mut one: impl FnMut(&str, bool) -> String) -> Translated {
    let original = here.tenant.locale;
    let first = one(&format!("{name}_{original}"), true);
    let others = here.tenant.locales.iter().filter(|locale| **locale != original);
    others.fold(Translated::new(original, first), |all, locale| {
        all.with(*locale, one(&format!("{name}_{locale}"), false))
    })
}
