//! A process's dashboard: where it stands, what waits, its rules now, who sees it.

use accounts::{Choice, Here, action_words, actor_words, audit};
use axum::{extract::Path, response::Response};
use kernel::{Problem, ResourceRef, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{managed, worked_on};
use crate::{
    Inside, Kind,
    line::{PhaseView, moment, phase_line, zone},
    process::{Access, PhaseId, Process, SpaceKind, Timeline, actions, store},
    words::{allowed, entitled},
};

/// Entries of the audit log shown beside.
const LATEST: i64 = 5;

/// The page.
#[derive(Serialize)]
pub(crate) struct ManagePage {
    title: String,
    path: String,
    public_href: String,
    /// Opens a draft to whoever has it; none where no link does.
    preview: Option<PreviewLink>,
    /// Whether it is a body, which has no phases.
    body: bool,
    /// Whether only members see it once it is published.
    members_only: bool,
    published: bool,
    /// Whether the reader manages the process, or only works on it.
    manages: bool,
    phases: Vec<PhaseView>,
    /// The present phase and how long it lasts.
    now: Option<String>,
    left: Option<String>,
    todos: Vec<TodoView>,
    rules: Vec<RuleRow>,
    /// Since when they are relied on.
    locked: Option<Timestamp>,
    by_hand: bool,
    form: FormView,
    choices: Vec<Choice>,
    latest: Vec<LatestRow>,
}

/// A line of the checklist, as the macro `todo` of `ui/admin.html` shows it.
#[derive(Serialize)]
struct TodoView {
    state: &'static str,
    title: String,
    text: String,
    action: Option<Link>,
}

#[derive(Serialize)]
struct Link {
    label: String,
    href: String,
}

/// The link for previews.
#[derive(Serialize)]
struct PreviewLink {
    href: String,
    /// The first moment at which it opens nothing.
    until: Timestamp,
}

/// A rule of the present phase.
#[derive(Serialize)]
struct RuleRow {
    label: String,
    text: String,
    action: Option<Link>,
}

/// What was done last.
#[derive(Serialize)]
struct LatestRow {
    at: Timestamp,
    who: String,
    what: String,
}

impl Page for ManagePage {
    const TEMPLATE: &'static str = "spaces/admin/process.html";

    fn samples() -> Vec<Self> {
        let link = || Link { label: "Apri".into(), href: "/it/admin".into() };
        let todo =
            |state, action| TodoView { state, title: "12 proposte".into(), text: "da ieri".into(), action };
        let page = |manages: bool, published: bool, by_hand: bool, phases: Vec<PhaseView>| Self {
            title: "Bilancio partecipativo 2027".into(),
            path: "/it/admin/processes/x".into(),
            public_href: "/it/processes/x".into(),
            preview: by_hand.then(|| PreviewLink {
                href: "https://montelume.example/it/processes/x?preview=abc".into(),
                until: Timestamp::UNIX_EPOCH,
            }),
            body: false,
            members_only: false,
            published,
            manages,
            now: (!phases.is_empty()).then(|| "Sostegno".into()),
            left: (!phases.is_empty() && !by_hand).then(|| "Mancano 18 giorni".into()),
            phases,
            todos: if manages { vec![todo("open", Some(link())), todo("done", None)] } else { Vec::new() },
            rules: vec![
                RuleRow { label: "Chi può".into(), text: "Chi vive qui".into(), action: Some(link()) },
                RuleRow { label: "Chiusura".into(), text: "6 dicembre".into(), action: None },
            ],
            locked: by_hand.then_some(Timestamp::UNIX_EPOCH),
            by_hand,
            form: FormView::new(),
            choices: vec![Choice::new("x", "Idee")],
            latest: vec![LatestRow { at: Timestamp::UNIX_EPOCH, who: "Marta".into(), what: "Testi".into() }],
        };
        let line = vec![PhaseView::sample("past", 1), PhaseView::sample("now", 2)];
        vec![
            page(true, true, false, line.clone()),
            page(true, false, true, line),
            Self { latest: Vec::new(), ..page(false, false, false, Vec::new()) },
            Self { body: true, members_only: true, ..page(true, true, false, Vec::new()) },
            Self { body: true, ..page(true, true, false, Vec::new()) },
            Self { body: true, members_only: true, ..page(true, false, false, Vec::new()) },
        ]
    }
}

/// `GET /{locale}/admin/processes/{process}`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = worked_on(&here, &tx, &slug).await?;
    let timeline = store::timeline(&tx, &process).await?;
    let manages = actions::require_manager(&here.who, process.id).is_ok();
    let about = ResourceRef::new("process", process.id.uuid());
    let latest = if manages { audit::latest_about(&tx, &about, LATEST).await? } else { Vec::new() };
    let phases = phase_line(&here, &timeline);
    let active = timeline.active().map(|phase| phase.title.text(here.locale).to_owned());
    let hand = timeline.by_hand().map(|id| id.to_string()).unwrap_or_default();
    let public = process.path();
    let members_only = process.access == Access::Members;
    let (preview, until) = process.preview(here.db.env().now());
    let preview = here.url(&format!("{}?preview={preview}", here.to(&public)));
    let page = ManagePage {
        title: process.texts.title.text(here.locale).to_owned(),
        path: here.to(&process.admin_path("")),
        public_href: here.to(&public),
        preview: (!members_only).then_some(PreviewLink { href: preview, until }),
        body: process.kind == SpaceKind::Body,
        members_only,
        published: process.released,
        manages,
        now: active,
        left: phases.iter().find_map(|phase| phase.left.clone()),
        todos: todos(&here, &tx, &process, &timeline).await?,
        rules: rules(&here, &process, &timeline, manages),
        locked: process.rules_locked_at,
        by_hand: timeline.is_by_hand(),
        form: FormView::new().add("phase", hand),
        choices: timeline
            .phases
            .iter()
            .map(|phase| Choice::new(phase.id.to_string(), phase.title.text(here.locale)))
            .collect(),
        latest: latest
            .iter()
            .map(|entry| LatestRow {
                at: entry.at,
                who: actor_words(&here, entry),
                what: action_words(&here, &entry.action),
            })
            .collect(),
        phases,
    };
    here.frame(page.title.as_str()).admin(slug).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/publication` with `published` on or off.
pub(super) async fn publish(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let process = managed(&here, &here.db.read().await?, &slug).await?;
    let published = form.read().checked("published");
    actions::publish(&here.db, &here.who, process.id, published).await?;
    let done = if published { "spaces-published" } else { "spaces-unpublished" };
    Ok(here.done(&process.admin_path(""), &Text::new(done)))
}

/// `POST /{locale}/admin/processes/{process}/active-phase` with `phase`; empty lets the dates decide.
pub(super) async fn activate_phase(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let process = managed(&here, &here.db.read().await?, &slug).await?;
    let phase = match form.value("phase") {
        "" => None,
        id => Some(id.parse::<PhaseId>().map_err(|_| Problem::NotFound)?),
    };
    actions::activate_phase(&here.db, &here.who, process.id, phase).await?;
    let done = if phase.is_some() { "spaces-phase-activated" } else { "spaces-phase-by-dates" };
    Ok(here.done(&process.admin_path(""), &Text::new(done)))
}

/// What waits in the components and, for managers, in the process itself.
async fn todos(
    here: &Here,
    tx: &db::Tx,
    process: &Process,
    timeline: &Timeline,
) -> Result<Vec<TodoView>, Problem> {
    let mut todos = Vec::new();
    if actions::require_manager(&here.who, process.id).is_ok() {
        todos.extend(own_todos(here, process, timeline));
    }
    for component in store::components(tx, process.id).await? {
        let kinds = here.state.extensions.all::<Kind>();
        let Some(Kind(kind)) = kinds.iter().find(|k| k.0.kind() == component.kind) else { continue };
        let inside = Inside::new(here.clone(), process.clone(), timeline.clone(), component);
        todos.extend(kind.todos(&inside).await?.into_iter().map(|todo| TodoView {
            state: if todo.done { "done" } else { "open" },
            title: here.say(&todo.text),
            text: todo.detail.as_ref().map(|text| here.say(text)).unwrap_or_default(),
            action: (!todo.done).then(|| Link { label: here.say(&todo.button), href: todo.path.clone() }),
        }));
    }
    // What waits first, what is done after it.
    todos.sort_by_key(|todo| todo.state == "done");
    Ok(todos)
}

fn own_todos(here: &Here, process: &Process, timeline: &Timeline) -> Vec<TodoView> {
    let todo = |title: &'static str, text: &'static str, button: &'static str, rest: &str| TodoView {
        state: "open",
        title: here.words(title),
        text: here.words(text),
        action: Some(Link { label: here.words(button), href: here.to(&process.admin_path(rest)) }),
    };
    let mut todos = Vec::new();
    let body = process.kind == SpaceKind::Body;
    if timeline.phases.is_empty() && !body {
        todos.push(todo("spaces-todo-phases", "spaces-todo-phases-text", "spaces-todo-phases-do", "/phases"));
    }
    let texts = &process.texts;
    if texts.description.text(texts.description.original).trim().is_empty() {
        todos.push(todo("spaces-todo-texts", "spaces-todo-texts-text", "spaces-todo-texts-do", "/texts"));
    }
    todos
}

fn rules(here: &Here, process: &Process, timeline: &Timeline, manages: bool) -> Vec<RuleRow> {
    if process.kind == SpaceKind::Body {
        return body_rules(here, process, manages);
    }
    let change = |rest: &str| {
        let href = here.to(&process.admin_path(rest));
        manages.then(|| Link { label: here.words("spaces-change"), href })
    };
    let row = |key: &'static str, text: String, action| RuleRow { label: here.words(key), text, action };
    let closes = timeline.active().and_then(|phase| phase.ends_at);
    let mut rows = vec![
        row("spaces-rule-who", entitled(here, &process.entitlement), change("/voters")),
        row("spaces-rule-what", allowed(here, timeline.rules()), change("/phases")),
    ];
    if let Some(end) = closes.filter(|_| !timeline.is_by_hand()) {
        rows.push(row("spaces-rule-closes", moment(here, end), change("/phases")));
    }
    if timeline.is_by_hand() {
        rows.push(row("spaces-rule-closes", here.words("spaces-rule-closes-by-hand"), None));
    }
    rows.push(row("spaces-rule-zone", zone(here), None));
    rows
}

/// Of a body: who gets in, until when.
fn body_rules(here: &Here, body: &Process, manages: bool) -> Vec<RuleRow> {
    let change = || {
        let href = here.to(&body.admin_path("/charter"));
        manages.then(|| Link { label: here.words("spaces-change"), href })
    };
    let access = here.say(&crate::bodies::sentence(body.access));
    let mut rows = vec![RuleRow { label: here.words("spaces-fact-access"), text: access, action: change() }];
    rows.extend(body.ends_at.map(|end| RuleRow {
        label: here.words("spaces-fact-until"),
        text: moment(here, end),
        action: change(),
    }));
    rows
}
