use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant, SystemTime},
};

use crate::Files;

/// How often a debug build looks whether files changed.
const LOOK_EVERY: Duration = Duration::from_millis(400);

/// Something built from files, built again when one of them changed. In a released program files never change and the
/// value is built once.
pub(crate) struct Watched<T> {
    files: Vec<Files>,
    build: Box<dyn Fn(&[Files]) -> anyhow::Result<T> + Send + Sync>,
    state: RwLock<State<T>>,
}

struct State<T> {
    value: Arc<T>,
    stamp: Option<SystemTime>,
    looked: Instant,
}

impl<T> Watched<T> {
    pub(crate) fn new(
        files: Vec<Files>,
        build: impl Fn(&[Files]) -> anyhow::Result<T> + Send + Sync + 'static,
    ) -> anyhow::Result<Self> {
        let state = State { value: Arc::new(build(&files)?), stamp: newest(&files), looked: Instant::now() };
        Ok(Self { files, build: Box::new(build), state: RwLock::new(state) })
    }

    pub(crate) fn get(&self) -> Arc<T> {
        {
            let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
            if state.stamp.is_none() || state.looked.elapsed() < LOOK_EVERY {
                return state.value.clone();
            }
        }
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let stamp = newest(&self.files);
        if stamp != state.stamp {
            match (self.build)(&self.files) {
                Ok(value) => state.value = Arc::new(value),
                Err(error) => tracing::error!("kept the old files: {error:#}"),
            }
            state.stamp = stamp;
        }
        state.looked = Instant::now();
        state.value.clone()
    }
}

fn newest(files: &[Files]) -> Option<SystemTime> {
    files.iter().filter_map(Files::newest).max()
}
