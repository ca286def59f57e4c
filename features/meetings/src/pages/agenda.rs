//! All meetings of the organisation, across processes.

use accounts::Here;
use axum::response::Response;
use serde::Serialize;
use web::Page;

use super::{Feed, Row, Seating};
use crate::store::{self, Reader, Scope, When};

/// What comes in the whole organisation.
#[derive(Serialize)]
pub(super) struct AgendaPage {
    past: bool,
    other_href: String,
    rows: Vec<Row>,
    next: Option<String>,
    first_href: Option<String>,
    feeds: Vec<Feed>,
}

impl Page for AgendaPage {
    const TEMPLATE: &'static str = "meetings/agenda.html";

    fn samples() -> Vec<Self> {
        let page = |rows, past: bool| Self {
            past,
            other_href: "/it/meetings?when=past".into(),
            rows,
            next: past.then(|| "/it/meetings?after=abc".into()),
            first_href: None,
            feeds: Feed::samples(),
        };
        vec![page(Row::samples(), true), page(Vec::new(), true), page(Vec::new(), false)]
    }
}

pub(super) async fn show(here: Here) -> web::Result<Response> {
    let query = here.query();
    let past = query.value("when") == "past";
    let after = Some(query.value("after")).filter(|after| !after.is_empty()).map(str::to_owned);
    let me = here.who.me.as_ref().filter(|me| me.email_confirmed);
    let reader = Reader { email: me.map(|me| me.email.as_str().to_owned()), staff: false };
    let tx = here.db.read().await?;
    let when = if past { When::Past } else { When::Coming };
    let found = store::cards(&tx, Scope::Organisation, &reader, when, after.as_deref()).await?;
    let seating = Seating::read(&tx, &found.rows).await?;
    drop(tx);
    let path = here.to("/meetings");
    let (own, other) = if past { ("?when=past", "") } else { ("", "?when=past") };
    let and = if past { "&" } else { "?" };
    let page = AgendaPage {
        past,
        other_href: format!("{path}{other}"),
        rows: found.rows.iter().map(|card| Row::new(&here, card, &seating, true)).collect(),
        next: found.next.as_deref().map(|next| format!("{path}{own}{and}after={next}")),
        first_href: after.is_some().then(|| format!("{path}{own}")),
        feeds: vec![Feed::organisation(&here)],
    };
    let title = here.words("meetings-agenda-title");
    here.frame(title).describe(here.words("meetings-agenda-about")).show(&page).await
}
