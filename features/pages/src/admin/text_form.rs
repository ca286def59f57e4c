//! The form of a page.

use accounts::Choice;
use axum::response::Response;
use kernel::{FieldErrors, Text};
use serde::Serialize;
use spaces::translated::{fill, languages, read_line, read_text};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::desk::Desk;
use crate::{MAX_BODY, MAX_TITLE, NewTextPage, TextPage, TopicId, store::texts as store};

/// The form.
#[derive(Serialize)]
pub(crate) struct FormPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    /// The organisation's topics; none in a process.
    topics: Option<Vec<Choice>>,
    action: String,
    back: String,
    /// Where the page is read and deleted; none for a new one.
    known: Option<Known>,
    max_title: usize,
}

#[derive(Serialize)]
struct Known {
    public_href: String,
    deletion_href: String,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "pages/admin/form.html";

    fn samples() -> Vec<Self> {
        let page = |form, topics: Option<Vec<Choice>>, known: bool| Self {
            title: "Le regole".into(),
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            topics,
            action: "/it/admin/pages/1".into(),
            back: "/it/admin/pages".into(),
            known: known.then(|| Known {
                public_href: "/it/pages/regole".into(),
                deletion_href: "/it/admin/pages/1/deletion".into(),
            }),
            max_title: MAX_TITLE,
        };
        let wrong = FormView::new().with_sample_error("title_it", "Manca il titolo.");
        vec![
            page(FormView::new(), Some(vec![Choice::new("1", "Aiuto")]), false),
            page(FormView::new(), Some(Vec::new()), true),
            page(wrong, None, true),
        ]
    }
}

/// The form of a new page.
pub(super) fn empty() -> FormView {
    FormView::new().tick("published", true)
}

/// The form of a page as it is.
pub(super) fn filled(desk: &Desk, page: &TextPage) -> FormView {
    let form = FormView::new()
        .add("slug", page.slug.as_str())
        .add("topic", page.topic.map(|topic| topic.to_string()).unwrap_or_default())
        .tick("published", page.published)
        .tick("in_footer", page.in_footer);
    let form = fill(form, &desk.here, "title", &page.title);
    fill(form, &desk.here, "body", &page.body)
}

/// Reads the form.
///
/// # Errors
/// What is wrong.
pub(super) fn read(desk: &Desk, form: &FormData) -> Result<NewTextPage, FieldErrors> {
    let mut fields = form.read();
    let title = read_line(&mut fields, &desk.here, "title", MAX_TITLE, Some("pages-title-missing"));
    let body = read_text(&mut fields, &desk.here, "body", MAX_BODY);
    let slug = fields.slug("slug").optional();
    let topic = fields.parsed::<TopicId>("topic", "pages-topic-unknown").optional();
    let (published, in_footer) = (fields.checked("published"), fields.checked("in_footer"));
    let topic = topic.filter(|_| desk.is_site());
    fields.finish(NewTextPage { topic, slug, title, body, published, in_footer: in_footer && desk.is_site() })
}

/// Shows the form again with what is wrong.
pub(super) async fn again(
    desk: &Desk,
    form: &FormData,
    errors: &FieldErrors,
    page: Option<&TextPage>,
) -> web::Result<Response> {
    let form = form.view().with_errors(errors, &desk.here.reader());
    let view = view(desk, form, page).await?;
    desk.frame(view.title.clone()).unprocessable().show(&view).await
}

/// Shows the form.
pub(super) async fn show(desk: &Desk, form: FormView, page: Option<&TextPage>) -> web::Result<Response> {
    let view = view(desk, form, page).await?;
    desk.frame(view.title.clone()).show(&view).await
}

async fn view(desk: &Desk, form: FormView, page: Option<&TextPage>) -> web::Result<FormPage> {
    let here = &desk.here;
    let topics = match desk.is_site() {
        true => Some(store::topics(&here.db.read().await?).await?),
        false => None,
    };
    let choice = |topic: &crate::Topic| Choice::new(topic.id.to_string(), topic.title.text(here.locale));
    Ok(FormPage {
        title: match page {
            Some(page) => page.title.text(here.locale).to_owned(),
            None => here.say(&Text::new("pages-new")),
        },
        form,
        languages: languages(here),
        topics: topics.map(|topics| topics.iter().map(choice).collect()),
        action: here.to(&desk.path(&page.map(|page| format!("/{}", page.id)).unwrap_or_default())),
        back: here.to(&desk.path("")),
        known: page.map(|page| Known {
            public_href: here.to(&desk.public(page.slug.as_str())),
            deletion_href: here.to(&desk.path(&format!("/{}/deletion", page.id))),
        }),
        max_title: MAX_TITLE,
    })
}
