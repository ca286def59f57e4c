//! Categories (with their signs) and areas of a process: one row each and an empty one to add another.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    frame, managed,
    translated::{fill, languages, read_line},
};
use crate::process::{Label, LabelId, Scheme, actions, store};

/// More than this nobody can choose from.
const MOST: usize = 40;

/// The signs offered for categories; all are in the sprite.
pub(crate) const SIGNS: [(&str, &str); 30] = [
    ("tree", "spaces-sign-tree"),
    ("garden", "spaces-sign-garden"),
    ("path", "spaces-sign-path"),
    ("bike", "spaces-sign-bike"),
    ("bus", "spaces-sign-bus"),
    ("bridge", "spaces-sign-bridge"),
    ("lamp", "spaces-sign-lamp"),
    ("bench", "spaces-sign-bench"),
    ("shelter", "spaces-sign-shelter"),
    ("fountain", "spaces-sign-fountain"),
    ("water", "spaces-sign-water"),
    ("sun", "spaces-sign-sun"),
    ("dog", "spaces-sign-dog"),
    ("play", "spaces-sign-play"),
    ("pitch", "spaces-sign-pitch"),
    ("school", "spaces-sign-school"),
    ("library", "spaces-sign-library"),
    ("computer", "spaces-sign-computer"),
    ("theatre", "spaces-sign-theatre"),
    ("cinema", "spaces-sign-cinema"),
    ("music", "spaces-sign-music"),
    ("mural", "spaces-sign-mural"),
    ("market", "spaces-sign-market"),
    ("factory", "spaces-sign-factory"),
    ("house", "spaces-sign-house"),
    ("people", "spaces-sign-people"),
    ("heart", "spaces-sign-heart"),
    ("idea", "spaces-sign-idea"),
    ("urn", "spaces-sign-urn"),
    ("crest", "spaces-sign-crest"),
];

/// Two forms, categories and areas.
#[derive(Serialize)]
pub(crate) struct LabelsPage {
    category: FormView,
    area: FormView,
    categories: Vec<usize>,
    areas: Vec<usize>,
    languages: Vec<Choice>,
    signs: Vec<Choice>,
}

impl Page for LabelsPage {
    const TEMPLATE: &'static str = "spaces/admin/labels.html";

    fn samples() -> Vec<Self> {
        let form = FormView::new().add("category_title_0_it", "Verde").add("category_sign_0", "tree");
        vec![Self {
            category: form.with_sample_error("category_title_0_it", "Manca."),
            area: FormView::new(),
            categories: vec![0, 1],
            areas: vec![0],
            languages: vec![Choice::new("it", "Italiano")],
            signs: vec![Choice::new("tree", "Albero")],
        }]
    }
}

/// `GET /{locale}/admin/processes/{process}/labels`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let page = page(&here, &store::labels(&tx, process.id).await?);
    frame(&here, &process, here.words("spaces-labels-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/labels`, one scheme at a time.
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let known = store::labels(&tx, process.id).await?;
    drop(tx);
    let scheme = match form.value("scheme") {
        "category" => Scheme::Category,
        "area" => Scheme::Area,
        _ => return Err(Problem::NotFound.into()),
    };
    let outcome = match read(&form, &here, scheme, &known) {
        Ok(labels) => in_form(actions::set_labels(&here.db, &here.who, process.id, scheme, labels).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&process.admin_path("/labels"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let mut page = page(&here, &known);
            let typed = form.view().with_errors(&errors, &here.reader());
            let rows = (0..rows(&form, scheme)).collect();
            match scheme {
                Scheme::Category => (page.category, page.categories) = (typed, rows),
                Scheme::Area => (page.area, page.areas) = (typed, rows),
            }
            frame(&here, &process, here.words("spaces-labels-title")).unprocessable().show(&page).await
        }
    }
}

/// Whether a label can have this sign; it may have none.
pub(crate) fn is_sign(word: &str) -> bool {
    word.is_empty() || SIGNS.iter().any(|(known, _)| *known == word)
}

fn rows(form: &FormData, scheme: Scheme) -> usize {
    (0..=MOST).take_while(|i| form.has(&format!("{}_position_{i}", scheme.as_str()))).count()
}

fn read(form: &FormData, here: &Here, scheme: Scheme, known: &[Label]) -> Result<Vec<Label>, FieldErrors> {
    let prefix = scheme.as_str();
    let signs: Vec<&str> = SIGNS.iter().map(|(word, _)| *word).collect();
    let mut fields = form.read();
    let mut read = Vec::new();
    for i in 0..rows(form, scheme) {
        let typed = |l: &kernel::Locale| !form.value(&format!("{prefix}_title_{i}_{l}")).trim().is_empty();
        if fields.checked(&format!("{prefix}_remove_{i}")) || !here.tenant.locales.iter().any(typed) {
            continue;
        }
        let missing = Some("spaces-label-missing");
        let title = read_line(&mut fields, here, &format!("{prefix}_title_{i}"), 60, missing);
        let sign = match scheme {
            Scheme::Category => fields.choice(&format!("category_sign_{i}"), &signs).or(String::new()),
            Scheme::Area => String::new(),
        };
        let id = form.value(&format!("{prefix}_id_{i}")).parse::<LabelId>().ok();
        let id = id.filter(|id| known.iter().any(|label| label.id == *id && label.scheme == scheme));
        let id = id.unwrap_or_else(|| LabelId(here.state.env.uuid()));
        let place = fields.number(&format!("{prefix}_position_{i}"), 1..=99).or(99);
        read.push((place, Label { id, scheme, title, sign }));
    }
    read.sort_by_key(|(place, _)| *place);
    fields.finish(read.into_iter().map(|(_, label)| label).collect())
}

fn stored(here: &Here, labels: &[&Label], prefix: &str) -> FormView {
    let form = labels.iter().enumerate().fold(FormView::new(), |form, (i, label)| {
        let form = form
            .add(&format!("{prefix}_id_{i}"), label.id.to_string())
            .add(&format!("{prefix}_sign_{i}"), label.sign.as_str())
            .add(&format!("{prefix}_position_{i}"), (i + 1).to_string());
        fill(form, here, &format!("{prefix}_title_{i}"), &label.title)
    });
    form.add(&format!("{prefix}_position_{}", labels.len()), (labels.len() + 1).to_string())
}

fn page(here: &Here, labels: &[Label]) -> LabelsPage {
    let of = |scheme: Scheme| labels.iter().filter(|label| label.scheme == scheme).collect::<Vec<_>>();
    let (categories, areas) = (of(Scheme::Category), of(Scheme::Area));
    LabelsPage {
        category: stored(here, &categories, "category"),
        area: stored(here, &areas, "area"),
        categories: (0..=categories.len().min(MOST)).collect(),
        areas: (0..=areas.len().min(MOST)).collect(),
        languages: languages(here),
        signs: SIGNS.iter().map(|(word, key)| Choice::new(*word, here.words(key))).collect(),
    }
}
