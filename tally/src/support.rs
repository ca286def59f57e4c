//! Who supports what, and how much: ballots seen through a utility.

use crate::{BallotKind, BallotView, CountError, Election, Utility};

/// Support of one project over all ballots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Support {
    /// Voters who name it (with points: who give it more than 0).
    pub(crate) votes: u64,
    /// Voters who get something from it.
    pub(crate) supporters: u64,
    /// Sum over voters of what the ballot says, before any factor of the utility.
    pub(crate) total: i64,
}

impl Utility {
    /// What equal shares and the other proportional rules use on such ballots unless told otherwise: cost,
    /// points, or Borda on rankings.
    pub fn usual(kind: BallotKind) -> Self {
        match kind {
            BallotKind::Approval | BallotKind::ChooseOne => Self::Cost,
            BallotKind::Cumulative | BallotKind::Scoring => Self::Points,
            BallotKind::Ordinal => Self::Borda,
        }
    }

    /// What the entry at `place` of a ballot is worth, before [`Utility::factor`].
    pub(crate) fn entry(self, ballot: BallotView<'_>, place: usize) -> i64 {
        let points = ballot.points.get(place).copied();
        match self {
            Self::Cardinality | Self::Cost | Self::Effort => points.map_or(1, |given| i64::from(given > 0)),
            Self::Points => points.unwrap_or(1),
            Self::Borda => signed(ballot.projects.len()) - signed(place) - 1,
            Self::Places { first } => {
                i64::try_from(first).unwrap_or(i64::MAX).saturating_sub(signed(place)).max(0)
            }
        }
    }

    /// Whether every mention on a ballot of this kind is worth 1, before [`Utility::factor`].
    pub(crate) fn is_one(self, kind: BallotKind) -> bool {
        let by_mention = matches!(self, Self::Cardinality | Self::Cost | Self::Effort | Self::Points);
        by_mention && !kind.has_points()
    }

    /// The number by which the entries for one project are multiplied, as numerator and denominator.
    pub(crate) fn factor(self, cost: u64, supporters: u64) -> (u64, u64) {
        match self {
            Self::Cost => (cost, 1),
            Self::Effort => (cost, supporters.max(1)),
            Self::Cardinality | Self::Points | Self::Borda | Self::Places { .. } => (1, 1),
        }
    }

    /// Whether the factor is the cost, or a part of it.
    pub(crate) fn contains_cost(self) -> bool {
        matches!(self, Self::Cost | Self::Effort)
    }

    /// Steps per point, for utilities that read points.
    pub(crate) fn unit(self, election: &Election) -> u64 {
        if self == Self::Points { election.points_scale() } else { 1 }
    }

    /// Whether the utility means something for these ballots.
    pub(crate) fn check(self, kind: BallotKind) -> Result<(), CountError> {
        let ranked = kind == BallotKind::Ordinal;
        match self {
            Self::Borda | Self::Places { .. } if !ranked => Err(CountError::NeedsRanking(kind.name())),
            Self::Points if ranked => Err(CountError::NeedsPoints(kind.name())),
            _ => Ok(()),
        }
    }
}

/// Positions and lengths on ballots are far below 2⁶³.
fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Adds up the ballots. Totals fit: builders bound the sums of weights and of points.
pub(crate) fn support(election: &Election, utility: Utility) -> Result<Vec<Support>, CountError> {
    utility.check(election.kind())?;
    let mut all = vec![Support::default(); election.projects().len()];
    if utility.is_one(election.kind()) {
        for ballot in election.ballots().iter() {
            ballot.projects.iter().for_each(|&project| all[project as usize].votes += ballot.weight);
        }
        for sum in &mut all {
            sum.supporters = sum.votes;
            sum.total = i64::try_from(sum.votes).map_err(|_| CountError::TooLarge)?;
        }
        return Ok(all);
    }
    for ballot in election.ballots().iter() {
        let weight = i64::try_from(ballot.weight).map_err(|_| CountError::TooLarge)?;
        for (place, &project) in ballot.projects.iter().enumerate() {
            let worth = utility.entry(ballot, place);
            let sum = &mut all[project as usize];
            if ballot.points.get(place).is_none_or(|&given| given > 0) {
                sum.votes += ballot.weight;
            }
            if worth > 0 {
                sum.supporters += ballot.weight;
            }
            let added = worth.checked_mul(weight).and_then(|worth| sum.total.checked_add(worth));
            sum.total = added.ok_or(CountError::TooLarge)?;
        }
    }
    Ok(all)
}
