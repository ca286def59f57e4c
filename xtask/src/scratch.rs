use std::{
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, Result};

use crate::tree::root;

/// A folder below `target` that is removed at the end, also when that was a failure. After an interruption it stays
/// there, where `cargo clean` finds it.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// An empty folder.
    pub(crate) fn new(name: &str) -> Result<Self> {
        let path = root().join("target/xtask").join(format!("{name}-{}", process::id()));
        if path.exists() {
            std::fs::remove_dir_all(&path).with_context(|| path.display().to_string())?;
        }
        std::fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // what cannot be removed is out of the way
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
