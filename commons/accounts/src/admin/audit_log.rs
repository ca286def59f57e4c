//! The audit log: who, what, when.

use axum::response::Response;
use kernel::{Text, Timestamp};
use serde::Serialize;
use web::{Page, form::FormView};

use crate::{
    Choice, Here,
    audit::{self, AuditWords, Entry, Filter},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct AuditPage {
    form: FormView,
    kinds: Vec<Choice>,
    entries: Vec<EntryRow>,
    next: Option<String>,
}

/// One entry in words.
#[derive(Serialize)]
struct EntryRow {
    at: Timestamp,
    who: String,
    /// Shows this person's entries only.
    who_href: Option<String>,
    what: String,
    about: String,
    details: String,
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "accounts/admin/audit.html";

    fn samples() -> Vec<Self> {
        let entry = |who_href: Option<&str>, details: &str| EntryRow {
            at: Timestamp::UNIX_EPOCH,
            who: "Marta Ferri".into(),
            who_href: who_href.map(Into::into),
            what: "Processo pubblicato".into(),
            about: "process".into(),
            details: details.into(),
        };
        let page = |entries, next: Option<&str>| Self {
            form: FormView::new(),
            kinds: vec![Choice::new("process", "process")],
            entries,
            next: next.map(Into::into),
        };
        let entries = vec![entry(Some("/it/admin/audit?person=x"), "slug: bilancio"), entry(None, "")];
        vec![page(entries, Some("/it/admin/audit?after=x")), page(Vec::new(), None)]
    }
}

/// `GET /{locale}/admin/audit?kind=…&person=…&until=…&after=…`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let query = here.query();
    let filter = Filter::read(&query, here.tenant.time_zone);
    let found = audit::read(&here.db, &here.who, &filter).await?;
    let kinds = audit::kinds(&here.db, &here.who).await?;
    let form = ["kind", "person", "until"]
        .iter()
        .fold(FormView::new(), |form, name| form.add(name, query.value(name)));
    let next = found.next.map(|after| {
        let value = |name| {
            percent_encoding::utf8_percent_encode(form.value(name), percent_encoding::NON_ALPHANUMERIC)
        };
        let (kind, person, until) = (value("kind"), value("person"), value("until"));
        format!("{}?kind={kind}&person={person}&until={until}&after={after}", here.to("/admin/audit"))
    });
    let page = AuditPage {
        entries: found.rows.iter().map(|entry| row(&here, entry)).collect(),
        kinds: kinds.into_iter().map(|kind| Choice::new(kind.clone(), kind)).collect(),
        form,
        next,
    };
    here.frame(here.words("accounts-audit-title")).admin("").show(&page).await
}

fn row(here: &Here, entry: &Entry) -> EntryRow {
    EntryRow {
        at: entry.at,
        who: who(here, entry),
        who_href: entry.actor_id.map(|id| here.to(&format!("/admin/audit?person={id}"))),
        what: action_words(here, &entry.action),
        about: entry.resource_kind.clone(),
        details: details(&entry.details),
    }
}

/// Who acted, in words.
pub fn who(here: &Here, entry: &Entry) -> String {
    let name = entry.person_name.clone().filter(|name| !name.is_empty());
    match (entry.actor_kind.as_str(), name) {
        ("person", Some(name)) => name,
        ("person", None) => here.words("accounts-deleted-participant"),
        ("operator", _) => here.words("accounts-actor-operator"),
        ("system", _) => here.say(
            &Text::new("accounts-actor-system").with("work", entry.actor_name.clone().unwrap_or_default()),
        ),
        _ => here.words("accounts-actor-visitor"),
    }
}

/// What was done, in the words that features registered; the bare action where there are none.
pub fn action_words(here: &Here, action: &str) -> String {
    let tables = here.state.extensions.all::<AuditWords>().iter();
    let known = tables.flat_map(|AuditWords(words)| words.iter()).find(|(name, _)| *name == action);
    known.map_or_else(|| action.to_owned(), |(_, key)| here.words(key))
}

/// The details as a line: `slug: bilancio-2027, phases: 5`.
fn details(json: &str) -> String {
    let Ok(serde_json::Value::Object(map)) = serde_json::from_str(json) else { return String::new() };
    let words = map.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| match value {
        serde_json::Value::String(text) => format!("{key}: {text}"),
        other => format!("{key}: {other}"),
    });
    words.collect::<Vec<_>>().join(", ")
}
