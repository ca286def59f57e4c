//! Documents and galleries on their way into another process, with their files.

use engagement::PictureChange;
use kernel::{FieldErrors, Problem, Text, Translated};
use serde::{Deserialize, Serialize};
use spaces::{
    Component,
    porting::{FileRef, Packing, Unpacking, check_count, note_wrong, part},
};
use web::Link;

use crate::{
    Collection, DOCUMENT, Document, Item, MEDIUM, Medium, Nature, NewDocument, NewMedium,
    store::{documents, items, media},
};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    collections: Vec<Translated>,
    documents: Vec<PackedDocument>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackedDocument {
    /// The place of its collection in the list of collections.
    collection: Option<usize>,
    nature: String,
    title: Translated,
    about: Translated,
    link: Option<Link>,
    file: Option<FileRef>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gallery {
    media: Vec<PackedMedium>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackedMedium {
    caption: Translated,
    film: Option<Link>,
    image: Option<FileRef>,
}

pub(crate) async fn pack_documents(
    packing: &mut Packing<'_>,
    component: &Component,
) -> Result<serde_json::Value, Problem> {
    let collections = documents::collections(packing.tx, component.id).await?;
    let all: Vec<Document> = items::all(packing.tx, component.id).await?;
    let mut files = packing.files(DOCUMENT, all.iter().map(Item::uuid)).await?;
    let packed = |d: Document| PackedDocument {
        collection: d.collection.and_then(|id| collections.iter().position(|one| one.id == id)),
        nature: d.nature.as_str().to_owned(),
        file: files.remove(&d.uuid()),
        title: d.title,
        about: d.about,
        link: d.link,
    };
    let documents = all.into_iter().map(packed).collect();
    let collections = collections.iter().map(|one| one.title.clone()).collect();
    Ok(serde_json::to_value(Library { collections, documents })?)
}

pub(crate) async fn unpack_documents(
    cx: &Unpacking<'_>,
    component: &Component,
    content: serde_json::Value,
) -> Result<(), Problem> {
    let Library { collections, documents } = part("content", content)?;
    check_count("content.collections", collections.len())?;
    check_count("content.documents", documents.len())?;
    let mut errors = FieldErrors::default();
    for (at, title) in collections.iter().enumerate() {
        if title.text(title.original).trim().is_empty() {
            errors.add(format!("content.collections[{at}]"), Text::new("library-title-missing"));
        }
    }
    for (at, packed) in documents.iter().enumerate() {
        note_wrong(&mut errors, "content.documents", at, check(packed, collections.len()))?;
    }
    errors.check()?;
    let mut errors = FieldErrors::default();
    let mut made = Vec::new();
    for (position, title) in (1..).zip(collections) {
        let collection = Collection { id: cx.tx.id(), title };
        documents::put_collection(cx.tx, component.id, &collection, position).await?;
        made.push(collection.id);
    }
    for (at, packed) in documents.into_iter().enumerate() {
        let document = Document {
            id: cx.tx.id(),
            collection: packed.collection.and_then(|place| made.get(place).copied()),
            nature: Nature::parse(&packed.nature),
            title: packed.title,
            about: packed.about,
            link: packed.link,
            changed_at: cx.tx.now(),
        };
        documents::insert(cx.tx, component.id, &document).await?;
        if let Some(file) = &packed.file {
            let given = cx.luggage.give(cx.tx, &document.reference(), file).await.map(|_| ());
            note_wrong(&mut errors, "content.documents", at, given)?;
        }
    }
    errors.check()
}

fn check(packed: &PackedDocument, collections: usize) -> Result<(), Problem> {
    let new = NewDocument {
        collection: None,
        nature: Nature::parse(&packed.nature),
        title: packed.title.clone(),
        about: packed.about.clone(),
        link: packed.link.clone(),
        file: None,
    };
    new.check()?;
    if packed.collection.is_some_and(|place| place >= collections) {
        return Err(Problem::field("collection", Text::new("library-collection-unknown")));
    }
    if packed.link.is_none() && packed.file.is_none() {
        return Err(Problem::field("file", Text::new("library-file-missing")));
    }
    Ok(())
}

pub(crate) async fn pack_media(
    packing: &mut Packing<'_>,
    component: &Component,
) -> Result<serde_json::Value, Problem> {
    let all: Vec<Medium> = items::all(packing.tx, component.id).await?;
    let mut files = packing.files(MEDIUM, all.iter().map(Item::uuid)).await?;
    let packed =
        |m: Medium| PackedMedium { image: files.remove(&m.uuid()), caption: m.caption, film: m.film };
    Ok(serde_json::to_value(Gallery { media: all.into_iter().map(packed).collect() })?)
}

pub(crate) async fn unpack_media(
    cx: &Unpacking<'_>,
    component: &Component,
    content: serde_json::Value,
) -> Result<(), Problem> {
    let Gallery { media: all } = part("content", content)?;
    check_count("content.media", all.len())?;
    let mut errors = FieldErrors::default();
    for (at, packed) in all.iter().enumerate() {
        let new = NewMedium {
            caption: packed.caption.clone(),
            film: packed.film.clone(),
            image: PictureChange::Keep,
        };
        note_wrong(&mut errors, "content.media", at, new.check(packed.image.is_some()))?;
    }
    errors.check()?;
    let mut errors = FieldErrors::default();
    for (at, packed) in all.into_iter().enumerate() {
        let mut medium = Medium { id: cx.tx.id(), caption: packed.caption, film: packed.film, image: None };
        if let Some(image) = &packed.image {
            match cx.luggage.give(cx.tx, &medium.reference(), image).await {
                Ok(hash) => medium.image = Some(hash),
                wrong => note_wrong(&mut errors, "content.media", at, wrong.map(|_| ()))?,
            }
        }
        media::insert(cx.tx, component.id, &medium).await?;
    }
    errors.check()
}
