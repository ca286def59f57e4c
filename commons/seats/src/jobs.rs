//! Offers that nobody accepted in time are handed on.

use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use jobs::{Job, Registry};
use kernel::{Problem, ResourceRef, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Keeper, actions};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<EndOffers>();
}

/// Ends the offers of a resource whose time is over. It looks at the present state: running twice changes nothing.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct EndOffers {
    resource: ResourceRef,
}

/// Has the offers of a resource ended at a moment.
pub(crate) async fn end_offers_at(
    tx: &WriteTx,
    resource: &ResourceRef,
    when: Timestamp,
) -> Result<(), DbErr> {
    jobs::enqueue_at(tx, &EndOffers { resource: resource.clone() }, when).await
}

impl Job<State> for EndOffers {
    const NAME: &'static str = "seats.end_offers";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let keeper = state.extensions.all::<Keeper>().iter().find(|k| k.kind == self.resource.kind).copied();
        let state = state.clone();
        db.write(move |tx| async move {
            let moves = actions::lapse(&tx, &self.resource).await?;
            if let (Some(keeper), false) = (keeper, moves.is_empty()) {
                (keeper.moved)(&state, &tx, &self.resource, &moves).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}
