//! An installation ready to be served or worked on: database migrated and open, renderer, mailer, settings.

use anyhow::Context;
use db::{Database, DbConfig};
use feature::{Settings, State, StateParts};
use jobs::mail::Mailer;
use kernel::Env;

use crate::{config::Config, features::features};

/// Opens the installation of a configuration.
///
/// # Errors
/// Which setting is wrong, or what cannot be opened.
pub async fn open(config: &Config, settings: Settings, env: Env) -> anyhow::Result<State> {
    let features = features();
    let database = database(config)?;
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the data folder {} cannot be made", settings.data.display()))?;
    Database::migrate(&database, feature::migrations(&features)).await?;
    let db = Database::connect(&database, env.clone()).await?;
    let mailer = match &config.smtp_url {
        Some(url) => Mailer::smtp(url, "Arengo", &settings.mail_from).context("smtp_url")?,
        None => Mailer::folder(settings.data.join("mail"), "Arengo", &settings.mail_from)?,
    };
    let renderer = std::sync::Arc::new(feature::renderer(&features)?);
    let extensions = feature::extensions(&features);
    Ok(State::new(StateParts { db, renderer, mailer, settings, extensions, env }))
}

/// Which database the configuration means: PostgreSQL by its address, else the embedded one in the data folder.
fn database(config: &Config) -> anyhow::Result<DbConfig> {
    let Some(url) = &config.database_url else {
        let data = config.data();
        std::fs::create_dir_all(&data)
            .with_context(|| format!("the data folder {} cannot be made", data.display()))?;
        let data = data.canonicalize()?;
        return Ok(DbConfig::new(format!("sqlite://{}/arengo.db", data.display())));
    };
    let database = DbConfig::new(url);
    Ok(match &config.database_owner_url {
        Some(owner) => database.with_owner(owner),
        None => database,
    })
}
