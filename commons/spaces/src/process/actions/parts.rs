//! What hangs in a process: its categories and areas, its components.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, Text, Translated};
use serde_json::{Value, json};

use super::{
    super::{ComponentId, Label, ProcessId, Scheme, store},
    NewComponent,
    creation::component,
    note, require_manager, slug_taken,
};
use crate::share;

/// Replaces the categories or the areas of a process.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Conflict`] when a label to be removed is in use.
pub async fn set_labels(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    scheme: Scheme,
    labels: Vec<Label>,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let keep: Vec<_> = labels.iter().map(|l| l.id).collect();
        store::delete_labels_except(&tx, id, scheme, &keep).await.map_err(|error| {
            if db::is_foreign_key_violation(&error) {
                Problem::Conflict(Text::new("spaces-label-in-use"))
            } else {
                error.into()
            }
        })?;
        for (position, label) in labels.iter().enumerate() {
            store::put_label(&tx, id, i64::try_from(position).unwrap_or(i64::MAX), label).await?;
        }
        note(&tx, &actor, "process.set_labels", id, json!({ "scheme": scheme.as_str() })).await?;
        Ok(())
    })
    .await
}

/// Hangs one more component into a process.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] when the slug is taken.
pub async fn add_component(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    new: NewComponent,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let component = component(&tx, id, new);
        let details = json!({ "component": component.slug.as_str() });
        store::insert_component(&tx, &component).await.map_err(slug_taken)?;
        share::give_code(&tx, id, Some(component.id)).await?;
        note(&tx, &actor, "process.add_component", id, details).await?;
        Ok(())
    })
    .await
}

/// Changes title, visibility and settings of a component. The kind checked the settings before.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the process's managers.
pub async fn change_component(
    db: &TenantDb,
    who: &Standing,
    id: ComponentId,
    title: Translated,
    published: bool,
    settings: Value,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let mut component = store::component(&tx, id).await?.ok_or(Problem::NotFound)?;
        require_manager(&who, component.process_id)?;
        component.title = title;
        component.published = published;
        component.settings = settings;
        store::update_component(&tx, &component).await?;
        let details = json!({ "component": component.slug.as_str(), "settings": component.settings });
        note(&tx, &who.actor, "process.change_component", component.process_id, details).await?;
        Ok(())
    })
    .await
}
