//! What supporters have and can pay.

/// Money between bounds.
#[derive(Clone, Copy, Default)]
pub(super) struct Purse {
    pub(super) low: u64,
    pub(super) high: u64,
}

/// A supporter with purse.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) class: u32,
    pub(super) weight: u32,
    pub(super) purse: Purse,
    pub(super) voters: u64,
}

impl Held {
    /// What certainly remains after paying at most a price; without a price nothing does.
    pub(super) fn left_at_least(&self, price: Option<u64>) -> u64 {
        let paid = price.and_then(|price| price.checked_mul(u64::from(self.weight)));
        paid.map_or(0, |paid| self.purse.low.saturating_sub(paid))
    }

    /// What remains at most after paying at least a price.
    pub(super) fn left_at_most(&self, price: u64) -> u64 {
        self.purse.high.saturating_sub(price.saturating_mul(u64::from(self.weight)))
    }
}

/// What some supporters have.
#[derive(Default)]
pub(super) struct Sum {
    /// Money of those who have less than the price.
    pub(super) poor: u64,
    /// Weight of the others.
    pub(super) rich: u64,
}

impl Sum {
    /// Adds a class. Without a branch: who is poor is as good as random, and a wrong guess costs more.
    #[inline]
    pub(super) fn add(&mut self, money: u64, due: u64, weight: u64, voters: u64) {
        let all = u64::from(money < due).wrapping_neg();
        self.poor += (money * voters) & all;
        self.rich += (weight * voters) & !all;
    }

    #[inline]
    pub(super) fn add_held(&mut self, held: &Held, money: u64, bound: u64) {
        let due = bound.saturating_mul(u64::from(held.weight)).max(1);
        self.add(money, due, u64::from(held.weight), held.voters);
    }
}

/// Raises a lower bound of a price as far as what supporters have allows, by steps of Newton's method; none when
/// they certainly cannot pay.
pub(super) fn newton(cost: u64, from: u64, sum: impl Fn(u64) -> Sum) -> Option<u64> {
    let mut bound = from;
    loop {
        let sum = sum(bound);
        if sum.poor >= cost {
            return Some(bound);
        }
        let next = (cost - sum.poor).checked_div(sum.rich)?;
        if next <= bound {
            return Some(bound);
        }
        bound = next;
    }
}
