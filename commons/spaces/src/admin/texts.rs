//! The texts, address and dates of a process.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use db::Tx;
use engagement::{Picture, PictureChange, attachments, pictures};
use kernel::{FieldErrors, Problem, Slug, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    frame, managed, not_reserved,
    translated::{fill, languages, read_line, read_text},
};
use crate::{
    Wording,
    line::zone,
    process::{
        Process, ProcessTexts,
        actions::{self, ProcessChange},
    },
    words::INTERESTS,
};

/// The form.
#[derive(Serialize)]
pub(crate) struct TextsPage {
    form: FormView,
    languages: Vec<Choice>,
    /// Those besides the first, for what the picture shows.
    others: Vec<Choice>,
    interests: Vec<Choice>,
    zone: String,
    /// The present picture.
    picture: Option<Picture>,
}

impl Page for TextsPage {
    const TEMPLATE: &'static str = "spaces/admin/texts.html";

    fn samples() -> Vec<Self> {
        let form = FormView::new().add("title_it", "Bilancio").with_sample_error("ends_at", "Finisce prima.");
        let page = |form, picture| Self {
            form,
            languages: vec![Choice::new("it", "Italiano")],
            others: vec![Choice::new("en", "English")],
            interests: vec![Choice::new("culture", "Cultura")],
            zone: "ora di Roma".into(),
            picture,
        };
        vec![page(form, None), page(FormView::new(), Some(Picture::sample()))]
    }
}

/// `GET /{locale}/admin/processes/{process}/texts`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let picture = picture(&tx, &process).await?;
    drop(tx);
    let form = stored(&here, &process);
    let form = picture.iter().fold(form, |form, p| p.fill(form, "image_alt"));
    let page = page(&here, form, picture);
    frame(&here, &process, here.words("spaces-texts-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/texts`
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let picture = picture(&tx, &process).await?;
    drop(tx);
    let outcome = in_form(change(&here, &process, &form).await)?;
    match outcome {
        Ok(slug) => Ok(here.done(&process.kind.admin_path(&slug, "/texts"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader()), picture);
            frame(&here, &process, here.words("spaces-texts-title")).unprocessable().show(&page).await
        }
    }
}

/// Reads the form, keeps the picture sent with it and makes the change; gives the process's part of the address.
async fn change(here: &Here, process: &Process, form: &FormData) -> Result<Slug, Problem> {
    let mut change = read(form, here, process)?;
    change.picture = pictures::read(here, here.tenant.locale, form).await?;
    let slug = change.slug.clone();
    actions::change(&here.db, &here.who, process.id, change).await?;
    Ok(slug)
}

async fn picture(tx: &Tx, process: &Process) -> Result<Option<Picture>, Problem> {
    Ok(Picture::among(&attachments::of(tx, &actions::reference(process.id)).await?))
}

fn read(form: &FormData, here: &Here, process: &Process) -> Result<ProcessChange, FieldErrors> {
    let zone = here.tenant.time_zone;
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", 150, Some("spaces-title-missing"));
    let subtitle = read_line(&mut fields, here, "subtitle", 250, None);
    let short = read_text(&mut fields, here, "short", 400);
    let description = read_text(&mut fields, here, "description", 20_000);
    let words: Vec<&str> = INTERESTS.iter().map(|(word, _)| *word).collect();
    let interest = fields.choice("interest", &words).optional();
    let slug = fields.slug("slug").required().check(not_reserved).or(process.slug.clone());
    let starts_at = fields.datetime_local("starts_at", zone).optional();
    let ends_at = fields.datetime_local("ends_at", zone).optional();
    pictures::check(&mut fields, here, form);
    fields.finish(ProcessChange {
        slug,
        texts: ProcessTexts { title, subtitle, short, description, interest },
        starts_at,
        ends_at,
        picture: PictureChange::Keep,
    })
}

fn stored(here: &Here, process: &Process) -> FormView {
    let texts = &process.texts;
    let local = |moment: Option<Timestamp>| super::phases::local(here, moment);
    let form = FormView::new()
        .add("slug", process.slug.as_str())
        .add("interest", texts.interest.clone().unwrap_or_default())
        .add("starts_at", local(process.starts_at))
        .add("ends_at", local(process.ends_at));
    let form = fill(form, here, "title", &texts.title);
    let form = fill(form, here, "subtitle", &texts.subtitle);
    let form = fill(form, here, "short", &texts.short);
    fill(form, here, "description", &texts.description)
}

fn page(here: &Here, form: FormView, picture: Option<Picture>) -> TextsPage {
    let interests = INTERESTS.iter().map(|(word, key)| Choice::new(*word, here.words(key))).collect();
    let others = Wording::languages(here, here.tenant.locale);
    TextsPage { form, languages: languages(here), others, interests, zone: zone(here), picture }
}
