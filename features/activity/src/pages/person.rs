//! The page of a person who shows one: what they say about themselves, and what they did in public. Supports and votes are
//! nobody's business.

use accounts::Here;
use axum::{extract::Path, response::Response};
use kernel::{Problem, ResourceRef, Text};
use serde::Serialize;
use web::{Html, Page};

use super::row::{Row, person_path};
use crate::{
    store::{self, Scope},
    talk::PERSON,
};

/// The page.
#[derive(Serialize)]
pub(crate) struct PersonPage {
    nickname: String,
    about: Html,
    rows: Vec<Row>,
    next: Option<String>,
    first_href: Option<String>,
    /// Where the reader changes it, on their own.
    own_href: Option<String>,
    /// The button to follow them; nothing on one's own.
    follow: Html,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "activity/person.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool| Self {
            nickname: "Anna R.".into(),
            about: if full { Html::trusted("<p>Insegno.</p>") } else { Html::default() },
            rows: if full { Row::samples() } else { Vec::new() },
            next: full.then(|| "/it/people/anna?after=abc".into()),
            first_href: full.then(|| "/it/people/anna".into()),
            own_href: full.then(|| "/it/account/page".into()),
            follow: if full { Html::default() } else { Html::trusted("<p>Segui</p>") },
        };
        vec![page(true), page(false)]
    }
}

/// `GET /{locale}/people/{nickname}`
pub(super) async fn show(here: Here, Path((_, nickname)): Path<(String, String)>) -> web::Result<Response> {
    let query = here.query();
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let tx = here.db.read().await?;
    let person = store::shown(&tx, &nickname).await?.ok_or(Problem::NotFound)?;
    let found = store::list(&tx, Scope::Person(person.id), None, after).await?;
    let rows = Row::of(&here, &tx, &found.rows, true).await?;
    let own = here.who.me.as_ref().is_some_and(|me| me.id == person.id);
    let follow = if own {
        Html::default()
    } else {
        let about = ResourceRef::new(PERSON, person.id.uuid());
        let path = person_path(&person.nickname);
        engagement::follows::button(&here, &tx, &about, &person.nickname, &path).await?
    };
    drop(tx);
    let path = here.to(&person_path(&person.nickname));
    let page = PersonPage {
        about: Html::trusted(person.about_html),
        rows,
        next: found.next.map(|next| format!("{path}?after={next}")),
        first_href: after.is_some().then(|| path.clone()),
        own_href: own.then(|| here.to("/account/page")),
        follow,
        nickname: person.nickname,
    };
    let title = here.say(&Text::new("activity-person-title").with("name", page.nickname.as_str()));
    here.frame(title).show(&page).await
}
