//! The list of pages, in order; writing, changing and deleting them.

use std::collections::HashMap;

use accounts::in_form;
use axum::{extract::Path, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::order;
use web::{Page, form::FormData};

use super::{desk::Desk, text_form};
use crate::{TextPage, TextPageId, actions::texts as actions, store::texts as store};

/// All pages of a home.
#[derive(Serialize)]
pub(crate) struct ListPage {
    title: String,
    /// Whether they are the organisation's own.
    site: bool,
    pages: Vec<Row>,
    href: String,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    topic: Option<String>,
    published: bool,
    in_footer: bool,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/admin/list.html";

    fn samples() -> Vec<Self> {
        let row = |published, topic: Option<&str>| Row {
            id: "0192".into(),
            title: "Le regole".into(),
            topic: topic.map(Into::into),
            published,
            in_footer: published,
            href: "/it/admin/pages/0192".into(),
        };
        let page = |site, pages| Self { title: "Pagine".into(), site, pages, href: "/it/admin/pages".into() };
        vec![page(true, vec![row(true, Some("Aiuto")), row(false, None)]), page(false, Vec::new())]
    }
}

/// Asks before a page is deleted.
#[derive(Serialize)]
pub(crate) struct DeletionPage {
    pub(super) title: String,
    pub(super) action: String,
    pub(super) back: String,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "pages/admin/deletion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Le regole".into(),
            action: "/it/admin/pages/1/deletion".into(),
            back: "/it/admin/pages/1".into(),
        }]
    }
}

pub(super) async fn list(desk: Desk) -> web::Result<Response> {
    let here = &desk.here;
    let tx = here.db.read().await?;
    let topics = if desk.is_site() { store::topics(&tx).await? } else { Vec::new() };
    let topic = |page: &TextPage| {
        let topic = topics.iter().find(|topic| Some(topic.id) == page.topic)?;
        Some(topic.title.text(here.locale).to_owned())
    };
    let pages = store::all(&tx, desk.home).await?;
    let view = ListPage {
        title: desk.title.clone(),
        site: desk.is_site(),
        pages: pages
            .iter()
            .map(|page| Row {
                id: page.id.to_string(),
                title: page.title.text(here.locale).to_owned(),
                topic: topic(page),
                published: page.published,
                in_footer: page.in_footer,
                href: here.to(&desk.path(&format!("/{}", page.id))),
            })
            .collect(),
        href: here.to(&desk.path("")),
    };
    desk.frame(desk.title.as_str()).show(&view).await
}

pub(super) async fn arrange(desk: Desk, form: FormData) -> web::Result<Response> {
    let here = &desk.here;
    actions::arrange(&here.db, &here.who, desk.home, order::wanted(&form)).await?;
    Ok(here.done(&desk.path(""), &Text::new("pages-arranged")))
}

pub(super) async fn new(desk: Desk) -> web::Result<Response> {
    text_form::show(&desk, text_form::empty(), None).await
}

pub(super) async fn create(desk: Desk, form: FormData) -> web::Result<Response> {
    let here = &desk.here;
    let outcome = match text_form::read(&desk, &form) {
        Ok(new) => in_form(actions::create(&here.db, &here.who, desk.home, new).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(_) => Ok(here.done(&desk.path(""), &Text::new("pages-saved"))),
        Err(errors) => text_form::again(&desk, &form, &errors, None).await,
    }
}

pub(super) async fn edit(desk: Desk, Path(path): Path<HashMap<String, String>>) -> web::Result<Response> {
    let page = find(&desk, &path).await?;
    text_form::show(&desk, text_form::filled(&desk, &page), Some(&page)).await
}

pub(super) async fn change(
    desk: Desk,
    Path(path): Path<HashMap<String, String>>,
    form: FormData,
) -> web::Result<Response> {
    let here = &desk.here;
    let page = find(&desk, &path).await?;
    let outcome = match text_form::read(&desk, &form) {
        Ok(new) => in_form(actions::change(&here.db, &here.who, desk.home, page.id, new).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(_) => Ok(here.done(&desk.path(""), &Text::new("pages-saved"))),
        Err(errors) => text_form::again(&desk, &form, &errors, Some(&page)).await,
    }
}

pub(super) async fn confirm_deletion(
    desk: Desk,
    Path(path): Path<HashMap<String, String>>,
) -> web::Result<Response> {
    let here = &desk.here;
    let page = find(&desk, &path).await?;
    let view = DeletionPage {
        title: page.title.text(here.locale).to_owned(),
        action: here.to(&desk.path(&format!("/{}/deletion", page.id))),
        back: here.to(&desk.path(&format!("/{}", page.id))),
    };
    desk.frame(here.words("pages-delete")).show(&view).await
}

pub(super) async fn delete(desk: Desk, Path(path): Path<HashMap<String, String>>) -> web::Result<Response> {
    let here = &desk.here;
    let page = find(&desk, &path).await?;
    actions::delete(&here.db, &here.who, desk.home, page.id).await?;
    Ok(here.done(&desk.path(""), &Text::new("pages-deleted")))
}

async fn find(desk: &Desk, path: &HashMap<String, String>) -> Result<TextPage, Problem> {
    let id: Option<TextPageId> = path.get("id").and_then(|id| id.parse().ok());
    let tx = desk.here.db.read().await?;
    store::by_id(&tx, desk.home, id.ok_or(Problem::NotFound)?).await?.ok_or(Problem::NotFound)
}
