//! Fast look-up of project ids and detection of repeated voter ids.
//!
//! Ballots are mostly ids, and ids are mostly short: up to eight bytes are packed into one integer, which
//! makes comparing and hashing them one instruction each.

use std::collections::HashMap;

/// Project ids with their positions.
pub(super) struct Ids {
    slots: Vec<(u64, u32)>,
    long: HashMap<Box<str>, u32>,
}

/// Up to eight bytes as a number that is different for every text; 0 for longer or empty text.
fn packed(id: &[u8]) -> u64 {
    // Text in these files contains no NUL in front, so different lengths give different numbers.
    if id.len() > 8 || id.first() == Some(&0) {
        return 0;
    }
    if let Ok(eight) = <[u8; 8]>::try_from(id) {
        return u64::from_be_bytes(eight);
    }
    id.iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// Spreads a packed id over a table of `slots` (a power of two) places.
fn place(key: u64, slots: usize) -> usize {
    // Multiplicative hashing: the high bits depend on all bits of the key.
    let spread = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    usize::try_from(spread).unwrap_or(0) & (slots - 1)
}

impl Ids {
    pub(super) fn new<'a>(ids: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let mut new = Self { slots: vec![(0, 0); (ids.len() * 2).next_power_of_two()], long: HashMap::new() };
        for (position, id) in (0..).zip(ids) {
            let key = packed(id.as_bytes());
            if key == 0 {
                new.long.insert(id.into(), position);
                continue;
            }
            let mut at = place(key, new.slots.len());
            while new.slots[at].0 != 0 {
                at = (at + 1) & (new.slots.len() - 1);
            }
            new.slots[at] = (key, position);
        }
        new
    }

    /// Position of the project with this id.
    pub(super) fn get(&self, id: &str) -> Option<u32> {
        let key = packed(id.as_bytes());
        if key == 0 { self.long.get(id).copied() } else { self.short(key) }
    }

    fn short(&self, key: u64) -> Option<u32> {
        let mut at = place(key, self.slots.len());
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (found, position) if found == key => return Some(position),
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// Reads a list of short ids without blanks, calling `named` for each; false as soon as something in the
    /// list needs a closer look, after which the list has to be read in another way.
    pub(super) fn read_plain(&self, list: &str, mut named: impl FnMut(u32) -> bool) -> bool {
        let (mut key, mut length) = (0_u64, 0);
        for &byte in list.as_bytes() {
            if byte == b',' {
                if length == 0 || length > 8 || !self.short(key).is_some_and(&mut named) {
                    return false;
                }
                (key, length) = (0, 0);
            } else {
                key = key << 8 | u64::from(byte);
                length += 1;
            }
        }
        (1..=8).contains(&length) && self.short(key).is_some_and(named)
    }
}

/// Row numbers by voter id, to notice a voter who appears twice.
#[derive(Default)]
pub(super) struct Seen {
    /// Hash and row (from 1; 0 is empty).
    slots: Vec<(u32, u32)>,
    filled: usize,
}

/// Compares ids so that numbers without leading zeros come in their order.
pub(super) fn ascending(earlier: &str, later: &str) -> bool {
    (earlier.len(), earlier) < (later.len(), later)
}

impl Seen {
    /// Remembers the id of `row`; returns an earlier row with the same id. `same(earlier)` compares the text
    /// of an earlier row with the id, because two texts may share a hash.
    pub(super) fn insert(&mut self, id: &str, row: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        if self.filled * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hashed(id.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => {
                    self.slots[at] = (hash, row + 1);
                    self.filled += 1;
                    return None;
                }
                (found, earlier) if found == hash && same(earlier - 1) => return Some(earlier - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); (self.slots.len() * 4).max(1024)];
        let mask = larger.len() - 1;
        for (hash, row) in std::mem::replace(&mut self.slots, larger) {
            if row != 0 {
                let mut at = hash as usize & mask;
                while self.slots[at].1 != 0 {
                    at = (at + 1) & mask;
                }
                self.slots[at] = (hash, row);
            }
        }
    }
}

fn hashed(id: &[u8]) -> u32 {
    let mut hash: u64 = 0;
    for chunk in id.chunks(8) {
        hash = (hash.rotate_left(23) ^ packed(chunk)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    u32::try_from(hash >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Ids, Seen};

    #[test]
    fn finds_short_and_long_ids() {
        let names = ["5", "M/51/VII", "BO.OM.63/24", "c14", "é", "55"];
        let ids = Ids::new(names.into_iter());
        for (position, name) in (0..).zip(names) {
            assert_eq!(ids.get(name), Some(position), "{name}");
        }
        for unknown in ["", "555", "M/51/VIII", "m/51/vii", "\x005"] {
            assert_eq!(ids.get(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn notices_the_second_time() {
        let mut seen = Seen::default();
        let names: Vec<String> = (0..5000).map(|number| format!("voter-{number}")).collect();
        for (row, name) in (0_u32..).zip(&names) {
            assert_eq!(seen.insert(name, row, |earlier| &names[earlier as usize] == name), None);
        }
        assert_eq!(seen.insert("voter-77", 5000, |earlier| names[earlier as usize] == "voter-77"), Some(77));
    }
}
