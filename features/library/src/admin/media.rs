//! The list of pictures and films and the form of one.

use accounts::Choice;
use engagement::{Picture, PictureChange, Size, attachments, images, pictures};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{
    Inside, Wording,
    translated::{fill, languages, read_line},
};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::items::{Managed, Places};
use crate::{Item, MAX_TITLE, Medium, NewMedium, actions::media as actions};

/// All pictures and films in their order.
#[derive(Serialize)]
pub(crate) struct ListPage {
    title: String,
    media: Vec<Row>,
    href: String,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    image: Option<String>,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "library/admin/media.html";

    fn samples() -> Vec<Self> {
        let row = |image: Option<&str>| Row {
            id: "0192".into(),
            title: "La prima assemblea".into(),
            image: image.map(Into::into),
            href: "/it/admin/x/0192".into(),
        };
        let page = |media| Self { title: "Galleria".into(), media, href: "/it/admin/x".into() };
        vec![page(vec![row(None), row(Some("/files/0a1b/small"))]), page(Vec::new())]
    }
}

/// The form of a picture or a film.
#[derive(Serialize)]
pub(crate) struct FormPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    /// Those that a picture's words are asked in besides the first.
    others: Vec<Choice>,
    image: Option<String>,
    action: String,
    back: String,
    deletion_href: Option<String>,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "library/admin/medium.html";

    fn samples() -> Vec<Self> {
        let page = |form, image: Option<&str>| Self {
            title: "La prima assemblea".into(),
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            others: vec![Choice::new("en", "English")],
            image: image.map(Into::into),
            action: "/it/admin/x".into(),
            back: "/it/admin/x".into(),
            deletion_href: image.map(|_| "/it/admin/x/1/deletion".into()),
        };
        let wrong = FormView::new().with_sample_error("caption_it", "Manca.");
        vec![page(wrong, None), page(FormView::new(), Some("/files/0a1b/small"))]
    }
}

impl Managed for Medium {
    type New = NewMedium;
    type List = ListPage;
    type Form = FormPage;
    const MAX_BYTES: usize = images::MAX_BYTES;
    const NEW: &'static str = "library-medium-new";

    fn list(inside: &Inside, title: String, media: &[Self]) -> ListPage {
        let here = &inside.here;
        let row = |m: &Medium| Row {
            id: m.id.to_string(),
            title: m.caption.text(here.locale).to_owned(),
            image: m.image.as_deref().map(|hash| engagement::image_path(hash, Size::Small)),
            href: here.to(&inside.admin_path(&format!("/{}", m.id))),
        };
        ListPage { title, media: media.iter().map(row).collect(), href: here.to(&inside.admin_path("")) }
    }

    fn fill(inside: &Inside, known: Option<&Self>) -> FormView {
        let Some(medium) = known else { return FormView::new() };
        let film = medium.film.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default();
        fill(FormView::new().add("film", film), &inside.here, "caption", &medium.caption)
    }

    async fn read(inside: &Inside, form: &FormData) -> Result<NewMedium, Problem> {
        let here = &inside.here;
        let mut fields = form.read();
        let caption = read_line(&mut fields, here, "caption", MAX_TITLE, Some("library-caption-missing"));
        let film = fields.link("film").optional();
        let shows = pictures::shows(&mut fields, here, here.tenant.locale, "image_alt");
        if form.file("image").is_some() && shows.text(shows.original).is_empty() {
            fields.error("image_alt", Text::new("library-alt-missing"));
        }
        let upload = fields.file("image").optional();
        let mut new = fields.finish(NewMedium { caption, film, image: PictureChange::Keep })?;
        new.image = match upload {
            Some(upload) => {
                let file = images::store(&here.state, here.tenant.id, "image", &upload).await?;
                PictureChange::New(file, shows)
            }
            None if shows.text(shows.original).is_empty() => PictureChange::Keep,
            None => PictureChange::Describe(shows),
        };
        Ok(new)
    }

    async fn add(inside: &Inside, new: NewMedium) -> Result<(), Problem> {
        let here = &inside.here;
        actions::add(&here.db, &here.who, inside.component.id, new).await.map(drop)
    }

    async fn change(&self, inside: &Inside, new: NewMedium) -> Result<(), Problem> {
        let here = &inside.here;
        actions::change(&here.db, &here.who, inside.component.id, self.id, new).await
    }

    async fn form(
        inside: &Inside,
        form: FormView,
        known: Option<&Self>,
        places: Places,
    ) -> Result<FormPage, Problem> {
        let image = known.and_then(|m| m.image.as_deref());
        let form = match known {
            Some(medium) if form.value("image_alt").is_empty() => {
                let files = attachments::of(&inside.here.db.read().await?, &medium.reference()).await?;
                Picture::among(&files).iter().fold(form, |form, picture| picture.fill(form, "image_alt"))
            }
            _ => form,
        };
        Ok(FormPage {
            title: places.title,
            form,
            languages: languages(&inside.here),
            others: Wording::languages(&inside.here, inside.here.tenant.locale),
            image: image.map(|hash| engagement::image_path(hash, Size::Small)),
            action: places.action,
            back: places.back,
            deletion_href: places.deletion_href,
        })
    }
}
