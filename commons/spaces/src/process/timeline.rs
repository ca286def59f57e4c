//! Which phase is active, and what it opens. The server's clock decides, unless the manager chose a phase by hand.

use kernel::{Text, Timestamp};

use super::{Ability, Phase, PhaseId, Rules};

/// The phases of a process seen from one moment.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The phases in order.
    pub phases: Vec<Phase>,
    by_hand: Option<PhaseId>,
    now: Timestamp,
    standing: bool,
    refused: Option<Text>,
}

/// Where a phase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseState {
    /// Over.
    Past,
    /// Active.
    Now,
    /// Still to come.
    Next,
}

impl Timeline {
    /// When the clock next changes what phases allow.
    pub fn next_change(phases: &[Phase], now: Timestamp) -> Option<Timestamp> {
        phases
            .iter()
            .flat_map(|phase| [phase.starts_at, phase.ends_at])
            .flatten()
            .filter(|at| *at > now)
            .min()
    }

    /// The phases, the phase chosen by hand if any, and the present moment.
    pub fn new(phases: Vec<Phase>, by_hand: Option<PhaseId>, now: Timestamp) -> Self {
        Self { phases, by_hand, now, standing: false, refused: None }
    }

    /// Of a body: it has no phases, and all that its components allow is open until its end, if it has one.
    pub fn of_body(end: Option<Timestamp>, now: Timestamp) -> Self {
        let over = end.filter(|end| *end <= now);
        let refused = over.map(|end| Text::new("spaces-body-over").with("when", end));
        Self { phases: Vec::new(), by_hand: None, now, standing: true, refused }
    }

    /// The same for one reader, who may be refused whatever the phase.
    #[must_use]
    pub fn refusing(self, why: Option<Text>) -> Self {
        Self { refused: self.refused.or(why), ..self }
    }

    /// Why this reader takes no part at all; none when the phases decide.
    pub fn refused(&self) -> Option<&Text> {
        self.refused.as_ref()
    }

    /// The moment it is seen from.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Whether the active phase was chosen by hand.
    pub fn is_by_hand(&self) -> bool {
        self.by_hand.is_some()
    }

    /// The phase chosen by hand, if any.
    pub fn by_hand(&self) -> Option<PhaseId> {
        self.by_hand
    }

    /// The position of the active phase. Where dates overlap, the later phase wins.
    pub fn active_index(&self) -> Option<usize> {
        match self.by_hand {
            Some(id) => self.phases.iter().position(|p| p.id == id),
            None => self.phases.iter().rposition(|p| {
                p.starts_at.is_some_and(|s| s <= self.now) && p.ends_at.is_none_or(|e| self.now < e)
            }),
        }
    }

    /// The active phase.
    pub fn active(&self) -> Option<&Phase> {
        self.active_index().map(|i| &self.phases[i])
    }

    /// Where the phase at a position stands.
    pub fn state(&self, index: usize) -> PhaseState {
        match self.active_index() {
            Some(active) if index == active => PhaseState::Now,
            Some(active) if index < active => PhaseState::Past,
            Some(_) => PhaseState::Next,
            None if self.phases[index].ends_at.is_some_and(|e| e <= self.now) => PhaseState::Past,
            None => PhaseState::Next,
        }
    }

    /// What participants may do now.
    pub fn rules(&self) -> Rules {
        match (&self.refused, self.standing) {
            (Some(_), _) => Rules { propose: false, support: false, vote: false, comment: false },
            (None, true) => Rules { propose: true, support: true, vote: true, comment: true },
            (None, false) => self.active().map(|p| p.rules).unwrap_or_default(),
        }
    }

    /// Whether an ability is open; where not, the reason with the date that matters.
    ///
    /// # Errors
    /// The reason.
    pub fn check(&self, ability: Ability) -> Result<(), Text> {
        if self.rules().allow(ability) { Ok(()) } else { Err(self.reason(ability)) }
    }

    /// When the open ability closes.
    pub fn closes(&self, ability: Ability) -> Option<Timestamp> {
        let active = self.active()?;
        // By hand, a date is a promise that the clock does not keep.
        if self.is_by_hand() || !active.rules.allow(ability) { None } else { active.ends_at }
    }

    /// The next phase that opens an ability.
    pub fn next_with(&self, ability: Ability) -> Option<&Phase> {
        let from = self.active_index().map_or_else(
            || self.phases.iter().position(|p| p.starts_at.is_some_and(|s| s > self.now)),
            |i| Some(i + 1),
        )?;
        self.phases.get(from..)?.iter().find(|p| p.rules.allow(ability))
    }

    fn reason(&self, ability: Ability) -> Text {
        if let Some(why) = &self.refused {
            return why.clone();
        }
        let [opens, later, closed, over, never] = match ability {
            Ability::Propose => [
                "spaces-propose-opens",
                "spaces-propose-later",
                "spaces-propose-closed",
                "spaces-propose-over",
                "spaces-propose-never",
            ],
            Ability::Support => [
                "spaces-support-opens",
                "spaces-support-later",
                "spaces-support-closed",
                "spaces-support-over",
                "spaces-support-never",
            ],
            Ability::Vote => [
                "spaces-vote-opens",
                "spaces-vote-later",
                "spaces-vote-closed",
                "spaces-vote-over",
                "spaces-vote-never",
            ],
            Ability::Comment => [
                "spaces-comment-opens",
                "spaces-comment-later",
                "spaces-comment-closed",
                "spaces-comment-over",
                "spaces-comment-never",
            ],
        };
        if let Some(phase) = self.next_with(ability) {
            return match phase.starts_at.filter(|s| *s > self.now) {
                Some(start) => Text::new(opens).with("when", start),
                None => Text::new(later),
            };
        }
        let last = self.phases.iter().rev().find(|p| p.rules.allow(ability));
        match last {
            Some(Phase { ends_at: Some(end), .. }) if *end <= self.now => {
                Text::new(closed).with("when", *end)
            }
            // Closed by hand: nobody promised a moment.
            Some(_) => Text::new(over),
            None => Text::new(never),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use kernel::{Locale, Translated};

    use super::*;

    fn day(d: u32) -> Timestamp {
        Utc.with_ymd_and_hms(2026, 11, d, 0, 0, 0).unwrap()
    }

    fn phase(n: u128, from: u32, to: u32, rules: Rules) -> Phase {
        let text = Translated::new(Locale::IT, "x");
        let id = PhaseId(uuid::Uuid::from_u128(n));
        Phase {
            id,
            title: text.clone(),
            description: text,
            starts_at: Some(day(from)),
            ends_at: Some(day(to)),
            rules,
        }
    }

    fn phases() -> Vec<Phase> {
        vec![
            phase(1, 1, 10, Rules { propose: true, ..Rules::default() }),
            phase(2, 10, 20, Rules { support: true, ..Rules::default() }),
            phase(3, 22, 28, Rules { vote: true, ..Rules::default() }),
        ]
    }

    #[test]
    fn dates_choose_the_phase_to_the_very_moment() {
        let at = |now| Timeline::new(phases(), None, now);
        assert_eq!(at(day(1)).active_index(), Some(0));
        assert_eq!(at(day(10) - chrono::TimeDelta::microseconds(1)).active_index(), Some(0));
        assert_eq!(at(day(10)).active_index(), Some(1));
        assert_eq!(at(day(21)).active_index(), None);
        assert!(at(day(10)).check(Ability::Support).is_ok());
        assert_eq!(at(day(10)).check(Ability::Propose).unwrap_err().key, "spaces-propose-closed");
        assert_eq!(at(day(21)).check(Ability::Vote).unwrap_err().key, "spaces-vote-opens");
        assert_eq!(at(day(21)).state(1), PhaseState::Past);
        assert_eq!(at(day(28)).check(Ability::Vote).unwrap_err().key, "spaces-vote-closed");
    }

    #[test]
    fn a_phase_chosen_by_hand_overrides_the_dates() {
        let timeline = Timeline::new(phases(), Some(PhaseId(uuid::Uuid::from_u128(1))), day(25));
        assert_eq!(timeline.active_index(), Some(0));
        assert!(timeline.check(Ability::Propose).is_ok());
        assert_eq!(timeline.closes(Ability::Propose), None);
        assert_eq!(timeline.check(Ability::Vote).unwrap_err().key, "spaces-vote-later");
    }
}
