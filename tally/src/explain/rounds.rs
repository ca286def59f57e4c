//! Equal shares, round by round: the support of every project, where its supporters' money went, and how
//! much was missing.

use num_traits::ToPrimitive;

use crate::mes::profile::{Entry, Profile};
use crate::mes::{Round, Run, Shares, Workspace};
use crate::{CountError, Election, EqualShares, Event, Exact, Method, Outcome};

/// The story of a count by equal shares with its final endowment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharesStory {
    /// Money each voter started with, in whole units of currency.
    pub endowment: Exact,
    /// Per project, in file order.
    pub projects: Vec<ProjectStory>,
}

/// The story of one project. Amounts are minor units, rounded to the nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectStory {
    /// Effective support in percent, rounded down: how much of the cost supporters could pay at best, over all
    /// rounds, when they pay the price per utility of the project that was bought in that round, or in the end
    /// everything they have left. 100 or more is enough to win. For a winner: the same if it did not stand.
    pub effective_support: u64,
    /// Money of its supporters at the start.
    pub money_at_start: u64,
    /// Money of its supporters after the last purchase, or before its own.
    pub money_at_end: u64,
    /// What its supporters spent on projects bought before it, largest amount first.
    pub losses: Vec<Loss>,
    /// Why it did not win.
    pub reason: Reason,
    /// The highest cost at which it would have won, everything else being equal. Its own cost for winners.
    pub winning_cost: u64,
    /// How many more voters it would have needed, each with the same endowment and no other project on the
    /// ballot. 0 for winners.
    pub votes_missing: u64,
}

/// Money that went to another project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The project that got it.
    pub winner: usize,
    /// What supporters of both paid for it.
    pub amount: u64,
    /// How many voters support both.
    pub shared_supporters: u64,
}

/// The three honest patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It won.
    Won,
    /// Too few votes for its cost: even with all their money its supporters could never pay for it.
    TooFewVotes,
    /// Its supporters' money went to other winners, see [`ProjectStory::losses`].
    MoneySpent,
    /// It nearly won: at its best moment this much was missing.
    Nearly {
        /// Minor units.
        short: u64,
    },
}

/// From this effective support on a project “nearly” won.
const NEARLY: u64 = 95;

/// Explains a count by equal shares: every project in one pass over the rounds, and one more run per winner.
///
/// # Errors
/// When the outcome was not counted by equal shares with endowments (bounded overspending has none that last).
pub fn equal_shares(election: &Election, outcome: &Outcome) -> Result<SharesStory, CountError> {
    let endowed = outcome.log.steps.iter().find_map(|step| match step {
        Event::Endowed { each, .. } => Some(each.clone()),
        _ => None,
    });
    let (Method::EqualShares(settings), Some(each)) = (&outcome.rule.method, endowed) else {
        return Err(CountError::NotEqualShares);
    };
    let telling = Telling::new(election, outcome, settings, &each)?;
    let bought: Vec<usize> = outcome.log.steps.iter().filter_map(|step| purchase(election, step)).collect();
    let mut projects = telling.rounds(None);
    for project in bought {
        // Without the project itself, what could its supporters have paid?
        let story = &telling.rounds(Some(project))[project];
        projects[project].effective_support = story.effective_support;
    }
    for project in &outcome.winners {
        projects[*project].reason = Reason::Won;
        projects[*project].winning_cost = election.projects()[*project].cost;
        projects[*project].votes_missing = 0;
    }
    Ok(SharesStory { endowment: each, projects })
}

fn purchase(election: &Election, step: &Event) -> Option<usize> {
    match step {
        Event::Bought { project, .. } => election.index_of(project),
        _ => None,
    }
}

/// What stays the same while a count is told.
struct Telling<'a> {
    counting: Shares<'a>,
    /// The endowment of all voters together, in minor units.
    total: u64,
}

/// What is known about a project so far; money is in the parts that the run uses.
#[derive(Clone, Default)]
struct Notes {
    best: u128,
    price_reached: u128,
    losses: Vec<(usize, u128, u64)>,
    money_at_start: u128,
    money_at_end: u128,
    votes_missing: Option<u64>,
    bought: bool,
}

impl<'a> Telling<'a> {
    fn new(
        election: &'a Election,
        outcome: &'a Outcome,
        settings: &EqualShares,
        each: &Exact,
    ) -> Result<Self, CountError> {
        let mut counting = Shares::new(election, &outcome.rule, settings.min_ballot)?;
        if let Some(part) = settings.eligibility {
            counting.leave_out(part, &mut crate::count::Found::default());
        }
        let all = &each.0 * num_bigint::BigInt::from(counting.profile.voters.max(1));
        let total = (all * num_bigint::BigInt::from(election.scale())).to_integer().to_u64();
        Ok(Self { counting, total: total.ok_or(CountError::TooMuch)? })
    }

    /// Follows all rounds, for all projects or for one that does not stand.
    fn rounds(&self, without: Option<usize>) -> Vec<ProjectStory> {
        let profile = &self.counting.profile;
        let mut space = Workspace::new(profile);
        let mut run = Run::new(profile, &self.counting.places, &mut space, (self.total, self.total), true);
        let shift = run.shift();
        let contains_cost = self.counting.contains_cost();
        let mut notes = vec![Notes::default(); profile.projects.len()];
        let told: Vec<usize> = match without {
            Some(project) => vec![project],
            None => (0..notes.len()).collect(),
        };
        if let Some(project) = without {
            run.exclude(project);
        }
        let mut before = run.purses();
        for &project in &told {
            notes[project].money_at_start = money(profile, project, &before);
        }
        while let Round::Bought { project: winner, .. } = run.next() {
            let price = run.price(winner);
            notes[winner].money_at_end = money(profile, winner, &before);
            notes[winner].bought = true;
            let after = run.purses();
            for &project in &told {
                if !notes[project].bought {
                    let purses = Purses { profile, before: &before, after: &after, shift, contains_cost };
                    purses.look(&mut notes[project], project, winner, price, self.total);
                }
            }
            before = after;
        }
        for &project in &told {
            if !notes[project].bought {
                let purses = Purses { profile, before: &before, after: &before, shift, contains_cost };
                purses.look_last(&mut notes[project], project, self.total);
            }
        }
        notes.into_iter().enumerate().map(|(project, notes)| self.story(project, notes, shift)).collect()
    }

    fn story(&self, project: usize, mut notes: Notes, shift: u32) -> ProjectStory {
        let terms = &self.counting.profile.projects[project];
        // To the nearest minor unit: bounds are a tiny bit off.
        let half = (1_u128 << shift) >> 1;
        let minor = |parts: u128| u64::try_from((parts + half) >> shift).unwrap_or(u64::MAX);
        let cost = u128::from(terms.cost) << shift;
        let effective_support = ((notes.best + (cost >> 30)) * 100).checked_div(cost).unwrap_or(100);
        let supported = u128::from(terms.weight > 0);
        let effective_support = u64::try_from(effective_support * supported).unwrap_or(u64::MAX);
        notes.losses.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let loss = |(winner, amount, shared): (usize, u128, u64)| Loss {
            winner,
            amount: minor(amount),
            shared_supporters: shared,
        };
        let reason = if notes.bought {
            Reason::Won
        } else if notes.money_at_start < cost || terms.weight == 0 {
            Reason::TooFewVotes
        } else if effective_support >= NEARLY {
            Reason::Nearly { short: minor(cost.saturating_sub(notes.best)).max(1) }
        } else {
            Reason::MoneySpent
        };
        ProjectStory {
            effective_support,
            money_at_start: minor(notes.money_at_start),
            money_at_end: minor(notes.money_at_end),
            losses: notes.losses.into_iter().map(loss).collect(),
            reason,
            winning_cost: if notes.bought { terms.cost } else { minor(notes.price_reached) },
            // Who lost a tie needs one vote more.
            votes_missing: if notes.bought { 0 } else { notes.votes_missing.unwrap_or(0).max(1) },
        }
    }
}

fn money(profile: &Profile<'_>, project: usize, purses: &[u64]) -> u128 {
    let all = profile.supporters(project).iter();
    all.map(|entry| u128::from(purses[entry.of as usize]) * u128::from(profile.size(entry.of))).sum()
}

/// Purses before and after a purchase.
struct Purses<'a> {
    profile: &'a Profile<'a>,
    before: &'a [u64],
    after: &'a [u64],
    shift: u32,
    /// Whether the utility of a project changes with its cost.
    contains_cost: bool,
}

impl Purses<'_> {
    /// What supporters could pay at a price per unit of weight.
    fn offer(&self, project: usize, price: u128) -> u128 {
        let pay = |Entry { of, weight }: Entry| {
            let all = u128::from(self.before[of as usize]);
            all.min(price.saturating_mul(u128::from(weight))) * u128::from(self.profile.size(of))
        };
        self.profile.supporters(project).iter().map(pay).sum()
    }

    /// The same price per utility for another project, of the given cost.
    fn converted(&self, project: usize, cost: u64, winner: usize, price: u64) -> u128 {
        let (terms, other) = (&self.profile.projects[project], &self.profile.projects[winner]);
        // A factor that contains the cost changes with it.
        let own = if self.contains_cost { cost } else { terms.factor.0 };
        let top = num_bigint::BigUint::from(price) * own * other.factor.1;
        let bottom = num_bigint::BigUint::from(other.factor.0.max(1)) * terms.factor.1;
        (top / bottom).to_u128().unwrap_or(u128::MAX)
    }

    fn look(&self, notes: &mut Notes, project: usize, winner: usize, price: u64, total: u64) {
        let cost = self.profile.projects[project].cost;
        let due = self.converted(project, cost, winner, price);
        let offer = self.offer(project, due);
        notes.best = notes.best.max(offer);
        self.missing(notes, cost, offer, due, total);
        // The highest cost that supporters could pay at this price per utility: step down until it holds.
        let mut reached = offer;
        for _ in 0..64 {
            let lower = u64::try_from(reached >> self.shift).unwrap_or(u64::MAX).min(cost);
            if u128::from(lower) << self.shift <= notes.price_reached {
                break;
            }
            let offer = self.offer(project, self.converted(project, lower, winner, price));
            if offer >= u128::from(lower) << self.shift {
                notes.price_reached = u128::from(lower) << self.shift;
                break;
            }
            reached = offer;
        }
        let (mut amount, mut shared) = (0_u128, 0_u64);
        for entry in self.profile.supporters(project).iter() {
            let (class, voters) = (entry.of as usize, self.profile.size(entry.of));
            let paid = self.before[class] - self.after[class];
            if paid > 0 {
                amount += u128::from(paid) * u128::from(voters);
                shared += voters;
            }
        }
        if amount > 0 {
            notes.losses.push((winner, amount, shared));
        }
    }

    fn look_last(&self, notes: &mut Notes, project: usize, total: u64) {
        let left = money(self.profile, project, self.before);
        notes.money_at_end = left;
        notes.best = notes.best.max(left);
        notes.price_reached = notes.price_reached.max(left);
        self.missing(notes, self.profile.projects[project].cost, left, u128::MAX, total);
    }

    /// How many more voters would close the gap.
    fn missing(&self, notes: &mut Notes, cost: u64, offer: u128, due: u128, total: u64) {
        let each = (u128::from(total) << self.shift) / u128::from(self.profile.voters.max(1));
        let gap = (u128::from(cost) << self.shift).saturating_sub(offer);
        let more = gap.div_ceil(each.min(due).max(1));
        let more = u64::try_from(more).unwrap_or(u64::MAX);
        notes.votes_missing = Some(notes.votes_missing.map_or(more, |known| known.min(more)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, equal_shares};
    use crate::{Ballot, BallotKind, Completion, Election, EqualShares, Method, Project, Rule, count};

    #[test]
    fn tells_the_three_patterns() {
        let mut building = Election::builder(BallotKind::Approval, 100);
        for (id, cost) in [("a", 60), ("rival", 40), ("nearly", 41), ("lonely", 30)] {
            building.project(Project::new(id, "", cost)).unwrap();
        }
        building.ballot(Ballot::approving(["a", "rival"]).times(6)).unwrap();
        building.ballot(Ballot::approving(["nearly"]).times(3)).unwrap();
        building.ballot(Ballot::approving(["nearly", "lonely"])).unwrap();
        let election = building.build().unwrap();
        let shares = EqualShares { completion: Completion::None, ..EqualShares::default() };
        let outcome = count(
            &election,
            &Rule { method: Method::EqualShares(shares), ..Rule::equal_shares() }
                .with_utility(crate::Utility::Cardinality),
        )
        .unwrap();
        assert_eq!(election.ids(&outcome.order), ["rival"]);
        let story = equal_shares(&election, &outcome).unwrap();
        let of = |id| &story.projects[election.index_of(id).unwrap()];
        assert_eq!(of("rival").reason, Reason::Won);
        // All six hold 60; after 40 for the rival 20 are left, so 40 are missing.
        assert_eq!(
            (of("a").reason, of("a").money_at_end, of("a").losses[0].amount),
            (Reason::MoneySpent, 20, 40)
        );
        assert_eq!(of("a").losses[0].shared_supporters, 6);
        assert_eq!((of("nearly").reason, of("nearly").effective_support), (Reason::TooFewVotes, 97));
        assert_eq!((of("nearly").winning_cost, of("nearly").votes_missing), (40, 1));
        assert_eq!((of("lonely").reason, of("lonely").votes_missing), (Reason::TooFewVotes, 2));
        assert!(of("rival").effective_support >= 100);
    }
}
