//! What a page says of one process or body: its own, or on the home page the most current one.

use kernel::{Locale, Problem, Text, Timestamp};
use serde::Serialize;
use web::{Html, Page, Samples};

use super::{Placed, Scene};
use crate::{
    blocks::Surface,
    glossary::Terms,
    line::{PhaseView, phase_line as phases},
    pages::CallView,
    process::{Act, PhaseState, Timeline, store},
    translated::Line,
    words::changed,
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<HeroBlock>().add::<LineBlock>().add::<NowBlock>().add::<AboutBlock>().add::<ActsBlock>();
}

/// The opening of the home page.
#[derive(Serialize)]
struct HeroBlock {
    kicker: Option<Line>,
    headline: Line,
    lead: Line,
    /// The one filled button.
    button: Option<Button>,
    /// Beside it.
    more: Option<Button>,
    skyline: String,
    /// How much of the skyline is drawn, in percent.
    drawn: i64,
}

#[derive(Serialize)]
struct Button {
    label: Line,
    href: String,
}

impl Page for HeroBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_hero.html";

    fn samples() -> Vec<Self> {
        let button =
            || Some(Button { label: Line::sample("Vota", Some(Locale::EN)), href: "/it/processes/x".into() });
        let block = |full: bool| Self {
            kicker: full.then(|| Line::sample("Bilancio partecipativo 2027", None)),
            headline: Line::sample("Centoventimila euro. Decidete voi.", (!full).then_some(Locale::EN)),
            lead: Line::sample(if full { "Ottantasei proposte." } else { "" }, None),
            button: if full { button() } else { None },
            more: if full { button() } else { None },
            skyline: "borgo".into(),
            drawn: 40,
        };
        let abroad = Self {
            kicker: Some(Line::sample("Budget", Some(Locale::EN))),
            lead: Line::sample("Eighty-six proposals.", Some(Locale::EN)),
            ..block(true)
        };
        vec![block(true), block(false), abroad]
    }
}

pub(super) fn hero(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    // The page of a process draws its own head, with what leads there and its picture.
    if scene.surface != Surface::Home {
        return Ok(None);
    }
    let here = scene.here;
    let (content, profile) = (&placed.content, &here.tenant.profile);
    let written = |text: &Option<kernel::Translated>| {
        text.as_ref().filter(|t| !t.text(t.original).is_empty()).map(|t| Line::of(t, here.locale))
    };
    let empty = || Line { text: String::new(), lang: None };
    let own = content.button.as_ref().zip(content.link.as_ref());
    let own = own.map(|(label, link)| Button { label: Line::of(label, here.locale), href: link.to_string() });
    let block = match scene.current {
        Some((process, timeline)) => {
            let texts = &process.texts;
            let title = Line::of(&texts.title, here.locale);
            let subtitle = Line::of(&texts.subtitle, here.locale);
            let href = here.to(&format!("/processes/{}", process.slug));
            let call = CallView::of(here, scene.ready.iter().map(|(_, block)| block));
            let open = |key| Some(Button { label: here.words(key).into(), href: href.clone() });
            let called = call.map(|call| Button { label: call.button.into(), href: call.href });
            let usual = if subtitle.text.is_empty() { title.clone() } else { subtitle };
            let more = if own.is_some() || called.is_some() { open("spaces-home-more") } else { None };
            HeroBlock {
                headline: written(&content.title).unwrap_or(usual),
                lead: written(&content.lead).unwrap_or_else(|| Line::of(&texts.short, here.locale)),
                kicker: Some(title),
                button: own.or(called).or_else(|| open("spaces-home-open")),
                more,
                skyline: profile.skyline.clone(),
                drawn: drawn(timeline),
            }
        }
        None => HeroBlock {
            kicker: None,
            headline: written(&content.title).unwrap_or(Line { text: here.tenant.name.clone(), lang: None }),
            lead: written(&content.lead).or_else(|| written(&profile.tagline)).unwrap_or_else(empty),
            button: own,
            more: None,
            skyline: profile.skyline.clone(),
            drawn: 0,
        },
    };
    scene.render(&block)
}

/// The skyline is drawn as far as the process has come.
fn drawn(timeline: &Timeline) -> i64 {
    let past = (0..timeline.phases.len()).filter(|i| timeline.state(*i) == PhaseState::Past).count();
    let half = usize::from(timeline.active().is_some());
    let share = (past * 2 + half) * 50 / timeline.phases.len().max(1);
    i64::try_from(share).unwrap_or(0).clamp(8, 100)
}

/// The phases as a line.
#[derive(Serialize)]
struct LineBlock {
    label: String,
    phases: Vec<PhaseView>,
    /// Whether it continues the head of a process's page.
    framed: bool,
}

impl Page for LineBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_line.html";

    fn samples() -> Vec<Self> {
        let phases =
            vec![PhaseView::sample("past", 1), PhaseView::sample("now", 2), PhaseView::sample("next", 3)];
        let block = |framed| Self { label: "Fasi".into(), phases: phases.clone(), framed };
        vec![block(true), block(false)]
    }
}

pub(super) fn phase_line(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    let Some((process, timeline)) = scene.current else { return Ok(None) };
    let title = process.texts.title.text(scene.here.locale);
    let block = LineBlock {
        label: scene.here.say(&Text::new("spaces-line-label").with("title", title)),
        phases: phases(scene.here, timeline),
        framed: scene.surface != Surface::Home,
    };
    if block.phases.is_empty() { Ok(None) } else { scene.render(&block) }
}

/// The one thing to do now, as a band.
#[derive(Serialize)]
struct NowBlock {
    call: CallView,
}

impl Page for NowBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_now.html";

    fn samples() -> Vec<Self> {
        vec![Self { call: CallView::sample() }]
    }
}

/// On the page of a process or body the band that calls; on the home page what the calling component shows.
pub(super) fn now(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    if scene.surface == Surface::Home {
        let calling = scene.ready.iter().map(|(_, block)| block).find(|block| block.call.is_some());
        let calling = calling.filter(|block| !block.html.is_empty());
        return Ok(calling.map(|block| Html::trusted(block.html.as_str())));
    }
    // Whoever only reads is told so, and called to nothing.
    if scene.current.is_some_and(|(_, timeline)| timeline.refused().is_some()) {
        return Ok(None);
    }
    match CallView::of(scene.here, scene.ready.iter().map(|(_, block)| block)) {
        Some(call) => scene.render(&NowBlock { call }),
        None => Ok(None),
    }
}

/// The description.
#[derive(Serialize)]
struct AboutBlock {
    html: Html,
    lang: Option<Locale>,
    /// Whether it is the first thing to read on the page.
    alone: bool,
    /// Whether it is of a body.
    body: bool,
}

impl Page for AboutBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_about.html";

    fn samples() -> Vec<Self> {
        let block = |lang, alone| Self { html: Html::trusted("<p>Testo</p>"), lang, alone, body: alone };
        vec![block(None, true), block(Some(Locale::EN), false)]
    }
}

pub(super) fn about(scene: &Scene<'_>, terms: &mut Terms) -> Result<Option<Html>, Problem> {
    let Some((process, _)) = scene.current else { return Ok(None) };
    let (html, language) = process.description_html.get(scene.here.locale);
    if html.is_empty() {
        return Ok(None);
    }
    scene.render(&AboutBlock {
        html: terms.explain(&Html::trusted(html)),
        lang: (language != scene.here.locale).then_some(language),
        alone: scene.ready.iter().all(|(_, block)| block.html.is_empty()),
        body: scene.body.is_some(),
    })
}

/// Changes of rules that people rely on, newest first.
#[derive(Serialize)]
struct ActsBlock {
    acts: Vec<ActView>,
}

/// A change of rules with its reason.
#[derive(Serialize)]
struct ActView {
    at: Timestamp,
    changes: Vec<String>,
    reason: String,
}

impl Page for ActsBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_acts.html";

    fn samples() -> Vec<Self> {
        let act = ActView {
            at: Timestamp::UNIX_EPOCH,
            changes: vec!["Chi decide. Prima: chi vive qui. Ora: chi vive o lavora qui.".into()],
            reason: "Delibera di Giunta 41.".into(),
        };
        vec![Self { acts: vec![act] }]
    }
}

pub(super) async fn acts(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    let Some((process, _)) = scene.current else { return Ok(None) };
    let view = |act: Act| ActView {
        at: act.at,
        changes: act.changes.iter().map(|change| changed(scene.here, change)).collect(),
        reason: act.reason,
    };
    let acts: Vec<ActView> = store::acts(scene.tx, process.id).await?.into_iter().map(view).collect();
    if acts.is_empty() { Ok(None) } else { scene.render(&ActsBlock { acts }) }
}
