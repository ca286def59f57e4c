//! Identical ballots together.

use super::profile::Entry;

/// Voters in classes of identical ballots.
#[derive(Default)]
pub(super) struct Classes {
    /// Position of a ballot of each class.
    pub(super) ballots: Vec<u32>,
    /// Voters per class; empty while all are 1.
    pub(super) sizes: Vec<u64>,
    /// What the ballots of each class say, as long as equals are looked for.
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

impl Classes {
    /// Whether ballots are no longer compared: then their entries need not be told.
    pub(super) fn all_differ(&self) -> bool {
        self.give_up
    }

    /// Adds a ballot that supports something; true when it begins a class. The order of `entries` has no
    /// meaning, and may be changed.
    pub(super) fn add(&mut self, position: u32, entries: &mut [Entry], weight: u64) -> bool {
        if self.give_up {
            self.begin(position, weight);
            return true;
        }
        self.seen += 1;
        if self.seen == SAMPLE && self.ballots.len() * 10 > SAMPLE * 9 {
            let ballots = std::mem::take(&mut self.ballots);
            let sizes = std::mem::take(&mut self.sizes);
            *self = Self { ballots, sizes, give_up: true, ..Self::default() };
            self.begin(position, weight);
            return true;
        }
        entries.sort_unstable_by_key(|entry| entry.of);
        if (self.ballots.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(entries) & mask;
        while self.slots[at] != 0 {
            let class = self.slots[at] as usize - 1;
            if self.of_class(class) == entries {
                self.ones();
                self.sizes[class] += weight;
                return false;
            }
            at = (at + 1) & mask;
        }
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.entries.extend_from_slice(entries);
        self.starts.push(self.entries.len());
        self.begin(position, weight);
        self.slots[at] = u32::try_from(self.ballots.len()).unwrap_or(u32::MAX);
        true
    }

    fn begin(&mut self, position: u32, weight: u64) {
        if weight != 1 {
            self.ones();
        }
        self.ballots.push(position);
        if !self.sizes.is_empty() || weight != 1 {
            self.sizes.push(weight);
        }
    }

    /// Writes down the sizes that were not worth it so far.
    fn ones(&mut self) {
        if self.sizes.is_empty() {
            self.sizes.resize(self.ballots.len(), 1);
        }
    }

    fn of_class(&self, class: usize) -> &[Entry] {
        &self.entries[self.starts[class]..self.starts[class + 1]]
    }

    fn grow(&mut self) {
        let mut slots = vec![0; (self.slots.len() * 4).max(64)];
        let mask = slots.len() - 1;
        for class in 0..self.ballots.len() {
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
