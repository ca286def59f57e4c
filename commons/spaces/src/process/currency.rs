//! Which process a visitor most likely came for: the one where something is open now, and closes first; then what opens
//! next; then what ended last.

use std::cmp::Reverse;

use kernel::Timestamp;

use super::{PhaseId, Timeline};

/// Sorts processes by currency, smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Currency {
    /// A phase is open; the one that ends first first, one without end last.
    Open(End, Timestamp),
    /// Something opens then.
    Coming(Timestamp),
    /// Everything is over; the latest end first.
    Over(Reverse<Timestamp>),
    /// No dates at all.
    Undated,
}

/// Whether an open phase has an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// It has.
    Set,
    /// It has none.
    Open,
}

/// The dates of a phase: id, start, end.
pub type Dates = (PhaseId, Option<Timestamp>, Option<Timestamp>);

impl Currency {
    /// The currency of a process at the moment its timeline is seen from.
    pub fn of(timeline: &Timeline) -> Self {
        let dates: Vec<Dates> = timeline.phases.iter().map(|p| (p.id, p.starts_at, p.ends_at)).collect();
        Self::at(&dates, timeline.by_hand(), timeline.now())
    }

    /// The currency of phases with these dates at a moment.
    pub fn at(phases: &[Dates], by_hand: Option<PhaseId>, now: Timestamp) -> Self {
        let open = |(id, start, end): &&Dates| match by_hand {
            Some(hand) => *id == hand,
            None => start.is_some_and(|s| s <= now) && end.is_none_or(|e| now < e),
        };
        if let Some((_, _, end)) = phases.iter().rev().find(open) {
            return match end {
                Some(end) => Currency::Open(End::Set, *end),
                None => Currency::Open(End::Open, now),
            };
        }
        let coming = phases.iter().filter_map(|(_, start, _)| start.filter(|s| *s > now)).min();
        let ended = phases.iter().filter_map(|(_, _, end)| *end).max();
        match (coming, ended) {
            (Some(start), _) => Currency::Coming(start),
            (None, Some(end)) => Currency::Over(Reverse(end)),
            (None, None) => Currency::Undated,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    fn day(d: u32) -> Timestamp {
        Utc.with_ymd_and_hms(2026, 11, d, 0, 0, 0).unwrap()
    }

    fn one(from: Option<u32>, to: Option<u32>) -> Vec<Dates> {
        vec![(PhaseId(uuid::Uuid::from_u128(1)), from.map(day), to.map(day))]
    }

    #[test]
    fn what_closes_first_comes_first_and_what_is_over_last() {
        let now = day(10);
        let at = |dates: &[Dates]| Currency::at(dates, None, now);
        let order = [
            at(&one(Some(1), Some(12))),
            at(&one(Some(1), Some(20))),
            at(&one(Some(1), None)),
            at(&one(Some(11), Some(20))),
            at(&one(Some(15), None)),
            at(&one(Some(1), Some(9))),
            at(&one(Some(1), Some(5))),
            at(&[]),
        ];
        assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
    }

    #[test]
    fn a_phase_opened_by_hand_is_open_whatever_its_dates() {
        let dates = one(Some(20), Some(25));
        assert_eq!(Currency::at(&dates, Some(dates[0].0), day(10)), Currency::Open(End::Set, day(25)));
    }
}
