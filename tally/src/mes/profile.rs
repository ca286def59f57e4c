//! Ballots arranged for equal shares: identical ones together, supporters by project.

use std::hint::black_box;

use super::classes::Classes;
use crate::support::Support;
use crate::{BallotView, CountError, Election, Utility};

/// Ballots that are fetched together.
const TOGETHER: usize = 32;

/// One supporter group of a project, or one supported project of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    /// A class of voters in lists of supporters, a project in ballots.
    pub(crate) of: u32,
    /// What the ballot gives, before the factor of the utility; at least 1.
    pub(crate) weight: u32,
}

/// Voters in classes of identical ballots. Voters who support nothing are only counted.
pub(crate) struct Profile<'a> {
    reading: Reading<'a>,
    /// Number of voters, the ones who support nothing included.
    pub(crate) voters: u64,
    /// Position of a ballot of each class.
    ballots: Vec<u32>,
    /// Voters per class; empty when all are 1.
    sizes: Vec<u64>,
    /// Supporters of all projects, one list after the other, each in the order of the ballots: so whoever
    /// goes through a list goes through everything that is kept by class from its beginning to its end.
    supporters: Vec<u32>,
    /// Parallel to `supporters`; empty when all are 1.
    weights: Vec<u32>,
    starts: Vec<usize>,
    pub(crate) projects: Vec<Terms>,
}

/// What a project costs and how its supporters value it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    /// In minor units.
    pub(crate) cost: u64,
    /// The utility of an entry is `weight × factor.0 / factor.1`.
    pub(crate) factor: (u64, u64),
    /// Sum over supporters of their weights.
    pub(crate) weight: u64,
    /// Can be bought at all.
    pub(crate) eligible: bool,
}

/// Some supporters, in the order of the ballots.
#[derive(Clone, Copy)]
pub(crate) struct Supporters<'a> {
    pub(crate) classes: &'a [u32],
    /// Parallel to `classes`; empty when all are 1.
    pub(crate) weights: &'a [u32],
}

impl<'a> Supporters<'a> {
    pub(crate) fn iter(self) -> impl Iterator<Item = Entry> + 'a {
        let weight = move |place: usize| self.weights.get(place).copied().unwrap_or(1);
        self.classes.iter().enumerate().map(move |(place, &of)| Entry { of, weight: weight(place) })
    }
}

/// How ballots are read.
struct Reading<'a> {
    election: &'a Election,
    utility: Utility,
    /// By project; apart from the projects, because every mention on every ballot asks.
    withdrawn: Vec<bool>,
    /// Whether every mention on a ballot gives 1.
    alike: bool,
}

impl<'a> Reading<'a> {
    fn new(election: &'a Election, utility: Utility) -> Self {
        let withdrawn: Vec<bool> = election.projects().iter().map(|project| project.withdrawn).collect();
        let alike = utility.is_one(election.kind()) && !withdrawn.contains(&true);
        Self { election, utility, withdrawn, alike }
    }

    /// Tells what a ballot supports: each project, and what the ballot gives it, more than 0.
    fn tell(&self, ballot: BallotView<'_>, mut entry: impl FnMut(u32, i64)) {
        if self.alike {
            return ballot.projects.iter().for_each(|&project| entry(project, 1));
        }
        for (place, &project) in ballot.projects.iter().enumerate() {
            let worth = self.utility.entry(ballot, place);
            if worth > 0 && !self.withdrawn[project as usize] {
                entry(project, worth);
            }
        }
    }
}

/// Classes and weight of one project's supporters.
#[derive(Clone, Copy, Default)]
struct Length {
    classes: usize,
    weight: u64,
}

impl<'a> Profile<'a> {
    /// Arranges the ballots. Ballots naming fewer than `min_ballot` projects are left out, voter and all.
    pub(crate) fn new(
        election: &'a Election,
        utility: Utility,
        support: &[Support],
        min_ballot: usize,
    ) -> Result<Self, CountError> {
        let reading = Reading::new(election, utility);
        u32::try_from(election.ballots().len()).map_err(|_| CountError::TooLarge)?;
        let (mut classes, mut voters) = (Classes::default(), 0);
        let (mut lengths, mut most) = (vec![Length::default(); election.projects().len()], 0);
        let mut entries = Vec::new();
        for (position, ballot) in (0_u32..).zip(election.ballots().iter()) {
            if ballot.projects.len() < min_ballot {
                continue;
            }
            voters += ballot.weight;
            entries.clear();
            let (all_differ, mut supports) = (classes.all_differ(), false);
            reading.tell(ballot, |of, worth| {
                let (length, weight) = (&mut lengths[of as usize], fitting(worth));
                length.weight = length.weight.saturating_add(u64::from(weight) * ballot.weight);
                most = worth.max(most);
                supports = true;
                if all_differ {
                    length.classes += 1;
                } else {
                    entries.push(Entry { of, weight });
                }
            });
            if supports && classes.add(position, &mut entries, ballot.weight) {
                entries.iter().for_each(|entry| lengths[entry.of as usize].classes += 1);
            }
        }
        u32::try_from(most).map_err(|_| CountError::TooLarge)?;
        let terms = |(project, length): (usize, &Length)| {
            let cost = election.projects()[project].cost;
            let factor = utility.factor(cost, support[project].supporters);
            Terms { cost, factor, weight: length.weight, eligible: length.weight > 0 }
        };
        let projects = lengths.iter().enumerate().map(terms).collect();
        let mut profile = Self {
            reading,
            voters,
            ballots: classes.ballots,
            sizes: classes.sizes,
            supporters: Vec::new(),
            weights: Vec::new(),
            starts: vec![0],
            projects,
        };
        profile.list_supporters(&lengths, most <= 1);
        Ok(profile)
    }

    fn list_supporters(&mut self, lengths: &[Length], plain: bool) {
        let mut all = 0;
        for length in lengths {
            all += length.classes;
            self.starts.push(all);
        }
        self.supporters = vec![0; all];
        self.weights = vec![0; if plain { 0 } else { all }];
        let mut ends = self.starts.clone();
        let ballots = self.reading.election.ballots();
        for (class, &position) in (0..).zip(&self.ballots) {
            self.reading.tell(ballots.get(position as usize), |project, worth| {
                let end = &mut ends[project as usize];
                self.supporters[*end] = class;
                if !plain {
                    self.weights[*end] = fitting(worth);
                }
                *end += 1;
            });
        }
    }

    /// The supporters of a project.
    pub(crate) fn supporters(&self, project: usize) -> Supporters<'_> {
        let range = self.starts[project]..self.starts[project + 1];
        let weights = if self.weights.is_empty() { &[] } else { &self.weights[range.clone()] };
        Supporters { classes: &self.supporters[range], weights }
    }

    /// Tells every supported project of a class.
    pub(crate) fn ballot(&self, class: u32, mut tell: impl FnMut(Entry)) {
        let ballot = self.reading.election.ballots().get(self.ballots[class as usize] as usize);
        self.reading.tell(ballot, |of, worth| tell(Entry { of, weight: fitting(worth) }));
    }

    /// Tells every supported project of every class, with what came with the class.
    pub(crate) fn ballots(&self, classes: &[(u32, u64)], mut tell: impl FnMut(u64, Entry)) {
        let all = self.reading.election.ballots();
        let ends = |ballot: BallotView<'_>| ballot.projects.first().max(ballot.projects.last()).copied();
        let mut ballots = [BallotView { projects: &[], points: &[], weight: 0 }; TOGETHER];
        for classes in classes.chunks(TOGETHER) {
            for (ballot, (class, _)) in ballots.iter_mut().zip(classes) {
                *ballot = all.get(self.ballots[*class as usize] as usize);
            }
            // Ballots lie far from each other: asking for all of them before reading the first takes the time
            // of one.
            black_box(ballots[..classes.len()].iter().filter_map(|&ballot| ends(ballot)).max());
            for (&ballot, (_, with)) in ballots.iter().zip(classes) {
                self.reading.tell(ballot, |of, worth| tell(*with, Entry { of, weight: fitting(worth) }));
            }
        }
    }

    /// Number of classes.
    pub(crate) fn classes(&self) -> usize {
        self.ballots.len()
    }

    /// Voters of a class.
    pub(crate) fn size(&self, class: u32) -> u64 {
        self.sizes.get(class as usize).copied().unwrap_or(1)
    }

    /// Voters per class; empty when all are 1.
    pub(crate) fn sizes(&self) -> &[u64] {
        &self.sizes
    }
}

/// What a ballot gives. It fits: the largest was checked when the ballots were arranged.
fn fitting(worth: i64) -> u32 {
    u32::try_from(worth).unwrap_or(u32::MAX)
}
