//! The phase line, spine of every page of a process, and its folded strip on the inner pages.

use accounts::Here;
use chrono::NaiveDate;
use kernel::{Arg, Locale, Text, Timestamp};
use serde::Serialize;

use crate::{
    TabView,
    process::{Phase, PhaseState, Process, SpaceKind, Timeline},
    translated::Line,
};

/// More phases than this do not fit on a line: the first past ones are folded into one.
const MOST: usize = 8;

/// A phase as the macro `line` of `ui/line.html` draws it.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseView {
    /// `past`, `now` or `next`.
    pub state: &'static str,
    /// Its place in the line, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub title_lang: Option<Locale>,
    /// When, in words; may be empty.
    pub dates: String,
    /// What happens in it; may be empty.
    pub text: String,
    /// The language of the text, where it is not the page's.
    pub text_lang: Option<Locale>,
    /// How much of its time is gone, in percent.
    pub share_gone: i64,
    /// How much time is left, in words; only of the present phase.
    pub left: Option<String>,
}

/// The strip of `ui/line.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Strip {
    /// The process.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub title_lang: Option<Locale>,
    /// Its page.
    pub href: String,
    /// Its phases, folded.
    pub phases: Vec<Folded>,
    /// The present phase, if there is one.
    pub now: Option<StripNow>,
    /// What closes or opens next, and when.
    pub sentence: String,
    /// The parts of the process; none where the strip stands in a list.
    pub tabs: Vec<TabView>,
}

/// A phase in a strip.
#[derive(Clone, Debug, Serialize)]
pub struct Folded {
    /// `past`, `now` or `next`.
    pub state: &'static str,
    /// How much of its time is gone, in percent.
    pub share_gone: i64,
}

/// The present phase in a strip.
#[derive(Clone, Debug, Serialize)]
pub struct StripNow {
    /// Its place in the line, from 1.
    pub number: usize,
    /// Its title.
    pub title: Line,
}

impl Strip {
    /// The strip of a process.
    pub fn of(here: &Here, process: &Process, timeline: &Timeline) -> Self {
        let phases = timeline.phases.iter().enumerate();
        let title = Line::of(&process.texts.title, here.locale);
        Self {
            title: title.text,
            title_lang: title.lang,
            href: here.to(&process.path()),
            phases: phases.map(|(i, phase)| folded(here, timeline, i, phase)).collect(),
            now: timeline
                .active_index()
                .map(|i| StripNow { number: i + 1, title: Line::of(&timeline.phases[i].title, here.locale) }),
            sentence: match (timeline.refused(), process.kind) {
                (Some(why), _) => here.say(why),
                (None, SpaceKind::Body) => here.say(&process.access.title()),
                (None, SpaceKind::Process) => sentence(here, timeline),
            },
            tabs: Vec::new(),
        }
    }

    /// An invented strip for the samples of pages.
    pub fn sample() -> Self {
        let folded = |state, share_gone| Folded { state, share_gone };
        Self {
            title: "Bilancio partecipativo 2027".into(),
            title_lang: Some(Locale::EN),
            href: "/it/processes/bilancio-2027".into(),
            phases: vec![folded("past", 100), folded("now", 40), folded("next", 0)],
            now: Some(StripNow { number: 2, title: Line::sample("Sostegno", Some(Locale::EN)) }),
            sentence: "Si chiude domenica 6 dicembre 2026, ore 23:59 (ora di Roma)".into(),
            tabs: TabView::samples(),
        }
    }
}

impl PhaseView {
    /// An invented phase for the samples of pages.
    pub fn sample(state: &'static str, number: usize) -> Self {
        let now = state == "now";
        Self {
            state,
            number,
            title: "Sostegno".into(),
            title_lang: now.then_some(Locale::EN),
            text_lang: now.then_some(Locale::EN),
            dates: "2 novembre – 6 dicembre".into(),
            text: if now { "Ogni persona ha 5 sostegni.".into() } else { String::new() },
            share_gone: if now { 40 } else { 0 },
            left: now.then(|| "Mancano 18 giorni".into()),
        }
    }
}

/// The phases as a line, in the reader's words.
pub fn phase_line(here: &Here, timeline: &Timeline) -> Vec<PhaseView> {
    let mut views: Vec<PhaseView> =
        timeline.phases.iter().enumerate().map(|(i, phase)| view(here, timeline, i, phase)).collect();
    let over = views.len().saturating_sub(MOST);
    let past = views.iter().take_while(|view| view.state == "past").count();
    if over > 0 && past > over {
        let last = views[over].number;
        views.drain(..over);
        views[0].title = here.say(&Text::new("spaces-phases-folded").with("count", last));
        (views[0].dates, views[0].text) = (String::new(), String::new());
        (views[0].title_lang, views[0].text_lang) = (None, None);
    }
    views
}

/// A moment with the zone it is meant in: «domenica 6 dicembre 2026, ore 23:59 (ora di Roma)».
pub fn moment(here: &Here, when: Timestamp) -> String {
    here.say(&Text::new("spaces-moment").with("when", when).with("zone", zone(here)))
}

/// The tenant's time zone in words: «ora di Roma».
pub fn zone(here: &Here) -> String {
    let name = here.tenant.time_zone.name();
    let city = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
    here.say(&Text::new("spaces-zone").with("city", city))
}

fn view(here: &Here, timeline: &Timeline, index: usize, phase: &Phase) -> PhaseView {
    let state = timeline.state(index);
    let (title, text) = (Line::of(&phase.title, here.locale), Line::of(&phase.description, here.locale));
    PhaseView {
        state: word(state),
        number: index + 1,
        title: title.text,
        title_lang: title.lang,
        dates: dates(here, timeline, state, phase),
        text: text.text,
        text_lang: text.lang,
        share_gone: share_gone(here, timeline, state, phase),
        left: if state == PhaseState::Now { left(here, timeline, phase) } else { None },
    }
}

fn folded(here: &Here, timeline: &Timeline, index: usize, phase: &Phase) -> Folded {
    let state = timeline.state(index);
    Folded { state: word(state), share_gone: share_gone(here, timeline, state, phase) }
}

fn word(state: PhaseState) -> &'static str {
    match state {
        PhaseState::Past => "past",
        PhaseState::Now => "now",
        PhaseState::Next => "next",
    }
}

/// How much of a phase is over, in percent; by whole days of the calendar, so that it changes at midnight only.
fn share_gone(here: &Here, timeline: &Timeline, state: PhaseState, phase: &Phase) -> i64 {
    let days = |from: Timestamp, to: Timestamp| (day(here, to) - day(here, from)).num_days();
    match (state, phase.starts_at, phase.ends_at) {
        (PhaseState::Past, ..) => 100,
        (PhaseState::Now, Some(start), Some(end)) if start < end => {
            (days(start, timeline.now()) * 100 / days(start, end).max(1)).clamp(0, 100)
        }
        _ => 0,
    }
}

/// The dates of a phase. The present one says to the minute when it closes; by hand, its end is only planned.
fn dates(here: &Here, timeline: &Timeline, state: PhaseState, phase: &Phase) -> String {
    let reader = here.reader();
    let now = state == PhaseState::Now;
    match (phase.starts_at, phase.ends_at) {
        (_, Some(end)) if now && timeline.is_by_hand() => {
            here.say(&Text::new("spaces-phase-planned-end").with("day", reader.weekday_date(end)))
        }
        (_, Some(end)) if now => here.say(&Text::new("spaces-phase-until").with("moment", moment(here, end))),
        (Some(start), Some(end)) => format!("{} – {}", reader.day_month(start), reader.day_month(end)),
        (Some(start), None) => here.say(&Text::new("spaces-phase-from").with("day", reader.day_month(start))),
        (None, Some(end)) => here.say(&Text::new("spaces-phase-to").with("day", reader.day_month(end))),
        (None, None) => String::new(),
    }
}

/// «Mancano 18 giorni», counted in days of the calendar.
fn left(here: &Here, timeline: &Timeline, phase: &Phase) -> Option<String> {
    if timeline.is_by_hand() {
        return None;
    }
    let days = (day(here, phase.ends_at?) - day(here, timeline.now())).num_days();
    let text = Text::new(if days == 0 { "spaces-left-today" } else { "spaces-left" });
    Some(here.say(&text.with("days", Arg::Number(days))))
}

fn day(here: &Here, moment: Timestamp) -> NaiveDate {
    moment.with_timezone(&here.tenant.time_zone).date_naive()
}

/// What closes or opens next.
fn sentence(here: &Here, timeline: &Timeline) -> String {
    let coming =
        || timeline.phases.iter().find(|phase| phase.starts_at.is_some_and(|start| start > timeline.now()));
    match timeline.active() {
        Some(_) if timeline.is_by_hand() => String::new(),
        Some(Phase { ends_at: Some(end), .. }) => {
            here.say(&Text::new("spaces-strip-closes").with("moment", moment(here, *end)))
        }
        Some(_) => String::new(),
        None => match coming() {
            Some(Phase { title, starts_at: Some(start), .. }) => {
                let text = Text::new("spaces-strip-opens").with("title", title.text(here.locale));
                here.say(&text.with("moment", moment(here, *start)))
            }
            _ if timeline.phases.is_empty() => String::new(),
            _ => here.words("spaces-strip-over"),
        },
    }
}
