//! The queue of a process and of the whole organisation, and the page on which somebody decides.

use accounts::{Choice, Here, Scope, in_form, scopes};
use axum::{Router, extract::Path, response::Response, routing::get};
use feature::State as Program;
use futures::future::BoxFuture;
use kernel::{Problem, ResourceRef, Text};
use serde::Serialize;
use uuid::Uuid;
use web::{
    AdminItem, AdminSection, Page, Samples,
    form::{FormData, FormView},
};

use super::{
    actions,
    model::{Decision, Moderation, Reason, Report, State},
    pages::reasons,
    store,
};
use crate::{Subject, moderates, subject};

/// What people said that a page shows, in all.
const REPORTS: i64 = 200;

/// What was reported or hidden.
#[derive(Serialize)]
pub(super) struct QueuePage {
    title: String,
    lists: Vec<ListLink>,
    state: &'static str,
    rows: Vec<Row>,
    reasons: Vec<Choice>,
    form: FormView,
    next: Option<String>,
}

/// One of the lists.
#[derive(Serialize)]
struct ListLink {
    label: String,
    href: String,
    current: bool,
}

/// A resource in the queue.
#[derive(Clone, Serialize)]
struct Row {
    noun: String,
    title: String,
    href: Option<String>,
    excerpt: String,
    reports: i64,
    /// What people said, each reason with its number, and their own words.
    said: String,
    words: Vec<String>,
    since: String,
    decided: Option<String>,
    action: String,
}

/// The page of one decision.
#[derive(Serialize)]
pub(super) struct DecisionPage {
    row: Row,
    hidden: bool,
    form: FormView,
    reasons: Vec<Choice>,
    back_href: String,
}

impl Row {
    fn sample(full: bool) -> Self {
        let some = |text: &str| full.then(|| text.to_owned());
        Self {
            noun: "Commento".into(),
            title: "Luce".into(),
            href: some("/it/comments/12"),
            excerpt: some("I soliti che vogliono tutto sotto casa loro.").unwrap_or_default(),
            reports: i64::from(full) * 3,
            said: some("offende una persona (3)").unwrap_or_default(),
            words: some("Non si parla così.").into_iter().collect(),
            since: "22 novembre".into(),
            decided: some("Nascosto il 22 novembre."),
            action: "/it/admin/moderation/comment/x".into(),
        }
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "engagement/admin/queue.html";

    fn samples() -> Vec<Self> {
        let page = |state, rows: Vec<Row>| Self {
            title: "Moderazione".into(),
            lists: vec![ListLink { label: "Da decidere".into(), href: "/it/x".into(), current: true }],
            state,
            next: (!rows.is_empty()).then(|| "/it/x?after=y".into()),
            rows,
            reasons: vec![Choice::new("spam", "è pubblicità")],
            form: FormView::new(),
        };
        let rows = vec![Row::sample(true), Row::sample(false)];
        vec![
            page("waiting", rows.clone()),
            page("hidden", rows.clone()),
            page("left", rows),
            page("waiting", Vec::new()),
            page("hidden", Vec::new()),
        ]
    }
}

impl Page for DecisionPage {
    const TEMPLATE: &'static str = "engagement/admin/decision.html";

    fn samples() -> Vec<Self> {
        let page = |hidden, full| Self {
            row: Row::sample(full),
            hidden,
            form: FormView::new().with_sample_error("reason", "Scegli un motivo."),
            reasons: vec![Choice::new("spam", "è pubblicità")],
            back_href: "/it/x".into(),
        };
        vec![page(true, true), page(false, true), page(false, false)]
    }
}

pub(crate) fn routes() -> Router<Program> {
    Router::new()
        .route("/{locale}/admin/moderation", get(everywhere))
        .route("/{locale}/admin/processes/{process}/moderation", get(of_process))
        .route("/{locale}/admin/assemblies/{process}/moderation", get(of_process))
        .route("/{locale}/admin/moderation/{kind}/{id}", get(show).post(decide))
}

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<QueuePage>().add::<DecisionPage>();
}

/// The entries for those who moderate: beside a process's own pages, and for the whole organisation.
pub(crate) fn menu(here: &Here) -> BoxFuture<'_, Result<Vec<AdminSection>, Problem>> {
    Box::pin(async move {
        let mut sections = Vec::new();
        let tx = here.db.read().await?;
        if let Some(scope) = scope_of_path(here, &tx).await?
            && moderates(&here.who, Some(scope.id))
        {
            let waiting = store::waiting(&tx, Some(scope.id)).await?;
            sections.push(section(
                here,
                scope.title.text.clone(),
                0,
                &scope.admin_path("/moderation"),
                waiting,
            ));
        }
        if moderates(&here.who, None) {
            let title = here.words("accounts-admin-section");
            sections.push(section(here, title, 9, "/admin/moderation", store::waiting(&tx, None).await?));
        }
        Ok(sections)
    })
}

fn section(here: &Here, title: String, order: u8, path: &str, waiting: i64) -> AdminSection {
    let href = here.to(path);
    let label = here.words("engagement-queue-title");
    let current = here.path.starts_with(&href);
    AdminSection { title, order, items: vec![AdminItem { label, href, current, count: Some(waiting) }] }
}

/// The process in whose administration the reader is.
async fn scope_of_path(here: &Here, tx: &db::Tx) -> Result<Option<Scope>, Problem> {
    if !["/admin/processes/", "/admin/assemblies/"].iter().any(|at| here.path.starts_with(&here.to(at))) {
        return Ok(None);
    }
    let scopes = scopes(&here.state, tx, here.locale).await?;
    Ok(scopes.into_iter().find(|scope| {
        let path = here.to(&scope.admin_path(""));
        here.path == path || here.path.starts_with(&format!("{path}/"))
    }))
}

async fn everywhere(here: Here) -> web::Result<Response> {
    require(&here, None)?;
    queue(&here, None, "/admin/moderation").await
}

async fn of_process(here: Here) -> web::Result<Response> {
    here.who.require_person(Text::new("accounts-login-for-staff"))?;
    let tx = here.db.read().await?;
    let scope = scope_of_path(&here, &tx).await?.filter(|scope| scope.seen_by(&here.who));
    drop(tx);
    let scope = scope.ok_or(Problem::NotFound)?;
    require(&here, Some(scope.id))?;
    let path = scope.admin_path("/moderation");
    queue(&here, Some(scope), &path).await
}

fn require(here: &Here, space: Option<Uuid>) -> Result<(), Problem> {
    here.who.require_person(Text::new("accounts-login-for-staff"))?;
    let reason = Text::new("engagement-refused-moderate");
    if moderates(&here.who, space) { Ok(()) } else { Err(Problem::NotAllowed(reason)) }
}

async fn queue(here: &Here, scope: Option<Scope>, path: &str) -> web::Result<Response> {
    let query = here.query();
    let state = State::parse(query.value("state")).unwrap_or(State::Waiting);
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let tx = here.db.read().await?;
    let page = store::list(&tx, scope.as_ref().map(|scope| scope.id), state, after).await?;
    let rows = rows(here, &tx, &page.rows).await?;
    drop(tx);
    let href = |state: State| here.to(&format!("{path}?state={}", state.as_str()));
    let list =
        |one: State| ListLink { label: here.say(&one.title()), href: href(one), current: one == state };
    let page = QueuePage {
        title: here.words("engagement-queue-title"),
        lists: State::ALL.map(list).into(),
        state: state.as_str(),
        rows,
        reasons: reasons(here),
        form: FormView::new(),
        next: page.next.map(|next| format!("{}&after={next}", href(state))),
    };
    let slug = scope.as_ref().and_then(|scope| scope.path.rsplit('/').next()).unwrap_or_default();
    let frame = here.frame(page.title.clone()).admin(slug);
    let frame = match &scope {
        Some(scope) => frame.crumb(&scope.title, &scope.admin_path("")),
        None => frame,
    };
    frame.show(&page).await
}

async fn rows(here: &Here, tx: &db::Tx, items: &[Moderation]) -> Result<Vec<Row>, Problem> {
    let subjects =
        subject::subjects(&here.state, tx, &here.who, items.iter().map(|item| &item.about)).await?;
    let ids: Vec<Uuid> = items.iter().map(|item| item.about.id).collect();
    let reports = store::reports(tx, &ids, REPORTS).await?;
    Ok(items.iter().map(|item| row(here, item, subjects.get(&item.about), &reports)).collect())
}

fn row(here: &Here, item: &Moderation, subject: Option<&Subject>, reports: &[Report]) -> Row {
    let noun = subject::kind(&here.state, &item.about.kind).map(crate::Subjects::noun);
    let own: Vec<&Report> = reports.iter().filter(|report| report.about == item.about).collect();
    let said = Reason::ALL.into_iter().filter_map(|reason| {
        let count = own.iter().filter(|report| report.reason == reason).count();
        (count > 0).then(|| format!("{} ({count})", here.say(&reason.because())))
    });
    Row {
        noun: noun.map(|noun| here.words(noun)).unwrap_or_default(),
        title: match subject {
            Some(subject) => subject.title.text(here.locale).to_owned(),
            None => here.words("engagement-queue-gone"),
        },
        href: subject.map(|subject| here.to(&subject.path)),
        excerpt: subject.map(|subject| subject.excerpt.text(here.locale).to_owned()).unwrap_or_default(),
        reports: item.reports,
        said: said.collect::<Vec<_>>().join(", "),
        words: own.iter().map(|report| report.details.clone()).filter(|words| !words.is_empty()).collect(),
        since: here.reader().date(item.last_at),
        decided: decided(here, item),
        action: here.to(&super::decision_path(&item.about)),
    }
}

fn decided(here: &Here, item: &Moderation) -> Option<String> {
    let when = here.reader().datetime(item.decided_at?);
    let text = match (item.state, item.reason) {
        (State::Hidden, Some(reason)) => {
            Text::new("engagement-decided-hidden").with("because", here.say(&reason.because()))
        }
        (State::Hidden, None) => return None,
        (State::Waiting | State::Left, _) => Text::new("engagement-decided-left"),
    };
    Some(here.say(&text.with("when", when)))
}

/// A resource that this reader decides on, and what is known of it.
async fn found(here: &Here, about: &ResourceRef) -> Result<(Subject, Row, State), Problem> {
    here.who.require_person(Text::new("accounts-login-for-staff"))?;
    let tx = here.db.read().await?;
    let subject = subject::subject(&here.state, &tx, &here.who, about).await?;
    require(here, subject.space)?;
    let known = store::of(&tx, about).await?;
    let item = known.unwrap_or(Moderation {
        about: about.clone(),
        space: subject.space,
        state: State::Left,
        reports: 0,
        reason: None,
        note: String::new(),
        decided_by: None,
        decided_at: None,
        last_at: tx.now(),
    });
    let reports = store::reports(&tx, &[about.id], REPORTS).await?;
    let row = row(here, &item, Some(&subject), &reports);
    Ok((subject, row, item.state))
}

type About = Path<(String, String, Uuid)>;

async fn show(here: Here, Path((_, kind, id)): About) -> web::Result<Response> {
    let (subject, row, state) = found(&here, &ResourceRef::new(&kind, id)).await?;
    page(&here, &subject, row, state, FormView::new()).await
}

async fn page(
    here: &Here,
    subject: &Subject,
    row: Row,
    state: State,
    form: FormView,
) -> web::Result<Response> {
    let wrong = !form.error("reason").is_empty() || !form.error("note").is_empty();
    let page = DecisionPage {
        row,
        hidden: state == State::Hidden,
        form,
        reasons: reasons(here),
        back_href: here.to(&subject.path),
    };
    let frame = here.frame(here.words("engagement-decision-title")).admin("");
    let frame = frame.crumb(here.words("engagement-queue-title"), &queue_path(here, subject).await?);
    if wrong { frame.unprocessable().show(&page).await } else { frame.show(&page).await }
}

/// The queue that a resource is in: its process's, where this reader has one.
async fn queue_path(here: &Here, subject: &Subject) -> Result<String, Problem> {
    let tx = here.db.read().await?;
    let scopes = scopes(&here.state, &tx, here.locale).await?;
    let scope = scopes.into_iter().find(|scope| Some(scope.id) == subject.space);
    Ok(scope.map_or_else(|| "/admin/moderation".to_owned(), |scope| scope.admin_path("/moderation")))
}

async fn decide(here: Here, Path((_, kind, id)): About, form: FormData) -> web::Result<Response> {
    let about = ResourceRef::new(&kind, id);
    let (subject, row, state) = found(&here, &about).await?;
    let mut fields = form.read();
    let hides = form.value("decision") == "hide";
    let reason = if hides {
        let words = Reason::ALL.map(Reason::as_str);
        let missing = Text::new("engagement-reason-missing");
        fields.choice("reason", &words).required_or(missing).optional()
    } else {
        None
    };
    let decision = match (form.value("decision"), reason.as_deref().and_then(Reason::parse)) {
        ("leave", _) => Decision::Leave,
        ("show", _) => Decision::Show,
        ("hide", reason) => {
            let note = form.value("note").to_owned();
            Decision::Hide { reason: reason.unwrap_or(Reason::Other), note }
        }
        _ => return Err(Problem::NotFound.into()),
    };
    let said = match &decision {
        Decision::Leave => "engagement-left",
        Decision::Hide { .. } => "engagement-hidden",
        Decision::Show => "engagement-shown",
    };
    let outcome = match fields.finish(decision) {
        Ok(decision) => {
            let words = |reason: Reason, note: &str| in_one_text(&here, reason, note);
            in_form(actions::decide(&here.state, &here.db, &here.who, &about, decision, words).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&queue_path(&here, &subject).await?, &Text::new(said))),
        Err(errors) => {
            page(&here, &subject, row, state, form.view().with_errors(&errors, &here.reader())).await
        }
    }
}

/// Reason and words in the organisation's language, for resources that keep one text.
fn in_one_text(here: &Here, reason: Reason, note: &str) -> String {
    let because = here.state.renderer.say(here.tenant.locale, here.tenant.time_zone, &reason.because());
    match (reason, note) {
        (Reason::Other, note) => note.to_owned(),
        (_, "") => because,
        (_, note) => format!("{because}. {note}"),
    }
}
