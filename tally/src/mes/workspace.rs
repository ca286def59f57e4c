//! Memory of a run: purses between bounds, and what supporters can pay from them.
//!
//! Lower and upper bounds live apart from each other: lower purses follow from upper prices and these from
//! lower purses, upper purses from lower prices. So either side can be replaced by that of another endowment.
//!
//! Nearly all work is going through the supporters of projects, and nearly all time there goes into fetching
//! their purses from far memory. So upper purses are kept a second time in one byte each, rounded up: those of
//! ten million voters fit a cache, and a look at them raises the lower bound of a price as far as it matters
//! for all but the best projects. Only for these the purses are fetched whole, once, and laid side by side
//! (`held`) for everything that follows.

use std::rc::Rc;

use super::profile::{Entry, Profile, Supporters};
use super::purse::{Held, Purse, Sum, newton};

/// Used again and again, from one run to the next.
pub(crate) struct Workspace {
    /// Supporters who may still have money, where they are notably fewer than all supporters.
    lists: Vec<Option<Rc<List>>>,
    /// Money of each voter of a class. One more at the end is what everybody had at the beginning: it stands for
    /// the purses of which `rough` says that nothing was paid from them.
    purses: Vec<Purse>,
    /// Upper bounds once more: `rough × unit` is at least `high`, and 0 where that is 0.
    rough: Vec<u8>,
    unit: u64,
    /// What everybody had at the beginning, in that unit.
    most: u64,
    /// Lower bound of each project's price per unit of weight. Prices never fall during a run, so an old
    /// bound stays a bound.
    pub(super) price: Vec<u64>,
    pub(super) seen: Vec<Seen>,
    /// Projects that may still be bought.
    pub(super) active: Vec<usize>,
    held: Side,
    /// The one held before: the two best projects of a round are often looked at in turns.
    held_before: Side,
}

/// Supporters laid side by side.
#[derive(Default)]
struct Side {
    held: Vec<Held>,
    /// Whose supporters they are; none once purses changed.
    of: Option<usize>,
}

/// The last rounds, counted from 1, in which a price was raised as far as rough and as whole purses allow.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) rough: u32,
    pub(super) whole: u32,
}

struct List {
    classes: Vec<u32>,
    weights: Vec<u32>,
}

/// The side of upper purses at some round, to return to.
pub(super) struct Saved {
    lists: Vec<Option<Rc<List>>>,
    high: Vec<u64>,
    unit: u64,
    most: u64,
    price: Vec<u64>,
    seen: Vec<Seen>,
    active: Vec<usize>,
}

/// What a look at rough purses led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The bound is higher now, and another look may raise it again.
    Raised,
    /// The bound is as high as rough purses can tell.
    Settled,
    /// The supporters certainly cannot pay.
    OutOfReach,
}

/// Number of rough purses: 0 to 255.
const PURSES: usize = 256;
/// The rough purse of those who paid nothing so far. It saves the way to their whole purses.
const UNPAID: u8 = u8::MAX;
/// Steps smaller than the bound divided by 2 to this power are not worth another look: rough purses are not
/// sharper than that.
const WORTH: u32 = 8;
/// Purses that are fetched together, so that their ways through the memory overlap.
const TOGETHER: usize = 64;

impl Workspace {
    pub(crate) fn new(profile: &Profile<'_>) -> Self {
        let (projects, classes) = (profile.projects.len(), profile.classes());
        Self {
            lists: vec![None; projects],
            purses: vec![Purse { low: 0, high: 0 }; classes + 1],
            rough: vec![0; classes],
            unit: 1,
            most: 0,
            price: vec![0; projects],
            seen: vec![Seen::default(); projects],
            active: Vec::with_capacity(projects),
            held: Side::default(),
            held_before: Side::default(),
        }
    }

    /// Forgets all purchases and gives every voter money between two bounds.
    pub(super) fn begin(&mut self, (low, high): (u64, u64)) {
        self.unit = high.div_ceil(u64::from(UNPAID - 1)).max(1);
        self.most = high.div_ceil(self.unit);
        self.rough.fill(UNPAID);
        let endowed = self.rough.len();
        self.purses[endowed] = Purse { low, high };
        if high == 0 {
            self.write_down();
        }
        self.lists.fill(None);
        self.seen.fill(Seen::default());
        self.active.clear();
        self.let_go();
    }

    /// Gives everybody this lower purse.
    pub(super) fn fill_low(&mut self, money: u64) {
        self.write_down();
        self.purses.iter_mut().for_each(|purse| purse.low = money);
    }

    /// Gives everybody this upper purse, which must not be larger than at the beginning.
    pub(super) fn fill_high(&mut self, money: u64) {
        self.write_down();
        self.purses.iter_mut().for_each(|purse| purse.high = money);
        self.rough.fill(rounded_up(money, self.unit));
    }

    /// Writes down the purses of those who paid nothing.
    fn write_down(&mut self) {
        let endowed = self.purses[self.rough.len()];
        for (purse, rough) in self.purses.iter_mut().zip(&mut self.rough) {
            if *rough == UNPAID {
                (*purse, *rough) = (endowed, rounded_up(endowed.high, self.unit));
            }
        }
        self.let_go();
    }

    /// Where the purse of a class is.
    fn place(&self, class: u32) -> usize {
        if self.rough[class as usize] == UNPAID { self.rough.len() } else { class as usize }
    }

    pub(super) fn save(&self) -> Saved {
        Saved {
            lists: self.lists.clone(),
            high: self.high().collect(),
            unit: self.unit,
            most: self.most,
            price: self.price.clone(),
            seen: self.seen.clone(),
            active: self.active.clone(),
        }
    }

    /// Returns to a saved side of upper purses; lower ones are to be filled next.
    pub(super) fn restore(&mut self, saved: Saved) {
        (self.lists, self.unit, self.most) = (saved.lists, saved.unit, saved.most);
        (self.price, self.seen, self.active) = (saved.price, saved.seen, saved.active);
        for ((purse, rough), high) in self.purses.iter_mut().zip(&mut self.rough).zip(saved.high) {
            (purse.high, *rough) = (high, rounded_up(high, self.unit));
        }
        self.let_go();
    }

    /// Upper bounds of the money of each voter of every class.
    pub(super) fn high(&self) -> impl Iterator<Item = u64> + '_ {
        (0_u32..).zip(&self.rough).map(|(class, _)| self.purses[self.place(class)].high)
    }

    /// Supporters who may still have money.
    fn supporters<'a>(&'a self, profile: &'a Profile<'_>, project: usize) -> Supporters<'a> {
        match &self.lists[project] {
            Some(list) => Supporters { classes: &list.classes, weights: &list.weights },
            None => profile.supporters(project),
        }
    }

    /// Raises the lower bound of a price by one look at the rough purses.
    ///
    /// What supporters pay together is a concave function of the price, and at most what any part of them has,
    /// plus the price times the weight of the others. So a step of Newton's method stays below the true price,
    /// rounded down, and wherever the line between poor and rich supporters is drawn.
    pub(super) fn look(&mut self, profile: &Profile<'_>, project: usize, cost: u64) -> Look {
        let list = self.supporters(profile, project);
        let (supporters, bound) = (list.classes.len(), self.price[project]);
        let alike = list.weights.is_empty();
        let (price, penniless) = if alike {
            let (voters, penniless) = self.voters_by_purse(list.classes, profile.sizes());
            (newton(cost, bound, |bound| self.sum_by_purse(&voters, bound)), penniless)
        } else {
            let (sum, penniless) = self.sum(profile, list, bound);
            let step = if sum.poor >= cost { Some(bound) } else { (cost - sum.poor).checked_div(sum.rich) };
            (step.map(|step| step.max(bound)), penniless)
        };
        if penniless * 4 > supporters {
            self.forget_penniless(profile, project);
        }
        let Some(price) = price else { return Look::OutOfReach };
        self.price[project] = price;
        if !alike && price - bound > bound >> WORTH { Look::Raised } else { Look::Settled }
    }

    /// How many voters have each rough purse, and how many classes have nothing: with it, one look serves every
    /// step of Newton's method, if all supporters have the same weight.
    fn voters_by_purse(&self, classes: &[u32], sizes: &[u64]) -> ([u64; PURSES], usize) {
        // Taking turns: most neighbours have the same purse, and one count cannot be raised twice at once.
        let mut counts = [[0_u64; PURSES]; 2];
        let (mut purses, mut penniless) = ([0; TOGETHER], 0);
        for classes in classes.chunks(TOGETHER) {
            for (purse, &class) in purses.iter_mut().zip(classes) {
                *purse = self.rough[class as usize];
            }
            let purses = &purses[..classes.len()];
            penniless += purses.iter().filter(|purse| **purse == 0).count();
            for (turn, (&purse, &class)) in purses.iter().zip(classes).enumerate() {
                let voters = if sizes.is_empty() { 1 } else { sizes[class as usize] };
                counts[turn % 2][usize::from(purse)] += voters;
            }
        }
        let [mut all, others] = counts;
        all.iter_mut().zip(others).for_each(|(all, other)| *all += other);
        (all, penniless)
    }

    fn sum_by_purse(&self, voters: &[u64; PURSES], bound: u64) -> Sum {
        let mut sum = Sum::default();
        let due = self.due(bound);
        for (purse, &voters) in (0_u64..).zip(voters) {
            // Who paid nothing is in the last place, and has no more than at the beginning.
            sum.add(purse.min(self.most), due, 1, voters);
        }
        sum.poor *= self.unit;
        sum
    }

    /// An amount in the unit of rough purses. At least 1: whoever has nothing is poor, whatever the price.
    fn due(&self, amount: u64) -> u64 {
        amount.div_ceil(self.unit).max(1)
    }

    /// What supporters of different weight have, seen at a price, and how many classes have nothing.
    fn sum(&self, profile: &Profile<'_>, list: Supporters<'_>, bound: u64) -> (Sum, usize) {
        let (mut sum, mut penniless) = (Sum::default(), 0);
        for Entry { of, weight } in list.iter() {
            let due = self.due(bound.saturating_mul(u64::from(weight)));
            let purse = u64::from(self.rough[of as usize]).min(self.most);
            sum.add(purse, due, u64::from(weight), profile.size(of));
            penniless += usize::from(purse == 0);
        }
        sum.poor *= self.unit;
        (sum, penniless)
    }

    /// Makes the list of a project shorter: supporters who certainly have nothing left need no look.
    fn forget_penniless(&mut self, profile: &Profile<'_>, project: usize) {
        let list = self.supporters(profile, project);
        let has_money = |class: u32| self.rough[class as usize] > 0;
        let classes = list.classes.iter().copied().filter(|&class| has_money(class)).collect();
        let weights = list.classes.iter().zip(list.weights);
        let weights = weights.filter(|(class, _)| has_money(**class)).map(|(_, &weight)| weight).collect();
        self.lists[project] = Some(Rc::new(List { classes, weights }));
    }

    /// Fetches the purses of a project's supporters, for everything below.
    pub(super) fn hold(&mut self, profile: &Profile<'_>, project: usize) {
        if self.held.of == Some(project) {
            return;
        }
        std::mem::swap(&mut self.held, &mut self.held_before);
        if self.held.of == Some(project) {
            return;
        }
        let mut held = std::mem::take(&mut self.held.held);
        held.clear();
        self.fetch(profile, project, &mut held);
        self.held = Side { held, of: Some(project) };
    }

    /// Purses changed: nobody is held any more.
    fn let_go(&mut self) {
        (self.held.of, self.held_before.of) = (None, None);
    }

    fn fetch(&self, profile: &Profile<'_>, project: usize, held: &mut Vec<Held>) {
        let list = self.supporters(profile, project);
        let (mut supporters, mut places) = (list.iter(), [0; TOGETHER]);
        for classes in list.classes.chunks(TOGETHER) {
            for (place, &class) in places.iter_mut().zip(classes) {
                *place = self.place(class);
            }
            let places = &places[..classes.len()];
            held.extend(places.iter().zip(supporters.by_ref()).map(|(&place, Entry { of, weight })| Held {
                class: of,
                weight,
                purse: self.purses[place],
                voters: profile.size(of),
            }));
        }
    }

    /// The supporters held.
    pub(super) fn held(&self) -> &[Held] {
        &self.held.held
    }

    /// Raises a lower bound of the price of whom is held to what the upper purses allow; none when they
    /// certainly cannot pay.
    pub(super) fn price_below(&self, cost: u64, from: u64) -> Option<u64> {
        newton(cost, from, |bound| {
            let mut sum = Sum::default();
            self.held.held.iter().for_each(|held| sum.add_held(held, held.purse.high, bound));
            sum
        })
    }

    /// An upper bound of the price of whom is held, from the lower purses and a lower bound of it; none when
    /// it is not certain that the supporters can pay.
    pub(super) fn price_above(&self, cost: u64, from: u64) -> Option<u64> {
        let mut bound = from;
        loop {
            let mut sum = Sum::default();
            self.held.held.iter().for_each(|held| sum.add_held(held, held.purse.low, bound));
            if u128::from(sum.poor) + u128::from(bound) * u128::from(sum.rich) >= u128::from(cost) {
                return Some(bound);
            }
            if sum.rich == 0 {
                return None;
            }
            bound = (cost - sum.poor).div_ceil(sum.rich);
        }
    }

    /// Takes at most a price from the lower purses of whom is held; all they have without a price.
    pub(super) fn pay_low(&mut self, price: Option<u64>) {
        for held in &self.held.held {
            self.purses[held.class as usize].low = held.left_at_least(price);
        }
        self.let_go();
    }

    /// Takes at least a price from the upper purses of whom is held.
    pub(super) fn pay_high(&mut self, price: u64) {
        for held in &self.held.held {
            let left = held.left_at_most(price);
            self.purses[held.class as usize].high = left;
            self.rough[held.class as usize] = rounded_up(left, self.unit);
        }
        self.let_go();
    }

    /// Takes a price between two bounds from whom is held.
    pub(super) fn pay(&mut self, below: u64, above: Option<u64>) {
        for held in &self.held.held {
            let left = Purse { low: held.left_at_least(above), high: held.left_at_most(below) };
            self.purses[held.class as usize] = left;
            self.rough[held.class as usize] = rounded_up(left.high, self.unit);
        }
        self.let_go();
    }
}

/// An upper purse in one byte. It fits: the unit was chosen for the largest one.
fn rounded_up(money: u64, unit: u64) -> u8 {
    u8::try_from(money.div_ceil(unit)).unwrap_or(u8::MAX)
}
