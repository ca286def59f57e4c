//! The collections of documents: a row each in their order, and an empty one to add another.

use accounts::Choice;
use axum::response::Response;
use kernel::{FieldErrors, Text};
use serde::Serialize;
use spaces::{
    Inside,
    translated::{fill, languages, read_line},
};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::may_look;
use crate::{Collection, CollectionId, actions::documents as actions, store::documents as store};

/// More collections than this nobody overlooks.
const MOST: usize = 30;

/// The form.
#[derive(Serialize)]
pub(crate) struct CollectionsPage {
    form: FormView,
    /// The numbers in the names of fields; the last row is empty.
    rows: Vec<Row>,
    languages: Vec<Choice>,
    back: String,
}

#[derive(Serialize)]
struct Row {
    index: usize,
    title: String,
    new: bool,
}

impl Page for CollectionsPage {
    const TEMPLATE: &'static str = "library/admin/collections.html";

    fn samples() -> Vec<Self> {
        let row = |index, new| Row { index, title: "Aiuto".into(), new };
        vec![Self {
            form: FormView::new().add("title_0_it", "Aiuto").with_sample_error("title_0_it", "Manca."),
            rows: vec![row(0, false), row(1, true)],
            languages: vec![Choice::new("it", "Italiano")],
            back: "/it/admin/pages".into(),
        }]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let tx = inside.here.db.read().await?;
    let collections = store::collections(&tx, inside.component.id).await?;
    let form = collections.iter().enumerate().fold(FormView::new(), |form, (i, collection)| {
        let form = form.add(&format!("id_{i}"), collection.id.to_string());
        fill(form, &inside.here, &format!("title_{i}"), &collection.title)
    });
    let page = page(&inside, form, collections.len());
    inside.admin_frame(inside.here.words("library-collections-title")).show(&page).await
}

pub(super) async fn submit(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    may_look(&inside)?;
    let tx = here.db.read().await?;
    let known = store::collections(&tx, inside.component.id).await?;
    let known: Vec<CollectionId> = known.iter().map(|collection| collection.id).collect();
    drop(tx);
    let rows = (0..=MOST).take_while(|i| form.has(&format!("title_{i}_{}", here.tenant.locale))).count();
    match read(&inside, &form, rows, &known) {
        Ok(collections) => {
            actions::set_collections(&here.db, &here.who, inside.component.id, collections).await?;
            Ok(here.done(&inside.admin_path("/collections"), &Text::new("library-saved")))
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            let page = page(&inside, form, rows.saturating_sub(1));
            inside.admin_frame(here.words("library-collections-title")).unprocessable().show(&page).await
        }
    }
}

fn read(
    inside: &Inside,
    form: &FormData,
    rows: usize,
    known: &[CollectionId],
) -> Result<Vec<Collection>, FieldErrors> {
    let here = &inside.here;
    let mut fields = form.read();
    let mut collections = Vec::new();
    for i in 0..rows {
        let blank =
            here.tenant.locales.iter().all(|l| form.value(&format!("title_{i}_{l}")).trim().is_empty());
        if blank {
            continue;
        }
        let id = form.value(&format!("id_{i}")).parse().ok().filter(|id| known.contains(id));
        let id = id.unwrap_or_else(|| CollectionId(here.state.env.uuid()));
        let title = read_line(&mut fields, here, &format!("title_{i}"), 80, Some("library-title-missing"));
        collections.push(Collection { id, title });
    }
    fields.finish(collections)
}

fn page(inside: &Inside, form: FormView, filled: usize) -> CollectionsPage {
    let here = &inside.here;
    let title = |i: usize| form.value(&format!("title_{i}_{}", here.tenant.locale)).to_owned();
    let rows = (0..=filled.min(MOST)).map(|i| Row { index: i, title: title(i), new: i == filled }).collect();
    CollectionsPage { rows, form, languages: languages(here), back: here.to(&inside.path("")) }
}
