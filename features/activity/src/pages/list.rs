//! What happened lately, in the organisation or in one space.

use accounts::{Choice, Here};
use axum::{extract::Path, response::Response};
use kernel::{Line, Problem, Text};
use serde::Serialize;
use spaces::process;
use web::{Page, form::FormView};

use super::row::Row;
use crate::{
    model::FILTERS,
    store::{self, Scope},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct ListPage {
    title: String,
    form: FormView,
    filters: Vec<Choice>,
    action: String,
    rows: Vec<Row>,
    next: Option<String>,
    first_href: Option<String>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "activity/list.html";

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<Row>| Self {
            title: "Che cosa succede".into(),
            form: FormView::new(),
            filters: vec![Choice::new("proposals", "Proposte")],
            action: "/it/activity".into(),
            next: (!rows.is_empty()).then(|| "/it/activity?after=abc".into()),
            first_href: (!rows.is_empty()).then(|| "/it/activity".into()),
            rows,
        };
        vec![page(Row::samples()), page(Vec::new())]
    }
}

/// `GET /{locale}/activity`
pub(super) async fn organisation(here: Here) -> web::Result<Response> {
    let page = page(&here, Scope::Organisation, here.words("activity-title"), "/activity").await?;
    here.frame(page.title.as_str()).describe(here.words("activity-about")).show(&page).await
}

/// `GET /{locale}/processes/{process}/activity`, and of a body
pub(super) async fn space(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let found = process::store::by_path(&here.db.read().await?, &here.path, &slug).await?;
    // Only what everybody sees is ever shown: of a draft, and of what is for few, there is no such page.
    let space = found.filter(|space| space.published).ok_or(Problem::NotFound)?;
    let name = Line::of(&space.texts.title, here.locale);
    let title = here.say(&Text::new("activity-title-of").with("space", name.text.as_str()));
    let path = format!("{}/activity", space.path());
    let page = page(&here, Scope::Space(space.id.uuid()), title, &path).await?;
    here.frame(page.title.as_str()).crumb(name, &space.path()).show(&page).await
}

async fn page(here: &Here, scope: Scope, title: String, path: &str) -> Result<ListPage, Problem> {
    let query = here.query();
    let filter = FILTERS.into_iter().map(|(word, _)| word).find(|word| *word == query.value("kind"));
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let tx = here.db.read().await?;
    let found = store::list(&tx, scope, filter, after).await?;
    let rows = Row::of(here, &tx, &found.rows, matches!(scope, Scope::Organisation)).await?;
    drop(tx);
    let kept = filter.map(|word| format!("kind={word}&")).unwrap_or_default();
    let action = here.to(path);
    Ok(ListPage {
        title,
        form: query.view(),
        filters: FILTERS.map(|(word, key)| Choice::new(word, here.words(key))).into(),
        rows,
        next: found.next.map(|next| format!("{action}?{kept}after={next}")),
        first_href: after.is_some().then(|| format!("{action}?{kept}")),
        action,
    })
}
