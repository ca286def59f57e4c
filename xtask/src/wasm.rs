use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::tree::root;

const TARGET: &str = "wasm32-unknown-unknown";
/// What is committed: the engine for browsers, and beside it what it was made from.
pub(crate) const ARTEFACT: &str = "tally/wasm/tally.wasm";
pub(crate) const RECORD: &str = "tally/wasm/tally.wasm.txt";

/// What to do with the engine for browsers.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Write nothing: compare the committed file with its hash, and with a new build where the recorded compiler and
    /// its target are there
    #[arg(long)]
    check: bool,
}

/// Builds the counting engine for browsers and writes it down with its hash and the compiler's name, or compares.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let root = root();
    if !options.check {
        let record = Record { hash: String::new(), compiler: compiler()?, sources: sources(&root)? };
        let engine = build(&root)?;
        let record = Record { hash: hash(&engine), ..record };
        std::fs::write(root.join(ARTEFACT), &engine).context(ARTEFACT)?;
        std::fs::write(root.join(RECORD), record.text()).context(RECORD)?;
        println!("{ARTEFACT}: {} bytes, sha256 {}", engine.len(), record.hash);
        return Ok(true);
    }
    let committed = std::fs::read(root.join(ARTEFACT)).context(ARTEFACT)?;
    let record = Record::read(&std::fs::read_to_string(root.join(RECORD)).context(RECORD)?)?;
    if hash(&committed) != record.hash {
        bail!("{ARTEFACT} is not the file that {RECORD} describes");
    }
    println!("{ARTEFACT}: {} bytes, sha256 {} as recorded", committed.len(), record.hash);
    if let Some(reason) = why_not_build(&record)? {
        println!("not built again: {reason}");
        return Ok(true);
    }
    let same = build(&root)? == committed;
    println!("a new build {}", if same { "gives the same bytes" } else { "DIFFERS: cargo xtask wasm" });
    Ok(same)
}

/// Why the build cannot be repeated here.
fn why_not_build(record: &Record) -> Result<Option<String>> {
    let compiler = compiler()?;
    if compiler != record.compiler {
        return Ok(Some(format!("this is {compiler}, it was built with {}", record.compiler)));
    }
    let library = rustc(&["--print", "target-libdir", "--target", TARGET])?;
    if !Path::new(library.trim()).is_dir() {
        return Ok(Some(format!("the target is missing: rustup target add {TARGET}")));
    }
    Ok(None)
}

/// The file that goes with the engine.
#[derive(Debug, PartialEq)]
pub(crate) struct Record {
    /// SHA-256 of the engine.
    pub(crate) hash: String,
    /// Name and version of the compiler.
    pub(crate) compiler: String,
    /// SHA-256 over everything it was built from.
    pub(crate) sources: String,
}

impl Record {
    fn text(&self) -> String {
        format!("sha256 {}\ncompiler {}\nsources {}\n", self.hash, self.compiler, self.sources)
    }

    /// Reads the file.
    pub(crate) fn read(text: &str) -> Result<Self> {
        let line = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            line.map(str::to_owned).with_context(|| format!("{RECORD} does not say {name}"))
        };
        Ok(Self { hash: line("sha256")?, compiler: line("compiler")?, sources: line("sources")? })
    }
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One hash over all files that the engine for browsers is built from.
pub(crate) fn sources(root: &Path) -> Result<String> {
    let mut files = ["tally", "tally/wasm"].map(|folder| root.join(folder).join("Cargo.toml")).to_vec();
    for folder in ["tally/src", "tally/wasm/src"] {
        collect(&root.join(folder), &mut files)?;
    }
    let mut all = Sha256::new();
    for file in files {
        let bytes = std::fs::read(&file).with_context(|| file.display().to_string())?;
        all.update(hash(&bytes));
    }
    Ok(all.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Builds the engine; the same compiler gives the same bytes wherever it stands.
fn build(root: &Path) -> Result<Vec<u8>> {
    let folder = root.join("target/wasm");
    let status = Command::new("cargo")
        .args(["build", "--profile", "wasm", "--package", "tally-wasm", "--locked"])
        .args(["--target", TARGET, "--target-dir"])
        .arg(&folder)
        .current_dir(root)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root)?.join("\x1f"))
        .status()
        .context("cargo build")?;
    if !status.success() {
        bail!("the engine did not build; is the target there? rustup target add {TARGET}");
    }
    let built = folder.join(TARGET).join("wasm/tally_wasm.wasm");
    std::fs::read(&built).with_context(|| built.display().to_string())
}

/// Flags that take the machine's own paths out of the result.
fn flags(root: &Path) -> Result<Vec<String>> {
    let version = rustc(&["--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let library = PathBuf::from(rustc(&["--print", "sysroot"])?.trim()).join("lib/rustlib/src/rust");
    let mut flags = vec![remap(&library, &format!("/rustc/{commit}")), remap(root, "/arengo")];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).context("where is cargo's home?")?;
    // One folder for each place that crates may come from.
    if let Ok(places) = std::fs::read_dir(home.join("registry/src")) {
        for place in places {
            flags.push(remap(&place?.path(), "/crates"));
        }
    }
    Ok(flags)
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// For example `rustc 1.95.0 (59807616e 2026-04-14)`.
fn compiler() -> Result<String> {
    Ok(rustc(&["--version"])?.trim().to_owned())
}

fn rustc(arguments: &[&str]) -> Result<String> {
    let program = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(program).args(arguments).output().context("rustc")?;
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_comes_back_as_it_was_written() {
        let record = Record {
            hash: hash(b"engine"),
            compiler: "rustc 1.95.0 (59807616e 2026-04-14)".to_owned(),
            sources: hash(b"sources"),
        };
        assert_eq!(Record::read(&record.text()).unwrap(), record);
        assert!(Record::read("sha256 ab\n").unwrap_err().to_string().ends_with("does not say compiler"));
    }

    #[test]
    fn hashes_are_the_known_ones() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hash(b""), empty);
    }
}
