//! The ledger on both databases.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod concurrency;
mod model;
mod properties;
mod rules;

use db::TenantDb;
use feature::Feature;
use kernel::{Problem, ResourceRef};
use seats::{Counts, Enrolled, Move, Plan, Reason, Seat};
use uuid::Uuid;

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), seats::feature()]
}

/// The seats of one thing.
#[derive(Clone)]
pub(crate) struct Room {
    pub(crate) db: TenantDb,
    pub(crate) resource: ResourceRef,
}

pub(crate) fn holder(n: u128) -> Uuid {
    Uuid::from_u128(1_000 + n)
}

impl Room {
    pub(crate) fn new(db: &TenantDb, n: u128) -> Self {
        Self { db: db.clone(), resource: ResourceRef::new("room", Uuid::from_u128(n)) }
    }

    pub(crate) async fn plan(&self, plan: Plan) -> Result<Vec<Move>, Problem> {
        let resource = self.resource.clone();
        self.db.write(move |tx| async move { seats::set_plan(&tx, &resource, &plan).await }).await
    }

    pub(crate) async fn enrol(&self, who: u128, kind: &str) -> Result<Enrolled, Problem> {
        self.enrol_for(who, kind, "").await
    }

    pub(crate) async fn enrol_for(&self, who: u128, kind: &str, party: &str) -> Result<Enrolled, Problem> {
        let (resource, kind, party) = (self.resource.clone(), kind.to_owned(), party.to_owned());
        let write = move |tx: db::WriteTx| async move {
            seats::enrol_for(&tx, &resource, holder(who), &kind, &party).await
        };
        self.db.write(write).await
    }

    pub(crate) async fn hold_reserved(&self, who: u128) -> Result<Enrolled, Problem> {
        let resource = self.resource.clone();
        self.db.write(move |tx| async move { seats::hold_reserved(&tx, &resource, holder(who)).await }).await
    }

    pub(crate) async fn accept(&self, who: u128) -> Result<Seat, Problem> {
        let resource = self.resource.clone();
        self.db.write(move |tx| async move { seats::accept(&tx, &resource, holder(who)).await }).await
    }

    pub(crate) async fn cancel(&self, who: u128) -> Result<Vec<Move>, Problem> {
        let resource = self.resource.clone();
        let back = move |tx: db::WriteTx| async move {
            seats::cancel(&tx, &resource, holder(who), Reason::GivenBack).await
        };
        Ok(self.db.write(back).await?.1)
    }

    pub(crate) async fn lapse(&self) -> Result<Vec<Move>, Problem> {
        let resource = self.resource.clone();
        self.db.write(move |tx| async move { seats::lapse(&tx, &resource).await }).await
    }

    pub(crate) async fn all(&self) -> Vec<Seat> {
        seats::of_resource(&self.db.read().await.unwrap(), &self.resource).await.unwrap()
    }

    pub(crate) async fn counts(&self) -> Counts {
        let tx = self.db.read().await.unwrap();
        seats::counts(&tx, "room", &[self.resource.id]).await.unwrap()[&self.resource.id]
    }
}
