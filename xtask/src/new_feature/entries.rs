//! The three places that name every feature.

/// The workspace's `Cargo.toml`: after the last feature's path.
pub(super) fn workspace(text: &str, name: &str) -> Option<String> {
    let last = text.lines().rfind(|line| line.contains("path = \"features/"))?;
    let entry = format!("{last}\n{name} = {{ path = \"features/{name}\" }}");
    Some(text.replacen(last, &entry, 1))
}

/// `app/Cargo.toml`: among the dependencies, in the order of the alphabet.
pub(super) fn app_manifest(text: &str, name: &str) -> Option<String> {
    let entry = format!("{name}.workspace = true");
    let start = text.find("[dependencies]\n")? + "[dependencies]\n".len();
    let end = text[start..].find("\n\n").map_or(text.len(), |at| start + at);
    let mut entries: Vec<&str> = text[start..end].lines().collect();
    let at = entries.iter().position(|line| *line > entry.as_str()).unwrap_or(entries.len());
    entries.insert(at, &entry);
    Some(format!("{}{}{}", &text[..start], entries.join("\n"), &text[end..]))
}

/// `app/src/features.rs`: after the last feature.
pub(super) fn features(text: &str, name: &str) -> Option<String> {
    let last = text.lines().rfind(|line| line.trim_end().ends_with("::feature(),"))?;
    let indent = &last[..last.len() - last.trim_start().len()];
    Some(text.replacen(last, &format!("{last}\n{indent}{name}::feature(),"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_entered_after_the_others() {
        let toml = "kernel = { path = \"platform/kernel\" }\nballots = { path = \"features/ballots\" }\ntally = { path = \"tally\" }\n";
        let changed = workspace(toml, "meetings").unwrap();
        assert!(changed.contains("features/ballots\" }\nmeetings = { path = \"features/meetings\" }\ntally"));
        let code = "vec![\n        ballots::feature(),\n        own(),\n    ]";
        let changed = features(code, "meetings").unwrap();
        assert_eq!(
            changed,
            "vec![\n        ballots::feature(),\n        meetings::feature(),\n        own(),\n    ]"
        );
        assert_eq!(features("nothing", "meetings"), None);
    }

    #[test]
    fn the_program_depends_on_it_in_order() {
        let toml = "[package]\n\n[dependencies]\nanyhow.workspace = true\nweb.workspace = true\n\n[dev-dependencies]\n";
        let changed = app_manifest(toml, "meetings").unwrap();
        assert!(
            changed
                .contains("anyhow.workspace = true\nmeetings.workspace = true\nweb.workspace = true\n\n[dev")
        );
    }
}
