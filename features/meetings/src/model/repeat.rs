//! Dates that come again, on the wall clock of the town: a meeting at six stays at six when the clocks change.

use chrono::{Datelike, Days, Months, NaiveDate, TimeZone};
use chrono_tz::Tz;
use kernel::Timestamp;

super::stored_words!(
    /// How often something comes again.
    Every {
        /// Every day.
        Day = "day",
        /// Every week.
        Week = "week",
        /// Every two weeks.
        Fortnight = "fortnight",
        /// On the same day of every month.
        Month = "month",
        /// On the same weekday of every month, as on each second Tuesday.
        Weekday = "weekday",
    }
);

/// The beginnings of so many meetings, the first at the given moment. A month without that day is passed over.
pub fn repetitions(first: Timestamp, every: Every, count: usize, zone: Tz) -> Vec<Timestamp> {
    let local = first.with_timezone(&zone);
    let (date, time) = (local.date_naive(), local.time());
    let on = |date: NaiveDate| {
        let wall = date.and_time(time);
        let later = || zone.from_local_datetime(&(wall + chrono::TimeDelta::hours(1))).earliest();
        zone.from_local_datetime(&wall).earliest().or_else(later).map(|moment| moment.to_utc())
    };
    // Five years of months without a fifth Friday end somewhere.
    (0..200).filter_map(|n| step(date, every, n)).filter_map(on).take(count).collect()
}

/// A moment moved by as much as another one was, on the clock of the town.
pub fn moved(moment: Timestamp, from: Timestamp, to: Timestamp, zone: Tz) -> Timestamp {
    let wall = |moment: Timestamp| moment.with_timezone(&zone).naive_local();
    let there = wall(moment) + (wall(to) - wall(from));
    // What the clock leaves out in spring is an hour later.
    let local = zone.from_local_datetime(&there).earliest();
    let later = || zone.from_local_datetime(&(there + chrono::TimeDelta::hours(1))).earliest();
    local.or_else(later).map_or(moment, |moment| moment.to_utc())
}

fn step(date: NaiveDate, every: Every, n: u32) -> Option<NaiveDate> {
    let days = |days: u64| date.checked_add_days(Days::new(days * u64::from(n)));
    match every {
        Every::Day => days(1),
        Every::Week => days(7),
        Every::Fortnight => days(14),
        Every::Month => {
            let moved = date.checked_add_months(Months::new(n))?;
            (moved.day() == date.day()).then_some(moved)
        }
        Every::Weekday => {
            let moved = date.with_day(1)?.checked_add_months(Months::new(n))?;
            let nth = u8::try_from((date.day() - 1) / 7 + 1).ok()?;
            NaiveDate::from_weekday_of_month_opt(moved.year(), moved.month(), date.weekday(), nth)
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;

    #[test]
    fn six_in_the_evening_stays_six_when_the_clocks_change() {
        let rome = chrono_tz::Europe::Rome;
        let first = Utc.with_ymd_and_hms(2026, 10, 18, 16, 0, 0).unwrap();
        let weeks = repetitions(first, Every::Week, 3, rome);
        let hours: Vec<_> =
            weeks.iter().map(|t| t.with_timezone(&rome).format("%d %H:%M").to_string()).collect();
        assert_eq!(hours, ["18 18:00", "25 18:00", "01 18:00"]);
        assert_eq!(weeks[2] - weeks[0], chrono::TimeDelta::days(14) + chrono::TimeDelta::hours(1));
    }

    #[test]
    fn all_are_moved_by_as_much_on_the_clock_of_the_town() {
        let rome = chrono_tz::Europe::Rome;
        let at = |m, d, h| Utc.with_ymd_and_hms(2026, m, d, h, 0, 0).unwrap();
        // From six to seven in the evening, from Sunday to Monday, across the change of the clocks.
        assert_eq!(moved(at(10, 25, 17), at(10, 18, 16), at(10, 19, 17), rome), at(10, 26, 18));
        assert_eq!(moved(at(10, 18, 16), at(10, 18, 16), at(10, 18, 16), rome), at(10, 18, 16));
    }

    #[test]
    fn months_without_that_day_are_passed_over() {
        let at = |y, m, d| Utc.with_ymd_and_hms(y, m, d, 12, 0, 0).unwrap();
        let days = |every, first| {
            let dates = repetitions(first, every, 3, chrono_tz::UTC);
            dates.iter().map(|t| t.format("%m-%d").to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days(Every::Month, at(2026, 1, 31)), ["01-31", "03-31", "05-31"]);
        // The second Tuesday.
        assert_eq!(days(Every::Weekday, at(2026, 1, 13)), ["01-13", "02-10", "03-10"]);
        assert_eq!(days(Every::Fortnight, at(2026, 2, 20)), ["02-20", "03-06", "03-20"]);
    }
}
