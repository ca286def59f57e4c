//! Documents and their collections.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use engagement::attachments;
use kernel::{Problem, ResourceRef, Text};
use serde_json::json;
use spaces::ComponentId;

use super::{may_write, note};
use crate::{
    Collection, CollectionId, Document, DocumentId, Item, LIBRARY, NewDocument,
    store::{documents as store, items},
};

/// Adds a document.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] for what is wrong.
pub async fn add(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: NewDocument,
) -> Result<Document, Problem> {
    new.check()?;
    if new.link.is_none() && new.file.is_none() {
        return Err(Problem::field("file", Text::new("library-file-missing")));
    }
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, LIBRARY).await?;
        known_collection(&tx, component, new.collection).await?;
        let document = Document {
            id: tx.id(),
            collection: new.collection,
            nature: new.nature,
            title: new.title,
            about: new.about,
            link: new.link,
            changed_at: tx.now(),
        };
        store::insert(&tx, component, &document).await?;
        if let Some(file) = &new.file {
            attachments::attach(&tx, &document.reference(), file, &document.title, 0).await?;
        }
        let details = json!({ "nature": document.nature.as_str() });
        note(&tx, &who, "document.add", &document.reference(), details).await?;
        Ok(document)
    })
    .await
}

/// Changes a document.
///
/// # Errors
/// As [`add`]; [`Problem::NotFound`] when it is not there.
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: DocumentId,
    change: NewDocument,
) -> Result<(), Problem> {
    change.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, LIBRARY).await?;
        let before = items::by_id::<Document>(&tx, component, id.uuid()).await?.ok_or(Problem::NotFound)?;
        known_collection(&tx, component, change.collection).await?;
        let document = Document {
            id,
            collection: change.collection,
            nature: change.nature,
            title: change.title,
            about: change.about,
            link: change.link,
            changed_at: tx.now(),
        };
        let about = document.reference();
        let has_file = !attachments::of(&tx, &about).await?.is_empty();
        if document.link.is_none() && change.file.is_none() && !has_file {
            return Err(Problem::field("file", Text::new("library-file-missing")));
        }
        if let Some(file) = &change.file {
            attachments::detach_all(&tx, &about).await?;
            attachments::attach(&tx, &about, file, &document.title, 0).await?;
        }
        store::update(&tx, &document).await?;
        if change.file.is_some() || before.link != document.link {
            tx.emit("document.replaced", &about, json!({})).await?;
        }
        note(&tx, &who, "document.change", &about, json!({ "file": change.file.is_some() })).await
    })
    .await
}

/// Replaces the collections of a component by these, in their order. Documents of one that is gone stay.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn set_collections(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    collections: Vec<Collection>,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component, LIBRARY).await?;
        let known = store::collections(&tx, component).await?;
        for gone in known.iter().filter(|old| !collections.iter().any(|new| new.id == old.id)) {
            store::delete_collection(&tx, gone.id).await?;
        }
        for (position, collection) in (1..).zip(&collections) {
            store::put_collection(&tx, component, collection, position).await?;
        }
        let details = json!({ "collections": collections.len() });
        note(&tx, &who, "collection.set", &ResourceRef::new(LIBRARY, component.uuid()), details).await
    })
    .await
}

/// A form offers only collections of its component, but it can be forged.
async fn known_collection(
    tx: &WriteTx,
    component: ComponentId,
    collection: Option<CollectionId>,
) -> Result<(), Problem> {
    let Some(id) = collection else { return Ok(()) };
    let known = store::collections(tx, component).await?.iter().any(|known| known.id == id);
    let unknown = || Problem::field("collection", Text::new("library-collection-unknown"));
    known.then_some(()).ok_or_else(unknown)
}
