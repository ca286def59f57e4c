//! How proposals work here.

use kernel::{FieldErrors, Problem, Text};
use spaces::{Inside, process::Figure, settings};
use web::form::{FormData, FormView};

use super::allowed;
use crate::{
    model::{Ask, Settings},
    permissions::Act,
};

/// Whether something is asked for.
const ASKS: &[(&str, &str)] = &[
    ("no", "proposals-ask-no"),
    ("optional", "proposals-ask-optional"),
    ("required", "proposals-ask-required"),
];

impl settings::Settings for Settings {
    const TEMPLATE: &'static str = "proposals/admin/settings.html";
    const TITLE: &'static str = "proposals-settings-title";
    const CHOICES: &'static [settings::Words] = &[("asks", ASKS)];

    fn allowed(&self, inside: &Inside) -> Result<(), Problem> {
        allowed(inside, Act::Configure).map(drop)
    }

    fn fill(&self) -> FormView {
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let form = FormView::new()
            .add("title_max", self.title_max.to_string())
            .add("body_max", self.body_max.to_string())
            .add("edit_minutes", self.edit_minutes.to_string())
            .add("category", self.category.as_str())
            .add("area", self.area.as_str())
            .tick("place", self.place)
            .tick("image", self.image)
            .add("documents_max", self.documents_max.to_string())
            .add("support_limit", number(self.support_limit))
            .add("threshold", number(self.threshold))
            .tick("hide_counts", self.hide_counts)
            .tick("comments", self.comments)
            .add("comment_max", self.comment_max.to_string());
        self.map.fill(form)
    }

    fn read(&self, form: &FormData) -> Result<Self, FieldErrors> {
        let mut read = form.read();
        let ask = |word: Option<String>| word.as_deref().and_then(Ask::parse);
        let settings = Settings {
            title_max: read.number("title_max", 20..=200).required().or(self.title_max),
            body_max: read.number("body_max", 200..=50_000).required().or(self.body_max),
            edit_minutes: read.number("edit_minutes", 0..=129_600).required().or(self.edit_minutes),
            category: ask(read.choice("category", &Ask::WORDS).required().optional())
                .unwrap_or(self.category),
            area: ask(read.choice("area", &Ask::WORDS).required().optional()).unwrap_or(self.area),
            place: read.checked("place"),
            image: read.checked("image"),
            documents_max: read.number("documents_max", 0..=10).required().or(self.documents_max),
            support_limit: read.number("support_limit", 1..=1_000).optional(),
            threshold: read.number("threshold", 1..=10_000_000).optional(),
            hide_counts: read.checked("hide_counts"),
            comments: read.checked("comments"),
            comment_max: read.number("comment_max", 100..=10_000).required().or(self.comment_max),
            map: self.map.read(&mut read),
        };
        read.finish(settings)
    }

    fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut range = |name: &str, value: i64, min: i64, max: i64| {
            if !(min..=max).contains(&value) {
                errors.add(name, Text::new("web-form-range").with("min", min).with("max", max));
            }
        };
        range("title_max", self.title_max, 20, 200);
        range("body_max", self.body_max, 200, 50_000);
        range("edit_minutes", self.edit_minutes, 0, 60 * 24 * 90);
        range("documents_max", self.documents_max, 0, 10);
        range("support_limit", self.support_limit.unwrap_or(1), 1, 1_000);
        range("threshold", self.threshold.unwrap_or(1), 1, 10_000_000);
        range("comment_max", self.comment_max, 100, 10_000);
        self.map.check(&mut errors);
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// Supports already given stay, also above a new limit.
    fn relied_on(&self) -> Vec<(Figure, Option<i64>)> {
        vec![(Figure::SupportLimit, self.support_limit), (Figure::Threshold, self.threshold)]
    }
}

#[cfg(test)]
mod tests {
    use settings::Settings as _;

    use super::*;

    #[test]
    fn the_defaults_are_right_and_absent_fields_take_them() {
        assert!(Settings::default().check().is_ok());
        let partial: Settings = serde_json::from_str(r#"{"support_limit": 3}"#).unwrap();
        assert_eq!(partial, Settings { support_limit: Some(3), ..Settings::default() });
        assert!(Settings { title_max: 5, ..Settings::default() }.check().is_err());
    }
}
