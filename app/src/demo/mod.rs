//! The demonstration: organisations with invented people, entered through the same actions as in the browser.

mod calendar;
mod content;
mod crowd;
mod drawing;
mod exchanging;
mod front;
mod mail;
mod meeting;
mod people;
mod process;
mod proposing;
mod square;
mod talking;
mod towns;
mod voting;

use std::path::Path;

use anyhow::Context;
use feature::State;
pub use front::front_page;
pub use mail::routes;
use web::Samples;

/// Where the demo's people log in; also in `docs/demo.md`.
pub const PASSWORD: &str = "arengo-demo";

/// The part of the address before `.localhost`, in the order of the front page.
pub const NAMES: [&str; 7] =
    ["sarmato", "vignola", "palanzano", "valnure-valchero", "spilamberto", "musei", "scambio"];

/// The mark of the demo's folder while the organisations are being made, and afterwards.
const UNFINISHED: &str = "This folder belongs to the demo, whose first start is not finished.\n";
const FINISHED: &str = "This folder belongs to the demo; its passwords are public.\n";

/// Registers the samples of the demo's own pages.
pub fn samples(samples: &mut Samples) {
    front::samples(samples);
    mail::samples(samples);
}

/// Marks a folder as the demo's, before anything is in it. What a first start that was cut off left behind is thrown
/// away: nobody has used it yet.
///
/// # Errors
/// When the folder holds a real installation: the demo's passwords are public, the two must never mix.
pub fn claim(data: &Path) -> anyhow::Result<()> {
    let mark = data.join("demo");
    if std::fs::read_to_string(&mark).is_ok_and(|text| text == UNFINISHED) {
        forget(data)?;
    }
    anyhow::ensure!(
        mark.exists() || !data.join("arengo.db").exists(),
        "{} holds a real installation: name another folder with --data",
        data.display()
    );
    if !mark.exists() {
        std::fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
        std::fs::write(&mark, UNFINISHED)?;
    }
    Ok(())
}

/// Makes sure that a database that is not in the demo's own folder holds nobody's real organisation.
///
/// # Errors
/// When there is one outside `.localhost`: the demo's passwords are public, the two must never mix.
pub async fn alone(state: &State) -> anyhow::Result<()> {
    let tenants = accounts::tenants_everywhere(state)
        .await
        .map_err(|problem| anyhow::anyhow!("the organisations cannot be listed: {problem:?}"))?;
    if let Some(real) = tenants.iter().find(|tenant| !tenant.host.as_str().ends_with(".localhost")) {
        anyhow::bail!("the database holds {}: name an empty one for the demo", real.host);
    }
    Ok(())
}

/// Marks that the organisations are complete: from now on the folder is kept.
///
/// # Errors
/// When the mark cannot be written.
pub fn seal(data: &Path) -> anyhow::Result<()> {
    Ok(std::fs::write(data.join("demo"), FINISHED)?)
}

/// Makes the organisations that are not there yet; those that are there are left as they are.
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
