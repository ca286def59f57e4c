//! The list of documents, in order; adding, changing and deleting them.

use accounts::Choice;
use axum::{extract::Path, response::Response};
use engagement::{attachments, documents as files};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{
    Inside, order,
    translated::{fill, languages, read_line, read_text},
};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{DeletionPage, may_look};
use crate::{
    CollectionId, Document, DocumentId, MAX_ABOUT, MAX_TITLE, Nature, NewDocument,
    actions::documents as actions, store::documents as store,
};

/// All documents in their order.
#[derive(Serialize)]
pub(crate) struct ListPage {
    title: String,
    documents: Vec<Row>,
    href: String,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    nature: Nature,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "library/admin/list.html";

    fn samples() -> Vec<Self> {
        let row = || Row {
            id: "0192".into(),
            title: "Regolamento".into(),
            nature: Nature::Regulation,
            href: "/it/admin/x/0192".into(),
        };
        let page = |documents| Self { title: "Documenti".into(), documents, href: "/it/admin/x".into() };
        vec![page(vec![row(), row()]), page(Vec::new())]
    }
}

/// The form of a document.
#[derive(Serialize)]
pub(crate) struct FormPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    natures: Vec<Choice>,
    collections: Vec<Choice>,
    /// The name of the present file.
    file: Option<String>,
    action: String,
    back: String,
    deletion_href: Option<String>,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "library/admin/form.html";

    fn samples() -> Vec<Self> {
        let page = |form, collections, file: Option<&str>| Self {
            title: "Regolamento".into(),
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            natures: vec![Choice::new("document", "Documento")],
            collections,
            file: file.map(Into::into),
            action: "/it/admin/x".into(),
            back: "/it/admin/x".into(),
            deletion_href: file.map(|_| "/it/admin/x/1/deletion".into()),
        };
        let wrong = FormView::new().with_sample_error("title_it", "Manca.");
        vec![
            page(wrong, Vec::new(), None),
            page(FormView::new(), vec![Choice::new("1", "Atti")], Some("a.pdf")),
        ]
    }
}

pub(super) async fn list(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let documents = store::all(&here.db.read().await?, inside.component.id).await?;
    let title = inside.component.title.text(here.locale).to_owned();
    let page = ListPage {
        title: title.clone(),
        documents: documents
            .iter()
            .map(|d| Row {
                id: d.id.to_string(),
                title: d.title.text(here.locale).to_owned(),
                nature: d.nature,
                href: here.to(&inside.admin_path(&format!("/{}", d.id))),
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
    show(&inside, FormView::new().add("nature", "document"), None, false).await
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
    let document = find(&inside, &id).await?;
    let form = FormView::new()
        .add("nature", document.nature.as_str())
        .add("collection", document.collection.map(|id| id.to_string()).unwrap_or_default())
        .add("link", document.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default());
    let form = fill(form, &inside.here, "title", &document.title);
    let form = fill(form, &inside.here, "about", &document.about);
    show(&inside, form, Some(&document), false).await
}

pub(super) async fn change(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let document = find(&inside, &id).await?;
    let outcome = match read(&inside, &form).await {
        Ok(new) => actions::change(&here.db, &here.who, inside.component.id, document.id, new).await,
        Err(problem) => Err(problem),
    };
    finish(&inside, outcome, &form, Some(&document)).await
}

pub(super) async fn confirm_deletion(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let document = find(&inside, &id).await?;
    let title = document.title.text(inside.here.locale);
    DeletionPage::show(&inside, title, &document.id.to_string()).await
}

pub(super) async fn delete(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let document = find(&inside, &id).await?;
    actions::delete(&here.db, &here.who, inside.component.id, document.id).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("library-deleted")))
}

async fn find(inside: &Inside, id: &str) -> Result<Document, Problem> {
    let id: DocumentId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    store::by_id(&tx, inside.component.id, id).await?.ok_or(Problem::NotFound)
}

async fn read(inside: &Inside, form: &FormData) -> Result<NewDocument, Problem> {
    let here = &inside.here;
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", MAX_TITLE, Some("library-title-missing"));
    let about = read_text(&mut fields, here, "about", MAX_ABOUT);
    let natures = Nature::ALL.map(Nature::as_str);
    let nature = fields.choice("nature", &natures).required().or("document".to_owned());
    let collection = fields.parsed::<CollectionId>("collection", "library-collection-unknown").optional();
    let link = fields.link("link").optional();
    let upload = fields.file("file").optional();
    let new = NewDocument { collection, nature: Nature::parse(&nature), title, about, link, file: None };
    let mut new = fields.finish(new)?;
    if let Some(upload) = upload {
        new.file = Some(files::store(&here.state, here.tenant.id, "file", &upload).await?);
    }
    Ok(new)
}

/// Leads back to the list, or shows the form again with what is wrong.
async fn finish(
    inside: &Inside,
    outcome: Result<(), Problem>,
    form: &FormData,
    known: Option<&Document>,
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

async fn show(
    inside: &Inside,
    form: FormView,
    known: Option<&Document>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let collections = store::collections(&tx, inside.component.id).await?;
    let file = match known {
        Some(document) => attachments::of(&tx, &document.reference()).await?.pop().map(|f| f.file_name),
        None => None,
    };
    let nature = |n: Nature| Choice::new(n.as_str(), here.words(n.title()));
    let page = FormPage {
        title: match known {
            Some(document) => document.title.text(here.locale).to_owned(),
            None => here.words("library-new"),
        },
        form,
        languages: languages(here),
        natures: Nature::ALL.into_iter().map(nature).collect(),
        collections: collections
            .iter()
            .map(|c| Choice::new(c.id.to_string(), c.title.text(here.locale)))
            .collect(),
        file,
        action: here.to(&inside.admin_path(&known.map(|d| format!("/{}", d.id)).unwrap_or_default())),
        back: here.to(&inside.admin_path("")),
        deletion_href: known.map(|d| here.to(&inside.admin_path(&format!("/{}/deletion", d.id)))),
    };
    let frame = inside.admin_frame(page.title.clone());
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
