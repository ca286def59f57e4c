use std::time::Duration;

/// How long requests took.
pub(crate) struct Latency(Vec<Duration>);

impl Latency {
    /// Takes the measurements in any order.
    pub(crate) fn new(mut all: Vec<Duration>) -> Self {
        all.sort();
        Self(all)
    }

    /// The time within which this share of the requests was answered (nearest rank); zero when there were none.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or_default()
    }

    /// The slowest.
    pub(crate) fn max(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }
}

/// Milliseconds with as many digits as mean something.
pub(crate) fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 { format!("{ms:.2}") } else { format!("{ms:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let latency = Latency::new((1..=20).rev().map(Duration::from_millis).collect());
        assert_eq!(latency.percentile(50), Duration::from_millis(10));
        assert_eq!(latency.percentile(95), Duration::from_millis(19));
        assert_eq!(latency.percentile(99), Duration::from_millis(20));
        assert_eq!(latency.max(), Duration::from_millis(20));
        assert_eq!(Latency::new(Vec::new()).percentile(95), Duration::ZERO);
    }
}
