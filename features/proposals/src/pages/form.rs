//! The form in which a proposal is written: new, as a draft, published, or entered by the office.

use db::Tx;
use engagement::{
    Attachment, AttachmentId, Picture, PictureChange, StoredFile, attachments, documents, pictures,
};
use kernel::{FieldErrors, Locale, Problem};
use serde::Serialize;
use spaces::{Inside, Labels, MapFrame, Place, Scheme, Strip, Wording};
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    actions::{Extras, reference},
    labels::{Choice, choices},
    model::{Ask, Content, Proposal, Settings},
};

/// What a sent form says. Files are on disk already.
pub(crate) struct ReadForm {
    pub(crate) content: Content,
    pub(crate) extras: Extras,
}

/// Reads the form and stores its files. What the office enters can be given in further languages.
///
/// # Errors
/// [`Problem::Invalid`] with everything that is wrong at once.
pub(crate) async fn read_form(
    inside: &Inside,
    settings: &Settings,
    form: &FormData,
    entered: bool,
) -> Result<ReadForm, Problem> {
    let mut read = form.read();
    let here = &inside.here;
    let wording = if entered {
        Wording::read(&mut read, here, here.tenant.locale, &settings.lines(), &settings.texts())
    } else {
        Wording::written_in(here.locale)
    };
    let place = if settings.place { Place::read(&mut read) } else { Place::default() };
    let content = Content {
        title: read.line("title").value(),
        body: read.text("body").value(),
        category: read.parsed("category", "web-form-choice").optional(),
        area: read.parsed("area", "web-form-choice").optional(),
        place,
        wording,
    };
    pictures::check(&mut read, &inside.here, form);
    let without = read.list("without").iter().filter_map(|id| id.parse::<AttachmentId>().ok()).collect();
    for name in DOCUMENT_FIELDS {
        // Says what is wrong with a file before any content is looked at.
        let _named = read.file(name).optional();
    }
    read.finish(())?;
    let original = content.wording.original.unwrap_or(here.locale);
    let (picture, documents) = store_files(inside, settings, original, form).await?;
    Ok(ReadForm { content, extras: Extras { picture, documents, without } })
}

/// The fields for documents; settings allow at most as many.
const DOCUMENT_FIELDS: [&str; 10] = [
    "document_1",
    "document_2",
    "document_3",
    "document_4",
    "document_5",
    "document_6",
    "document_7",
    "document_8",
    "document_9",
    "document_10",
];

async fn store_files(
    inside: &Inside,
    settings: &Settings,
    original: Locale,
    form: &FormData,
) -> Result<(PictureChange, Vec<StoredFile>), Problem> {
    let (state, tenant) = (&inside.here.state, inside.here.tenant.id);
    let picture = if settings.image {
        pictures::read(&inside.here, original, form).await?
    } else {
        PictureChange::Keep
    };
    let mut stored = Vec::new();
    for name in DOCUMENT_FIELDS.iter().take(usize::try_from(settings.documents_max).unwrap_or(0)) {
        if let Some(upload) = form.file(name) {
            stored.push(documents::store(state, tenant, name, upload).await?);
        }
    }
    Ok((picture, stored))
}

/// The parts of the form that are the same wherever a proposal is written.
#[derive(Serialize)]
pub(crate) struct FormParts {
    form: FormView,
    title_max: i64,
    body_max: i64,
    /// The languages in which the office can give it besides.
    languages: Vec<accounts::Choice>,
    categories: Vec<Choice>,
    category_optional: bool,
    areas: Vec<Choice>,
    area_optional: bool,
    map: Option<MapFrame>,
    image: Option<Picture>,
    takes_image: bool,
    files: Vec<File>,
    /// Names of the fields for further documents.
    document_fields: Vec<&'static str>,
}

#[derive(Serialize)]
struct File {
    value: String,
    label: String,
}

impl FormParts {
    /// The form with its values, and the files that the proposal has.
    pub(crate) async fn new(
        tx: &Tx,
        inside: &Inside,
        settings: &Settings,
        present: Option<&Proposal>,
        form: FormView,
    ) -> Result<Self, Problem> {
        let labels = Labels::of(tx, inside).await?;
        let files = match present {
            Some(p) => attachments::of(tx, &reference(p.id)).await?,
            None => Vec::new(),
        };
        let image = Picture::among(&files);
        let form = match &image {
            Some(image) if form.value("image_alt").is_empty() => image.fill(form, "image_alt"),
            _ => form,
        };
        let asked = |ask: Ask, scheme| if ask == Ask::No { Vec::new() } else { choices(&labels, scheme) };
        let documents: Vec<&Attachment> = files.iter().filter(|f| !f.is_image()).collect();
        let free = usize::try_from(settings.documents_max).unwrap_or(0).saturating_sub(documents.len());
        Ok(Self {
            form,
            languages: Vec::new(),
            title_max: settings.title_max,
            body_max: settings.body_max,
            categories: asked(settings.category, Scheme::Category),
            category_optional: settings.category != Ask::Required,
            areas: asked(settings.area, Scheme::Area),
            area_optional: settings.area != Ask::Required,
            map: settings.place.then(|| MapFrame::to_point(&inside.here, settings.map)),
            image,
            takes_image: settings.image,
            files: documents
                .into_iter()
                .map(|f| File { value: f.id.to_string(), label: f.file_name.clone() })
                .collect(),
            document_fields: DOCUMENT_FIELDS.into_iter().take(free).collect(),
        })
    }

    /// The same for the office, which can give what it enters in further languages.
    pub(crate) fn entered(self, inside: &Inside) -> Self {
        let here = &inside.here;
        Self { languages: Wording::languages(here, here.tenant.locale), ..self }
    }

    /// The values of a proposal as its author left them.
    pub(crate) fn values(content: &Content) -> FormView {
        let mut view = FormView::new().add("title", &content.title).add("body", &content.body);
        if let Some(id) = content.category {
            view = view.add("category", id.to_string());
        }
        if let Some(id) = content.area {
            view = view.add("area", id.to_string());
        }
        content.place.fill(view)
    }

    /// What was sent, with what is wrong.
    pub(crate) fn wrong(inside: &Inside, form: &FormData, errors: &FieldErrors) -> FormView {
        form.view().with_errors(errors, &inside.here.reader())
    }

    pub(crate) fn samples() -> Vec<Self> {
        let full = Self {
            form: FormView::new()
                .add("title", "Più alberi in via Roma")
                .with_sample_error("title", "Manca.")
                .with_sample_error("document_1", "Non è un file che possiamo accettare."),
            languages: vec![accounts::Choice::new("en", "English")],
            title_max: 150,
            body_max: 5_000,
            categories: vec![Choice::new("1", "Verde")],
            category_optional: false,
            areas: vec![Choice::new("2", "Centro")],
            area_optional: true,
            map: Some(MapFrame::sample()),
            image: Some(Picture::sample()),
            takes_image: true,
            files: vec![File { value: "1".into(), label: "pianta.pdf".into() }],
            document_fields: vec!["document_1", "document_2"],
        };
        let bare = Self {
            form: FormView::new(),
            languages: Vec::new(),
            title_max: 150,
            body_max: 5_000,
            categories: Vec::new(),
            category_optional: true,
            areas: Vec::new(),
            area_optional: true,
            map: None,
            image: None,
            takes_image: false,
            files: Vec::new(),
            document_fields: Vec::new(),
        };
        vec![full, bare]
    }
}

/// The page with the form.
#[derive(Serialize)]
pub(crate) struct WriteForm {
    /// Its heading.
    pub(crate) heading: String,
    /// One sentence under it.
    pub(crate) lead: String,
    /// Where it goes.
    pub(crate) action: String,
    /// `draft` offers to keep or preview it; `published` saves it.
    pub(crate) kind: &'static str,
    /// The way out.
    pub(crate) back_href: String,
    pub(crate) parts: FormParts,
}

/// The page with the form, as its template sees it.
#[derive(Serialize)]
pub(super) struct WritePage {
    strip: Strip,
    #[serde(flatten)]
    write: WriteForm,
}

impl WritePage {
    pub(super) fn new(inside: &Inside, write: WriteForm) -> Self {
        Self { strip: inside.strip(), write }
    }
}

impl Page for WritePage {
    const TEMPLATE: &'static str = "proposals/write.html";

    fn samples() -> Vec<Self> {
        let page = |kind: &'static str, parts| {
            let write = WriteForm {
                heading: "Scrivi una proposta".into(),
                lead: "La vedi solo tu finché non la pubblichi.".into(),
                action: "/it/x/drafts".into(),
                kind,
                back_href: "/it/x".into(),
                parts,
            };
            Self { strip: Strip::sample(), write }
        };
        FormParts::samples()
            .into_iter()
            .zip(["draft", "published"])
            .map(|(parts, kind)| page(kind, parts))
            .collect()
    }
}
