//! The organisation's value lists: a row for each value, and an empty one to add another.

use accounts::{Choice, Here};
use axum::response::Response;
use kernel::{FieldErrors, Slug, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{List, Lists, Value, actions, store, values};
use crate::translated::{fill, languages, read_line};

/// More values than this nobody overlooks.
const MOST: usize = 20;

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<ValuesPage>();
}

/// The form.
#[derive(Serialize)]
struct ValuesPage {
    form: FormView,
    lists: Vec<ListView>,
    languages: Vec<Choice>,
}

/// A list.
#[derive(Serialize)]
struct ListView {
    key: &'static str,
    title: String,
    /// The numbers in the names of fields; the last row is empty.
    rows: Vec<usize>,
}

impl Page for ValuesPage {
    const TEMPLATE: &'static str = "spaces/admin/values.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            form: FormView::new()
                .add("title_level_0_it", "Consultazione")
                .with_sample_error("title_level_0_it", "Manca."),
            lists: vec![ListView { key: "level", title: "Livello".into(), rows: vec![0, 1] }],
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
        }]
    }
}

/// `GET /{locale}/admin/values`
pub(crate) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let lists = store::lists(&here.db.read().await?).await?;
    let page = page(&here, stored(&here, &lists), |list| values(&here, &lists, list).len());
    here.frame(here.words("spaces-values-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/values`
pub(crate) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    match read(&here, &form) {
        Ok(lists) => {
            actions::set_lists(&here.db, &here.who, lists).await?;
            Ok(here.done("/admin/values", &Text::new("spaces-saved")))
        }
        Err(errors) => {
            let view = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, view, |list| rows(&here, &form, list).saturating_sub(1));
            here.frame(here.words("spaces-values-title")).admin("").unprocessable().show(&page).await
        }
    }
}

fn rows(here: &Here, form: &FormData, list: List) -> usize {
    let first = |i: &usize| form.has(&format!("title_{}_{i}_{}", list.as_str(), here.tenant.locale));
    (0..=MOST).take_while(first).count()
}

fn read(here: &Here, form: &FormData) -> Result<Vec<(List, Vec<Value>)>, FieldErrors> {
    let mut fields = form.read();
    let mut lists = Vec::new();
    for list in List::ALL {
        let mut read: Vec<Value> = Vec::new();
        for i in 0..rows(here, form, list) {
            let name = format!("title_{}_{i}", list.as_str());
            let blank =
                here.tenant.locales.iter().all(|l| form.value(&format!("{name}_{l}")).trim().is_empty());
            if blank {
                continue;
            }
            let title = read_line(&mut fields, here, &name, 80, Some("spaces-title-missing"));
            // The key of a value never changes: cards name it.
            let known = form.value(&format!("key_{}_{i}", list.as_str())).parse::<Slug>().ok();
            let made = || Slug::from_text(title.text(title.original));
            let key = known.or_else(made).map_or_else(|| format!("value-{i}"), String::from);
            let taken = read.iter().any(|value| value.key == key);
            let key = if taken { format!("{key}-{i}") } else { key };
            read.push(Value { key, title });
        }
        lists.push((list, read));
    }
    fields.finish(lists)
}

fn stored(here: &Here, lists: &Lists) -> FormView {
    List::ALL.into_iter().fold(FormView::new(), |form, list| {
        values(here, lists, list).iter().enumerate().fold(form, |form, (i, value)| {
            let form = form.add(&format!("key_{}_{i}", list.as_str()), value.key.as_str());
            fill(form, here, &format!("title_{}_{i}", list.as_str()), &value.title)
        })
    })
}

fn page(here: &Here, form: FormView, filled: impl Fn(List) -> usize) -> ValuesPage {
    let list = |list: List| ListView {
        key: list.as_str(),
        title: here.words(list.title()),
        rows: (0..=filled(list).min(MOST)).collect(),
    };
    ValuesPage { form, lists: List::ALL.map(list).into(), languages: languages(here) }
}
