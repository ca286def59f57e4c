//! The topics of the organisation's pages: a row each in their order, and an empty one to add another.

use accounts::Choice;
use axum::response::Response;
use kernel::{FieldErrors, Text};
use serde::Serialize;
use spaces::translated::{fill, languages, read_line};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::desk::Desk;
use crate::{Topic, TopicId, actions::texts as actions, store::texts as store};

/// More topics than this nobody overlooks.
const MOST: usize = 30;

/// The form.
#[derive(Serialize)]
pub(crate) struct TopicsPage {
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

impl Page for TopicsPage {
    const TEMPLATE: &'static str = "pages/admin/topics.html";

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

pub(super) async fn show(desk: Desk) -> web::Result<Response> {
    let topics = store::topics(&desk.here.db.read().await?).await?;
    let form = topics.iter().enumerate().fold(FormView::new(), |form, (i, topic)| {
        let form = form.add(&format!("id_{i}"), topic.id.to_string());
        fill(form, &desk.here, &format!("title_{i}"), &topic.title)
    });
    let page = page(&desk, form, topics.len());
    desk.frame(desk.here.words("pages-topics-title")).show(&page).await
}

pub(super) async fn submit(desk: Desk, form: FormData) -> web::Result<Response> {
    let here = &desk.here;
    let known: Vec<TopicId> = store::topics(&here.db.read().await?).await?.iter().map(|t| t.id).collect();
    let rows = (0..=MOST).take_while(|i| form.has(&format!("title_{i}_{}", here.tenant.locale))).count();
    match read(&desk, &form, rows, &known) {
        Ok(topics) => {
            actions::set_topics(&here.db, &here.who, topics).await?;
            Ok(here.done("/admin/pages/topics", &Text::new("pages-saved")))
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            let page = page(&desk, form, rows.saturating_sub(1));
            desk.frame(here.words("pages-topics-title")).unprocessable().show(&page).await
        }
    }
}

fn read(desk: &Desk, form: &FormData, rows: usize, known: &[TopicId]) -> Result<Vec<Topic>, FieldErrors> {
    let here = &desk.here;
    let mut fields = form.read();
    let mut topics = Vec::new();
    for i in 0..rows {
        let blank =
            here.tenant.locales.iter().all(|l| form.value(&format!("title_{i}_{l}")).trim().is_empty());
        if blank {
            continue;
        }
        let id = form.value(&format!("id_{i}")).parse().ok().filter(|id| known.contains(id));
        let id = id.unwrap_or_else(|| TopicId(here.state.env.uuid()));
        let title = read_line(&mut fields, here, &format!("title_{i}"), 80, Some("pages-title-missing"));
        topics.push(Topic { id, title });
    }
    fields.finish(topics)
}

fn page(desk: &Desk, form: FormView, filled: usize) -> TopicsPage {
    let here = &desk.here;
    let title = |i: usize| form.value(&format!("title_{i}_{}", here.tenant.locale)).to_owned();
    let rows = (0..=filled.min(MOST)).map(|i| Row { index: i, title: title(i), new: i == filled }).collect();
    TopicsPage { rows, form, languages: languages(here), back: here.to(&desk.path("")) }
}
