//! The administration of questions and words: the same pages for both.

use accounts::{Choice, in_form};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use feature::State;
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::{
    Inside, order,
    translated::{fill, languages, read_line, read_text},
};
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use crate::{
    Entry, EntryId, GLOSSARY, MAX_TEXT, MAX_TITLE, NewEntry, actions,
    permissions::{self, Action},
    store,
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list).post(create))
        .route("/new", get(new))
        .route("/order", post(arrange))
        .route("/{id}", get(edit).post(change))
        .route("/{id}/deletion", get(confirm_deletion).post(delete))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<ListPage>().add::<FormPage>().add::<DeletionPage>();
}

/// All entries in their order.
#[derive(Serialize)]
struct ListPage {
    title: String,
    glossary: bool,
    entries: Vec<Row>,
    href: String,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "faq/admin/list.html";

    fn samples() -> Vec<Self> {
        let row = || Row { id: "0192".into(), title: "Chi vota?".into(), href: "/it/admin/x/0192".into() };
        let page = |glossary, entries| Self {
            title: "Domande frequenti".into(),
            glossary,
            entries,
            href: "/it/admin/processes/x/faq".into(),
        };
        vec![
            page(false, vec![row(), row()]),
            page(true, Vec::new()),
            page(true, vec![row()]),
            page(false, Vec::new()),
        ]
    }
}

/// The form of an entry.
#[derive(Serialize)]
struct FormPage {
    title: String,
    glossary: bool,
    form: FormView,
    languages: Vec<Choice>,
    action: String,
    back: String,
    /// Where it is deleted; none for a new one.
    deletion_href: Option<String>,
    max_title: usize,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "faq/admin/form.html";

    fn samples() -> Vec<Self> {
        let page = |glossary, form, deletion: Option<&str>| Self {
            title: "Chi vota?".into(),
            glossary,
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            action: "/it/admin/processes/x/faq".into(),
            back: "/it/admin/processes/x/faq".into(),
            deletion_href: deletion.map(Into::into),
            max_title: MAX_TITLE,
        };
        let wrong = FormView::new().with_sample_error("title_it", "Manca.");
        vec![page(false, wrong, None), page(true, FormView::new(), Some("/it/admin/x/1/deletion"))]
    }
}

/// Asks before an entry is deleted.
#[derive(Serialize)]
struct DeletionPage {
    title: String,
    action: String,
    back: String,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "faq/admin/deletion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Chi vota?".into(),
            action: "/it/admin/x/1/deletion".into(),
            back: "/it/admin/x/1".into(),
        }]
    }
}

async fn list(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let entries = store::all(&here.db.read().await?, inside.component.id).await?;
    let title = inside.component.title.text(here.locale).to_owned();
    let page = ListPage {
        title: title.clone(),
        glossary: inside.component.kind == GLOSSARY,
        entries: entries
            .iter()
            .map(|entry| Row {
                id: entry.id.to_string(),
                title: entry.title.text(here.locale).to_owned(),
                href: here.to(&inside.admin_path(&format!("/{}", entry.id))),
            })
            .collect(),
        href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(title).show(&page).await
}

async fn arrange(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    actions::arrange(&here.db, &here.who, inside.component.id, order::wanted(&form)).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("faq-arranged")))
}

async fn new(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    show(&inside, FormView::new(), None, false).await
}

async fn create(inside: Inside, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let outcome = match read(&inside, &form) {
        Ok(new) => in_form(actions::create(&here.db, &here.who, inside.component.id, new).await)?.map(drop),
        Err(errors) => Err(errors),
    };
    finish(&inside, outcome, &form, None).await
}

async fn edit(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let entry = find(&inside, &id).await?;
    let form = fill(FormView::new(), &inside.here, "title", &entry.title);
    let form = fill(form, &inside.here, "text", &entry.text);
    let form = fill(form, &inside.here, "forms", &entry.forms);
    show(&inside, form, Some(&entry), false).await
}

async fn change(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let entry = find(&inside, &id).await?;
    let outcome = match read(&inside, &form) {
        Ok(new) => {
            in_form(actions::change(&here.db, &here.who, inside.component.id, entry.id, new).await)?.map(drop)
        }
        Err(errors) => Err(errors),
    };
    finish(&inside, outcome, &form, Some(&entry)).await
}

async fn confirm_deletion(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let entry = find(&inside, &id).await?;
    let page = DeletionPage {
        title: entry.title.text(here.locale).to_owned(),
        action: here.to(&inside.admin_path(&format!("/{}/deletion", entry.id))),
        back: here.to(&inside.admin_path(&format!("/{}", entry.id))),
    };
    inside.admin_frame(here.words("faq-delete")).show(&page).await
}

async fn delete(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let entry = find(&inside, &id).await?;
    actions::delete(&here.db, &here.who, inside.component.id, entry.id).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("faq-deleted")))
}

fn may_look(inside: &Inside) -> Result<(), Problem> {
    permissions::check(&inside.here.who, inside.process.id, Action::Administer)
}

async fn find(inside: &Inside, id: &str) -> Result<Entry, Problem> {
    let id: EntryId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    store::by_id(&tx, inside.component.id, id).await?.ok_or(Problem::NotFound)
}

fn read(inside: &Inside, form: &FormData) -> Result<NewEntry, FieldErrors> {
    let here = &inside.here;
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", MAX_TITLE, Some("faq-title-missing"));
    let text = read_text(&mut fields, here, "text", MAX_TEXT);
    let forms = read_line(&mut fields, here, "forms", 300, None);
    fields.finish(NewEntry { title, text, forms })
}

/// Leads back to the list, or shows the form again with what is wrong.
async fn finish(
    inside: &Inside,
    outcome: Result<(), FieldErrors>,
    form: &FormData,
    known: Option<&Entry>,
) -> web::Result<Response> {
    match outcome {
        Ok(()) => Ok(inside.here.done(&inside.admin_path(""), &Text::new("faq-saved"))),
        Err(errors) => {
            let form = form.view().with_errors(&errors, &inside.here.reader());
            show(inside, form, known, true).await
        }
    }
}

async fn show(inside: &Inside, form: FormView, entry: Option<&Entry>, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let glossary = inside.component.kind == GLOSSARY;
    let page = FormPage {
        title: match entry {
            Some(entry) => entry.title.text(here.locale).to_owned(),
            None => here.words(if glossary { "faq-new-word" } else { "faq-new-question" }),
        },
        glossary,
        form,
        languages: languages(here),
        action: here.to(&inside.admin_path(&entry.map(|e| format!("/{}", e.id)).unwrap_or_default())),
        back: here.to(&inside.admin_path("")),
        deletion_href: entry.map(|e| here.to(&inside.admin_path(&format!("/{}/deletion", e.id)))),
        max_title: MAX_TITLE,
    };
    let frame = inside.admin_frame(page.title.clone());
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
