//! `cargo xtask new-feature NAME`: a slice that compiles and is tested, to be filled.

mod entries;
mod slice;

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};
use regex_lite::Regex;

use crate::tree::{Tree, root};
use slice::Words;

/// What to call it.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The plural noun, in lower case, as in `meetings`
    name: String,
    /// One of them, as in `meeting`; guessed when not given
    #[arg(long)]
    singular: Option<String>,
}

/// Writes the slice and says what to do with it.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let root = root();
    let words = words(options)?;
    write(&root, &words)?;
    let formatted =
        Command::new("cargo").args(["fmt", "--package", &words.many]).current_dir(&root).status()?;
    println!("features/{} is there, and listed in app/src/features.rs. Try it:", words.many);
    println!("  cargo xtask test --only sqlite");
    println!("  cargo run -- demo, then /it/{} of any organisation", words.many);
    Ok(formatted.success())
}

/// Proves that what `run` writes still fits the rest: checks it, with its tests, in a copy of the repository.
/// The build folder is shared, so only the crates of the workspace are looked at again.
pub(crate) fn prove(root: &Path) -> Result<bool> {
    let copy = root.join("target/xtask/new-feature");
    if copy.exists() {
        std::fs::remove_dir_all(&copy).with_context(|| copy.display().to_string())?;
    }
    for path in Tree::read(root)?.paths() {
        let to = copy.join(path);
        std::fs::create_dir_all(to.parent().unwrap_or(&copy))?;
        std::fs::copy(root.join(path), &to).with_context(|| to.display().to_string())?;
    }
    let options = Options { name: "samples".to_owned(), singular: None };
    write(&copy, &words(&options)?)?;
    let status = Command::new("cargo")
        .args(["check", "--workspace", "--all-targets"])
        .env("CARGO_TARGET_DIR", root.join("target"))
        .current_dir(&copy)
        .status()?;
    std::fs::remove_dir_all(&copy).with_context(|| copy.display().to_string())?;
    Ok(status.success())
}

/// Writes the slice and enters it where features are listed.
fn write(root: &Path, words: &Words) -> Result<()> {
    let folder = root.join("features").join(&words.many);
    ensure!(!folder.exists(), "{} is there already", folder.display());
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).context("Cargo.lock")?;
    ensure!(
        !lock.contains(&format!("name = \"{}\"\n", words.many)),
        "a crate is called {} already: cargo could not tell them apart",
        words.many
    );
    let changes = [
        changed(root, "Cargo.toml", |text| entries::workspace(text, &words.many))?,
        changed(root, "app/Cargo.toml", |text| entries::app_manifest(text, &words.many))?,
        changed(root, "app/src/features.rs", |text| entries::features(text, &words.many))?,
    ];
    for (path, text) in slice::files(words) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    for (path, text) in changes {
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn words(options: &Options) -> Result<Words> {
    let name = Regex::new("^[a-z][a-z]+$")?;
    ensure!(
        name.is_match(&options.name),
        "a feature is called by a plural noun in lower case, as in meetings"
    );
    let many = options.name.clone();
    let Some(one) = options.singular.clone().or_else(|| singular(&many)) else {
        bail!("what is one of the {many} called? Say --singular WORD");
    };
    ensure!(name.is_match(&one) && one != many, "{one} is not the singular of {many}");
    let moment = Command::new("date").args(["-u", "+m%Y%m%d_%H%M%S"]).output().context("date")?;
    Ok(Words { many, one, moment: String::from_utf8(moment.stdout)?.trim().to_owned() })
}

/// `meeting` of `meetings`, `survey` of `surveys`, `party` of `parties`.
fn singular(many: &str) -> Option<String> {
    if let Some(stem) = many.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    many.strip_suffix('s').filter(|one| !one.ends_with('s')).map(str::to_owned)
}

fn changed(
    root: &Path,
    path: &str,
    change: impl FnOnce(&str) -> Option<String>,
) -> Result<(std::path::PathBuf, String)> {
    let path = root.join(path);
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let text = change(&text)
        .with_context(|| format!("{} has no list of features where one is expected", path.display()))?;
    Ok((path, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_many_is_guessed_or_asked_for() {
        assert_eq!(singular("meetings").as_deref(), Some("meeting"));
        assert_eq!(singular("parties").as_deref(), Some("party"));
        assert_eq!(singular("staff"), None);
        assert_eq!(singular("bosss"), None);
        let options = |name: &str| Options { name: name.to_owned(), singular: None };
        assert!(words(&options("Meetings")).is_err());
        assert!(words(&options("my-meetings")).is_err());
        assert_eq!(words(&options("meetings")).unwrap().one, "meeting");
    }
}
