//! The link in every mail that stops such mails without logging in (RFC 8058): it names a person and what to stop, and is
//! signed, so that nobody stops another's mail.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use kernel::{PersonId, TenantId};
use sha2::Sha256;
use uuid::Uuid;

use super::model::{Rhythm, Topic};

/// Half of a SHA-256: nobody guesses that.
const SIGNATURE: usize = 16;

/// What a link stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Mail about one topic.
    Topic(Topic),
    /// Every topic that comes in this rhythm: a digest holds several.
    Rhythm(Rhythm),
}

impl Stop {
    fn word(self) -> &'static str {
        match self {
            Stop::Topic(topic) => topic.as_str(),
            Stop::Rhythm(rhythm) => rhythm.as_str(),
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Topic::parse(word).map(Stop::Topic).or_else(|| Rhythm::parse(word).map(Stop::Rhythm))
    }
}

/// The token of the link.
pub(crate) fn token(secret: &[u8; 32], tenant: TenantId, person: PersonId, stop: Stop) -> String {
    let mut bytes = person.uuid().as_bytes().to_vec();
    bytes.extend(stop.word().as_bytes());
    let mut signed = signature(secret, tenant, &bytes).finalize().into_bytes()[..SIGNATURE].to_vec();
    signed.extend(bytes);
    URL_SAFE_NO_PAD.encode(signed)
}

/// Whom and what a token names; none for one that we did not sign for this organisation.
pub(crate) fn read(secret: &[u8; 32], tenant: TenantId, token: &str) -> Option<(PersonId, Stop)> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (signed, bytes) = bytes.split_at_checked(SIGNATURE)?;
    signature(secret, tenant, bytes).verify_truncated_left(signed).ok()?;
    let (person, word) = bytes.split_at_checked(16)?;
    let stop = Stop::parse(std::str::from_utf8(word).ok()?)?;
    Some((PersonId(Uuid::from_slice(person).ok()?), stop))
}

fn signature(secret: &[u8; 32], tenant: TenantId, bytes: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any key length");
    mac.update(b"engagement-unsubscribe\0");
    mac.update(tenant.uuid().as_bytes());
    mac.update(bytes);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stops_one_person_s_mail_of_one_kind_at_one_organisation() {
        let (tenant, other) = (TenantId(Uuid::from_u128(1)), TenantId(Uuid::from_u128(2)));
        let anna = PersonId(Uuid::from_u128(3));
        for stop in [Stop::Topic(Topic::Reply), Stop::Rhythm(Rhythm::Weekly)] {
            let token = token(&[7; 32], tenant, anna, stop);
            assert_eq!(read(&[7; 32], tenant, &token), Some((anna, stop)));
            assert_eq!(read(&[7; 32], other, &token), None);
            assert_eq!(read(&[8; 32], tenant, &token), None);
            let mut forged = token.clone().into_bytes();
            let last = forged.len() - 3;
            forged[last] = if forged[last] == b'A' { b'B' } else { b'A' };
            assert_eq!(read(&[7; 32], tenant, std::str::from_utf8(&forged).unwrap()), None);
        }
        for rubbish in ["", "x", "AAAA", &"A".repeat(80)] {
            assert_eq!(read(&[7; 32], tenant, rubbish), None);
        }
    }
}
