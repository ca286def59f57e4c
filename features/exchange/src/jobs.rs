//! Mail about a programme: to each person in their language, once for each occasion.

mod letters;

use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use jobs::{Job, Registry};
use kernel::{Email, PersonId};
use serde::{Deserialize, Serialize};
use spaces::ComponentId;

use crate::model::{BodyId, CardId};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<ToAuthor>().add::<ToInvited>();
}

/// What a letter to the author of a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum About {
    /// It is public.
    Published,
    /// Something is to be changed in it.
    SentBack,
    /// It is public no more.
    Withdrawn,
}

/// Has the author of a card told, once this transaction is committed.
pub(crate) async fn tell(tx: &WriteTx, card: CardId, person: PersonId, about: About) -> Result<(), DbErr> {
    jobs::enqueue(tx, &ToAuthor { card, person, about }).await
}

/// Has an invited address told.
pub(crate) async fn tell_invited(
    tx: &WriteTx,
    component: ComponentId,
    body: BodyId,
    email: &Email,
) -> Result<(), DbErr> {
    jobs::enqueue(tx, &ToInvited { component, body, email: email.clone() }).await
}

/// Tells the author of a card.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToAuthor {
    card: CardId,
    person: PersonId,
    about: About,
}

impl Job<State> for ToAuthor {
    const NAME: &'static str = "exchange.to_author";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        letters::to_author(state, &db, self.card, self.person, self.about).await
    }
}

/// Tells an address that it may write for a body.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToInvited {
    component: ComponentId,
    body: BodyId,
    email: Email,
}

impl Job<State> for ToInvited {
    const NAME: &'static str = "exchange.to_invited";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        letters::invitation(state, &db, self.component, self.body, &self.email).await
    }
}
