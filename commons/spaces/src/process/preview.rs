//! The link that shows a draft to whoever has it, for some days. Its last moment stands in it, signed with a secret of the draft: nothing
//! is kept of links, and nothing has to be cleared away.

use chrono::{DateTime, TimeDelta};
use hmac::{Hmac, Mac};
use kernel::Timestamp;
use sha2::Sha256;

use super::Process;

/// How many days a link holds, besides the rest of the day on which it was looked at.
const DAYS: i64 = 14;

const DAY: i64 = 24 * 60 * 60;

/// Half of a SHA-256: nobody guesses that.
const SIGNATURE: usize = 16;

impl Process {
    /// What the link for previews says, and the moment from which it opens nothing. It is the same one all day long.
    pub fn preview(&self, now: Timestamp) -> (String, Timestamp) {
        let last = now.timestamp().div_euclid(DAY) + DAYS + 1;
        let until = DateTime::from_timestamp(last * DAY, 0).unwrap_or(now + TimeDelta::days(DAYS));
        let signed = self.signature(last).finalize().into_bytes();
        (format!("{last}-{}", hex::encode(&signed[..SIGNATURE])), until)
    }

    /// Whether a link that says so still opens the draft.
    pub(crate) fn opened_by(&self, link: &str, now: Timestamp) -> bool {
        let read = || {
            let (last, signed) = link.split_once('-')?;
            let last: i64 = last.parse().ok()?;
            // A shorter signature would be easier to guess.
            let signed = hex::decode(signed).ok().filter(|signed| signed.len() == SIGNATURE)?;
            self.signature(last).verify_truncated_left(&signed).ok()?;
            Some(now.timestamp().div_euclid(DAY) < last)
        };
        read().unwrap_or(false)
    }

    fn signature(&self, last: i64) -> Hmac<Sha256> {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(self.preview_token.as_bytes()).expect("any key length");
        mac.update(b"spaces-preview\0");
        mac.update(&last.to_be_bytes());
        mac
    }
}
