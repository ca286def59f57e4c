//! Waking up those who wait for a commit.

use std::sync::Arc;

use tokio::sync::watch;

use crate::Connection;

/// What a committed write may wake up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Those who follow the events.
    Event,
    /// The worker: there is a job.
    Job,
}

impl Signal {
    pub(crate) const ALL: [Signal; 2] = [Signal::Event, Signal::Job];
}

/// Wakes up those who wait for a signal.
#[derive(Clone, Default)]
pub(crate) struct Signals(Arc<[watch::Sender<u64>; Signal::ALL.len()]>);

impl Signals {
    /// Says what a committed transaction changed, and gives the signals that it asked for.
    pub(crate) fn raise(&self, committed: &Connection) {
        committed.announce();
        for signal in committed.signals() {
            self.0[signal as usize].send_modify(|n| *n = n.wrapping_add(1));
        }
    }

    /// Changes at every such signal.
    pub(crate) fn subscribe(&self, signal: Signal) -> watch::Receiver<u64> {
        self.0[signal as usize].subscribe()
    }
}
