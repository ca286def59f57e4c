//! Real elections, where the machine has them. They may not be committed.

use std::path::PathBuf;

use tally::pb::{self, PbFile};

/// The folder with the shared election files; none where it does not exist, which is a failure in CI.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/pb");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{} is missing", folder.display());
    println!("skipped: {} does not exist", folder.display());
    None
}

/// Names of all shared election files, sorted.
pub(crate) fn names() -> Vec<String> {
    let Some(folder) = folder() else { return Vec::new() };
    let files = std::fs::read_dir(folder.join("instances")).expect("the folder can be read");
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".pb"))
        .collect();
    names.sort();
    names
}

/// One shared election.
pub(crate) fn read(name: &str) -> PbFile {
    let path = folder().expect("only called with names of files that exist").join("instances").join(name);
    let bytes = std::fs::read(&path).expect("the file can be read");
    pb::read(name, &bytes).unwrap_or_else(|error| panic!("{error}"))
}
