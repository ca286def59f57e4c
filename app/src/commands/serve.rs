use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, ensure};
use clap::Args;
use kernel::Env;
use tokio::net::TcpListener;

use crate::{config::Config, demo, installation, server};

/// `arengo serve`
#[derive(Args)]
pub struct Serve {
    /// Where pages are served, as in `127.0.0.1:3000`.
    #[arg(long)]
    listen: Option<SocketAddr>,
}

impl Serve {
    /// Serves until told to stop.
    pub async fn run(self, config: Config, env: Env) -> anyhow::Result<()> {
        let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        for name in Config::unknown_variables(names) {
            tracing::warn!(name, "this variable is no setting of Arengo: is it misspelt?");
        }
        let address = self.listen.or(config.listen).unwrap_or_else(default_address);
        let settings = config.settings(&env)?;
        let state = installation::open(&config, settings, env).await?;
        start_metrics(&config)?;
        let listener = bind(address).await?;
        tracing::info!(%address, database = %state.db.backend(), "serving");
        server::serve(state, listener).await
    }
}

/// `arengo demo`
#[derive(Args)]
pub struct Demo {
    /// Where pages are served; only addresses of this machine.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Throws away what is in the data folder and starts anew.
    #[arg(long, conflicts_with = "configured_database")]
    fresh: bool,
    /// Uses the database of the configuration instead of one in the data folder; it may hold no other organisation.
    #[arg(long)]
    configured_database: bool,
}

impl Demo {
    /// Makes the demonstration if it is not there, says how to reach it, and serves it.
    pub async fn run(self, mut config: Config, env: Env) -> anyhow::Result<()> {
        let address = self.listen.unwrap_or_else(default_address);
        ensure!(
            address.ip().is_loopback(),
            "the demo has known passwords: --listen takes only addresses of this machine"
        );
        ensure!(
            config.database_url.is_some() == self.configured_database,
            "the demo has known passwords and a database of its own: start it without database_url, or name an empty \
             one and say --configured-database"
        );
        // Nobody outside may get mail from invented people.
        config.smtp_url = None;
        let listener = bind(address).await?;
        let address = listener.local_addr()?;
        config.scheme = Some("http".to_owned());
        config.port = Some(address.port());
        if self.fresh {
            demo::forget(&config.data())?;
        }
        demo::claim(&config.data())?;
        let settings = feature::Settings { demo: true, ..config.settings(&env)? };
        let state = installation::open(&config, settings, env).await?;
        if self.configured_database {
            demo::alone(&state).await?;
        }
        demo::furnish(&state).await?;
        demo::seal(&config.data())?;
        println!("{}", demo::welcome(address.port()));
        server::serve(state, listener).await
    }
}

fn default_address() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 3000))
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

fn start_metrics(config: &Config) -> anyhow::Result<()> {
    let Some(address) = config.metrics_listen else { return Ok(()) };
    metrics_exporter_prometheus::PrometheusBuilder::new()
        .with_http_listener(address)
        .install()
        .with_context(|| format!("metrics cannot be served on {address}"))
}
