//! The demonstration: organisations with invented people, entered through the same actions as in the browser.

mod front;
mod people;
mod towns;

use std::path::Path;

use anyhow::Context;
use feature::State;
pub use front::{front_page, samples};

/// Where the demo's people log in; also in `docs/demo.md`.
pub const PASSWORD: &str = "arengo-demo";

/// The part of the address before `.localhost`, in the order of the front page.
pub const NAMES: [&str; 4] = ["sarmato", "vignola", "palanzano", "valnure-valchero"];

/// Makes the organisations that are not there yet; finished ones are left as they are.
///
/// # Errors
/// When an action fails, which is a fault of ours.
pub async fn furnish(state: &State) -> anyhow::Result<()> {
    towns::furnish(state).await
}

/// Throws away the embedded database, files and mail of the demo.
///
/// # Errors
/// When the folder does not belong to the demo, or cannot be emptied.
pub fn forget(data: &Path) -> anyhow::Result<()> {
    if !data.exists() {
        return Ok(());
    }
    let empty =
        data.read_dir().with_context(|| format!("{} cannot be read", data.display()))?.next().is_none();
    anyhow::ensure!(
        empty || data.join("demo").exists(),
        "{} does not belong to the demo: --fresh leaves it alone",
        data.display()
    );
    std::fs::remove_dir_all(data).with_context(|| format!("{} cannot be emptied", data.display()))
}

/// What the terminal shows once the demo is ready.
pub fn welcome(port: u16) -> String {
    let mut text = format!("Arengo demo ready at http://localhost:{port}/\n\n");
    for name in NAMES {
        text.push_str(&format!("  http://{name}.localhost:{port}/\n"));
    }
    text.push_str("\nPeople of each organisation, for example at sarmato:\n");
    for who in people::LOGINS {
        text.push_str(&format!("  {who}@sarmato.example\n"));
    }
    text.push_str(&format!("Password of all of them: {PASSWORD}\nStop with Ctrl-C; the data stays.\n"));
    text
}
