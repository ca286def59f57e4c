use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use kernel::{Currency, FieldErrors, Money, Problem, ResourceRef, Text, Timestamp, Translated, Words};
use serde::{Deserialize, Serialize};
use spaces::{ComponentId, LabelId};
use web::Link;

kernel::id!(
    /// A work: what became of something that was decided.
    WorkId
);
kernel::id!(
    /// An entry of a work's diary.
    DiaryId
);

/// A day of the calendar.
pub type Day = NaiveDate;

/// Most characters of a title.
pub const MAX_TITLE: usize = 150;

/// Most characters of a description.
pub const MAX_TEXT: usize = 20_000;

/// The most one work may cost, in minor units: sums of ten thousand of them still fit.
pub const MAX_AMOUNT: i64 = 100_000_000_000_000;

/// The years a work can be of.
pub const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

/// What a manager decides about the monitoring.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The stages that every work goes through, in order; none takes the usual five.
    pub stages: Vec<Translated>,
    /// The currency of all its amounts.
    pub currency: Currency,
}

impl Default for Settings {
    fn default() -> Self {
        Self { stages: Vec::new(), currency: Currency::EUR }
    }
}

/// The usual stages, message keys.
pub(crate) const USUAL_STAGES: [&str; 5] = [
    "accountability-stage-design",
    "accountability-stage-tender",
    "accountability-stage-site",
    "accountability-stage-test",
    "accountability-stage-open",
];

impl Settings {
    /// How many stages there are.
    pub fn stage_count(&self) -> usize {
        if self.stages.is_empty() { USUAL_STAGES.len() } else { self.stages.len() }
    }

    /// The stages in the reader's words.
    pub(crate) fn stage_names(&self, here: &accounts::Here) -> Vec<kernel::Line> {
        if self.stages.is_empty() {
            USUAL_STAGES.iter().map(|key| here.words(key).into()).collect()
        } else {
            self.stages.iter().map(|stage| kernel::Line::of(stage, here.locale)).collect()
        }
    }
}

/// A work.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its id.
    pub id: WorkId,
    /// The monitoring it belongs to.
    pub component: ComponentId,
    /// Its short number, unique in the monitoring.
    pub number: i64,
    /// The id it has in the office's own list; its number otherwise.
    pub external_id: String,
    /// The work it is a part of.
    pub parent: Option<WorkId>,
    /// Its title.
    pub title: Translated,
    /// Its description, in CommonMark.
    pub description: Translated,
    /// The description, rendered and sanitised.
    pub description_html: Translated,
    /// The edition it was decided in.
    pub year: i64,
    /// Its category.
    pub category: Option<LabelId>,
    /// Who answers for it.
    pub office: String,
    /// The stage it is in, from 0.
    pub stage: i64,
    /// How much of it is done, in percent, where the office says so; else the stage says it.
    pub progress: Option<i64>,
    /// How much there is to spend.
    pub budget: Money,
    /// How much has been spent: the sum of its diary.
    pub spent: Money,
    /// When it is to be finished.
    pub due: Option<Day>,
    /// What happens now, in one sentence; may be empty.
    pub now: Translated,
    /// Why it is late; may be empty.
    pub delay: Translated,
    /// Where bills and acts are.
    pub link: Option<Link>,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

impl Work {
    /// How links, audit entries and files name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new(crate::WORK, self.id.uuid())
    }

    /// The last part of its address: the same in every language.
    pub fn words(&self) -> String {
        Words::path(self.number, self.title.text(self.title.original))
    }
}

/// What follows from the facts of a work on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How much of it is done, in percent.
    pub progress: i64,
    /// Whether it has reached its last stage.
    pub done: bool,
    /// Months it is late; none while it is in time.
    pub late: Option<i64>,
}

/// Where each work stands on a day, of all works of a monitoring. A work with parts is as far as they are on average.
pub fn standings(works: &[Work], stages: usize, today: Day) -> HashMap<WorkId, Standing> {
    let last = i64::try_from(stages).unwrap_or(1).max(1) - 1;
    let own = |work: &Work| match work.progress {
        Some(progress) => progress.clamp(0, 100),
        None if last == 0 => 100,
        None => work.stage.clamp(0, last) * 100 / last,
    };
    let progress = |work: &Work| {
        let parts: Vec<i64> = works.iter().filter(|w| w.parent == Some(work.id)).map(own).collect();
        match i64::try_from(parts.len()) {
            Ok(count) if count > 0 => parts.iter().sum::<i64>() / count,
            _ => own(work),
        }
    };
    works
        .iter()
        .map(|work| {
            let progress = progress(work);
            let done = progress >= 100;
            let late = work.due.filter(|due| !done && *due < today).map(|due| months(due, today));
            (work.id, Standing { progress, done, late })
        })
        .collect()
}

/// Months between two days, begun ones counted.
fn months(from: Day, to: Day) -> i64 {
    let index = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month0());
    let whole = index(to) - index(from);
    (whole + i64::from(to.day() > from.day())).max(1)
}

/// What people write of a work.
#[derive(Clone, Debug)]
pub struct NewWork {
    /// The id it has in the office's own list.
    pub external_id: Option<String>,
    /// The number of the work it is a part of.
    pub parent: Option<i64>,
    /// Its title.
    pub title: Translated,
    /// Its description, in CommonMark.
    pub description: Translated,
    /// The edition it was decided in.
    pub year: i64,
    /// Its category.
    pub category: Option<LabelId>,
    /// Who answers for it.
    pub office: String,
    /// The stage it is in, from 0.
    pub stage: i64,
    /// How much of it is done, in percent.
    pub progress: Option<i64>,
    /// How much there is to spend.
    pub budget: Money,
    /// When it is to be finished.
    pub due: Option<Day>,
    /// What happens now.
    pub now: Translated,
    /// Why it is late.
    pub delay: Translated,
    /// Where bills and acts are.
    pub link: Option<Link>,
}

impl NewWork {
    /// Checks what no form can be trusted with.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what is missing or wrong.
    pub fn check(&self, stages: usize, currency: Currency) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        let original = self.title.original;
        if self.title.text(original).trim().is_empty() {
            errors.add(format!("title_{original}"), Text::new("accountability-title-missing"));
        }
        if self.title.texts.values().any(|text| text.chars().count() > MAX_TITLE) {
            let wrong = Text::new("accountability-title-long").with("max", MAX_TITLE);
            errors.add(format!("title_{original}"), wrong);
        }
        if !YEARS.contains(&self.year) {
            errors.add("year", Text::new("accountability-year-wrong"));
        }
        if !usize::try_from(self.stage).is_ok_and(|stage| stage < stages.max(1)) {
            errors.add("stage", Text::new("accountability-stage-wrong"));
        }
        if !(0..=MAX_AMOUNT).contains(&self.budget.minor) || self.budget.currency != currency {
            errors.add("budget", Text::new("accountability-amount-wrong"));
        }
        errors.check()
    }
}

/// An entry of a work's diary: a milestone, a payment, or both.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: DiaryId,
    /// When it happened.
    pub day: Day,
    /// What happened.
    pub title: Translated,
    /// What was paid, in minor units of the work's currency.
    pub amount: Option<i64>,
    /// Where the bill or the act is.
    pub link: Option<Link>,
}

/// What people write into a diary.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// When it happened.
    pub day: Day,
    /// What happened.
    pub title: Translated,
    /// What was paid.
    pub amount: Option<Money>,
    /// Where the bill or the act is.
    pub link: Option<Link>,
}

#[cfg(test)]
mod tests {
    use kernel::Locale;
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn work(id: u128, parent: Option<u128>, stage: i64, progress: Option<i64>, due: Option<&str>) -> Work {
        let text = |words: &str| Translated::new(Locale::IT, words);
        Work {
            id: WorkId(Uuid::from_u128(id)),
            component: ComponentId(Uuid::nil()),
            number: 1,
            external_id: "1".into(),
            parent: parent.map(|id| WorkId(Uuid::from_u128(id))),
            title: text("Panchine"),
            description: text(""),
            description_html: text(""),
            year: 2026,
            category: None,
            office: String::new(),
            stage,
            progress,
            budget: Money::eur(10),
            spent: Money::eur(0),
            due: due.map(day),
            now: text(""),
            delay: text(""),
            link: None,
            changed_at: Timestamp::default(),
        }
    }

    #[test]
    fn the_stage_says_how_far_a_work_is_unless_the_office_does() {
        let works =
            [work(1, None, 2, None, None), work(2, None, 2, Some(70), None), work(3, None, 4, None, None)];
        let standings = standings(&works, 5, day("2026-11-22"));
        let of = |n: u128| standings[&WorkId(Uuid::from_u128(n))];
        assert_eq!((of(1).progress, of(2).progress, of(3).progress), (50, 70, 100));
        assert!(of(3).done && !of(2).done);
    }

    #[test]
    fn a_work_with_parts_is_as_far_as_they_are() {
        let works = [
            work(1, None, 0, None, None),
            work(2, Some(1), 4, None, None),
            work(3, Some(1), 0, Some(40), None),
        ];
        assert_eq!(standings(&works, 5, day("2026-11-22"))[&works[0].id].progress, 70);
    }

    #[test]
    fn months_late_are_counted_from_the_day_it_was_due() {
        let late = |due: &str, stage| {
            let works = [work(1, None, stage, None, Some(due))];
            standings(&works, 5, day("2026-11-22"))[&works[0].id].late
        };
        assert_eq!(late("2026-11-22", 1), None);
        assert_eq!(late("2026-11-21", 1), Some(1));
        assert_eq!(late("2026-07-22", 1), Some(4));
        assert_eq!(late("2025-11-30", 1), Some(12));
        assert_eq!(late("2025-11-30", 4), None);
    }
}
