use std::{collections::BTreeMap, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The crates of the workspace and the arrows between them.
#[derive(Default)]
pub(crate) struct Workspace {
    /// By name.
    pub(crate) crates: BTreeMap<String, Crate>,
}

/// One crate.
pub(crate) struct Crate {
    /// Its folder, relative to the root.
    pub(crate) dir: String,
    /// The crates of the workspace it depends on.
    pub(crate) needs: Vec<Need>,
}

/// An arrow to another crate of the workspace.
pub(crate) struct Need {
    /// The other crate's name.
    pub(crate) name: String,
    /// Only for tests.
    pub(crate) dev: bool,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: String,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
    path: Option<String>,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let output = Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(root)
            .output()
            .context("cargo metadata")?;
        if !output.status.success() {
            bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
        Ok(Self::from(metadata))
    }

    /// A made-up workspace: `(name, folder, needed, needed by tests only)`.
    #[cfg(test)]
    pub(crate) fn of(crates: &[(&str, &str, &[&str], &[&str])]) -> Self {
        let need = |name: &&str, dev| Need { name: (*name).to_owned(), dev };
        let one = |(name, dir, needs, dev): &(&str, &str, &[&str], &[&str])| {
            let needs =
                needs.iter().map(|n| need(n, false)).chain(dev.iter().map(|n| need(n, true))).collect();
            ((*name).to_owned(), Crate { dir: (*dir).to_owned(), needs })
        };
        Self { crates: crates.iter().map(one).collect() }
    }
}

impl From<Metadata> for Workspace {
    fn from(metadata: Metadata) -> Self {
        let crates = metadata.packages.into_iter().map(|package| {
            let dir = Path::new(&package.manifest_path).parent().unwrap_or(Path::new(""));
            let dir =
                dir.strip_prefix(&metadata.workspace_root).unwrap_or(dir).to_string_lossy().into_owned();
            let own = package.dependencies.into_iter().filter(|dependency| dependency.path.is_some());
            let needs = own.map(|d| Need { name: d.name, dev: d.kind.as_deref() == Some("dev") }).collect();
            (package.name, Crate { dir, needs })
        });
        Self { crates: crates.collect() }
    }
}
