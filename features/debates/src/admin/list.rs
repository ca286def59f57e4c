//! All debates of a component.

use accounts::Choice;
use axum::response::Response;
use serde::Serialize;
use spaces::{Inside, Labels};
use web::{Page, form::FormView};

use super::allowed;
use crate::{
    model::{Debate, State},
    pages::{Row, comment_counts},
    permissions::{Act, may},
    store::{self, Filter},
};

/// The list.
#[derive(Serialize)]
pub(super) struct TablePage {
    title: String,
    form: FormView,
    states: Vec<Choice>,
    rows: Vec<Line>,
    next: Option<String>,
    first_href: Option<String>,
    new_href: Option<String>,
    settings_href: Option<String>,
    action: String,
}

/// A debate with the way to change it, or to read it.
#[derive(Serialize)]
struct Line {
    row: Row,
    href: String,
}

impl Page for TablePage {
    const TEMPLATE: &'static str = "debates/admin/list.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool| Self {
            title: "Dibattiti".into(),
            form: FormView::new(),
            states: vec![Choice::new("open", "Aperti")],
            rows: if full {
                Row::samples().into_iter().map(|row| Line { row, href: "/it/admin/x/3".into() }).collect()
            } else {
                Vec::new()
            },
            next: full.then(|| "/it/admin/x?after=abc".into()),
            first_href: full.then(|| "/it/admin/x".into()),
            new_href: full.then(|| "/it/admin/x/new".into()),
            settings_href: full.then(|| "/it/admin/x/settings".into()),
            action: "/it/admin/x".into(),
        };
        vec![page(true), page(false)]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let place = allowed(&inside, Act::Oversee)?;
    let query = here.query();
    let filter = Filter { state: State::parse(query.value("state")), ..Filter::default() };
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let tx = here.db.read().await?;
    let found = store::list(&tx, inside.component.id, &filter, true, after).await?;
    let labels = Labels::of(&tx, &inside).await?;
    let comments = comment_counts(&tx, &found.rows).await?;
    drop(tx);
    let path = here.to(&inside.admin_path(""));
    let kept = filter.state.map(|state| format!("state={}&", state.as_str())).unwrap_or_default();
    let offers = |act: Act| may(act, &here.who, place.ground(false), None);
    let host = offers(Act::Host);
    let line = |debate: &Debate| Line {
        row: Row::new(&inside, &labels, debate, &comments),
        href: if host {
            format!("{path}/{}", debate.number)
        } else {
            here.to(&inside.path(&format!("/{}", debate.words())))
        },
    };
    let page = TablePage {
        title: inside.component.title.text(here.locale).to_owned(),
        form: query.view(),
        states: State::ALL.map(|s| Choice::new(s.as_str(), here.words(s.title()))).into(),
        rows: found.rows.iter().map(line).collect(),
        next: found.next.map(|next| format!("{path}?{kept}after={next}")),
        first_href: after.is_some().then(|| format!("{path}?{kept}")),
        new_href: host.then(|| format!("{path}/new")),
        settings_href: offers(Act::Configure).then(|| format!("{path}/settings")),
        action: path.clone(),
    };
    inside.admin_frame(page.title.clone()).show(&page).await
}
