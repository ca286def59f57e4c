//! Changes of rules that people rely on, as everybody reads them.

use accounts::Entitlement;
use chrono::Timelike;
use kernel::{Timestamp, Translated};
use serde::{Deserialize, Serialize};

use super::{Phase, Rules};

/// A change of rules after the first support or ballot, with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// When it was made; it holds from then on.
    pub at: Timestamp,
    /// Why, in the words of whoever manages the process.
    pub reason: Translated,
    /// What changed.
    pub changes: Vec<RuleChange>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum RuleChange {
    /// Who may support and vote.
    Voters {
        /// Until then.
        from: Entitlement,
        /// Since then.
        to: Entitlement,
    },
    /// What a phase allows, and when.
    Phase {
        /// The phase's title.
        title: Translated,
        /// Until then; none when it is new.
        from: Option<PhaseRule>,
        /// Since then; none when it is gone.
        to: Option<PhaseRule>,
    },
    /// A figure among the settings of a component.
    Figure {
        /// Which.
        name: Figure,
        /// Until then; none for no limit.
        from: Option<i64>,
        /// Since then.
        to: Option<i64>,
    },
}

/// A figure that people rely on once they take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// How many proposals one person may support at once.
    SupportLimit,
    /// How many supports a proposal needs.
    Threshold,
}

impl Figure {
    /// What it is called, a message key.
    pub fn title(self) -> &'static str {
        match self {
            Figure::SupportLimit => "spaces-figure-support-limit",
            Figure::Threshold => "spaces-figure-threshold",
        }
    }
}

/// What a phase allows, from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseRule {
    /// What participants may do.
    pub rules: Rules,
    /// The phase's first moment.
    pub starts_at: Option<Timestamp>,
    /// The first moment after it.
    pub ends_at: Option<Timestamp>,
}

impl PhaseRule {
    /// The rule of a phase; none where nothing can be done in it.
    fn of(phase: &Phase) -> Option<Self> {
        // Forms know minutes only: saving one unchanged is no change.
        let minute = |at: Option<Timestamp>| at.and_then(|at| at.with_second(0)?.with_nanosecond(0));
        let (rules, starts_at, ends_at) = (phase.rules, minute(phase.starts_at), minute(phase.ends_at));
        (rules != Rules::default()).then_some(Self { rules, starts_at, ends_at })
    }
}

impl RuleChange {
    /// What changes for participants when phases become others: titles, texts and phases without participation do not count.
    pub(super) fn between(before: &[Phase], after: &[Phase]) -> Vec<Self> {
        let same =
            |phases: &[Phase], one: &Phase| phases.iter().find(|p| p.id == one.id).and_then(PhaseRule::of);
        let changed = |title: &Phase, from, to| {
            (from != to).then(|| Self::Phase { title: title.title.clone(), from, to })
        };
        let kept = after.iter().filter_map(|p| changed(p, same(before, p), PhaseRule::of(p)));
        let gone = before.iter().filter(|p| !after.iter().any(|a| a.id == p.id));
        kept.chain(gone.filter_map(|p| changed(p, PhaseRule::of(p), None))).collect()
    }

    /// What changes when figures become others.
    pub(super) fn of_figures(before: &[(Figure, Option<i64>)], after: &[(Figure, Option<i64>)]) -> Vec<Self> {
        let until = |name| before.iter().find(|(other, _)| *other == name).and_then(|(_, figure)| *figure);
        let changes = after.iter().map(|(name, to)| (*name, until(*name), *to));
        changes
            .filter(|(_, from, to)| from != to)
            .map(|(name, from, to)| Self::Figure { name, from, to })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use kernel::Locale;
    use uuid::Uuid;

    use super::*;
    use crate::PhaseId;

    fn phase(id: u128, rules: Rules) -> Phase {
        Phase {
            id: PhaseId(Uuid::from_u128(id)),
            title: Translated::new(Locale::IT, "Fase"),
            description: Translated::new(Locale::IT, ""),
            starts_at: Some(Timestamp::UNIX_EPOCH),
            ends_at: None,
            rules,
        }
    }

    #[test]
    fn only_what_participants_notice_is_a_change() {
        let support = Rules { support: true, ..Rules::default() };
        let before = [phase(1, Rules::default()), phase(2, support)];
        let renamed = Phase { title: Translated::new(Locale::IT, "Sostegno"), ..before[1].clone() };
        assert!(RuleChange::between(&before, &[phase(3, Rules::default()), renamed]).is_empty());

        let second = Timestamp::UNIX_EPOCH + chrono::TimeDelta::seconds(59);
        let typed = Phase { starts_at: Some(second), ..before[1].clone() };
        assert!(RuleChange::between(&before, &[before[0].clone(), typed]).is_empty());

        let longer = Phase { ends_at: Some(Timestamp::UNIX_EPOCH), ..before[1].clone() };
        let vote = phase(4, Rules { vote: true, ..Rules::default() });
        assert_eq!(RuleChange::between(&before, &[before[0].clone(), longer]).len(), 1);
        assert_eq!(RuleChange::between(&before, &[before[1].clone(), vote]).len(), 1);
        let gone = RuleChange::between(&before, &before[..1]);
        assert!(matches!(&gone[..], [RuleChange::Phase { from: Some(_), to: None, .. }]));
    }
}
