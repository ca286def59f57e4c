//! Every template in every language, strictly; every message used, and there in every language.

use std::path::{Path, PathBuf};

fn complain(what: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{what}:\n{}", complaints.join("\n"));
}

#[test]
fn every_template_renders_in_every_language() {
    let features = arengo::features();
    let renderer = feature::renderer(&features).unwrap();
    complain("templates", &web::check::templates(&renderer, &feature::samples(&features)));
}

#[test]
fn every_message_is_used_and_exists_in_every_language() {
    let features = arengo::features();
    let renderer = feature::renderer(&features).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = Vec::new();
    for folder in ["app", "platform", "commons", "features"] {
        read(&root.join(folder), &mut sources);
    }
    assert!(sources.len() > 50, "the sources were not found");
    complain("messages", &web::check::messages(&renderer.messages(), &sources));
}

fn read(folder: &Path, sources: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let skipped = ["target", "node_modules", "tests", "assets"];
        if path.ends_with("tests.rs") {
            continue;
        }
        if path.is_dir() {
            if !skipped.iter().any(|name| path.ends_with(name)) {
                read(&path, sources);
            }
        } else if path.extension().is_some_and(|e| ["rs", "html", "txt", "ftl"].iter().any(|k| e == *k)) {
            sources.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}
