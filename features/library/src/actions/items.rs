//! What is done with documents and media alike.

use accounts::Standing;
use db::TenantDb;
use engagement::attachments;
use kernel::{Problem, ResourceRef};
use serde_json::json;
use spaces::{ComponentId, order};
use uuid::Uuid;

use super::{may_write, note};
use crate::store::items::{self as store, Stored};

/// Deletes an item with its file.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::NotFound`] when it is not there.
pub async fn delete<I: Stored>(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: Uuid,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, I::COMPONENT).await?;
        let item: I = store::by_id(&tx, component, id).await?.ok_or(Problem::NotFound)?;
        attachments::detach_all(&tx, &item.reference()).await?;
        store::delete::<I>(&tx, id).await?;
        note(&tx, &who, I::DELETE, &item.reference(), json!({})).await
    })
    .await
}

/// Puts the items of a component in order.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn arrange<I: Stored>(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    wanted: Vec<Uuid>,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, I::COMPONENT).await?;
        let present: Vec<I> = store::all(&tx, component).await?;
        let present: Vec<Uuid> = present.iter().map(I::uuid).collect();
        for (position, id) in (1..).zip(order::arranged(&present, &wanted)) {
            store::set_position::<I>(&tx, id, position).await?;
        }
        let about = ResourceRef::new(I::COMPONENT, component.uuid());
        note(&tx, &who, I::ARRANGE, &about, json!({})).await
    })
    .await
}
