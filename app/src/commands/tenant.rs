use accounts::{NewTenant, Profile};
use anyhow::{Context, bail};
use chrono_tz::Tz;
use clap::{Args, Subcommand};
use feature::State;
use kernel::{Email, Env, HostName, Locale, Problem};

use crate::{config::Config, installation};

/// `arengo tenant`
#[derive(Subcommand)]
pub enum Tenant {
    /// Opens a site for an organisation; usable at once, also while a server runs.
    Create(Create),
    /// Lists the organisations.
    List,
}

/// `arengo tenant create`
#[derive(Args)]
pub struct Create {
    /// The host name, as in `partecipa.comune.example`.
    #[arg(long)]
    host: HostName,
    /// The name of the site, as in «Sarmato decide».
    #[arg(long)]
    name: String,
    /// The body behind it, as in «Comune di Sarmato»; the name when not given.
    #[arg(long)]
    body: Option<String>,
    /// Its own language.
    #[arg(long, default_value = "it")]
    locale: Locale,
    /// Its time zone.
    #[arg(long, default_value = "Europe/Rome")]
    time_zone: Tz,
    /// Who administers it first.
    #[arg(long)]
    admin_email: Email,
}

/// `arengo operator`
#[derive(Args)]
pub struct Operator {
    /// The organisation in which the person has an account.
    #[arg(long)]
    host: HostName,
    /// The person's address.
    #[arg(long)]
    email: Email,
}

impl Tenant {
    /// Does it.
    pub async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let state = installation::open(config, config.settings(&env)?, env).await?;
        match self {
            Tenant::Create(create) => create.run(&state).await,
            Tenant::List => list(&state).await,
        }
    }
}

impl Create {
    async fn run(self, state: &State) -> anyhow::Result<()> {
        if !state.renderer.locales().contains(&self.locale) {
            bail!("there are no messages in «{}»", self.locale);
        }
        let new = NewTenant {
            profile: Profile { body: self.body.unwrap_or_else(|| self.name.clone()), ..Profile::default() },
            host: self.host,
            name: self.name,
            locale: self.locale,
            time_zone: self.time_zone,
            admin_email: self.admin_email,
        };
        let (tenant, token) =
            accounts::create(&state.db, new).await.map_err(|problem| in_words(state, problem))?;
        let link = format!("/{}/invitation/{token}", tenant.locale);
        println!("{} is open at {}", tenant.name, state.settings.url(tenant.host.as_str(), "/"));
        println!("The administrator chooses a password here, once, within 14 days:");
        println!("{}", state.settings.url(tenant.host.as_str(), &link));
        Ok(())
    }
}

async fn list(state: &State) -> anyhow::Result<()> {
    let tx = state.db.platform_read().await?;
    for tenant in accounts::all_tenants(&tx).await.map_err(|problem| in_words(state, problem))? {
        println!("{}\t{}\t{}", tenant.host, tenant.name, tenant.profile.body);
    }
    Ok(())
}

impl Operator {
    /// Grants the role.
    pub async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let state = installation::open(config, config.settings(&env)?, env).await?;
        let tenant = tenant(&state, &self.host).await?;
        match accounts::grant_operator(&state.db.tenant(tenant.id), self.email.clone()).await {
            Err(Problem::NotFound) => bail!("{} has no account at {}", self.email, self.host),
            other => other.map_err(|problem| in_words(&state, problem)),
        }
    }
}

/// The organisation of a host name.
///
/// # Errors
/// When there is none.
pub async fn tenant(state: &State, host: &HostName) -> anyhow::Result<accounts::Tenant> {
    let tx = state.db.platform_read().await?;
    let found = accounts::by_host(&tx, host).await.map_err(|problem| in_words(state, problem))?;
    found.with_context(|| format!("there is no organisation at «{host}»; `arengo tenant list` names them"))
}

/// A problem in words for the person at the terminal.
pub fn in_words(state: &State, problem: Problem) -> anyhow::Error {
    let say = |text: &kernel::Text| state.renderer.say(Locale::EN, Tz::UTC, text);
    match problem {
        Problem::Fault(error) => error,
        Problem::Busy { .. } => anyhow::anyhow!("the database has no free connection"),
        Problem::Invalid(errors) => {
            let lines: Vec<String> =
                errors.iter().map(|(field, text)| format!("{field}: {}", say(text))).collect();
            anyhow::anyhow!(lines.join("\n"))
        }
        Problem::NotLoggedIn(text) | Problem::NotAllowed(text) | Problem::Conflict(text) => {
            anyhow::anyhow!(say(&text))
        }
        Problem::TooMany { text, .. } => anyhow::anyhow!(say(&text)),
        Problem::NotFound => anyhow::anyhow!("there is no such thing"),
    }
}
