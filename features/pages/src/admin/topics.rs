//! The topics of the organisation's pages.

use axum::response::Response;
use kernel::Text;
use spaces::headings::{self, Heading, HeadingsPage};
use web::form::{FormData, FormView};

use super::desk::Desk;
use crate::{Topic, TopicId, actions::texts as actions, store::texts as store};

const WORDS: [&str; 3] = ["pages-topics-title", "pages-topics-lead", "pages-topic-new"];

fn page(desk: &Desk, form: FormView) -> HeadingsPage {
    HeadingsPage::new(&desk.here, WORDS, form, desk.here.to(&desk.path("")))
}

async fn present(desk: &Desk) -> web::Result<Vec<Heading>> {
    let topics = store::topics(&desk.here.db.read().await?).await?;
    Ok(topics.into_iter().map(|t| Heading { id: t.id.uuid(), title: t.title }).collect())
}

pub(super) async fn show(desk: Desk) -> web::Result<Response> {
    let form = headings::filled(&desk.here, &present(&desk).await?);
    desk.frame(desk.here.words(WORDS[0])).show(&page(&desk, form)).await
}

pub(super) async fn submit(desk: Desk, form: FormData) -> web::Result<Response> {
    let here = &desk.here;
    match headings::read(here, &form, &present(&desk).await?) {
        Ok(headings) => {
            let topics = headings.into_iter().map(|h| Topic { id: TopicId(h.id), title: h.title });
            actions::set_topics(&here.db, &here.who, topics.collect()).await?;
            Ok(here.done("/admin/pages/topics", &Text::new("pages-saved")))
        }
        Err(errors) => {
            let page = page(&desk, form.view().with_errors(&errors, &here.reader()));
            desk.frame(here.words(WORDS[0])).unprocessable().show(&page).await
        }
    }
}
