//! Pictures and films.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use engagement::attachments;
use kernel::{Problem, ResourceRef};
use serde_json::json;
use spaces::{ComponentId, order};
use uuid::Uuid;

use super::{may_write, note};
use crate::{GALLERY, Medium, MediumId, NewMedium, NewMediumFile, store::media as store};

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
        give_image(&tx, &mut medium, new.image).await?;
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
        let known = store::by_id(&tx, component, id).await?.ok_or(Problem::NotFound)?;
        change.check(known.image.is_some())?;
        let mut medium = Medium { caption: change.caption, film: change.film, ..known };
        give_image(&tx, &mut medium, change.image).await?;
        store::update(&tx, &medium).await?;
        note(&tx, &who, "medium.change", &medium.reference(), json!({})).await
    })
    .await
}

/// Deletes a picture or a film.
///
/// # Errors
/// As [`change`].
pub async fn delete(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MediumId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, GALLERY).await?;
        let medium = store::by_id(&tx, component, id).await?.ok_or(Problem::NotFound)?;
        attachments::detach_all(&tx, &medium.reference()).await?;
        store::delete(&tx, id).await?;
        note(&tx, &who, "medium.delete", &medium.reference(), json!({})).await
    })
    .await
}

/// Puts pictures and films in order.
///
/// # Errors
/// As [`add`].
pub async fn arrange(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    wanted: Vec<Uuid>,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, GALLERY).await?;
        let present: Vec<Uuid> = store::all(&tx, component).await?.iter().map(|m| m.id.uuid()).collect();
        for (position, id) in (1..).zip(order::arranged(&present, &wanted)) {
            store::set_position(&tx, MediumId(id), position).await?;
        }
        note(&tx, &who, "medium.arrange", &ResourceRef::new(GALLERY, component.uuid()), json!({})).await
    })
    .await
}

/// Gives it a picture in place of the one it had.
async fn give_image(tx: &WriteTx, medium: &mut Medium, image: Option<NewMediumFile>) -> Result<(), Problem> {
    if let Some(image) = image {
        attachments::detach_all(tx, &medium.reference()).await?;
        attachments::attach(tx, &medium.reference(), &image.file, &image.shows, 0).await?;
        medium.image = Some(image.file.hash);
    }
    Ok(())
}
