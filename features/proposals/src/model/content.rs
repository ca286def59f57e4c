use kernel::{FieldErrors, Text};
use spaces::{LabelId, Place, Scheme, Wording};

use super::{Ask, Settings};

/// The shortest title of a published proposal, in characters.
const TITLE_MIN: usize = 5;
/// The shortest text of a published proposal, in characters.
const BODY_MIN: usize = 20;

/// What a proposal says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// Its title, one line.
    pub title: String,
    /// Its text, in CommonMark.
    pub body: String,
    /// What it is about.
    pub category: Option<LabelId>,
    /// Which part of town it is about.
    pub area: Option<LabelId>,
    /// Where it is.
    pub place: Place,
    /// The language it is written in, and what the office gives of it in others.
    pub wording: Wording,
}

/// What must hold for a draft too: nothing is longer than can be kept, and labels are of the process.
///
/// # Errors
/// Field by field.
pub fn check_limits(
    content: &Content,
    settings: &Settings,
    labels: &[(LabelId, Scheme)],
) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut at_most = |name: &str, text: &str, max: usize| {
        let length = text.chars().count();
        if length > max {
            errors.add(name, Text::new("web-form-too-long").with("length", length).with("max", max));
        }
    };
    at_most("title", &content.title, usize::try_from(settings.title_max).unwrap_or(0));
    at_most("body", &content.body, usize::try_from(settings.body_max).unwrap_or(0));
    content.wording.check(&settings.lines(), &mut errors);
    content.wording.check(&settings.texts(), &mut errors);
    let known = |id: Option<LabelId>, scheme: Scheme| id.is_none_or(|id| labels.contains(&(id, scheme)));
    if !known(content.category, Scheme::Category) {
        errors.add("category", Text::new("web-form-choice"));
    }
    if !known(content.area, Scheme::Area) {
        errors.add("area", Text::new("web-form-choice"));
    }
    content.place.check(&mut errors);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// What must hold before everybody reads it.
///
/// # Errors
/// Field by field.
pub fn check_complete(
    content: &Content,
    settings: &Settings,
    labels: &[(LabelId, Scheme)],
) -> Result<(), FieldErrors> {
    check_limits(content, settings, labels)?;
    let mut errors = FieldErrors::default();
    if content.title.trim().chars().count() < TITLE_MIN {
        errors.add("title", Text::new("proposals-title-missing"));
    }
    if content.body.trim().chars().count() < BODY_MIN {
        errors.add("body", Text::new("proposals-body-missing"));
    }
    let offered = |scheme: Scheme| labels.iter().any(|(_, s)| *s == scheme);
    if settings.category == Ask::Required && content.category.is_none() && offered(Scheme::Category) {
        errors.add("category", Text::new("proposals-category-missing"));
    }
    if settings.area == Ask::Required && content.area.is_none() && offered(Scheme::Area) {
        errors.add("area", Text::new("proposals-area-missing"));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(result: Result<(), FieldErrors>) -> Vec<String> {
        result.err().map(|e| e.iter().map(|(field, _)| field.to_owned()).collect()).unwrap_or_default()
    }

    #[test]
    fn a_draft_may_be_empty_and_a_publication_may_not() {
        let label = LabelId(uuid::Uuid::from_u128(1));
        let labels = [(label, Scheme::Category)];
        let settings = Settings::default();
        let empty = Content::default();
        assert_eq!(fields(check_limits(&empty, &settings, &labels)), [] as [&str; 0]);
        assert_eq!(fields(check_complete(&empty, &settings, &labels)), ["title", "body", "category"]);
        // Where the process has no categories, none can be asked for.
        assert_eq!(fields(check_complete(&empty, &settings, &[])), ["title", "body"]);
    }

    #[test]
    fn limits_count_characters_and_labels_belong_to_the_process() {
        let settings = Settings { title_max: 20, ..Settings::default() };
        let content = Content {
            title: "è".repeat(21),
            category: Some(LabelId(uuid::Uuid::from_u128(9))),
            place: Place { address: String::new(), point: Some((91.0, f64::NAN)) },
            ..Content::default()
        };
        assert_eq!(fields(check_limits(&content, &settings, &[])), ["title", "category", "lat", "lng"]);
        let fits = Content { title: "è".repeat(20), ..Content::default() };
        assert_eq!(fields(check_limits(&fits, &settings, &[])), [] as [&str; 0]);
    }
}
