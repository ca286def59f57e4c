//! How proposals work in a component.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, ResourceRef};
use serde_json::json;
use spaces::{ComponentId, process};

use super::Place;
use crate::{
    model::Settings,
    permissions::{Act, check},
};

/// Changes the settings. Supports already given stay, also above a new limit.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] field by field.
pub async fn configure(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    settings: Settings,
) -> Result<(), Problem> {
    let tx = db.read().await?;
    let place = Place::read(&tx, component).await?;
    drop(tx);
    check(Act::Configure, who, place.ground(), None)?;
    settings.check()?;
    let (title, published) = (place.component.title, place.component.published);
    process::actions::change_component(db, who, component, title, published, serde_json::to_value(settings)?)
        .await
}

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
