use accounts::Here;
use axum::response::Response;
use db::Tx;
use engagement::{attachments, follows};
use kernel::{Locale, Problem, Text, Timestamp};
use serde::Serialize;
use spaces::{Inside, Strip, translated::Line};
use uuid::Uuid;
use web::{Html, Page};

use crate::{
    CollectionId, DOCUMENT, Document, Item, Nature,
    store::{documents as store, items},
    talk::anchor,
};

/// A document as a page shows it.
#[derive(Clone, Serialize)]
pub(crate) struct DocumentView {
    title: Line,
    about: Line,
    nature: Nature,
    href: String,
    /// Whether it leads away from this site.
    external: bool,
    /// The file's kind, as in `pdf`, and its size in words; none for links.
    file: Option<(String, String)>,
    changed: Timestamp,
    /// Where it stands in the list, and the button to follow it; empty where only a few are shown.
    anchor: String,
    follow: Html,
    #[serde(skip)]
    id: Uuid,
    #[serde(skip)]
    collection: Option<CollectionId>,
}

impl Serialize for Nature {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl DocumentView {
    /// The views of some documents; their files are read at once.
    pub(crate) async fn all(here: &Here, tx: &Tx, documents: &[Document]) -> Result<Vec<Self>, Problem> {
        let ids: Vec<Uuid> = documents.iter().map(|d| d.id.uuid()).collect();
        let files = attachments::of_many(tx, DOCUMENT, &ids).await?;
        let reader = here.reader();
        Ok(documents
            .iter()
            .filter_map(|d| {
                let file = files.iter().find(|f| f.owner_id == d.id.uuid());
                let link = d.link.as_ref().map(|link| link.as_str().to_owned());
                let href = file.map(|f| engagement::file_path(&f.hash, &f.file_name)).or(link)?;
                let size = |f: &engagement::Attachment| {
                    let kind = f.file_name.rsplit_once('.').map_or("", |(_, ending)| ending);
                    let kilobytes = reader.say(&Text::new("library-size").with("kb", (f.size / 1024).max(1)));
                    (kind.to_uppercase(), kilobytes)
                };
                Some(Self {
                    title: Line::of(&d.title, here.locale),
                    about: Line::of(&d.about, here.locale),
                    nature: d.nature,
                    external: file.is_none() && !href.starts_with('/'),
                    href,
                    file: file.map(size),
                    changed: d.changed_at,
                    anchor: String::new(),
                    follow: Html::default(),
                    id: d.id.uuid(),
                    collection: d.collection,
                })
            })
            .collect())
    }

    pub(crate) fn samples() -> Vec<Self> {
        let document = |lang, about: &str, nature, file: Option<(&str, &str)>| Self {
            title: Line::sample("Regolamento", lang),
            about: Line::sample(about, lang),
            nature,
            href: "/files/0a1b/regolamento.pdf".into(),
            external: file.is_none(),
            file: file.map(|(kind, size)| (kind.into(), size.into())),
            changed: Timestamp::default(),
            anchor: if about.is_empty() { String::new() } else { "d-1".into() },
            follow: if about.is_empty() { Html::default() } else { Html::trusted("<p>Segui</p>") },
            id: Uuid::nil(),
            collection: None,
        };
        vec![
            document(None, "Chi vota e come.", Nature::Regulation, Some(("PDF", "80 kB"))),
            document(Some(Locale::IT), "", Nature::Document, None),
        ]
    }
}

/// All documents, by collection.
#[derive(Serialize)]
pub(super) struct LibraryPage {
    strip: Strip,
    title: Line,
    groups: Vec<Group>,
}

/// The documents of a collection.
#[derive(Serialize)]
struct Group {
    title: Line,
    documents: Vec<DocumentView>,
}

impl Page for LibraryPage {
    const TEMPLATE: &'static str = "library/library.html";

    fn samples() -> Vec<Self> {
        let group = || Group {
            title: Line::sample("Normativa", Some(Locale::EN)),
            documents: DocumentView::samples(),
        };
        let page = |groups| Self { strip: Strip::sample(), title: "Documenti".into(), groups };
        vec![page(vec![group()]), page(Vec::new())]
    }
}

/// A heading of ours, in the reader's language.
fn ours(text: String) -> Line {
    Line { text, lang: None }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let documents: Vec<Document> = items::all(&tx, inside.component.id).await?;
    let mut views = DocumentView::all(here, &tx, &documents).await?;
    let place = |d: &Document| {
        let path = inside.path(&format!("#{}", anchor(d.id.uuid())));
        (d.reference(), d.title.text(here.locale).to_owned(), path)
    };
    let things: Vec<_> = documents.iter().map(place).collect();
    let mut buttons = follows::buttons(here, &tx, &things).await?;
    for view in &mut views {
        view.anchor = anchor(view.id);
        view.follow = buttons.remove(&view.id).unwrap_or_default();
    }
    let collections = store::collections(&tx, inside.component.id).await?;
    let of = |wanted: &dyn Fn(&DocumentView) -> bool| -> Vec<DocumentView> {
        views.iter().filter(|view| wanted(view)).cloned().collect()
    };
    let loose = |view: &DocumentView| view.collection.is_none();
    let law = |view: &DocumentView| view.nature == Nature::Regulation;
    let mut groups: Vec<Group> = collections
        .iter()
        .map(|collection| Group {
            title: Line::of(&collection.title, here.locale),
            documents: of(&|view| view.collection == Some(collection.id)),
        })
        .collect();
    let regulations = of(&|view| loose(view) && law(view));
    groups.push(Group { title: ours(here.words("library-regulations")), documents: regulations });
    let others = of(&|view| loose(view) && !law(view));
    let title = if groups.iter().all(|group| group.documents.is_empty()) {
        here.words("library-documents")
    } else {
        here.words("library-others")
    };
    groups.push(Group { title: ours(title), documents: others });
    groups.retain(|group| !group.documents.is_empty());
    let title = inside.title();
    let page = LibraryPage { strip: inside.strip(), title: title.clone(), groups };
    let process = inside.process.texts.title.text(here.locale);
    let about = here.say(&Text::new("library-about").with("process", process));
    inside.frame(title).describe(about).show(&page).await
}
