use clap::Subcommand;
use kernel::{Env, HostName};

use crate::{config::Config, installation};

use super::tenant::{in_words, tenant};

/// `arengo search`
#[derive(Subcommand)]
pub enum Search {
    /// Has everything that can be found read anew, also while a server runs; needed once after an update that says so.
    Reindex {
        /// The host name of one organisation; all of them when not given.
        #[arg(long)]
        tenant: Option<HostName>,
    },
}

impl Search {
    /// Puts the work in line: the server does it in the background, and what can be found stays so meanwhile.
    pub async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let Search::Reindex { tenant: host } = self;
        let state = installation::open(config, config.settings(&env)?, env).await?;
        let tenants = match host {
            Some(host) => vec![tenant(&state, &host).await?],
            None => {
                let tx = state.db.platform_read().await?;
                accounts::all_tenants(&tx).await.map_err(|problem| in_words(&state, problem))?
            }
        };
        for tenant in &tenants {
            search::index_all(&state, &state.db.tenant(tenant.id)).await?;
            println!("{}\tis read anew by the server, now or when it starts", tenant.host);
        }
        state.db.close().await;
        Ok(())
    }
}
