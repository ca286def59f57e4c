//! Mail about a programme: to each person in their language, once for each occasion.

mod comers;
mod letters;

use chrono::NaiveDate;
use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use jobs::{Job, Registry};
use kernel::{Email, PersonId};
use serde::{Deserialize, Serialize};
use spaces::ComponentId;

use uuid::Uuid;

use crate::{
    model::{ApplicationId, BodyId, CardId, ParticipantId},
    store,
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry
        .add::<ToAuthor>()
        .add::<ToInvited>()
        .add::<AskConsent>()
        .add::<ToApplicant>()
        .add::<ToParticipant>();
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

/// What a letter to somebody who comes, or wants to, is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Told {
    /// They have a seat.
    Seated,
    /// They stand in line.
    Waiting,
    /// A seat became theirs.
    MovedUp,
    /// A seat is offered to them.
    Offered,
    /// The offer passed.
    Lapsed,
    /// The days are set, or changed.
    DaysSet,
    /// The session is called off.
    CalledOff,
    /// Their seat was given back.
    Withdrawn,
    /// They were there: here is the certificate.
    Came,
    /// When and where those who came meet again.
    Again,
}

/// Has a manager asked, with the key that only this mail holds.
pub(crate) async fn ask_consent(tx: &WriteTx, application: ApplicationId, key: String) -> Result<(), DbErr> {
    jobs::enqueue(tx, &AskConsent { application, key }).await
}

/// Has whoever applied told what the manager said.
pub(crate) async fn tell_applicant(tx: &WriteTx, application: ApplicationId) -> Result<(), DbErr> {
    jobs::enqueue(tx, &ToApplicant { application }).await
}

/// Has somebody told who comes, or wants to; an offer is for whoever applied for them, too.
pub(crate) async fn tell_participant(
    tx: &WriteTx,
    participant: ParticipantId,
    about: Told,
) -> Result<(), DbErr> {
    let occasion = tx.id::<Uuid>().to_string();
    jobs::enqueue(tx, &ToParticipant { participant, about, occasion, key: None, before: Vec::new() }).await
}

/// Has somebody told of the days that are set now, and takes those out of their calendar that were before.
pub(crate) async fn tell_days(
    tx: &WriteTx,
    participant: ParticipantId,
    before: Vec<NaiveDate>,
) -> Result<(), DbErr> {
    let (occasion, about) = (tx.id::<Uuid>().to_string(), Told::DaysSet);
    jobs::enqueue(tx, &ToParticipant { participant, about, occasion, key: None, before }).await
}

/// Has somebody told who came, with the key to what follows, which only this mail holds.
pub(crate) async fn tell_came(
    tx: &WriteTx,
    participant: ParticipantId,
    key: Option<String>,
) -> Result<(), DbErr> {
    let occasion = tx.id::<Uuid>().to_string();
    let (about, before) = (Told::Came, Vec::new());
    jobs::enqueue(tx, &ToParticipant { participant, about, occasion, key, before }).await
}

/// Asks a manager whether the people may go.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct AskConsent {
    application: ApplicationId,
    key: String,
}

impl Job<State> for AskConsent {
    const NAME: &'static str = "exchange.ask_consent";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        comers::ask_consent(state, &db, self.application, &self.key).await
    }
}

/// Tells whoever applied what the manager said.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToApplicant {
    application: ApplicationId,
}

impl Job<State> for ToApplicant {
    const NAME: &'static str = "exchange.to_applicant";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        comers::to_applicant(state, &db, self.application).await
    }
}

/// Tells somebody who comes, or wants to.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToParticipant {
    participant: ParticipantId,
    about: Told,
    /// Makes a letter that was sent already known.
    occasion: String,
    /// What opens the page of whoever came.
    #[serde(default)]
    key: Option<String>,
    /// The days before they changed.
    #[serde(default)]
    before: Vec<NaiveDate>,
}

impl Job<State> for ToParticipant {
    const NAME: &'static str = "exchange.to_participant";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let mails = comers::to_participant(
            state,
            &db,
            self.participant,
            self.about,
            (self.key.as_deref(), &self.before),
        )
        .await?;
        let occasion = format!("{:?}-{}", self.about, self.occasion);
        db.write(move |tx| async move {
            if store::note_notice(&tx, self.participant, &occasion).await? {
                for mail in mails {
                    jobs::mail::enqueue(&tx, mail).await?;
                }
            }
            Ok::<(), DbErr>(())
        })
        .await?;
        Ok(())
    }
}
