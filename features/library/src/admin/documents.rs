//! The list of documents and the form of one.

use accounts::Choice;
use engagement::{attachments, documents as files};
use kernel::Problem;
use serde::Serialize;
use spaces::{
    Inside,
    translated::{fill, languages, read_line, read_text},
};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::items::{Managed, Places};
use crate::{
    CollectionId, Document, Item, MAX_ABOUT, MAX_TITLE, Nature, NewDocument, actions::documents as actions,
    store::documents as store,
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

impl Managed for Document {
    type New = NewDocument;
    type List = ListPage;
    type Form = FormPage;
    const MAX_BYTES: usize = files::MAX_BYTES;
    const NEW: &'static str = "library-new";

    fn list(inside: &Inside, title: String, documents: &[Self]) -> ListPage {
        let here = &inside.here;
        let row = |d: &Document| Row {
            id: d.id.to_string(),
            title: d.title.text(here.locale).to_owned(),
            nature: d.nature,
            href: here.to(&inside.admin_path(&format!("/{}", d.id))),
        };
        ListPage {
            title,
            documents: documents.iter().map(row).collect(),
            href: here.to(&inside.admin_path("")),
        }
    }

    fn fill(inside: &Inside, known: Option<&Self>) -> FormView {
        let Some(document) = known else { return FormView::new().add("nature", "document") };
        let form = FormView::new()
            .add("nature", document.nature.as_str())
            .add("collection", document.collection.map(|id| id.to_string()).unwrap_or_default())
            .add("link", document.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default());
        let form = fill(form, &inside.here, "title", &document.title);
        fill(form, &inside.here, "about", &document.about)
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

    async fn add(inside: &Inside, new: NewDocument) -> Result<(), Problem> {
        let here = &inside.here;
        actions::add(&here.db, &here.who, inside.component.id, new).await.map(drop)
    }

    async fn change(&self, inside: &Inside, new: NewDocument) -> Result<(), Problem> {
        let here = &inside.here;
        actions::change(&here.db, &here.who, inside.component.id, self.id, new).await
    }

    async fn form(
        inside: &Inside,
        form: FormView,
        known: Option<&Self>,
        places: Places,
    ) -> Result<FormPage, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let file = match known {
            Some(document) => attachments::of(&tx, &document.reference()).await?.pop(),
            None => None,
        };
        let collections = store::collections(&tx, inside.component.id).await?.into_iter();
        let natures = Nature::ALL.into_iter().map(|n| Choice::new(n.as_str(), here.words(n.title())));
        Ok(FormPage {
            title: places.title,
            form,
            languages: languages(here),
            natures: natures.collect(),
            collections: collections
                .map(|c| Choice::new(c.id.to_string(), c.title.text(here.locale)))
                .collect(),
            file: file.map(|file| file.file_name),
            action: places.action,
            back: places.back,
            deletion_href: places.deletion_href,
        })
    }
}
