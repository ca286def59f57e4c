//! Ballots arranged for equal shares: identical ones together, supporters by project.

use crate::support::Support;
use crate::{CountError, Election, Utility};

/// One supporter group of a project, or one supported project of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    /// A class of voters in lists of supporters, a project in ballots.
    pub(crate) of: u32,
    /// What the ballot gives, before the factor of the utility; at least 1.
    pub(crate) weight: u32,
}

/// Voters in classes of identical ballots. Voters who support nothing are only counted.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// Number of voters, the ones who support nothing included.
    pub(crate) voters: u64,
    /// Voters per class.
    pub(crate) size: Vec<u64>,
    ballot_starts: Vec<usize>,
    ballot_entries: Vec<Entry>,
    pub(crate) supporters: Vec<Vec<Entry>>,
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

impl Profile {
    /// Arranges the ballots. Ballots naming fewer than `min_ballot` projects are left out, voter and all.
    pub(crate) fn new(
        election: &Election,
        utility: Utility,
        support: &[Support],
        min_ballot: usize,
    ) -> Result<Self, CountError> {
        let mut collect = Collect::default();
        let mut voters = 0;
        let mut entries = Vec::new();
        for ballot in election.ballots().iter() {
            if ballot.projects.len() < min_ballot {
                continue;
            }
            voters += ballot.weight;
            entries.clear();
            for (place, &project) in ballot.projects.iter().enumerate() {
                let worth = utility.entry(ballot, place);
                if worth > 0 && !election.projects()[project as usize].withdrawn {
                    let weight = u32::try_from(worth).map_err(|_| CountError::TooLarge)?;
                    entries.push(Entry { of: project, weight });
                }
            }
            entries.sort_unstable_by_key(|entry| entry.of);
            collect.add(&entries, ballot.weight);
        }
        let mut profile = Self {
            voters,
            size: collect.size,
            ballot_starts: collect.starts,
            ballot_entries: collect.entries,
            supporters: vec![Vec::new(); election.projects().len()],
            projects: Vec::new(),
        };
        profile.list_supporters();
        profile.projects = (0..support.len()).map(|p| profile.terms(election, utility, support, p)).collect();
        Ok(profile)
    }

    fn list_supporters(&mut self) {
        let mut lengths = vec![0; self.supporters.len()];
        for entry in &self.ballot_entries {
            lengths[entry.of as usize] += 1;
        }
        for (list, length) in self.supporters.iter_mut().zip(lengths) {
            list.reserve_exact(length);
        }
        for (class, ends) in (0..).zip(self.ballot_starts.windows(2)) {
            for entry in &self.ballot_entries[ends[0]..ends[1]] {
                self.supporters[entry.of as usize].push(Entry { of: class, weight: entry.weight });
            }
        }
    }

    fn terms(&self, election: &Election, utility: Utility, support: &[Support], project: usize) -> Terms {
        let cost = election.projects()[project].cost;
        let factor = utility.factor(cost, support[project].supporters);
        let weight = |entry: &Entry| u64::from(entry.weight) * self.size[entry.of as usize];
        let weight = self.supporters[project].iter().map(weight).sum();
        Terms { cost, factor, weight, eligible: weight > 0 }
    }

    /// The supported projects of a class, by project.
    pub(crate) fn ballot(&self, class: u32) -> &[Entry] {
        let class = class as usize;
        &self.ballot_entries[self.ballot_starts[class]..self.ballot_starts[class + 1]]
    }

    /// Number of classes.
    pub(crate) fn classes(&self) -> usize {
        self.size.len()
    }
}

/// Puts identical ballots together.
#[derive(Default)]
struct Collect {
    size: Vec<u64>,
    starts: Vec<usize>,
    entries: Vec<Entry>,
    /// Hash table of class numbers plus one; 0 is empty.
    slots: Vec<u32>,
    seen: usize,
    /// Set once ballots prove to be nearly all different: looking for equals would cost more than it saves.
    /// Results do not depend on it, only speed does.
    give_up: bool,
}

/// Ballots after which it is clear whether they repeat.
const SAMPLE: usize = 1 << 16;

impl Collect {
    fn add(&mut self, entries: &[Entry], weight: u64) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        if entries.is_empty() {
            return;
        }
        self.seen += 1;
        if self.seen == SAMPLE && self.size.len() * 10 > SAMPLE * 9 {
            self.give_up = true;
            self.slots = Vec::new();
        }
        if self.give_up {
            self.push(entries, weight);
            return;
        }
        if (self.size.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(entries) & mask;
        loop {
            match self.slots[at] {
                0 => break,
                class if self.of_class(class as usize - 1) == entries => {
                    self.size[class as usize - 1] += weight;
                    return;
                }
                _ => at = (at + 1) & mask,
            }
        }
        self.push(entries, weight);
        self.slots[at] = u32::try_from(self.size.len()).unwrap_or(u32::MAX);
    }

    fn push(&mut self, entries: &[Entry], weight: u64) {
        self.entries.extend_from_slice(entries);
        self.starts.push(self.entries.len());
        self.size.push(weight);
    }

    fn of_class(&self, class: usize) -> &[Entry] {
        &self.entries[self.starts[class]..self.starts[class + 1]]
    }

    fn grow(&mut self) {
        let mut slots = vec![0; (self.slots.len() * 4).max(64)];
        let mask = slots.len() - 1;
        for class in 0..self.size.len() {
            let mut at = hash(self.of_class(class)) & mask;
            while slots[at] != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = u32::try_from(class + 1).unwrap_or(u32::MAX);
        }
        self.slots = slots;
    }
}

fn hash(entries: &[Entry]) -> usize {
    let mut hash: u64 = 0;
    for entry in entries {
        let word = u64::from(entry.of) << 32 | u64::from(entry.weight);
        hash = (hash.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    usize::try_from(hash >> 32).unwrap_or(0)
}
