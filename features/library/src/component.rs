//! Documents and gallery as components of a process.

use async_trait::async_trait;
use axum::Router;
use engagement::{Owner, Visibility};
use feature::State;
use kernel::Problem;
use serde::Serialize;
use serde_json::{Value, json};
use spaces::{Block, ComponentKind, Inside, Todo};
use web::{Page, Samples};

use crate::{
    DOCUMENT, GALLERY, LIBRARY, MEDIUM, admin,
    pages::{self, DocumentView, MediumView},
    store,
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
    title: String,
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
    title: String,
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

    fn settings(&self) -> Value {
        json!({})
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
        let mut all = store::documents::all(&tx, inside.component.id).await?;
        all.truncate(SHOWN);
        if all.is_empty() {
            return Ok(None);
        }
        let block = LibraryBlock {
            title: inside.component.title.text(here.locale).to_owned(),
            documents: DocumentView::all(here, &tx, &all).await?,
            href: here.to(&inside.path("")),
        };
        let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &block)?;
        Ok(Some(Block { html, call: None }))
    }

    async fn todos(&self, _: &Inside) -> Result<Vec<Todo>, Problem> {
        Ok(Vec::new())
    }

    async fn contents(&self, inside: &Inside) -> Result<Vec<String>, Problem> {
        let tx = inside.here.db.read().await?;
        let documents = store::documents::all(&tx, inside.component.id).await?;
        Ok(documents.iter().map(|d| format!("{LIBRARY}/{}", d.nature.as_str())).collect())
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

    fn settings(&self) -> Value {
        json!({})
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
        let mut all = store::media::all(&tx, inside.component.id).await?;
        all.truncate(SHOWN);
        if all.is_empty() {
            return Ok(None);
        }
        let block = GalleryBlock {
            title: inside.component.title.text(here.locale).to_owned(),
            media: MediumView::all(here, &tx, &all).await?,
            href: here.to(&inside.path("")),
        };
        let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &block)?;
        Ok(Some(Block { html, call: None }))
    }

    async fn todos(&self, _: &Inside) -> Result<Vec<Todo>, Problem> {
        Ok(Vec::new())
    }
}

/// A document's file is for whoever sees the process.
pub(crate) const DOCUMENTS: Owner = Owner {
    kind: DOCUMENT,
    visible: |here, tx, id| {
        Box::pin(async move {
            let found = store::documents::sight_of(tx, id.into()).await?;
            Ok(visibility(here, found))
        })
    },
};

/// A picture is for whoever sees the process.
pub(crate) const MEDIA: Owner = Owner {
    kind: MEDIUM,
    visible: |here, tx, id| {
        Box::pin(async move {
            let found = store::media::sight_of(tx, id.into()).await?;
            Ok(visibility(here, found))
        })
    },
};

fn visibility(here: &accounts::Here, found: Option<spaces::Sight>) -> Visibility {
    found.map_or(Visibility::Hidden, |sight| sight.visibility(&here.who))
}
