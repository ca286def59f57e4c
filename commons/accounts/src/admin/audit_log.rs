//! The audit log: who, what, when.

use axum::response::Response;
use kernel::{Text, Timestamp};
use serde::Serialize;
use serde_json::{Map, Value};
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
    /// What it was done to: its kind, and what tells it from others.
    about: Vec<String>,
    /// What was written down with it, as it was written down.
    record: String,
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "accounts/admin/audit.html";

    fn samples() -> Vec<Self> {
        let entry = |who_href: Option<&str>, record: &str| EntryRow {
            at: Timestamp::UNIX_EPOCH,
            who: "Marta Ferri".into(),
            who_href: who_href.map(Into::into),
            what: "Processo pubblicato".into(),
            about: vec!["Processo".into(), "bilancio-2027".into()],
            record: record.into(),
        };
        let page = |entries, next: Option<&str>| Self {
            form: FormView::new(),
            kinds: vec![Choice::new("process", "Processo")],
            entries,
            next: next.map(Into::into),
        };
        let entries = vec![entry(Some("/it/admin/audit?person=x"), "phases: 5"), entry(None, "")];
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
        kinds: choices(&here, kinds),
        form,
        next,
    };
    here.frame(here.words("accounts-audit-title")).admin("").show(&page).await
}

fn row(here: &Here, entry: &Entry) -> EntryRow {
    let details = serde_json::from_str(&entry.details).unwrap_or_default();
    EntryRow {
        at: entry.at,
        who: who(here, entry),
        who_href: entry.actor_id.map(|id| here.to(&format!("/admin/audit?person={id}"))),
        what: action_words(here, &entry.action),
        about: std::iter::once(action_words(here, &entry.resource_kind)).chain(identity(&details)).collect(),
        record: record(&details),
    }
}

/// The kinds to choose from, in the order of their words.
fn choices(here: &Here, kinds: Vec<String>) -> Vec<Choice> {
    let mut choices: Vec<_> =
        kinds.into_iter().map(|kind| (action_words(here, &kind).to_lowercase(), kind)).collect();
    choices.sort();
    choices.into_iter().map(|(_, kind)| Choice::new(kind.clone(), action_words(here, &kind))).collect()
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

/// What was done, or the kind of what it was done to, in the words that features registered; the bare name where there
/// are none.
pub fn action_words(here: &Here, name: &str) -> String {
    let tables = here.state.extensions.all::<AuditWords>().iter();
    let known = tables.flat_map(|AuditWords(words)| words.iter()).find(|(known, _)| *known == name);
    known.map_or_else(|| name.to_owned(), |(_, key)| here.words(key))
}

/// What tells a thing from others of its kind, besides its number.
const TELLING: [&str; 4] = ["title", "slug", "host", "reason"];

/// What tells the thing from others of its kind, as far as it was written down.
fn identity(details: &Map<String, Value>) -> impl Iterator<Item = String> {
    let number = details.get("number").and_then(Value::as_i64).map(|number| format!("n. {number}"));
    let words = TELLING.into_iter().filter_map(|key| details.get(key)?.as_str());
    number.into_iter().chain(words.filter(|words| !words.is_empty()).map(str::to_owned))
}

/// The other details, one a line: `phases: 5`.
fn record(details: &Map<String, Value>) -> String {
    let said = |key: &str| key == "number" || TELLING.contains(&key);
    let others = details.iter().filter(|(key, value)| !value.is_null() && !said(key));
    let lines = others.map(|(key, value)| match value {
        Value::String(text) => format!("{key}: {text}"),
        other => format!("{key}: {other}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
