//! What stays of a session: materials for reuse, what those who came say about it, and the date on which they meet again.

use chrono::NaiveDate;
use kernel::{FieldErrors, ResourceRef, Text, Timestamp};
use web::Link;

use super::{CardId, SessionId};

kernel::id!(
    /// Something to reuse.
    MaterialId
);

/// Something to reuse that the host gives to a session: a file, or an address.
#[derive(Clone, Debug)]
pub struct Material {
    /// Its id.
    pub id: MaterialId,
    /// The card.
    pub card: CardId,
    /// The session.
    pub session: SessionId,
    /// What it is.
    pub title: String,
    /// Where it is, when it is not a file.
    pub link: Option<Link>,
    /// Whether everybody sees it, or only those who came.
    pub for_all: bool,
}

impl Material {
    /// The kind by which the files of materials are known.
    pub const KIND: &'static str = "exchange_material";

    /// The reference under which its file is kept.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new(Self::KIND, self.id.uuid())
    }
}

/// A material as the host enters it.
#[derive(Clone, Debug)]
pub struct NewMaterial {
    /// What it is.
    pub title: String,
    /// Its file, stored already.
    pub file: Option<engagement::StoredFile>,
    /// Or its address.
    pub link: Option<Link>,
    /// Whether everybody sees it.
    pub for_all: bool,
}

/// The longest title of a material or of a meeting afterwards, in characters.
const TITLE: usize = 200;

/// The most materials of a session.
pub const MATERIALS: usize = 30;

impl NewMaterial {
    /// What is wrong with it.
    ///
    /// # Errors
    /// Field by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        line(&mut errors, "material", &self.title, "exchange-material-missing");
        match (&self.file, &self.link) {
            (None, None) => errors.add("file", Text::new("exchange-material-what")),
            (Some(_), Some(_)) => errors.add("link", Text::new("exchange-material-both")),
            _ => {}
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

fn line(errors: &mut FieldErrors, field: &str, text: &str, missing: &'static str) {
    let length = text.trim().chars().count();
    if length == 0 {
        errors.add(field, Text::new(missing));
    } else if length > TITLE {
        errors.add(field, Text::new("web-form-too-long").with("length", length).with("max", TITLE));
    }
}

/// The marks that those who came give, from bad to very good.
pub const MARKS: std::ops::RangeInclusive<i64> = 1..=5;

/// The longest text of feedback, in characters.
const FEEDBACK: usize = 2_000;

/// What somebody who came says about the session.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// How good it was, one of [`MARKS`].
    pub mark: i64,
    /// What they say; may be empty.
    pub text: String,
}

impl Feedback {
    /// What is wrong with it.
    ///
    /// # Errors
    /// Field by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if !MARKS.contains(&self.mark) {
            errors.add("mark", Text::new("exchange-mark-missing"));
        }
        let length = self.text.chars().count();
        if length > FEEDBACK {
            errors.add("text", Text::new("web-form-too-long").with("length", length).with("max", FEEDBACK));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

/// When and where those who came to a session meet again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The session.
    pub session: SessionId,
    /// What it is.
    pub title: String,
    /// Where it is: a room, or an address on the net.
    pub place: String,
    /// On which day.
    pub day: NaiveDate,
    /// Grows with every change (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

/// A follow-up as the host enters it.
#[derive(Clone, Debug)]
pub struct NewFollowUp {
    /// What it is.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// On which day.
    pub day: NaiveDate,
}

impl NewFollowUp {
    /// What is wrong with it, seen from a day.
    ///
    /// # Errors
    /// Field by field.
    pub fn check(&self, today: NaiveDate) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        line(&mut errors, "again_title", &self.title, "exchange-again-title-missing");
        line(&mut errors, "again_place", &self.place, "exchange-again-place-missing");
        // Ten years on is a slip, and no calendar shows it.
        if self.day < today || self.day > today + chrono::Days::new(3_660) {
            errors.add("again_day", Text::new("exchange-again-day-past"));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

/// How much was given of a mark, or all of them together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// How many there are.
    pub count: i64,
    /// Their sum.
    pub sum: i64,
}

impl Marks {
    /// The average with one digit, as in «4,3», with the reader's sign between; none without marks.
    pub fn tenths(self) -> Option<i64> {
        (self.count > 0).then(|| (self.sum * 10 + self.count / 2) / self.count)
    }
}

impl std::ops::AddAssign for Marks {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.sum += other.sum;
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;

    #[test]
    fn averages_are_rounded_to_a_tenth() {
        let tenths = |count, sum| Marks { count, sum }.tenths();
        assert_eq!(
            (tenths(0, 0), tenths(3, 13), tenths(2, 9), tenths(3, 14)),
            (None, Some(43), Some(45), Some(47))
        );
    }
}
