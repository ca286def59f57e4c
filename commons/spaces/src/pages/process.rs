//! A process: what it decides, its phases, the one thing to do now, and what its components show.

use accounts::{Here, ScopeParts};
use axum::{extract::Path, response::Response};
use db::Tx;
use engagement::{Size, attachments};
use kernel::{Problem, Text, Timestamp};
use serde::Serialize;
use web::{Html, Page};

use super::{
    CallView, ProcessRow, blocks,
    list::{interest, related},
    sees_draft, visible,
};
use crate::{
    TabView,
    bodies::{self, pages::RelatedView},
    glossary::Terms,
    line::{PhaseView, phase_line},
    process::{Act, Process, actions::reference, store},
    words::{changed, entitled},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct ProcessPage {
    title: String,
    subtitle: String,
    lead: String,
    label: String,
    tabs: Vec<TabView>,
    phases: Vec<PhaseView>,
    call: Option<CallView>,
    blocks: Vec<Html>,
    description: Html,
    /// The language the description is really in.
    language: String,
    facts: Vec<Fact>,
    /// What other commons put beside the facts.
    parts: Vec<Html>,
    picture: Option<PictureView>,
    /// Changes of rules that people rely on, newest first.
    acts: Vec<ActView>,
    /// Which draft this is a preview of, and for whom: `link` or `staff`.
    preview: Option<&'static str>,
    admin_href: Option<String>,
    /// Where the process is shared.
    share_href: Option<String>,
    /// The whole identity card.
    card_href: String,
    /// More processes like this.
    related: Vec<ProcessRow>,
    /// The bodies that work for it.
    bodies: Vec<RelatedView>,
}

/// A line of the identity card.
#[derive(Serialize)]
pub(crate) struct Fact {
    label: String,
    text: String,
}

/// A picture of a space.
#[derive(Serialize)]
pub(crate) struct PictureView {
    src: String,
    shows: String,
    width: Option<i64>,
    height: Option<i64>,
}

impl Fact {
    /// A line.
    pub(crate) fn new(label: String, text: String) -> Self {
        Self { label, text }
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample() -> Self {
        Self::new("Chi può".into(), "Chi vive qui".into())
    }
}

impl PictureView {
    /// Where its large size is served.
    pub(crate) fn src(&self) -> String {
        self.src.clone()
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample() -> Self {
        let shows = "Il viale".into();
        Self { src: "/files/ab/large".into(), shows, width: Some(1600), height: Some(900) }
    }
}

/// A change of rules with its reason.
#[derive(Serialize)]
struct ActView {
    at: Timestamp,
    changes: Vec<String>,
    reason: String,
}

impl Page for ProcessPage {
    const TEMPLATE: &'static str = "spaces/process.html";

    fn samples() -> Vec<Self> {
        let page = |preview: Option<&'static str>, phases, call, blocks, description: &str| Self {
            title: "Bilancio partecipativo 2027".into(),
            subtitle: if description.is_empty() { String::new() } else { "Decidete voi".into() },
            lead: if description.is_empty() { String::new() } else { "Chi abita qui decide.".into() },
            label: "Fasi".into(),
            tabs: if description.is_empty() { Vec::new() } else { TabView::samples() },
            phases,
            call,
            blocks,
            description: Html::trusted(description),
            language: "it".into(),
            parts: if preview.is_none() { vec![Html::trusted("<p>Segui</p>")] } else { Vec::new() },
            facts: vec![Fact { label: "Chi decide".into(), text: "Chi vive qui".into() }],
            picture: preview.is_some().then(|| PictureView {
                src: "/files/ab/large".into(),
                shows: "Il viale".into(),
                width: Some(1600),
                height: Some(900),
            }),
            acts: if preview.is_none() { vec![ActView::sample()] } else { Vec::new() },
            preview,
            admin_href: preview.map(|_| "/it/admin/processes/x".into()),
            card_href: "/it/processes/x/identity-card".into(),
            related: if description.is_empty() { Vec::new() } else { vec![ProcessRow::sample()] },
            bodies: [true, false]
                .map(RelatedView::sample)
                .into_iter()
                .filter(|_| preview.is_none())
                .collect(),
            share_href: (!description.is_empty()).then(|| "/it/share/h7k2mx".into()),
        };
        let phases =
            vec![PhaseView::sample("past", 1), PhaseView::sample("now", 2), PhaseView::sample("next", 3)];
        let block = vec![Html::trusted("<h2>Proposte</h2>")];
        vec![
            page(None, phases.clone(), Some(CallView::sample()), block, "<p>Testo</p>"),
            page(Some("staff"), phases, None, Vec::new(), "<p>Testo</p>"),
            page(Some("link"), Vec::new(), None, Vec::new(), ""),
        ]
    }
}

/// `GET /{locale}/processes/{process}`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = visible(&here, &tx, &slug).await?;
    let timeline = store::timeline(&tx, &process).await?;
    let blocks = blocks(&here, &tx, &process, &timeline).await?;
    let picture = picture(&here, &tx, &process).await?;
    let acts = store::acts(&tx, process.id).await?;
    let components = store::components(&tx, process.id).await?;
    let all = sees_draft(&here, &process);
    let seen = components.iter().filter(|c| c.published || all);
    let tabs = crate::tabs::of(&here, &process, &timeline, seen).await?;
    let mut terms = Terms::of(&here, &tx, &process).await?;
    let code = crate::share::store::code_of(&tx, process.id, None).await?;
    let texts = &process.texts;
    let title = texts.title.text(here.locale).to_owned();
    let (description, language) = process.description_html.get(here.locale);
    let staff = here.who.sees_drafts(process.id.uuid());
    let page = ProcessPage {
        subtitle: texts.subtitle.text(here.locale).to_owned(),
        lead: texts.short.text(here.locale).to_owned(),
        label: here.say(&Text::new("spaces-line-label").with("title", title.as_str())),
        phases: phase_line(&here, &timeline),
        call: CallView::of(&here, &blocks),
        blocks: blocks.into_iter().filter(|b| !b.html.is_empty()).map(|b| Html::trusted(b.html)).collect(),
        description: terms.explain(&Html::trusted(description)),
        tabs,
        language: language.as_str().to_owned(),
        facts: facts(&here, &process),
        parts: parts(&here, &process).await?,
        acts: acts.into_iter().map(|act| ActView::of(&here, act)).collect(),
        picture,
        card_href: here.to(&format!("{}/identity-card", process.path())),
        related: related(&here, &tx, &process).await?,
        bodies: RelatedView::seen(&here, &bodies::store::of_process(&tx, process.id).await?),
        share_href: code.map(|code| here.to(&format!("/share/{code}"))),
        preview: (!process.released).then_some(if staff { "staff" } else { "link" }),
        admin_href: staff.then(|| here.to(&process.admin_path(""))),
        title,
    };
    let shared = page.picture.as_ref().filter(|_| process.published).map(|picture| picture.src.clone());
    let frame = here.frame(page.title.as_str()).describe(page.lead.as_str()).picture(shared);
    frame.crumb(here.words("spaces-processes-title"), "/processes").show(&page).await
}

/// What other commons put beside the facts of a space.
pub(crate) async fn parts(here: &Here, process: &Process) -> Result<Vec<Html>, Problem> {
    let mut parts = Vec::new();
    for ScopeParts(part) in here.state.extensions.all::<ScopeParts>() {
        parts.push(part(here, process.id.uuid()).await?);
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts)
}

impl ActView {
    fn of(here: &Here, act: Act) -> Self {
        let changes = act.changes.iter().map(|change| changed(here, change)).collect();
        Self { at: act.at, changes, reason: act.reason }
    }

    fn sample() -> Self {
        Self {
            at: Timestamp::UNIX_EPOCH,
            changes: vec!["Chi decide. Prima: chi vive qui. Ora: chi vive o lavora qui.".into()],
            reason: "Delibera di Giunta 41.".into(),
        }
    }
}

/// The picture; of a draft, with the link for previews that the reader came by.
pub(crate) async fn picture(here: &Here, tx: &Tx, process: &Process) -> Result<Option<PictureView>, Problem> {
    if process.image.is_none() {
        return Ok(None);
    }
    let files = attachments::of(tx, &reference(process.id)).await?;
    let query = here.query();
    let link = Some(query.value("preview")).filter(|token| !process.published && !token.is_empty());
    let link = link.map(|token| format!("?preview={token}")).unwrap_or_default();
    Ok(files.into_iter().find(|file| file.is_image()).map(|file| PictureView {
        src: format!("{}{link}", engagement::image_path(&file.hash, Size::Large)),
        shows: file.title,
        width: file.width,
        height: file.height,
    }))
}

fn facts(here: &Here, process: &Process) -> Vec<Fact> {
    let reader = here.reader();
    let fact = |key: &'static str, text: String| Fact::new(here.words(key), text);
    let when = match (process.starts_at, process.ends_at) {
        (Some(start), Some(end)) => Some(format!("{} – {}", reader.date(start), reader.date(end))),
        (Some(start), None) => {
            Some(here.say(&Text::new("spaces-phase-from").with("day", reader.date(start))))
        }
        (None, Some(end)) => Some(here.say(&Text::new("spaces-phase-to").with("day", reader.date(end)))),
        (None, None) => None,
    };
    let body = &here.tenant.profile.body;
    let theme = process.texts.interest.as_deref().and_then(|word| interest(here, word));
    let mut facts = vec![fact("spaces-fact-who", entitled(here, &process.entitlement))];
    facts.extend(when.map(|when| fact("spaces-fact-when", when)));
    facts.extend(theme.map(|theme| fact("spaces-fact-theme", theme)));
    facts.extend((!body.is_empty()).then(|| fact("spaces-fact-body", body.clone())));
    facts
}
