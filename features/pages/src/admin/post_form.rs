//! The form of a post.

use accounts::Choice;
use axum::response::Response;
use engagement::{Picture, PictureChange, Size, attachments, images, pictures};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{
    Inside, Wording,
    translated::{fill, fill_beside, languages, read_beside, read_line, read_text},
    zone,
};
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{MAX_BODY, MAX_LEAD, MAX_TITLE, NewPost, Post, PostState, Tag, When, store::posts as store};

/// The form.
#[derive(Serialize)]
pub(crate) struct PostFormPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    /// Those that the cover's words are asked in besides the first.
    others: Vec<Choice>,
    whens: Vec<Choice>,
    zone: String,
    action: String,
    back: String,
    known: Option<Known>,
    max_title: usize,
}

#[derive(Serialize)]
struct Known {
    public_href: String,
    deletion_href: String,
    /// Where it is sent by mail; none while it is not published.
    letter_href: Option<String>,
    cover: Option<String>,
}

impl Page for PostFormPage {
    const TEMPLATE: &'static str = "pages/admin/post.html";

    fn samples() -> Vec<Self> {
        let page = |form, known: Option<Option<&str>>| Self {
            title: "Il cinema si può salvare".into(),
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            others: vec![Choice::new("en", "English")],
            whens: vec![Choice::new("now", "Subito")],
            zone: "ora di Roma".into(),
            action: "/it/admin/processes/x/news/1".into(),
            back: "/it/admin/processes/x/news".into(),
            known: known.map(|cover| Known {
                public_href: "/it/processes/x/news/1".into(),
                deletion_href: "/it/admin/processes/x/news/1/deletion".into(),
                letter_href: cover.map(|_| "/it/admin/processes/x/news/1/letter".into()),
                cover: cover.map(Into::into),
            }),
            max_title: MAX_TITLE,
        };
        let wrong = FormView::new().with_sample_error("title_it", "Manca il titolo.");
        vec![
            page(FormView::new(), None),
            page(wrong, Some(Some("/files/0a1b/small"))),
            page(FormView::new(), Some(None)),
        ]
    }
}

/// The form of a new post.
pub(super) fn empty() -> FormView {
    FormView::new().add("when", "draft")
}

/// The form of a post as it is.
///
/// # Errors
/// When the database fails.
pub(super) async fn filled(inside: &Inside, post: &Post) -> Result<FormView, Problem> {
    let here = &inside.here;
    let tags = store::tags_of(&here.db.read().await?, &[post.id]).await?.remove(&post.id).unwrap_or_default();
    let labels: Vec<String> = tags.into_iter().map(|tag| tag.label).collect();
    let (when, at) = match (post.state, post.publish_at) {
        (PostState::Draft, _) => ("draft", None),
        (PostState::Published, _) => ("now", None),
        (PostState::Scheduled, at) => ("at", at),
    };
    let local = at.map(|at| at.with_timezone(&here.tenant.time_zone).format("%Y-%m-%dT%H:%M").to_string());
    let form = FormView::new()
        .add("tags", labels.join(", "))
        .add("when", when)
        .add("publish_at", local.unwrap_or_default());
    let cover = Picture::among(&attachments::of(&here.db.read().await?, &post.reference()).await?);
    let form = cover.iter().fold(form, |form, cover| cover.fill(form, "cover_alt"));
    let form = fill_beside(form, "office", &post.office);
    let form = fill(form, here, "title", &post.title);
    let form = fill(form, here, "lead", &post.lead);
    Ok(fill(form, here, "body", &post.body))
}

/// Reads the form and stores the cover sent with it.
///
/// # Errors
/// [`Problem::Invalid`] with what is wrong.
pub(super) async fn read(inside: &Inside, form: &FormData) -> Result<NewPost, Problem> {
    let here = &inside.here;
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", MAX_TITLE, Some("pages-title-missing"));
    let lead = read_text(&mut fields, here, "lead", MAX_LEAD);
    let body = read_text(&mut fields, here, "body", MAX_BODY);
    let office = read_beside(&mut fields, here, "office", 120);
    let tags = Tag::line(&fields.line("tags").max(400).value());
    let when = fields.choice("when", &["draft", "now", "at"]).required().or("draft".to_owned());
    let at = fields.datetime_local("publish_at", here.tenant.time_zone);
    let at = if when == "at" { at.required_or(Text::new("pages-publish-missing")) } else { at };
    let at = at.optional();
    let shows = pictures::shows(&mut fields, here, here.tenant.locale, "cover_alt");
    if form.file("cover").is_some() && shows.text(shows.original).is_empty() {
        fields.error("cover_alt", Text::new("pages-cover-alt-missing"));
    }
    let upload = fields.file("cover").optional();
    let when = match (when.as_str(), at) {
        ("now", _) => When::Now,
        ("at", Some(at)) => When::At(at),
        _ => When::Draft,
    };
    let mut new =
        fields.finish(NewPost { title, lead, body, office, tags, cover: PictureChange::Keep, when })?;
    new.cover = match upload {
        Some(upload) => {
            let file = images::store(&here.state, here.tenant.id, "cover", &upload).await?;
            PictureChange::New(file, shows)
        }
        None if shows.text(shows.original).is_empty() => PictureChange::Keep,
        None => PictureChange::Describe(shows),
    };
    Ok(new)
}

/// Shows the form.
pub(super) async fn show(
    inside: &Inside,
    form: FormView,
    post: Option<&Post>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let published = post.is_some_and(|post| post.state == PostState::Published);
    let now = if published { "pages-when-published" } else { "pages-when-now" };
    let page = PostFormPage {
        title: match post {
            Some(post) => post.title.text(here.locale).to_owned(),
            None => here.words("pages-post-new"),
        },
        form,
        languages: languages(here),
        others: Wording::languages(here, here.tenant.locale),
        whens: vec![
            Choice::new("draft", here.words("pages-when-draft")),
            Choice::new("now", here.words(now)),
            Choice::new("at", here.words("pages-when-at")),
        ],
        zone: zone(here),
        action: here.to(&inside.admin_path(&post.map(|p| format!("/{}", p.number)).unwrap_or_default())),
        back: here.to(&inside.admin_path("")),
        known: post.map(|post| Known {
            public_href: here.to(&inside.path(&format!("/{}", post.words()))),
            deletion_href: here.to(&inside.admin_path(&format!("/{}/deletion", post.number))),
            letter_href: published.then(|| here.to(&inside.admin_path(&format!("/{}/letter", post.number)))),
            cover: post.cover.as_deref().map(|hash| engagement::image_path(hash, Size::Small)),
        }),
        max_title: MAX_TITLE,
    };
    let frame = inside.admin_frame(page.title.clone());
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
