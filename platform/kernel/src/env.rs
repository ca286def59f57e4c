//! Time and randomness as parameters: the program passes the real ones, tests and imports their own.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use uuid::Uuid;

/// A moment in UTC, truncated to microseconds because PostgreSQL keeps no more.
pub type Timestamp = DateTime<Utc>;

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present moment, truncated to microseconds.
    fn now(&self) -> Timestamp;
}

/// Where randomness comes from.
pub trait Entropy: Send + Sync {
    /// Fills the buffer with random bytes fit for secrets.
    fn fill(&self, bytes: &mut [u8]);
}

/// Clock and entropy together, cheap to clone.
#[derive(Clone)]
pub struct Env {
    /// The clock that decides closing times.
    pub clock: Arc<dyn Clock>,
    /// The source of ids, tokens and salts.
    pub entropy: Arc<dyn Entropy>,
}

impl Env {
    /// The machine's own clock and randomness.
    pub fn system() -> Self {
        Self { clock: Arc::new(SystemClock), entropy: Arc::new(SystemEntropy) }
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A fresh UUIDv7: sorts by creation, and its 74 random bits cannot be guessed.
    pub fn uuid(&self) -> Uuid {
        let mut random = [0u8; 10];
        self.entropy.fill(&mut random);
        let millis = u64::try_from(self.clock.now().timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// `N` random bytes, for tokens and secrets.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0u8; N];
        self.entropy.fill(&mut bytes);
        bytes
    }

    /// The same entropy with another clock: an import replays a past election under its own dates.
    pub fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, entropy: self.entropy.clone() }
    }
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the real time enters")]
    fn now(&self) -> Timestamp {
        truncated(Utc::now())
    }
}

/// A clock that stands still until moved.
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// Stands at the given moment.
    pub fn at(moment: Timestamp) -> Arc<Self> {
        Arc::new(Self(Mutex::new(truncated(moment))))
    }

    /// Moves to another moment.
    pub fn set(&self, moment: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = truncated(moment);
    }

    /// Moves by a span of time.
    pub fn advance(&self, span: TimeDelta) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += span;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The operating system's randomness.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(
        clippy::panic,
        reason = "without randomness no session or ballot is safe: stop rather than go on"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the operating system gives no randomness: {error}");
        }
    }
}

/// A repeatable stream of bytes for tests and the demo world; never for secrets.
pub struct SeededEntropy(Mutex<u64>);

impl SeededEntropy {
    /// Starts the stream at a seed.
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            // SplitMix64 (Steele, Lea, Flood 2014).
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^= z >> 31;
            chunk.copy_from_slice(&z.to_le_bytes()[..chunk.len()]);
        }
    }
}

fn truncated(moment: Timestamp) -> Timestamp {
    moment.with_nanosecond(moment.nanosecond() / 1_000 * 1_000).unwrap_or(moment)
}
