//! The support of a proposal: what its button says, and what happens when it is pressed.

use std::collections::HashSet;

use accounts::Refusal;
use axum::{extract::Path, http::HeaderMap, response::Response};
use db::Tx;
use kernel::{Problem, Text, Words};
use serde::Serialize;
use spaces::{Ability, Inside};
use web::{FlashKind, Page, form::FormData};

use super::{fragment, proposal_path};
use crate::{
    actions::{self, Keys},
    model::{Proposal, ProposalId, Settings, Status, counts_shown, support_begun},
    store,
};

/// Stands in the query of a proposal's address when somebody logged in to support it. Nothing is supported by it: it only
/// leads to the button.
pub(super) const WAITING: &str = "support";

/// Where somebody who has to log in before supporting comes back to.
fn after_login(path: &str) -> String {
    format!("{path}?{WAITING}=now")
}

/// Everything about the reader that decides what the buttons say, read once for a whole list.
pub(crate) struct Supporter {
    settings: Settings,
    counts: bool,
    begun: bool,
    opened: bool,
    supported: HashSet<ProposalId>,
    left: Option<i64>,
    refusal: Option<Refusal>,
}

impl Supporter {
    pub(crate) async fn read(
        tx: &Tx,
        inside: &Inside,
        settings: &Settings,
        ids: &[ProposalId],
    ) -> Result<Self, Problem> {
        let here = &inside.here;
        let mut supporter = Self {
            settings: settings.clone(),
            counts: counts_shown(settings, &inside.timeline),
            begun: support_begun(&inside.timeline),
            opened: inside.timeline.phases.iter().any(|phase| phase.rules.support),
            supported: HashSet::new(),
            left: None,
            refusal: None,
        };
        let Some(me) = &here.who.me else { return Ok(supporter) };
        supporter.supported = store::supported_among(tx, me.id, ids).await?;
        if let Some(allowed) = settings.support_limit {
            let given = store::given(tx, inside.component.id, me.id).await?;
            supporter.left = Some((allowed - given).max(0));
        }
        let secret = &here.state.settings.secret;
        let entitled = inside.process.entitlement.check(tx, &here.who, secret, here.tenant.time_zone).await?;
        supporter.refusal = entitled.err();
        Ok(supporter)
    }

    /// How many more this reader can support; none without a limit or a person, or for somebody who may not support.
    pub(crate) fn left(&self) -> Option<i64> {
        self.left.filter(|_| self.refusal.is_none())
    }

    /// The button of one proposal; none where support plays no part.
    pub(crate) fn view(
        &self,
        inside: &Inside,
        id: ProposalId,
        number: i64,
        title: &str,
        status: Status,
        supports: i64,
    ) -> Option<SupportView> {
        if !self.opened {
            return None;
        }
        let here = &inside.here;
        let path = proposal_path(inside, number, title);
        let mut view = SupportView {
            id: number.to_string(),
            state: self.state(inside, id, status),
            title: title.to_owned(),
            action: here.to(&inside.path(&format!("/{number}/support"))),
            view_count: self.counts,
            count: (self.counts && (self.begun || supports > 0)).then_some(supports),
            threshold: self.settings.threshold.filter(|_| self.counts),
            left: self.left,
            allowed: self.settings.support_limit,
            until: None,
            opens: None,
            login_href: here.login_and_back(&here.to(&after_login(&path))),
            focus: here.query().value(WAITING) == "now",
            mine_href: Some(here.to(&inside.path("/mine"))),
            explain_href: None,
            reason: None,
        };
        self.explain(inside, status, &mut view);
        Some(view)
    }

    fn state(&self, inside: &Inside, id: ProposalId, status: Status) -> &'static str {
        let given = self.supported.contains(&id);
        if inside.timeline.check(Ability::Support).is_err() {
            return if inside.timeline.next_with(Ability::Support).is_some() { "early" } else { "closed" };
        }
        match (given, &inside.here.who.me, &self.refusal, self.left) {
            (true, ..) => "given",
            (false, ..) if status == Status::Rejected => "closed",
            (false, None, ..) => "login",
            (false, Some(_), Some(_), _) => "not_entitled",
            (false, Some(_), None, Some(0)) => "used_up",
            (false, Some(_), None, _) => "ready",
        }
    }

    fn explain(&self, inside: &Inside, status: Status, view: &mut SupportView) {
        let (here, timeline) = (&inside.here, &inside.timeline);
        match view.state {
            "given" => {
                view.action.push_str("/withdrawal");
                let until = timeline.closes(Ability::Support);
                view.until = until.map(|end| here.reader().weekday_date(end - chrono::TimeDelta::seconds(1)));
            }
            "early" => {
                let start = timeline.next_with(Ability::Support).and_then(|phase| phase.starts_at);
                view.opens = Some(match start {
                    Some(start) => {
                        here.say(&Text::new("proposals-opens-on").with("day", here.reader().day_month(start)))
                    }
                    None => here.words("proposals-opens-later"),
                });
            }
            "closed" if status == Status::Rejected => {
                view.reason = Some(here.words("proposals-refused-support-rejected"));
            }
            "not_entitled" => {
                if let Some(refusal) = &self.refusal {
                    view.reason = Some(here.say(&refusal.text));
                    view.explain_href = refusal.remedy.map(|path| here.to(path));
                }
            }
            _ => {}
        }
    }
}

/// A support button as `ui/proposal.html` draws it, in one of its eight states.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SupportView {
    pub(crate) id: String,
    pub(crate) state: &'static str,
    pub(crate) title: String,
    pub(crate) action: String,
    /// Whether counts may be shown.
    pub(crate) view_count: bool,
    pub(crate) count: Option<i64>,
    pub(crate) threshold: Option<i64>,
    pub(crate) left: Option<i64>,
    pub(crate) allowed: Option<i64>,
    pub(crate) until: Option<String>,
    pub(crate) opens: Option<String>,
    pub(crate) login_href: String,
    /// Whether the reader has just logged in to press this button.
    pub(crate) focus: bool,
    pub(crate) mine_href: Option<String>,
    pub(crate) explain_href: Option<String>,
    pub(crate) reason: Option<String>,
}

impl SupportView {
    pub(crate) fn samples() -> Vec<Self> {
        let view = |state| Self {
            id: "27".into(),
            state,
            title: "Luce davanti alla scuola".into(),
            action: "/it/processes/bilancio-2027/proposals/27/support".into(),
            view_count: true,
            count: Some(128),
            threshold: Some(60),
            left: Some(2),
            allowed: Some(5),
            until: Some("domenica 6 dicembre".into()),
            opens: Some("il 2 novembre".into()),
            login_href: "/it/login".into(),
            focus: false,
            mine_href: Some("/it/processes/bilancio-2027/proposals/mine".into()),
            explain_href: Some("/it/account/declaration".into()),
            reason: Some("Questo sostegno è di chi vive qui.".into()),
        };
        let bare = |state| Self {
            view_count: false,
            count: None,
            threshold: None,
            left: None,
            allowed: None,
            until: None,
            mine_href: None,
            explain_href: None,
            reason: None,
            ..view(state)
        };
        let mut samples: Vec<Self> =
            ["ready", "given", "login", "used_up", "early", "closed", "not_entitled", "failed"]
                .map(view)
                .into();
        samples.extend(["ready", "given", "closed", "not_entitled"].map(bare));
        samples.push(Self { focus: true, ..view("ready") });
        samples.push(Self { count: Some(41), mine_href: None, ..view("used_up") });
        samples
    }
}

/// What replaces a button and its count after it was pressed.
#[derive(Serialize)]
pub(super) struct SupportFragment {
    /// `row`, `box` or `bar`: where the button stands.
    view: &'static str,
    support: SupportView,
}

impl Page for SupportFragment {
    const TEMPLATE: &'static str = "proposals/support.html";

    fn samples() -> Vec<Self> {
        let views = ["row", "box", "bar"];
        let fragments = |view: &'static str| {
            SupportView::samples().into_iter().map(move |support| Self { view, support })
        };
        views.into_iter().flat_map(fragments).collect()
    }
}

pub(super) async fn give(
    inside: Inside,
    Path(words): Path<String>,
    headers: HeaderMap,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let number = number(&words)?;
    let keys = Keys { secret: &here.state.settings.secret, zone: here.tenant.time_zone };
    let done = actions::support(&here.db, &here.who, keys, inside.component.id, number).await;
    answer(&inside, number, done, &headers, &form, "proposals-support-given").await
}

pub(super) async fn take_back(
    inside: Inside,
    Path(words): Path<String>,
    headers: HeaderMap,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let number = number(&words)?;
    let done = actions::withdraw_support(&here.db, &here.who, inside.component.id, number).await;
    answer(&inside, number, done, &headers, &form, "proposals-support-taken").await
}

pub(super) fn number(words: &str) -> Result<i64, Problem> {
    words.parse::<Words>().map(|words| words.number).map_err(|_| Problem::NotFound)
}

/// For htmx, the button and count as they are now; else back to the page, which says what was done or why not.
async fn answer(
    inside: &Inside,
    number: i64,
    done: Result<Proposal, Problem>,
    headers: &HeaderMap,
    form: &FormData,
    said: &'static str,
) -> web::Result<Response> {
    let here = &inside.here;
    let partial = headers.contains_key("hx-request");
    match done {
        Ok(p) if partial => now(inside, &p, form, false).await,
        Ok(p) => Ok(here.done(&back(inside, &p, form), &Text::new(said))),
        // With htmx, the form is sent again the plain way.
        Err(Problem::NotLoggedIn(why)) if !partial => {
            let tx = here.db.read().await?;
            let p = store::by_number(&tx, inside.component.id, number).await?.filter(Proposal::is_listed);
            let path = proposal_path(inside, number, &p.ok_or(Problem::NotFound)?.content.title);
            Ok(here.to_login(&here.to(&after_login(&path)), &why))
        }
        Err(problem @ (Problem::NotAllowed(_) | Problem::Conflict(_) | Problem::Fault(_))) => {
            let tx = here.db.read().await?;
            let p = store::by_number(&tx, inside.component.id, number).await?.filter(Proposal::is_listed);
            drop(tx);
            match (p, problem) {
                // The button itself says why it cannot be pressed any more.
                (Some(p), Problem::Fault(error)) if partial => {
                    tracing::error!(
                        request = here.request_id,
                        error = format!("{error:#}"),
                        "a support failed"
                    );
                    now(inside, &p, form, true).await
                }
                (Some(p), Problem::NotAllowed(_) | Problem::Conflict(_)) if partial => {
                    now(inside, &p, form, false).await
                }
                (Some(p), Problem::NotAllowed(why)) => {
                    let title = Text::new("proposals-support-refused");
                    Ok(here.told(&back(inside, &p, form), FlashKind::Warn, &title, Some(&why)))
                }
                (_, problem) => Err(problem.into()),
            }
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The list, when the button was pressed there; else the proposal.
fn back(inside: &Inside, p: &Proposal, form: &FormData) -> String {
    let number = p.number.unwrap_or_default();
    if form.value("view") == "row" {
        format!("{}#n{number}", inside.path(""))
    } else {
        proposal_path(inside, number, &p.content.title)
    }
}

async fn now(inside: &Inside, p: &Proposal, form: &FormData, failed: bool) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let supporter = Supporter::read(&tx, inside, &settings, &[p.id]).await?;
    let p = store::by_id(&tx, p.id).await?.ok_or(Problem::NotFound)?;
    drop(tx);
    let (number, status) = (p.number.unwrap_or_default(), Status::from(p.verdict()));
    let view = supporter.view(inside, p.id, number, &p.content.title, status, p.supports);
    let mut support = view.ok_or(Problem::NotFound)?;
    if failed {
        support.state = "failed";
    }
    let (view, target) = match form.value("view") {
        "row" => ("row", "closest .a-prop__act"),
        "bar" => ("bar", "closest .a-supbar"),
        _ => ("box", "closest .a-supbox"),
    };
    let fragment_page = SupportFragment { view, support };
    Ok(fragment(here.state.renderer.text(here.locale, here.tenant.time_zone, &fragment_page)?, target))
}
