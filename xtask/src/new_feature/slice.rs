//! The files of an empty slice. They lie in `slice/` as they will be, with words to be filled in.

/// The words that are filled in.
pub(super) struct Words {
    /// The feature, as in `meetings`.
    pub(super) many: String,
    /// One of them, as in `meeting`.
    pub(super) one: String,
    /// The beginning of the migration's name.
    pub(super) moment: String,
}

macro_rules! files {
    ($($path:literal => $to:literal),* $(,)?) => {
        &[$(($to, include_str!(concat!("slice/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files!(
    "Cargo.toml.in" => "Cargo.toml",
    "src/lib.rs.in" => "src/lib.rs",
    "src/model.rs.in" => "src/model.rs",
    "src/store.rs.in" => "src/store.rs",
    "src/actions.rs.in" => "src/actions.rs",
    "src/permissions.rs.in" => "src/permissions.rs",
    "src/migrations.rs.in" => "src/migrations.rs",
    "src/pages/mod.rs.in" => "src/pages/mod.rs",
    "src/pages/list.rs.in" => "src/pages/list.rs",
    "templates/list.html.in" => "templates/__many__/list.html",
    "messages/it.ftl.in" => "messages/it.ftl",
    "messages/en.ftl.in" => "messages/en.ftl",
    "tests/it/main.rs.in" => "tests/it/main.rs",
);

/// The files by path below the feature's folder.
pub(super) fn files(words: &Words) -> Vec<(String, String)> {
    let fill = |text: &str| {
        text.replace("__moment_____many__", &format!("{}_{}", words.moment, words.many))
            .replace("__many__", &words.many)
            .replace("__Many__", &capital(&words.many))
            .replace("__one__", &words.one)
            .replace("__One__", &capital(&words.one))
    };
    FILES.iter().map(|(path, text)| (fill(path), fill(text))).collect()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check, tree::Tree, workspace::Workspace};

    fn meetings() -> Vec<(String, String)> {
        let moment = "m20261122_120000".to_owned();
        let files = files(&Words { many: "meetings".to_owned(), one: "meeting".to_owned(), moment });
        files.into_iter().map(|(path, text)| (format!("features/meetings/{path}"), text)).collect()
    }

    #[test]
    fn every_word_is_filled_in() {
        for (path, text) in meetings() {
            assert!(!path.contains("__") && !text.contains("__"), "{path}");
        }
    }

    #[test]
    fn the_slice_keeps_the_rules_of_the_repository() {
        let files = meetings();
        let mut files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        files.push(("ARCHITECTURE.md", "`features/meetings/src/actions.rs::create`"));
        assert_eq!(check::errors(&Tree::of(&files), &Workspace::default()), Vec::<String>::new());
    }
}
