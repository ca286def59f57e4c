//! How a ballot is kept apart from the person who cast it.
//!
//! While a vote is open a person must be able to replace their ballot, so the urn has to find it again; nobody else
//! should. Every vote has a secret of 32 random bytes, made at opening. A ballot's key is HMAC-SHA256 of the person's id
//! under that secret: the same for the same person, meaningless without the secret. A ballot's row holds tenant, vote,
//! key and choices: no person, no time, no id, no sequence. Choices that are not confirmed yet (drafts) are kept the
//! same way. Audit log, events and jobs say that a ballot was cast, and who gets a mail about it, but never which.
//!
//! At closing, in one transaction, the secret and all drafts are deleted, and the ballots are written anew under random
//! keys in the order of those keys: from then on neither key nor place on the disk leads to a person.
//!
//! What this protects against: anyone who reads the database, a backup or the logs after closing; and, while the vote is
//! open, anyone who reads the tables of ballots without the secret, or the logs.
//!
//! What it does not protect against: someone who holds the database **and** the secret before closing (who operates the
//! server, or a copy of the whole database taken then, since the secret is in it) can compute everybody's key; while the
//! vote is open, the order in which rows lie in the file follows the order of casting, which can be compared with the
//! times of the audit log; and what a database keeps of deleted rows for a while (SQLite overwrites them in its file, but
//! not in the write-ahead log; PostgreSQL keeps old row versions until they are cleaned up; earlier backups) is beyond this
//! crate. Copies made while a vote is open must be
//! guarded like the urn, and destroyed with it.

use std::fmt;

use hmac::{Hmac, Mac};
use kernel::{Env, PersonId};
use sha2::{Digest, Sha256};

/// The secret of a vote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new secret.
    pub fn random(env: &Env) -> Self {
        Self(env.random())
    }

    /// The bytes for the database.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// Reads the bytes from the database; `None` when they are no secret.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The key of a person's ballot.
    pub fn key(&self, person: PersonId) -> Key {
        self.keyed(b"person", person.uuid().as_bytes())
    }

    /// The key of the ballot of a voter who has no account here, as in an imported election. `voter` is what the other
    /// system calls them.
    pub fn key_of_stranger(&self, voter: &str) -> Key {
        self.keyed(b"voter", voter.as_bytes())
    }

    /// The two kinds of voters cannot collide: the domain is part of what is hashed.
    fn keyed(&self, domain: &[u8], id: &[u8]) -> Key {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any key length");
        mac.update(domain);
        mac.update(&[0]);
        mac.update(id);
        Key(mac.finalize().into_bytes().into())
    }
}

impl fmt::Debug for Secret {
    /// Never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Where a ballot lies in the urn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// A key that leads to nobody.
    pub fn random(env: &Env) -> Self {
        Self(env.random())
    }

    /// The bytes for the database.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

impl fmt::Debug for Key {
    /// Never printed: a log line with a key and a person would link them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The place of a project on a person's ballot: drawn per person and vote, the same at every visit, and no secret.
pub fn place_on_ballot(vote: uuid::Uuid, person: PersonId, number: i64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(vote.as_bytes());
    hash.update(person.uuid().as_bytes());
    hash.update(number.to_be_bytes());
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use kernel::{Env, SeededEntropy, SystemClock};
    use std::sync::Arc;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_key_is_stable_for_a_person_and_different_for_all_else() {
        let env = Env { clock: Arc::new(SystemClock), entropy: SeededEntropy::new(1) };
        let (one, other) = (Secret::random(&env), Secret::random(&env));
        let (anna, bruno) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        assert_eq!(one.key(anna), one.key(anna));
        assert_ne!(one.key(anna), one.key(bruno));
        assert_ne!(one.key(anna), other.key(anna));
        assert_ne!(one.key_of_stranger("1"), one.key_of_stranger("2"));
        assert_eq!(format!("{one:?} {:?}", one.key(anna)), "Secret(…) Key(…)");
    }

    #[test]
    fn projects_stand_in_another_order_for_everybody() {
        let vote = Uuid::from_u128(9);
        let order = |person: u128| {
            let mut numbers: Vec<i64> = (1..=12).collect();
            numbers.sort_by_key(|n| place_on_ballot(vote, PersonId(Uuid::from_u128(person)), *n));
            numbers
        };
        assert_eq!(order(1), order(1));
        assert_ne!(order(1), order(2));
    }
}
