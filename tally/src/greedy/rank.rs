//! What projects are ranked by.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::support::Support;
use crate::{Election, Exact, GreedyOrder, Utility};

/// A fraction, or “infinitely good” for a supported project that costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    Fraction { top: i128, bottom: u64 },
    Free,
}

impl Rank {
    /// The rank of each project by its support.
    pub(crate) fn all(
        election: &Election,
        utility: Utility,
        order: GreedyOrder,
        support: &[Support],
    ) -> Vec<Self> {
        let rank =
            |(project, support): (usize, &Support)| Self::of(election, utility, order, project, support);
        support.iter().enumerate().map(rank).collect()
    }

    fn of(
        election: &Election,
        utility: Utility,
        order: GreedyOrder,
        project: usize,
        support: &Support,
    ) -> Self {
        let cost = election.projects()[project].cost;
        let (top, bottom) = utility.factor(cost, support.supporters);
        let total = i128::from(support.total);
        match order {
            GreedyOrder::PerCost if cost == 0 && total > 0 => Self::Free,
            // A factor that contains the cost cancels it.
            GreedyOrder::PerCost if utility.contains_cost() => Self::Fraction { top: total, bottom },
            GreedyOrder::PerCost => {
                Self::Fraction { top: total * i128::from(election.scale()), bottom: cost.max(1) }
            }
            GreedyOrder::Total => Self::Fraction { top: total * i128::from(top), bottom },
        }
    }

    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Free, Self::Free) => Ordering::Equal,
            (Self::Free, _) => Ordering::Greater,
            (_, Self::Free) => Ordering::Less,
            (Self::Fraction { top: a, bottom: b }, Self::Fraction { top: c, bottom: d }) => {
                match (a.checked_mul(i128::from(*d)), c.checked_mul(i128::from(*b))) {
                    (Some(left), Some(right)) => left.cmp(&right),
                    _ => (BigInt::from(*a) * *d).cmp(&(BigInt::from(*c) * *b)),
                }
            }
        }
    }

    pub(crate) fn published(&self, unit: u64) -> Option<Exact> {
        match self {
            Self::Fraction { top, bottom } => Some(Exact::new(*top, BigInt::from(*bottom) * unit)),
            Self::Free => None,
        }
    }
}
