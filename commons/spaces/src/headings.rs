//! Headings under which a feature groups what it holds, as collections of documents: a row each in their order, and an
//! empty one to add another. The template is `spaces/admin/headings.html`.

use accounts::{Choice, Here};
use kernel::{FieldErrors, Locale, Translated};
use serde::Serialize;
use uuid::Uuid;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::translated::{fill, languages, read_line};

/// More headings than this nobody overlooks.
const MOST: usize = 30;

/// The longest heading, in characters.
const LONGEST: usize = 80;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: Uuid,
    /// What it says.
    pub title: Translated,
}

/// The form.
#[derive(Serialize)]
pub struct HeadingsPage {
    title: String,
    lead: String,
    /// What stands above the empty row.
    another: String,
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

impl Page for HeadingsPage {
    const TEMPLATE: &'static str = "spaces/admin/headings.html";

    fn samples() -> Vec<Self> {
        let row = |index, new| Row { index, title: "Aiuto".into(), new };
        vec![Self {
            title: "Raccolte".into(),
            lead: "Raggruppano i documenti.".into(),
            another: "Un’altra raccolta".into(),
            form: FormView::new().add("title_0_it", "Aiuto").with_sample_error("title_0_it", "Manca."),
            rows: vec![row(0, false), row(1, true)],
            languages: vec![Choice::new("it", "Italiano")],
            back: "/it/admin/pages".into(),
        }]
    }
}

impl HeadingsPage {
    /// The form under its title, with a lead and what stands above the empty row; all are message keys.
    pub fn new(here: &Here, words: [&'static str; 3], form: FormView, back: String) -> Self {
        let [title, lead, another] = words.map(|key| here.words(key));
        let typed = |i: &usize, l: &Locale| !form.value(&format!("title_{i}_{l}")).trim().is_empty();
        let any = |i: &usize| here.tenant.locales.iter().any(|l| typed(i, l));
        let filled = (0..MOST).rev().find(any).map_or(0, |last| last + 1);
        let name = |i: usize| form.value(&format!("title_{i}_{}", here.tenant.locale)).to_owned();
        let row = |i: usize| Row { index: i, title: name(i), new: i == filled };
        let rows = (0..=filled).map(row).collect();
        Self { title, lead, another, rows, form, languages: languages(here), back }
    }
}

/// The form of what is there.
pub fn filled(here: &Here, headings: &[Heading]) -> FormView {
    headings.iter().enumerate().fold(FormView::new(), |form, (i, heading)| {
        fill(
            form.add(&format!("id_{i}"), heading.id.to_string()),
            here,
            &format!("title_{i}"),
            &heading.title,
        )
    })
}

/// The headings of a form. A row that was emptied is gone; an id that is not known gets a fresh one.
///
/// # Errors
/// Field by field.
pub fn read(here: &Here, form: &FormData, known: &[Heading]) -> Result<Vec<Heading>, FieldErrors> {
    let mut fields = form.read();
    let mut headings = Vec::new();
    let is_there = |i: &usize| form.has(&format!("title_{i}_{}", here.tenant.locale));
    for i in (0..=MOST).take_while(is_there) {
        let typed = |l: &Locale| !form.value(&format!("title_{i}_{l}")).trim().is_empty();
        if !here.tenant.locales.iter().any(typed) {
            continue;
        }
        let id = form.value(&format!("id_{i}")).parse().ok();
        let id = id.filter(|id| known.iter().any(|heading| heading.id == *id));
        let missing = Some("spaces-title-missing");
        let title = read_line(&mut fields, here, &format!("title_{i}"), LONGEST, missing);
        headings.push(Heading { id: id.unwrap_or_else(|| here.state.env.uuid()), title });
    }
    fields.finish(headings)
}
