//! Sending a post by mail: to whom, how many they are, and then once.

use accounts::{Choice, Role, scopes};
use axum::{extract::Path, response::Response};
use engagement::newsletter::{self, Audience};
use kernel::{Text, Timestamp};
use serde::Serialize;
use spaces::Inside;
use uuid::Uuid;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::posts::{find, may_look};
use crate::{
    actions::letters as actions,
    permissions::{self, Action},
    store::letters as store,
};

/// The page.
#[derive(Serialize)]
pub(crate) struct LetterPage {
    title: String,
    form: FormView,
    /// Whether the reader may write to all who asked.
    everybody: bool,
    spaces: Vec<Choice>,
    /// How many would get it.
    count: i64,
    /// What is sent along with the button: the audience as it was counted.
    chosen: Vec<(&'static str, String)>,
    sent: Option<Sent>,
    action: String,
    public_href: String,
    back: String,
}

#[derive(Serialize)]
struct Sent {
    at: Timestamp,
    recipients: i64,
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "pages/admin/letter.html";

    fn samples() -> Vec<Self> {
        let page = |everybody, count, sent: Option<i64>| Self {
            title: "Il cinema si può salvare".into(),
            form: FormView::new().add("space", "x"),
            everybody,
            spaces: vec![Choice::new("x", "Il cinema di tutti")],
            count,
            chosen: vec![("space", "x".into())],
            sent: sent.map(|recipients| Sent { at: Timestamp::default(), recipients }),
            action: "/it/admin/processes/x/news/1/letter".into(),
            public_href: "/it/processes/x/news/1".into(),
            back: "/it/admin/processes/x/news/1".into(),
        };
        vec![page(true, 12, None), page(false, 0, None), page(false, 12, Some(12))]
    }
}

/// `GET …/{number}/letter`, with the audience in the query once it was chosen.
pub(super) async fn show(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    permissions::check(&here.who, Some(inside.process.id), Action::Write)?;
    let post = find(&inside, number).await?;
    let query = here.query();
    let chosen = if query.has("chosen") {
        audience(&query)
    } else {
        Audience::Followers(vec![inside.process.id.uuid()])
    };
    actions::may_write_to(&here.who, &chosen)?;
    let tx = here.db.read().await?;
    let count = newsletter::store::count(&tx, &chosen).await?;
    let sent = store::of(&tx, post.id).await?;
    let spaces = scopes(&here.state, &tx, here.locale).await?;
    drop(tx);
    let manages = |space: &accounts::Scope| space.published && here.who.holds(&[Role::Manager], space.id);
    let (form, chosen) = match &chosen {
        Audience::Everybody => {
            (FormView::new().tick("everybody", true), vec![("everybody", "on".to_owned())])
        }
        Audience::Followers(spaces) => (
            spaces.iter().fold(FormView::new(), |form, space| form.add("space", space.to_string())),
            spaces.iter().map(|space| ("space", space.to_string())).collect(),
        ),
    };
    let path = inside.admin_path(&format!("/{number}"));
    let page = LetterPage {
        title: post.title.text(here.locale).to_owned(),
        form,
        everybody: here.who.is_administrator(),
        spaces: spaces
            .into_iter()
            .filter(manages)
            .map(|space| Choice::new(space.id.to_string(), space.title))
            .collect(),
        count,
        chosen,
        sent: sent.map(|letter| Sent { at: letter.sent_at, recipients: letter.recipients }),
        action: here.to(&format!("{path}/letter")),
        public_href: here.to(&inside.path(&format!("/{}", post.words()))),
        back: here.to(&path),
    };
    inside.admin_frame(here.words("pages-letter-title")).show(&page).await
}

/// `POST …/{number}/letter`
pub(super) async fn send(inside: Inside, Path(number): Path<i64>, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let sent = actions::send(&here.db, &here.who, inside.component.id, number, audience(&form)).await?;
    let path = inside.admin_path(&format!("/{number}/letter"));
    Ok(here.done(&path, &Text::new("pages-letter-sent").with("count", sent)))
}

/// The audience that a form names.
fn audience(form: &FormData) -> Audience {
    if form.value("everybody") == "on" {
        return Audience::Everybody;
    }
    let mut spaces: Vec<Uuid> = form.values("space").into_iter().filter_map(|id| id.parse().ok()).collect();
    spaces.sort_unstable();
    spaces.dedup();
    Audience::Followers(spaces)
}
