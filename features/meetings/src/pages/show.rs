//! The page of one meeting.

use axum::{extract::Path, response::Response};
use engagement::follows;
use kernel::{Locale, Problem, Text};
use seats::{Seat, State};
use serde::Serialize;
use spaces::{
    Inside, Strip, links,
    translated::{Line, Prose},
};
use web::{Html, Page};

use super::{
    Point, Seen, Tag, meeting_path,
    row::{left, mode_key, shows_online, span},
};
use crate::{
    model::{AgendaItem, Enrolment, Meeting, Report, Stage, Told},
    permissions::{Act, check, may},
};

/// One meeting with everything about it.
#[derive(Serialize)]
pub(super) struct ShowPage {
    strip: Strip,
    number: i64,
    title: Line,
    tags: Vec<Tag>,
    when: String,
    mode: String,
    html: Prose,
    /// Whether the office wrote it, which could give it in more languages.
    official: bool,
    facts: Vec<Fact>,
    point: Option<Point>,
    /// The address of the room at a screen, for whoever may go there now.
    online: Option<String>,
    /// When and for whom the address will be shown.
    online_later: Option<String>,
    agenda: Vec<AgendaItem>,
    agenda_lang: Option<Locale>,
    services: Vec<String>,
    services_lang: Option<Locale>,
    cancelled: Option<String>,
    enrolment: EnrolmentView,
    report: Option<ReportView>,
    links: Vec<LinkView>,
    author: Option<String>,
    /// Whether there is anything to go to.
    coming: bool,
    calendar_href: String,
    poster_href: String,
    list_href: String,
    admin_href: Option<String>,
    follow: Html,
    comments: Html,
}

/// What, where, how.
#[derive(Clone, Debug, Serialize)]
struct Fact {
    label: String,
    text: String,
    lang: Option<Locale>,
}

/// How the reader enrols, or what they have.
#[derive(Clone, Debug, Serialize)]
struct EnrolmentView {
    /// `none`, `elsewhere`, `enrol`, `line`, `held`, `waiting`, `offered` or `closed`.
    kind: &'static str,
    /// Seats left, or the length of the line.
    seats: Option<String>,
    /// Why not now, or until when.
    text: Option<String>,
    href: String,
    withdraw_href: String,
    ticket_href: String,
    accept_action: String,
    login: bool,
}

#[derive(Clone, Debug, Serialize)]
struct ReportView {
    html: Prose,
    attendees: Option<i64>,
    organisations: String,
    recording: Option<String>,
    /// Read by the staff only.
    hidden: bool,
}

#[derive(Clone, Debug, Serialize)]
struct LinkView {
    title: Line,
    href: String,
    note: Option<String>,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "meetings/show.html";

    fn samples() -> Vec<Self> {
        let view = |kind| EnrolmentView {
            kind,
            seats: Some("Restano 12 posti su 40".into()),
            text: Some("Fino a giovedì 3 dicembre, ore 18:00.".into()),
            href: "/it/x/1/enrolment".into(),
            withdraw_href: "/it/x/1/enrolment/withdrawal".into(),
            ticket_href: "/it/x/1/ticket".into(),
            accept_action: "/it/x/1/enrolment/acceptance".into(),
            login: kind == "enrol",
        };
        let bare = |enrolment| Self {
            strip: Strip::sample(),
            number: 1,
            title: Line::sample("Assemblea di quartiere", None),
            official: false,
            tags: Vec::new(),
            when: "giovedì 3 dicembre 2026, ore 18:00–20:00".into(),
            mode: "Di persona".into(),
            html: Prose::sample("", None),
            facts: Vec::new(),
            point: None,
            online: None,
            online_later: None,
            agenda: Vec::new(),
            agenda_lang: None,
            services: Vec::new(),
            services_lang: None,
            cancelled: None,
            enrolment,
            report: None,
            links: Vec::new(),
            author: None,
            coming: true,
            calendar_href: "/it/x/1/calendar.ics".into(),
            poster_href: "/it/x/1/poster".into(),
            list_href: "/it/x".into(),
            admin_href: None,
            follow: Html::default(),
            comments: Html::default(),
        };
        let item = |minutes| AgendaItem { title: "Saluti".into(), minutes };
        let report = |hidden, attendees: Option<i64>| ReportView {
            html: Prose::sample("Abbiamo parlato.", attendees.map(|_| Locale::EN)),
            attendees,
            organisations: if hidden { String::new() } else { "La Pro Loco".into() },
            recording: attendees.map(|_| "https://video.example/1".into()),
            hidden,
        };
        let link = |note: Option<&str>| LinkView {
            title: "Luce".into(),
            href: "/it/y/27".into(),
            note: note.map(Into::into),
        };
        let full = Self {
            tags: vec![Tag::sample()],
            title: Line::sample("Assemblea di quartiere", Some(Locale::EN)),
            html: Prose::sample("Parliamo del parco.", Some(Locale::EN)),
            official: true,
            facts: vec![Fact { label: "Dove".into(), text: "Sala civica".into(), lang: Some(Locale::EN) }],
            point: Some(Point { lat: 44.98, lng: 9.49 }),
            online: Some("https://stanza.example/1".into()),
            agenda: vec![item(Some(10)), item(None)],
            agenda_lang: Some(Locale::EN),
            services_lang: Some(Locale::EN),
            services: vec!["Spazio per i bambini".into()],
            cancelled: Some("La sala è allagata.".into()),
            report: Some(report(false, Some(34))),
            links: vec![link(Some("accolta")), link(None)],
            author: Some("anna".into()),
            admin_href: Some("/it/admin/x/1".into()),
            follow: Html::trusted("<p>Segui</p>"),
            comments: Html::trusted("<section><h2>14 commenti</h2></section>"),
            ..bare(view("held"))
        };
        let mut pages: Vec<Self> = ["none", "elsewhere", "enrol", "line", "waiting", "offered", "closed"]
            .map(|k| bare(view(k)))
            .into();
        pages.push(full);
        pages.push(Self {
            online_later: Some("Chi è iscritto vede il link.".into()),
            report: Some(report(true, None)),
            coming: false,
            ..bare(EnrolmentView { seats: None, text: None, login: false, ..view("enrol") })
        });
        pages.push(bare(EnrolmentView { seats: None, text: None, ..view("waiting") }));
        pages
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let seen = Seen::read(&inside, &words).await?;
    let m = &seen.meeting;
    if words != m.words() {
        return Ok(here.go(&meeting_path(&inside, m)));
    }
    let told = m.told(here.locale);
    let staff = here.who.sees_drafts(inside.process.id.uuid());
    let tx = here.db.read().await?;
    let seat = match &here.who.me {
        Some(me) => seats::seat_of(&tx, &m.reference(), me.id.uuid()).await?,
        None => None,
    };
    let now = tx.now_until(|now| m.next_change(now));
    let enrolment = enrolment(&inside, &seen, seat.as_ref(), &tx, now).await?;
    let linked = links::linked_cards(&tx, &here.state, &m.reference(), here.locale).await?;
    let (follow, comments) = match seen.subject(&inside) {
        Some(subject) => (
            follows::button(here, &tx, &subject.about, &told.title.text, &subject.path).await?,
            engagement::comments::section(here, &tx, &subject).await?,
        ),
        None => Default::default(),
    };
    drop(tx);
    let has_seat = seat.is_some_and(|seat| seat.state == State::Held);
    let online = shows_online(m, has_seat, staff, now).then(|| m.content.details.online.url.clone());
    let mut tags: Vec<Tag> = Tag::of_access(here, m.content.access).into_iter().collect();
    if m.stage == Stage::Cancelled {
        tags.push(Tag::of_stage(here, Stage::Cancelled));
    }
    let admin_path = inside.admin_path(&format!("/{}", m.id));
    let page = ShowPage {
        strip: inside.strip(),
        number: m.number.unwrap_or_default(),
        facts: facts(&inside, &told),
        title: told.title,
        official: m.author.is_none(),
        tags,
        when: span(here, m.content.starts_at, m.content.ends_at),
        mode: here.words(mode_key(m.content.mode)),
        html: Prose { html: told.html.html.raised(), ..told.html },
        point: m.content.place.point.map(|(lat, lng)| Point { lat, lng }),
        online_later: online.is_none().then(|| later(&inside, m, now)).flatten(),
        online,
        agenda: told.agenda,
        agenda_lang: told.agenda_lang,
        services: told.services,
        services_lang: told.services_lang,
        cancelled: (m.stage == Stage::Cancelled).then(|| m.reason.clone().unwrap_or_default()),
        enrolment,
        report: m.report.as_ref().filter(|r| r.shown || staff).map(|r| report(r, here.locale)),
        links: linked
            .into_iter()
            .map(|(_, card)| LinkView {
                title: card.title,
                href: card.path,
                note: card.note.map(|note| here.say(&note)),
            })
            .collect(),
        author: m
            .author
            .map(|_| m.nickname.clone().filter(|n| !n.is_empty()))
            .map(|nickname| nickname.unwrap_or_else(|| here.words("meetings-author-gone"))),
        coming: m.stage == Stage::Published && !m.is_over(now),
        calendar_href: here.to(&format!("{}/calendar.ics", meeting_path(&inside, m))),
        poster_href: here.to(&format!("{}/poster", meeting_path(&inside, m))),
        list_href: here.to(&inside.path("")),
        admin_href: may(Act::Oversee, &here.who, seen.ground(&inside), None).then(|| here.to(&admin_path)),
        follow,
        comments,
    };
    let about = format!("{}. {}", page.when, told.summary.text);
    inside.frame(&page.title).describe(about).show(&page).await
}

fn report(report: &Report, reader: Locale) -> ReportView {
    ReportView {
        html: report.wording.prose("html", &report.html, reader),
        attendees: report.attendees,
        organisations: report.organisations.clone(),
        recording: report.recording.clone(),
        hidden: !report.shown,
    }
}

fn facts(inside: &Inside, told: &Told) -> Vec<Fact> {
    [
        ("meetings-fact-where", &told.place),
        ("meetings-fact-directions", &told.directions),
        ("meetings-fact-accessibility", &told.accessibility),
    ]
    .into_iter()
    .filter(|(_, line)| !line.text.is_empty())
    .map(|(key, line)| Fact { label: inside.here.words(key), text: line.text.clone(), lang: line.lang })
    .collect()
}

/// When and for whom the room at a screen opens.
fn later(inside: &Inside, m: &Meeting, now: kernel::Timestamp) -> Option<String> {
    let online = &m.content.details.online;
    if online.url.is_empty() || m.is_over(now) || m.stage != Stage::Published {
        return None;
    }
    let opens =
        online.minutes_before.map(|minutes| m.content.starts_at - chrono::TimeDelta::minutes(minutes));
    let text = match (opens.filter(|t| now < *t), online.for_guests) {
        (Some(t), true) => Text::new("meetings-online-later-guests").with("when", t),
        (Some(t), false) => Text::new("meetings-online-later").with("when", t),
        (None, _) => Text::new("meetings-online-guests"),
    };
    Some(inside.here.say(&text))
}

async fn enrolment(
    inside: &Inside,
    seen: &Seen,
    seat: Option<&Seat>,
    tx: &db::Tx,
    now: kernel::Timestamp,
) -> Result<EnrolmentView, Problem> {
    let here = &inside.here;
    let m = &seen.meeting;
    let d = &m.content.details;
    let path = |rest: &str| here.to(&format!("{}{rest}", meeting_path(inside, m)));
    let mut view = EnrolmentView {
        kind: "none",
        seats: None,
        text: None,
        href: path("/enrolment"),
        withdraw_href: path("/enrolment/withdrawal"),
        ticket_href: path("/ticket"),
        accept_action: path("/enrolment/acceptance"),
        login: here.who.me.is_none(),
    };
    if m.stage != Stage::Published || (m.is_over(now) && seat.is_none()) {
        return Ok(view);
    }
    match d.enrolment {
        Enrolment::No => return Ok(view),
        Enrolment::Elsewhere => {
            view.kind = "elsewhere";
            view.href = d.enrolment_url.clone();
            return Ok(view);
        }
        Enrolment::Here => {}
    }
    let counts = seats::counts(tx, "meeting", &[m.id.uuid()]).await?.remove(&m.id.uuid()).unwrap_or_default();
    view.seats = left(here, &counts);
    match seat.map(|seat| (seat.state, seat)) {
        Some((State::Held, _)) => view.kind = "held",
        Some((State::Waiting, seat)) => {
            view.kind = "waiting";
            let before = seats::before_in_line(tx, &m.reference(), seat.place).await?;
            view.text = Some(here.say(&Text::new("meetings-line-before").with("count", before)));
        }
        Some((State::Offered, seat)) => {
            view.kind = "offered";
            let until = seat.offered_until;
            view.text = until.map(|t| here.say(&Text::new("meetings-offered-until").with("when", t)));
        }
        _ => match check(Act::Enrol, &here.who, seen.ground(inside), Some(m)) {
            Ok(()) | Err(Problem::NotLoggedIn(_)) => {
                view.kind = if counts.free() == Some(0) { "line" } else { "enrol" };
                let until = Text::new("meetings-enrol-until").with("when", m.enrolment_ends());
                view.text = Some(here.say(&until));
            }
            Err(Problem::NotAllowed(why)) => {
                view.kind = "closed";
                view.text = Some(here.say(&why));
            }
            Err(problem) => return Err(problem),
        },
    }
    Ok(view)
}
