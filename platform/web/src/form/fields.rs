use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use kernel::{Currency, Email, FieldErrors, Money, Slug, Text, Timestamp};

use super::{FormData, Upload};
use crate::{Link, plain, reader::on_wall_clock};

/// Checks a form field by field and collects what is wrong, in the order of the calls.
///
/// Every field ends in a call that gives its value (`value`, `or`, `optional`); where something is wrong that value is
/// only a stand-in, and [`Reading::finish`] refuses the whole.
pub struct Reading<'f> {
    form: &'f FormData,
    errors: FieldErrors,
}

impl<'f> Reading<'f> {
    pub(super) fn new(form: &'f FormData) -> Self {
        Self { form, errors: FieldErrors::default() }
    }

    /// A text, without space around it and without what only deceives the eye; line ends are kept.
    pub fn text<'r>(&'r mut self, name: &'r str) -> TextField<'r> {
        self.text_field(name, plain(self.form.value(name)).trim().to_owned())
    }

    /// A text of one line: line ends become spaces.
    pub fn line<'r>(&'r mut self, name: &'r str) -> TextField<'r> {
        let value = plain(self.form.value(name)).split_whitespace().collect::<Vec<_>>().join(" ");
        self.text_field(name, value)
    }

    /// A text exactly as typed, as passwords must be read.
    pub fn raw<'r>(&'r mut self, name: &'r str) -> TextField<'r> {
        self.text_field(name, self.form.value(name).to_owned())
    }

    /// An e-mail address.
    pub fn email<'r>(&'r mut self, name: &'r str) -> Field<'r, Email> {
        self.typed(name, "web-form-email", |text| text.parse().ok())
    }

    /// An amount as people write it.
    pub fn money<'r>(&'r mut self, name: &'r str, currency: Currency) -> Field<'r, Money> {
        self.typed(name, "web-form-money", |text| Money::parse(text, currency).ok())
    }

    /// A whole number within a range.
    pub fn number<'r>(&'r mut self, name: &'r str, range: RangeInclusive<i64>) -> Field<'r, i64> {
        let field = self.typed(name, "web-form-number", |text| text.replace(' ', "").parse::<i64>().ok());
        let (min, max) = (*range.start(), *range.end());
        field.check(move |n| {
            let outside = Text::new("web-form-range").with("min", min).with("max", max);
            (!range.contains(n)).then_some(outside)
        })
    }

    /// One of the given words.
    pub fn choice<'r>(&'r mut self, name: &'r str, choices: &[&str]) -> Field<'r, String> {
        self.typed(name, "web-form-choice", |text| choices.contains(&text).then(|| text.to_owned()))
    }

    /// Anything with a parser of its own, such as an id; `wrong` is the key of what to say when it is not one.
    pub fn parsed<'r, T: std::str::FromStr>(
        &'r mut self,
        name: &'r str,
        wrong: &'static str,
    ) -> Field<'r, T> {
        self.typed(name, wrong, |text| text.parse().ok())
    }

    /// A part of an address, as in `bilancio-2027`.
    pub fn slug<'r>(&'r mut self, name: &'r str) -> Field<'r, Slug> {
        self.parsed(name, "web-form-slug")
    }

    /// An address of a page, http(s) or of this site.
    pub fn link<'r>(&'r mut self, name: &'r str) -> Field<'r, Link> {
        self.parsed(name, "web-form-link")
    }

    /// A day, as `<input type="date">` sends it.
    pub fn date<'r>(&'r mut self, name: &'r str) -> Field<'r, NaiveDate> {
        self.typed(name, "web-form-date", |text| text.parse().ok())
    }

    /// A moment, as `<input type="datetime-local">` sends it, on the wall clock of the time zone.
    pub fn datetime_local<'r>(&'r mut self, name: &'r str, tz: Tz) -> Field<'r, Timestamp> {
        self.typed(name, "web-form-datetime", |text| {
            let (date, time) = text.split_once(['T', ' '])?;
            let time = NaiveTime::parse_from_str(time, "%H:%M")
                .or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S"))
                .ok()?;
            on_wall_clock(tz, date.parse().ok()?, time)
        })
    }

    /// Whether a box is ticked.
    pub fn checked(&self, name: &str) -> bool {
        !matches!(self.form.value(name), "" | "0" | "false" | "off")
    }

    /// All values of a repeated field, without empty ones.
    pub fn list(&self, name: &str) -> Vec<String> {
        self.form.values(name).into_iter().filter(|value| !value.is_empty()).map(str::to_owned).collect()
    }

    /// A file.
    pub fn file<'r>(&'r mut self, name: &'r str) -> FileField<'r> {
        let upload = self.form.file(name).cloned();
        let problem = self.refused(name);
        FileField { errors: &mut self.errors, name, upload, problem }
    }

    /// Notes an error that belongs to several fields or to the whole (with the empty name).
    pub fn error(&mut self, name: &str, text: Text) {
        self.errors.add(name, text);
    }

    /// True while nothing is wrong.
    pub fn is_fine(&self) -> bool {
        self.errors.is_empty()
    }

    /// The value built from the fields, if all of them were right.
    ///
    /// # Errors
    /// What is wrong, in the order the fields were read.
    pub fn finish<T>(self, value: T) -> Result<T, FieldErrors> {
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }

    fn text_field<'r>(&'r mut self, name: &'r str, value: String) -> TextField<'r> {
        let problem = self.refused(name);
        TextField { errors: &mut self.errors, name, value, problem }
    }

    fn typed<'r, T>(
        &'r mut self,
        name: &'r str,
        wrong: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Field<'r, T> {
        let typed = self.form.value(name).trim();
        let value = if typed.is_empty() { None } else { parse(typed) };
        let wrong = (!typed.is_empty() && value.is_none()).then(|| Text::new(wrong));
        let problem = self.refused(name).or(wrong);
        Field { errors: &mut self.errors, name, value, problem }
    }

    fn refused(&self, name: &str) -> Option<Text> {
        self.form.refused.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone())
    }
}

/// A text field being checked; the first thing wrong is what is said.
#[must_use = "end with value() or optional(), or the check is lost"]
pub struct TextField<'r> {
    errors: &'r mut FieldErrors,
    name: &'r str,
    value: String,
    problem: Option<Text>,
}

impl TextField<'_> {
    /// Must not be empty.
    pub fn required(self) -> Self {
        self.required_or(Text::new("web-form-required"))
    }

    /// Must not be empty; says what is missing in the feature's own words.
    pub fn required_or(self, missing: Text) -> Self {
        self.check(|value| value.is_empty().then_some(missing))
    }

    /// At most so many characters.
    pub fn max(self, max: usize) -> Self {
        self.check(|value| {
            let length = value.chars().count();
            (length > max).then(|| Text::new("web-form-too-long").with("length", length).with("max", max))
        })
    }

    /// At least so many characters, unless it is empty.
    pub fn min(self, min: usize) -> Self {
        self.check(|value| {
            let short = !value.is_empty() && value.chars().count() < min;
            short.then(|| Text::new("web-form-too-short").with("min", min))
        })
    }

    /// A rule of the feature's own: what to say when it is broken.
    pub fn check(mut self, rule: impl FnOnce(&str) -> Option<Text>) -> Self {
        if self.problem.is_none() {
            self.problem = rule(&self.value);
        }
        self
    }

    /// The text; empty when nothing was typed.
    pub fn value(self) -> String {
        if let Some(text) = self.problem {
            self.errors.add(self.name, text);
        }
        self.value
    }

    /// The text, or `None` when nothing was typed.
    pub fn optional(self) -> Option<String> {
        Some(self.value()).filter(|value| !value.is_empty())
    }
}

/// A field of a type being checked.
#[must_use = "end with or() or optional(), or the check is lost"]
pub struct Field<'r, T> {
    errors: &'r mut FieldErrors,
    name: &'r str,
    value: Option<T>,
    problem: Option<Text>,
}

impl<T> Field<'_, T> {
    /// Must be there.
    pub fn required(self) -> Self {
        self.required_or(Text::new("web-form-required"))
    }

    /// Must be there; says what is missing in the feature's own words.
    pub fn required_or(mut self, missing: Text) -> Self {
        if self.problem.is_none() && self.value.is_none() {
            self.problem = Some(missing);
        }
        self
    }

    /// A rule of the feature's own: what to say when it is broken.
    pub fn check(mut self, rule: impl FnOnce(&T) -> Option<Text>) -> Self {
        if self.problem.is_none() {
            self.problem = self.value.as_ref().and_then(rule);
        }
        self
    }

    /// The value, or the stand-in when it is absent or wrong.
    pub fn or(self, stand_in: T) -> T {
        self.optional().unwrap_or(stand_in)
    }

    /// The value, or `None` when it is absent or wrong.
    pub fn optional(self) -> Option<T> {
        match self.problem {
            Some(text) => {
                self.errors.add(self.name, text);
                None
            }
            None => self.value,
        }
    }
}

/// A file field being checked.
#[must_use = "end with optional(), or the check is lost"]
pub struct FileField<'r> {
    errors: &'r mut FieldErrors,
    name: &'r str,
    upload: Option<Upload>,
    problem: Option<Text>,
}

impl FileField<'_> {
    /// Must be there.
    pub fn required(mut self) -> Self {
        if self.problem.is_none() && self.upload.is_none() {
            self.problem = Some(Text::new("web-form-file-missing"));
        }
        self
    }

    /// The file, if one was sent and can be accepted.
    pub fn optional(self) -> Option<Upload> {
        match self.problem {
            Some(text) => {
                self.errors.add(self.name, text);
                None
            }
            None => self.upload,
        }
    }
}
