//! Documents and gallery as components of a process.

use async_trait::async_trait;
use axum::Router;
use engagement::Owner;
use feature::State;
use kernel::{Line, Problem};
use serde::Serialize;
use spaces::{
    Block, Component, ComponentKind, Inside,
    porting::{Packing, Unpacking},
};
use web::{Page, Samples};

use crate::{
    Document, GALLERY, LIBRARY, Medium, admin, packing,
    pages::{self, DocumentView, MediumView},
    store::items::{self, Stored},
};

/// Documents and pictures on the process page.
const SHOWN: usize = 3;

/// The documents of a process.
pub(crate) struct Library;

/// The pictures and films of a process.
pub(crate) struct Gallery;

/// The first documents on the process page.
#[derive(Serialize)]
pub(crate) struct LibraryBlock {
    title: Line,
    documents: Vec<DocumentView>,
    href: String,
}

impl Page for LibraryBlock {
    const TEMPLATE: &'static str = "library/_library.html";

    fn samples() -> Vec<Self> {
        let href = "/it/processes/x/library".into();
        vec![Self { title: "Documenti".into(), documents: DocumentView::samples(), href }]
    }
}

/// The first pictures on the process page.
#[derive(Serialize)]
pub(crate) struct GalleryBlock {
    title: Line,
    media: Vec<MediumView>,
    href: String,
}

impl Page for GalleryBlock {
    const TEMPLATE: &'static str = "library/_gallery.html";

    fn samples() -> Vec<Self> {
        let href = "/it/processes/x/gallery".into();
        vec![Self { title: "Galleria".into(), media: MediumView::samples(), href }]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<LibraryBlock>().add::<GalleryBlock>();
}

#[async_trait]
impl ComponentKind for Library {
    fn kind(&self) -> &'static str {
        LIBRARY
    }

    fn title(&self) -> &'static str {
        "library-component"
    }

    fn routes(&self) -> Router<State> {
        pages::library_routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::library_routes()
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let mut all = items::all::<Document>(&tx, inside.component.id).await?;
        all.truncate(SHOWN);
        if all.is_empty() {
            return Ok(None);
        }
        let block = LibraryBlock {
            title: inside.title(),
            documents: DocumentView::all(here, &tx, &all).await?,
            href: here.to(&inside.path("")),
        };
        Block::render(inside, &block, None).map(Some)
    }

    async fn contents(&self, inside: &Inside) -> Result<Vec<String>, Problem> {
        let tx = inside.here.db.read().await?;
        let documents = items::all::<Document>(&tx, inside.component.id).await?;
        Ok(documents.iter().map(|d| format!("{LIBRARY}/{}", d.nature.as_str())).collect())
    }

    async fn pack(
        &self,
        packing: &mut Packing<'_>,
        component: &Component,
    ) -> Result<Option<serde_json::Value>, Problem> {
        packing::pack_documents(packing, component).await.map(Some)
    }

    async fn unpack(
        &self,
        cx: &Unpacking<'_>,
        component: &Component,
        content: serde_json::Value,
    ) -> Result<(), Problem> {
        packing::unpack_documents(cx, component, content).await
    }
}

#[async_trait]
impl ComponentKind for Gallery {
    fn kind(&self) -> &'static str {
        GALLERY
    }

    fn title(&self) -> &'static str {
        "library-gallery-component"
    }

    fn routes(&self) -> Router<State> {
        pages::gallery_routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::gallery_routes()
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let mut all = items::all::<Medium>(&tx, inside.component.id).await?;
        all.truncate(SHOWN);
        if all.is_empty() {
            return Ok(None);
        }
        let block = GalleryBlock {
            title: inside.title(),
            media: MediumView::all(here, &tx, &all).await?,
            href: here.to(&inside.path("")),
        };
        Block::render(inside, &block, None).map(Some)
    }

    async fn pack(
        &self,
        packing: &mut Packing<'_>,
        component: &Component,
    ) -> Result<Option<serde_json::Value>, Problem> {
        packing::pack_media(packing, component).await.map(Some)
    }

    async fn unpack(
        &self,
        cx: &Unpacking<'_>,
        component: &Component,
        content: serde_json::Value,
    ) -> Result<(), Problem> {
        packing::unpack_media(cx, component, content).await
    }
}

/// A document's file is for whoever sees the process.
pub(crate) const DOCUMENTS: Owner = owner::<Document>();

/// A picture is for whoever sees the process.
pub(crate) const MEDIA: Owner = owner::<Medium>();

const fn owner<I: Stored>() -> Owner {
    Owner {
        kind: I::KIND,
        visible: |here, tx, id| {
            Box::pin(async move {
                let component = items::component_of::<I>(tx, id).await?;
                spaces::visibility(here, tx, component, true).await
            })
        },
    }
}
