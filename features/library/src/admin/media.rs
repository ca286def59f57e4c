//! Pictures and films, in order; adding, changing and deleting them.

use accounts::Choice;
use axum::{extract::Path, response::Response};
use engagement::{Size, images};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{
    Inside, order,
    translated::{fill, languages, read_line},
};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{DeletionPage, may_look};
use crate::{
    MAX_TITLE, Medium, MediumId, NewMedium, NewMediumFile, actions::media as actions, store::media as store,
};

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
            image: image.map(Into::into),
            action: "/it/admin/x".into(),
            back: "/it/admin/x".into(),
            deletion_href: image.map(|_| "/it/admin/x/1/deletion".into()),
        };
        let wrong = FormView::new().with_sample_error("caption_it", "Manca.");
        vec![page(wrong, None), page(FormView::new(), Some("/files/0a1b/small"))]
    }
}

pub(super) async fn list(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let media = store::all(&here.db.read().await?, inside.component.id).await?;
    let title = inside.component.title.text(here.locale).to_owned();
    let page = ListPage {
        title: title.clone(),
        media: media
            .iter()
            .map(|m| Row {
                id: m.id.to_string(),
                title: m.caption.text(here.locale).to_owned(),
                image: m.image.as_deref().map(|hash| engagement::image_path(hash, Size::Small)),
                href: here.to(&inside.admin_path(&format!("/{}", m.id))),
            })
            .collect(),
        href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(title).show(&page).await
}

pub(super) async fn arrange(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    actions::arrange(&here.db, &here.who, inside.component.id, order::wanted(&form)).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("library-arranged")))
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    show(&inside, FormView::new(), None, false).await
}

pub(super) async fn add(inside: Inside, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let outcome = match read(&inside, &form).await {
        Ok(new) => actions::add(&here.db, &here.who, inside.component.id, new).await.map(drop),
        Err(problem) => Err(problem),
    };
    finish(&inside, outcome, &form, None).await
}

pub(super) async fn edit(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let medium = find(&inside, &id).await?;
    let film = medium.film.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default();
    let form = fill(FormView::new().add("film", film), &inside.here, "caption", &medium.caption);
    show(&inside, form, Some(&medium), false).await
}

pub(super) async fn change(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let medium = find(&inside, &id).await?;
    let outcome = match read(&inside, &form).await {
        Ok(new) => actions::change(&here.db, &here.who, inside.component.id, medium.id, new).await,
        Err(problem) => Err(problem),
    };
    finish(&inside, outcome, &form, Some(&medium)).await
}

pub(super) async fn confirm_deletion(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let medium = find(&inside, &id).await?;
    let title = medium.caption.text(inside.here.locale);
    DeletionPage::show(&inside, title, &medium.id.to_string()).await
}

pub(super) async fn delete(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let medium = find(&inside, &id).await?;
    actions::delete(&here.db, &here.who, inside.component.id, medium.id).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("library-deleted")))
}

async fn find(inside: &Inside, id: &str) -> Result<Medium, Problem> {
    let id: MediumId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    store::by_id(&tx, inside.component.id, id).await?.ok_or(Problem::NotFound)
}

async fn read(inside: &Inside, form: &FormData) -> Result<NewMedium, Problem> {
    let here = &inside.here;
    let mut fields = form.read();
    let caption = read_line(&mut fields, here, "caption", MAX_TITLE, Some("library-caption-missing"));
    let film = fields.link("film").optional();
    let shows = fields.line("image_alt").max(300).value();
    if form.file("image").is_some() && shows.is_empty() {
        fields.error("image_alt", Text::new("library-alt-missing"));
    }
    let upload = fields.file("image").optional();
    let mut new = fields.finish(NewMedium { caption, film, image: None })?;
    if let Some(upload) = upload {
        let file = images::store(&here.state, here.tenant.id, "image", &upload).await?;
        new.image = Some(NewMediumFile { file, shows });
    }
    Ok(new)
}

/// Leads back to the list, or shows the form again with what is wrong.
async fn finish(
    inside: &Inside,
    outcome: Result<(), Problem>,
    form: &FormData,
    known: Option<&Medium>,
) -> web::Result<Response> {
    match outcome {
        Ok(()) => Ok(inside.here.done(&inside.admin_path(""), &Text::new("library-saved"))),
        Err(Problem::Invalid(errors)) => {
            let form = form.view().with_errors(&errors, &inside.here.reader());
            show(inside, form, known, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(inside: &Inside, form: FormView, known: Option<&Medium>, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let page = FormPage {
        title: match known {
            Some(medium) => medium.caption.text(here.locale).to_owned(),
            None => here.words("library-medium-new"),
        },
        form,
        languages: languages(here),
        image: known.and_then(|m| m.image.as_deref()).map(|hash| engagement::image_path(hash, Size::Small)),
        action: here.to(&inside.admin_path(&known.map(|m| format!("/{}", m.id)).unwrap_or_default())),
        back: here.to(&inside.admin_path("")),
        deletion_href: known.map(|m| here.to(&inside.admin_path(&format!("/{}/deletion", m.id)))),
    };
    let frame = inside.admin_frame(page.title.clone());
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
