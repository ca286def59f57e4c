use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use db::TenantDb;
use kernel::{Entropy, FixedClock, SeededEntropy, Timestamp};

/// The days of the demo, counted from the day of its first start, in the organisations' time zone.
#[derive(Clone, Copy)]
pub struct Calendar {
    now: Timestamp,
    today: NaiveDate,
    zone: Tz,
}

impl Calendar {
    /// Seen from a moment.
    pub fn new(now: Timestamp, zone: Tz) -> Self {
        Self { now, today: now.with_timezone(&zone).date_naive(), zone }
    }

    /// The present year.
    pub fn year(&self) -> i32 {
        self.today.year()
    }

    /// The first moment of a day.
    pub fn start(&self, day: i64) -> Timestamp {
        self.at(day, NaiveTime::MIN)
    }

    /// When something ends that lasts until the day before: one minute before midnight, because people read «ore 00:00» of
    /// a Monday as one day too late.
    pub fn end(&self, day: i64) -> Timestamp {
        self.start(day) - TimeDelta::minutes(1)
    }

    /// An hour of a day, on the town's clock.
    pub fn hour(&self, day: i64, hour: u32) -> Timestamp {
        self.at(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN))
    }

    /// A moment between eight in the morning and ten in the evening of a day, never in the future.
    pub fn moment(&self, day: i64, dice: &Dice) -> Timestamp {
        let minutes = i64::try_from(dice.below(14 * 60)).unwrap_or(0);
        let moment = self.at(day, NaiveTime::MIN) + TimeDelta::hours(8) + TimeDelta::minutes(minutes);
        moment.min(self.now - TimeDelta::minutes(1 + minutes / 60))
    }

    fn at(&self, day: i64, time: NaiveTime) -> Timestamp {
        let count = Days::new(day.unsigned_abs());
        let moved =
            if day < 0 { self.today.checked_sub_days(count) } else { self.today.checked_add_days(count) };
        let local = moved.unwrap_or(self.today).and_time(time);
        // A midnight that a change of the clocks skips does not exist in Italy; any moment near it would do.
        let moment = local.and_local_timezone(self.zone).earliest();
        moment.map_or_else(|| local.and_utc(), |m| m.to_utc())
    }
}

/// The same data, seen from another moment.
pub fn at(db: &TenantDb, moment: Timestamp) -> TenantDb {
    db.with_env(db.env().with_clock(FixedClock::at(moment)))
}

/// Chance that falls the same way every time, so that every demo tells the same story.
pub struct Dice(Arc<SeededEntropy>);

impl Dice {
    /// A sequence of its own for each name.
    pub fn new(name: &str) -> Self {
        // FNV-1a, 64 bit.
        let seed = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(SeededEntropy::new(seed))
    }

    /// A number from 0 up to, but without, the given one; 0 when that is 0.
    pub fn below(&self, end: u64) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes).checked_rem(end).unwrap_or(0)
    }

    /// The position of one of these weights, the heavier the likelier; none when all are 0.
    pub fn choose(&self, weights: &[u64]) -> Option<usize> {
        let mut left = self.below(weights.iter().sum());
        weights.iter().position(|weight| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn days_begin_at_local_midnight_on_both_sides_of_a_change_of_the_clocks() {
        let now = chrono::Utc.with_ymd_and_hms(2026, 10, 30, 23, 30, 0).unwrap();
        let calendar = Calendar::new(now, chrono_tz::Europe::Rome);
        // In Rome it is the 31st already; the clocks went back on the 25th.
        assert_eq!(calendar.start(0), chrono::Utc.with_ymd_and_hms(2026, 10, 30, 23, 0, 0).unwrap());
        assert_eq!(calendar.start(-7), chrono::Utc.with_ymd_and_hms(2026, 10, 23, 22, 0, 0).unwrap());
        let dice = Dice::new("x");
        assert!((0..100).all(|_| calendar.moment(0, &dice) < now));
        assert!((0..100).all(|_| calendar.moment(-1, &dice) < calendar.start(0)));
    }

    #[test]
    fn chance_falls_the_same_way_and_follows_the_weights() {
        let throws = |name| {
            let dice = Dice::new(name);
            (0..1_000).filter_map(|_| dice.choose(&[1, 0, 9])).collect::<Vec<_>>()
        };
        assert_eq!(throws("a"), throws("a"));
        assert_ne!(throws("a"), throws("b"));
        let heavy = throws("a").iter().filter(|n| **n == 2).count();
        assert!((850..950).contains(&heavy), "{heavy}");
        assert!(!throws("a").contains(&1));
        assert_eq!(Dice::new("a").choose(&[0, 0]), None);
    }
}
