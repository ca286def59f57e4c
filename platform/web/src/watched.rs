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
    build: Build<T>,
    state: RwLock<State<T>>,
}

type Build<T> = Box<dyn Fn(&[Files]) -> anyhow::Result<T> + Send + Sync>;

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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// A debug build's folder that a person edits.
    fn folder() -> &'static str {
        static PATH: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
            let path = std::env::temp_dir().join(format!("arengo-watched-{}", std::process::id()));
            std::fs::create_dir_all(&path).unwrap();
            path.to_string_lossy().into_owned()
        });
        &PATH
    }

    #[test]
    fn an_edited_file_is_seen_and_a_broken_one_keeps_the_old() {
        let file = format!("{}/a", folder());
        std::fs::write(&file, "1").unwrap();
        let read = || std::fs::read_to_string(format!("{}/a", folder())).unwrap();
        let files = Files::new(folder(), || vec!["a".to_owned()], |_| None);
        let built = std::sync::Arc::new(AtomicU32::new(0));
        let counter = built.clone();
        let watched = Watched::new(vec![files], move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
            Ok(read().parse::<u32>()?)
        })
        .unwrap();
        assert_eq!((*watched.get(), built.load(Ordering::Relaxed)), (1, 1));
        let later = |text: &str, seconds: u64| {
            std::fs::write(&file, text).unwrap();
            let handle = std::fs::File::options().write(true).open(&file).unwrap();
            handle
                .set_modified(std::time::UNIX_EPOCH + Duration::from_secs(4_000_000_000 + seconds))
                .unwrap();
            std::thread::sleep(LOOK_EVERY);
        };
        later("2", 0);
        assert_eq!(*watched.get(), 2);
        later("broken", 1);
        assert_eq!(*watched.get(), 2);
        std::fs::remove_dir_all(folder()).unwrap();
    }
}
