//! The reason of what the office does to something people rely on, as everybody reads it: asked for in one field, with a
//! panel for each further language.

use accounts::Here;
use kernel::{FieldErrors, Problem, Text, Translated};
use web::form::FormData;

const FIELD: &str = "reason";

/// Reads the fields of a form: `reason`, and `reason_en` for each further language.
pub fn read(form: &FormData, here: &Here) -> Translated {
    let original = here.tenant.locale;
    let others = here.tenant.locales.iter().filter(|locale| **locale != original);
    others.fold(Translated::new(original, form.value(FIELD)), |all, locale| {
        all.with(*locale, form.value(&format!("{FIELD}_{locale}")))
    })
}

/// The reason without space around it, where it is long enough and in no language longer than it may be.
///
/// # Errors
/// [`Problem::Invalid`] beside its field; what is too short is said with `missing`.
pub fn checked(
    reason: &Translated,
    min: usize,
    max: usize,
    missing: &'static str,
) -> Result<Translated, Problem> {
    let reason = reason.map(|text| text.trim().to_owned());
    let mut errors = FieldErrors::default();
    for (locale, text) in &reason.texts {
        let own = *locale == reason.original;
        let field = if own { FIELD.to_owned() } else { format!("{FIELD}_{locale}") };
        let length = text.chars().count();
        if own && length < min {
            errors.add(field, Text::new(missing));
        } else if length > max {
            errors.add(field, Text::new("web-form-too-long").with("length", length).with("max", max));
        }
    }
    if errors.is_empty() { Ok(reason) } else { Err(errors.into()) }
}
