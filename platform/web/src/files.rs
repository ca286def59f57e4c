use std::{borrow::Cow, time::SystemTime};

/// A folder of files that ends up inside the program. Debug builds read the folder, so that an edited template or message
/// shows without building again. Made by [`embedded!`](crate::embedded).
#[derive(Clone, Copy)]
pub struct Files {
    root: &'static str,
    list: fn() -> Vec<String>,
    get: fn(&str) -> Option<File>,
}

/// One file of [`Files`].
pub struct File {
    /// The content.
    pub bytes: Cow<'static, [u8]>,
    /// SHA-256 of the content.
    pub hash: [u8; 32],
}

impl Files {
    /// No files.
    pub fn none() -> Self {
        Self { root: "", list: Vec::new, get: |_| None }
    }

    /// For the [`embedded!`](crate::embedded) macro.
    #[doc(hidden)]
    pub fn new(root: &'static str, list: fn() -> Vec<String>, get: fn(&str) -> Option<File>) -> Self {
        Self { root, list, get }
    }

    /// The paths of all files, relative to the folder, with `/` between the parts, sorted.
    pub fn list(&self) -> Vec<String> {
        let mut paths = (self.list)();
        paths.sort();
        paths
    }

    /// A file by its path; `None` also for a path that leaves the folder.
    pub fn get(&self, path: &str) -> Option<File> {
        let inside = !path.starts_with('/') && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if inside { (self.get)(path) } else { None }
    }

    /// A file that must be UTF-8 text.
    pub fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.get(path)?.bytes.into_owned()).ok()
    }

    /// When the youngest file of the folder was written; `None` where the files are inside the program.
    pub(crate) fn newest(&self) -> Option<SystemTime> {
        if self.root.is_empty() {
            return None;
        }
        let modified = |path: &str| std::fs::metadata(format!("{}/{path}", self.root)).ok()?.modified().ok();
        (self.list)().iter().filter_map(|path| modified(path)).max()
    }
}

/// The files of a folder beside the calling crate's `Cargo.toml`: `web::embedded!("templates")`.
#[macro_export]
macro_rules! embedded {
    ($folder:tt) => {{
        #[derive($crate::rust_embed::RustEmbed)]
        #[crate_path = "web::rust_embed"]
        #[folder = $folder]
        #[allow_missing = true]
        struct Folder;
        // Only debug builds know where the folder was: a released program names no path of the machine it was built on.
        #[cfg(debug_assertions)]
        const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/", $folder);
        #[cfg(not(debug_assertions))]
        const ROOT: &str = "";
        $crate::Files::new(
            ROOT,
            || <Folder as $crate::rust_embed::RustEmbed>::iter().map(|path| path.into_owned()).collect(),
            |path| {
                let file = <Folder as $crate::rust_embed::RustEmbed>::get(path)?;
                Some($crate::File { hash: file.metadata.sha256_hash(), bytes: file.data })
            },
        )
    }};
}
