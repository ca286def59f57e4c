//! Scheduled publication: a job at the moment itself, by the server's clock.

use db::TenantDb;
use feature::State;
use jobs::{Job, Registry};
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{PostId, actions};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<PublishPost>();
}

/// Publishes a post whose time has come.
#[derive(Serialize, Deserialize)]
pub(crate) struct PublishPost {
    pub(crate) post: PostId,
    /// The moment it was scheduled for; if that changed meanwhile, another job will do it.
    pub(crate) at: Timestamp,
}

impl Job<State> for PublishPost {
    const NAME: &'static str = "pages.publish_post";

    async fn run(self, _: &State, tenant: TenantDb) -> anyhow::Result<()> {
        Ok(actions::posts::publish_due(&tenant, self.post, self.at).await?)
    }
}
