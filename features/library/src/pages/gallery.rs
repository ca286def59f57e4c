use accounts::Here;
use axum::response::Response;
use db::Tx;
use engagement::{Image, attachments};
use kernel::{Locale, Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip, translated::Line};
use uuid::Uuid;
use web::Page;

use crate::{MEDIUM, Medium, store::items};

/// A picture or a film as a page shows it.
#[derive(Clone, Serialize)]
pub(crate) struct MediumView {
    caption: Line,
    /// Where the film is; none for a picture.
    film: Option<String>,
    image: Option<Image>,
}

impl MediumView {
    /// The views of some; their pictures are read at once.
    pub(crate) async fn all(here: &Here, tx: &Tx, media: &[Medium]) -> Result<Vec<Self>, Problem> {
        let ids: Vec<Uuid> = media.iter().map(|m| m.id.uuid()).collect();
        let files = attachments::of_many(tx, MEDIUM, &ids).await?;
        let image = |m: &Medium| files.iter().find(|f| f.owner_id == m.id.uuid()).and_then(Image::of);
        Ok(media
            .iter()
            .map(|m| Self {
                caption: Line::of(&m.caption, here.locale),
                film: m.film.as_ref().map(|link| link.as_str().to_owned()),
                image: image(m),
            })
            .collect())
    }

    pub(crate) fn samples() -> Vec<Self> {
        let medium = |lang, film: Option<&str>, image: bool| Self {
            caption: Line::sample("La prima assemblea", lang),
            film: film.map(Into::into),
            image: image.then(|| Image::sample("Trenta persone sedute in cerchio")),
        };
        let film = Some("https://video.example/1");
        vec![medium(None, None, true), medium(Some(Locale::IT), film, true), medium(None, film, false)]
    }
}

/// The gallery.
#[derive(Serialize)]
pub(super) struct GalleryPage {
    strip: Strip,
    title: Line,
    media: Vec<MediumView>,
}

impl Page for GalleryPage {
    const TEMPLATE: &'static str = "library/gallery.html";

    fn samples() -> Vec<Self> {
        let page = |media| Self { strip: Strip::sample(), title: "Galleria".into(), media };
        vec![page(MediumView::samples()), page(Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let media: Vec<Medium> = items::all(&tx, inside.component.id).await?;
    let media = MediumView::all(here, &tx, &media).await?;
    let title = inside.title();
    let picture = media.iter().find_map(|m| m.image.as_ref().map(|image| image.src.clone()));
    let page = GalleryPage { strip: inside.strip(), title: title.clone(), media };
    let process = inside.process.texts.title.text(here.locale);
    let about = here.say(&Text::new("library-gallery-about").with("process", process));
    inside.frame(title).describe(about).picture(picture).show(&page).await
}
