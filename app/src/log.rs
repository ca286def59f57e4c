use std::io::IsTerminal;

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts the log on standard error: as text, or as JSON lines for machines. `RUST_LOG` chooses what is said.
///
/// # Errors
/// When the format is neither, or a log was started already.
pub fn start(format: Option<&str>, quiet: bool) -> anyhow::Result<()> {
    let usual = if quiet { "warn" } else { "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let registry = tracing_subscriber::registry().with(filter);
    match format.unwrap_or("text") {
        "text" => {
            // Colours are for eyes; in a file or a journal they are noise.
            let text = fmt::layer().with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr);
            registry.with(text).try_init()?;
        }
        "json" => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init()?,
        other => anyhow::bail!("log: «{other}» is neither «text» nor «json»"),
    }
    Ok(())
}
