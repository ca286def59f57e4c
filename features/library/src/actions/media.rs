//! Pictures and films.

use accounts::Standing;
use db::TenantDb;
use engagement::pictures;
use kernel::Problem;
use serde_json::json;
use spaces::ComponentId;

use super::{may_write, note};
use crate::{
    GALLERY, Item, Medium, MediumId, NewMedium,
    store::{items, media as store},
};

/// Adds a picture or a film.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] for what is wrong.
pub async fn add(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: NewMedium,
) -> Result<Medium, Problem> {
    new.check(false)?;
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, GALLERY).await?;
        let mut medium = Medium { id: tx.id(), caption: new.caption, film: new.film, image: None };
        medium.image = pictures::change(&tx, &medium.reference(), None, new.image).await?;
        store::insert(&tx, component, &medium).await?;
        note(&tx, &who, "medium.add", &medium.reference(), json!({})).await?;
        Ok(medium)
    })
    .await
}

/// Changes a picture or a film.
///
/// # Errors
/// As [`add`]; [`Problem::NotFound`] when it is not there.
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MediumId,
    change: NewMedium,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, GALLERY).await?;
        let known: Medium = items::by_id(&tx, component, id.uuid()).await?.ok_or(Problem::NotFound)?;
        change.check(known.image.is_some())?;
        let mut medium = Medium { caption: change.caption, film: change.film, ..known };
        medium.image = pictures::change(&tx, &medium.reference(), medium.image.take(), change.image).await?;
        store::update(&tx, &medium).await?;
        note(&tx, &who, "medium.change", &medium.reference(), json!({})).await
    })
    .await
}
