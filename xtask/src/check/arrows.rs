use std::collections::BTreeMap;

use super::Finding;
use crate::{
    tree::Tree,
    workspace::{Crate, Workspace},
};

const MOST_CRATES: usize = 32;
/// Arrows from the program to the kernel on the longest way.
const LONGEST_CHAIN: usize = 8;

/// What each crate of the platform and the commons may see. A new one is entered here, with thought.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("db", &["kernel"]),
    ("jobs", &["db", "kernel"]),
    ("web", &["kernel"]),
    ("print", &[]),
    ("feature", &["web", "jobs", "db", "kernel"]),
    ("accounts", &["feature", "web", "jobs", "db", "kernel"]),
    ("engagement", &["accounts", "feature", "web", "jobs", "db", "kernel"]),
    ("tally-wasm", &["tally"]),
    ("seats", &["accounts", "feature", "web", "jobs", "db", "kernel"]),
    ("spaces", &["engagement", "print", "accounts", "feature", "web", "jobs", "db", "kernel"]),
    ("testkit", &["accounts", "feature", "web", "jobs", "db", "kernel"]),
    ("fixtures", &["testkit", "spaces", "accounts", "kernel"]),
];
/// What only tests need.
const FOR_TESTS: &[&str] = &["testkit", "fixtures"];
const FEATURES_MAY_SEE: &[&str] = &[
    "engagement",
    "seats",
    "spaces",
    "accounts",
    "feature",
    "web",
    "jobs",
    "db",
    "kernel",
    "print",
    "tally",
];

/// `app → features → spaces, seats → engagement → accounts → feature → web, jobs → db → kernel`; `tally` and `xtask` stand
/// alone, `testkit` and `fixtures` are for tests only; few crates, no long chains.
pub(crate) fn check(_: &Tree, workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, one) in &workspace.crates {
        let manifest = format!("{}/Cargo.toml", one.dir);
        for need in &one.needs {
            if let Err(why) = allowed(name, one, &need.name, need.dev, workspace) {
                findings.push(Finding::error(&manifest, 0, why));
            }
        }
    }
    let count = workspace.crates.len();
    if count > MOST_CRATES {
        findings.push(Finding::error(
            "Cargo.toml",
            0,
            format!("{count} crates, at most {MOST_CRATES} wanted"),
        ));
    }
    let chain = longest_chain(workspace);
    let arrows = chain.len().saturating_sub(1);
    if arrows > LONGEST_CHAIN {
        let why =
            format!("a chain of {arrows} arrows, at most {LONGEST_CHAIN} wanted: {}", chain.join(" → "));
        findings.push(Finding::error("Cargo.toml", 0, why));
    }
    findings
}

fn allowed(name: &str, one: &Crate, needed: &str, dev: bool, workspace: &Workspace) -> Result<(), String> {
    if FOR_TESTS.contains(&needed) && !FOR_TESTS.contains(&name) {
        return if dev { Ok(()) } else { Err(format!("{needed} is a dev-dependency only")) };
    }
    let is_feature = |name: &str| workspace.crates.get(name).is_some_and(|c| c.dir.starts_with("features/"));
    let sees = if one.dir == "app" {
        needed != "xtask"
    } else if is_feature(name) {
        if is_feature(needed) {
            return Err(format!("features never see each other, but {name} needs {needed}"));
        }
        FEATURES_MAY_SEE.contains(&needed)
    } else if one.dir == "tally" || one.dir == "xtask" {
        false
    } else {
        match MAY_SEE.iter().find(|(known, _)| known == &name) {
            Some((_, sees)) => sees.contains(&needed),
            None => return Err(format!("{name} has no place in the layers yet: enter it in {}", file!())),
        }
    };
    if sees { Ok(()) } else { Err(format!("{name} must not see {needed}")) }
}

/// The longest chain of crates that need each other to be built.
fn longest_chain(workspace: &Workspace) -> Vec<&str> {
    let mut known = BTreeMap::new();
    for name in workspace.crates.keys() {
        chain_from(name, workspace, &mut known);
    }
    known.into_values().max_by_key(Vec::len).unwrap_or_default()
}

fn chain_from<'a>(
    name: &'a str,
    workspace: &'a Workspace,
    known: &mut BTreeMap<&'a str, Vec<&'a str>>,
) -> Vec<&'a str> {
    if let Some(chain) = known.get(name) {
        return chain.clone();
    }
    let needs = workspace.crates.get(name).map_or(&[][..], |one| &one.needs);
    let below = needs.iter().filter(|need| !need.dev).map(|need| chain_from(&need.name, workspace, known));
    let mut chain = vec![name];
    chain.extend(below.max_by_key(Vec::len).unwrap_or_default());
    known.insert(name, chain.clone());
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(workspace: &Workspace) -> Vec<String> {
        check(&Tree::of(&[]), workspace).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_layers_as_designed_pass() {
        let workspace = Workspace::of(&[
            ("kernel", "platform/kernel", &[], &["testkit"]),
            ("db", "platform/db", &["kernel"], &[]),
            ("web", "platform/web", &["kernel"], &[]),
            ("accounts", "commons/accounts", &["db", "web"], &["testkit"]),
            ("testkit", "platform/testkit", &["accounts", "db"], &[]),
            ("engagement", "commons/engagement", &["accounts"], &[]),
            ("spaces", "commons/spaces", &["engagement", "accounts"], &[]),
            ("ballots", "features/ballots", &["spaces", "tally"], &[]),
            ("tally", "tally", &[], &[]),
            ("arengo", "app", &["ballots", "accounts", "kernel"], &[]),
        ]);
        assert_eq!(messages(&workspace), Vec::<String>::new());
    }

    #[test]
    fn arrows_against_the_layers_are_found() {
        let workspace = Workspace::of(&[
            ("web", "platform/web", &["db"], &[]),
            ("engagement", "commons/engagement", &["spaces"], &[]),
            ("proposals", "features/proposals", &["budgets", "testkit"], &[]),
            ("budgets", "features/budgets", &["arengo"], &[]),
            ("tally", "tally", &["kernel"], &[]),
            ("search", "platform/search", &["db"], &[]),
        ]);
        let found = messages(&workspace);
        for wanted in [
            "web must not see db",
            "engagement must not see spaces",
            "features never see each other, but proposals needs budgets",
            "testkit is a dev-dependency only",
            "budgets must not see arengo",
            "tally must not see kernel",
            "search has no place in the layers yet",
        ] {
            assert!(found.iter().any(|message| message.starts_with(wanted)), "{wanted} in {found:?}");
        }
    }

    #[test]
    fn too_many_crates_and_too_long_chains_are_found() {
        let names: Vec<String> = (0..40).map(|n| format!("c{n:02}")).collect();
        let needs: Vec<[&str; 1]> = names.iter().skip(1).map(|name| [name.as_str()]).collect();
        let crates: Vec<_> = (0..40)
            .map(|n| {
                (
                    names[n].as_str(),
                    "app",
                    needs.get(n).filter(|_| n < 9).map_or(&[][..], |need| need),
                    &[][..],
                )
            })
            .collect();
        let found = messages(&Workspace::of(&crates));
        assert_eq!(found[0], "40 crates, at most 32 wanted");
        assert!(found[1].starts_with("a chain of 9 arrows"), "{found:?}");
    }
}
