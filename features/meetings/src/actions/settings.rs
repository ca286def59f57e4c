use accounts::Standing;
use db::TenantDb;
use kernel::Problem;
use spaces::{ComponentId, process};

use super::Place;
use crate::{
    model::Settings,
    permissions::{Act, check},
};

/// Changes how meetings work here.
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
    check(Act::Configure, who, place.ground(false), None)?;
    settings.check()?;
    let (title, published) = (place.component.title, place.component.published);
    process::actions::change_component(db, who, component, title, published, serde_json::to_value(settings)?)
        .await
}
