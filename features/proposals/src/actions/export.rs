//! What is noted when staff look at everything at once.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, ResourceRef};
use serde_json::json;
use spaces::ComponentId;

use super::Place;
use crate::permissions::{Act, check};

/// Notes that somebody downloads all proposals.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than evaluators and managers.
pub async fn note_export(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    form: &'static str,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        check(Act::Export, &who, place.ground(), None)?;
        let about = ResourceRef::new("component", component.uuid());
        tx.audit(&who.actor, "proposals.export", &about, json!({ "form": form })).await?;
        Ok(())
    })
    .await
}
