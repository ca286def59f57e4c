//! Texts in several languages as form fields: `title_it`, `title_en`. The organisation's first language is the original.

use accounts::{Choice, Here};
use kernel::{Locale, Text, Translated};
use web::form::{FormView, Reading};

/// Reads a text of one line in all languages; `missing` is what to say when the original is empty.
pub(super) fn read_line(
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
pub(super) fn read_text(fields: &mut Reading<'_>, here: &Here, name: &str, max: usize) -> Translated {
    read(here, name, |field, _| fields.text(field).max(max).value())
}

/// Puts a text into a form, in all languages.
pub(super) fn fill(form: FormView, here: &Here, name: &str, text: &Translated) -> FormView {
    let written = |locale: &Locale| text.texts.get(locale).cloned().unwrap_or_default();
    here.tenant
        .locales
        .iter()
        .fold(form, |form, locale| form.add(&format!("{name}_{locale}"), written(locale)))
}

/// The languages, for a form's fields.
pub(super) fn languages(here: &Here) -> Vec<Choice> {
    let name = Text::new("accounts-language-name");
    let say = |locale: &Locale| here.state.renderer.say(*locale, here.tenant.time_zone, &name);
    here.tenant.locales.iter().map(|locale| Choice::new(locale.as_str(), say(locale))).collect()
}

/// A message of ours in all languages.
pub(super) fn said(here: &Here, text: &Text) -> Translated {
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
