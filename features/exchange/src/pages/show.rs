//! The page of one card.

use axum::{extract::Path, response::Response};
use kernel::Text;
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{Html, Page};

use super::{
    Seen, capacity_words, card_path, days_words,
    materials::{self, MaterialView},
    month_words,
    row::hosts_words,
    sessions::{self, SessionView},
    words::{event_words, look_words, mode_words},
};
use crate::{
    model::{Availability, Card, Contact, Fixed, Hours, Look, Stage, When},
    permissions::{Act, may},
    store,
};

/// One card with everything about it.
#[derive(Serialize)]
pub(super) struct ShowPage {
    strip: Strip,
    number: i64,
    title: String,
    hosts: String,
    /// Its number among the cards of its body, where that has several.
    of_body: Option<String>,
    office: String,
    /// Not public yet.
    draft: bool,
    html: Html,
    facts: Vec<Fact>,
    transfer: TransferView,
    dates: Vec<DateView>,
    sessions: Vec<SessionView>,
    materials: Vec<MaterialView>,
    contacts: Vec<ContactView>,
    calendar_href: String,
    list_href: String,
    admin_href: Option<String>,
}

/// What, how long, for whom.
#[derive(Clone, Debug, Serialize)]
struct Fact {
    label: String,
    text: String,
}

/// How it works.
#[derive(Clone, Debug, Serialize)]
struct TransferView {
    /// The host's words, when nothing was put in order.
    html: Html,
    days: Vec<DayView>,
    modules: Vec<ModuleView>,
    topics: Vec<String>,
    follow_up: Option<String>,
    extra: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct DayView {
    title: String,
    parts: Vec<PartView>,
}

#[derive(Clone, Debug, Serialize)]
struct PartView {
    when: String,
    items: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct ModuleView {
    title: String,
    hours: String,
    items: Vec<String>,
}

/// When it can be.
#[derive(Clone, Debug, Serialize)]
struct DateView {
    look: &'static str,
    label: String,
    days: String,
    note: String,
}

#[derive(Clone, Debug, Serialize)]
struct ContactView {
    role: String,
    name: String,
    email: String,
    phones: Vec<String>,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "exchange/show.html";

    fn samples() -> Vec<Self> {
        let some = |text: &str| Some(text.to_owned());
        let session = |open: bool| SessionView {
            days: "4 marzo 2027".into(),
            note: "data fissa".into(),
            seats: if open { "Restano 2 posti su 10".into() } else { String::new() },
            called_off: (!open).then(|| "Piove.".into()),
            apply_href: open.then(|| "/it/x/4/sessions/1/application".into()),
            host_href: open.then(|| "/it/x/4/sessions/1".into()),
        };
        let full = Self {
            strip: Strip::sample(),
            number: 4,
            title: "Giovani Protagonisti".into(),
            hosts: "Monza".into(),
            of_body: some("Comune di Monza, scheda 1"),
            office: "Settore Giovani".into(),
            draft: true,
            html: Html::escaped("Un bando."),
            facts: vec![Fact { label: "Posti".into(), text: "10 posti".into() }],
            transfer: TransferView {
                html: Html::escaped("Si parla."),
                days: vec![DayView {
                    title: "Giorno 1".into(),
                    parts: vec![PartView { when: "Mattina".into(), items: vec!["Visita".into()] }],
                }],
                modules: vec![
                    ModuleView {
                        title: "Bando".into(),
                        hours: "3 ore".into(),
                        items: vec!["Criteri".into()],
                    },
                    ModuleView { title: "Rete".into(), hours: String::new(), items: Vec::new() },
                ],
                topics: vec!["Bando".into()],
                follow_up: some("Un convegno"),
                extra: some("Un corso"),
            },
            dates: vec![
                DateView {
                    look: "alt",
                    label: "una data fra due".into(),
                    days: "13 o 20 giugno 2024".into(),
                    note: "Se ne conferma 1".into(),
                },
                DateView { look: "month", label: String::new(), days: "maggio".into(), note: String::new() },
            ],
            sessions: vec![session(true), session(false)],
            materials: MaterialView::samples(),
            contacts: vec![
                ContactView {
                    role: "Referente".into(),
                    name: "Rita Prova".into(),
                    email: "rita@monza.example".into(),
                    phones: vec!["000 1".into()],
                },
                ContactView {
                    role: "Segreteria".into(),
                    name: String::new(),
                    email: String::new(),
                    phones: vec![],
                },
            ],
            calendar_href: "/it/x/4/calendar.ics".into(),
            list_href: "/it/x".into(),
            admin_href: some("/it/admin/x/4"),
        };
        let bare = Self {
            strip: Strip::sample(),
            number: 0,
            title: "Una scheda".into(),
            hosts: "Monza".into(),
            of_body: None,
            office: String::new(),
            draft: false,
            html: Html::escaped(""),
            facts: Vec::new(),
            transfer: TransferView {
                html: Html::escaped(""),
                days: Vec::new(),
                modules: Vec::new(),
                topics: Vec::new(),
                follow_up: None,
                extra: None,
            },
            dates: Vec::new(),
            sessions: Vec::new(),
            materials: Vec::new(),
            contacts: Vec::new(),
            calendar_href: "/it/x/4/calendar.ics".into(),
            list_href: "/it/x".into(),
            admin_href: None,
        };
        vec![full, bare]
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let seen = Seen::read(&inside, &words).await?;
    let card = &seen.card;
    if words != card.words() {
        return Ok(here.go(&card_path(&inside, card)));
    }
    let content = &card.content;
    let tx = here.db.read().await?;
    let sessions = sessions::views(&inside, &tx, &seen).await?;
    let comes = sessions::comes(&tx, &seen).await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let materials = materials::visible(here, &tx, &seen, seen.ground(&inside)).await?;
    drop(tx);
    let works_on_it = may(Act::Revise, &here.who, seen.ground(&inside), Some(card))
        || may(Act::Oversee, &here.who, seen.ground(&inside), None);
    let admin_path = inside.admin_path(&format!("/{}", card.id));
    let page = ShowPage {
        strip: inside.strip(),
        number: card.number.unwrap_or_default(),
        title: content.title.clone(),
        hosts: hosts_words(&inside, card),
        of_body: bodies.iter().find(|body| body.id == card.body && body.cards > 1).zip(card.of_body).map(
            |(body, n)| {
                here.say(&Text::new("exchange-of-body").with("body", body.heading.as_str()).with("n", n))
            },
        ),
        office: content.office.clone(),
        draft: card.stage != Stage::Published,
        html: Html::trusted(&*card.html),
        facts: facts(&inside, card),
        transfer: transfer(&inside, card),
        // A public card has sessions, and they say when it is.
        dates: if sessions.is_empty() {
            content.availability.iter().map(|one| date(&inside, one)).collect()
        } else {
            content
                .availability
                .iter()
                .filter(|one| one.is_in_conflict())
                .map(|one| date(&inside, one))
                .collect()
        },
        sessions,
        materials,
        contacts: content.contacts.iter().map(|one| contact(one, works_on_it || comes)).collect(),
        calendar_href: here.to(&format!("{}/calendar.ics", card_path(&inside, card))),
        list_href: here.to(&inside.path("")),
        admin_href: may(Act::Oversee, &here.who, seen.ground(&inside), None).then(|| here.to(&admin_path)),
    };
    let about = format!("{}. {}", page.hosts, card.summary);
    inside.frame(content.short()).describe(about).show(&page).await
}

/// Everybody sees the role; the rest is for those who work on it or send somebody, unless the host made it public.
fn contact(contact: &Contact, known: bool) -> ContactView {
    let shown = contact.public || known;
    let text = |text: &String| if shown { text.clone() } else { String::new() };
    ContactView {
        role: contact.role.clone(),
        name: text(&contact.name),
        email: text(&contact.email),
        phones: if shown { contact.phones.clone() } else { Vec::new() },
    }
}

fn facts(inside: &Inside, card: &Card) -> Vec<Fact> {
    let here = &inside.here;
    let c = &card.content.capacity;
    let count = |key: &'static str, n: Option<i64>| n.map(|n| here.say(&Text::new(key).with("count", n)));
    let typed: Vec<String> = c.typed_seats.iter().map(|seat| format!("{} {}", seat.n, seat.role)).collect();
    let limits = [
        count("exchange-limit-total", c.total_max),
        count("exchange-limit-bodies", c.max_bodies),
        count("exchange-limit-per-body", c.max_per_body),
        c.one_session_per_participant.then(|| here.words("exchange-limit-once")),
    ];
    let per_day = c
        .per_day
        .iter()
        .map(|day| here.say(&Text::new("exchange-limit-day").with("day", day.day).with("max", day.max)));
    let limits: Vec<String> = limits.into_iter().flatten().chain(per_day).collect();
    let modes: Vec<String> = card.content.transfer.modes.iter().map(|mode| mode_words(here, mode)).collect();
    let hours = card.content.transfer.hours();
    [
        ("exchange-fact-duration", here.say(&card.content.duration.words())),
        ("exchange-fact-hours", count("exchange-hours", hours).unwrap_or_default()),
        (
            "exchange-fact-module-hours",
            count("exchange-hours-min", card.content.duration.module_hours_min).unwrap_or_default(),
        ),
        ("exchange-fact-how", modes.join(", ")),
        ("exchange-fact-seats", capacity_words(here, c)),
        ("exchange-fact-typed", typed.join(", ")),
        ("exchange-fact-limits", limits.join(". ")),
        ("exchange-fact-roles", c.target_roles.join(", ")),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| Fact { label: here.words(key), text })
    .collect()
}

fn transfer(inside: &Inside, card: &Card) -> TransferView {
    let here = &inside.here;
    let t = &card.content.transfer;
    let when = |when: When| match when {
        When::Morning => here.words("exchange-when-morning"),
        When::Afternoon => here.words("exchange-when-afternoon"),
        When::Evening => here.words("exchange-when-evening"),
        When::Day => String::new(),
    };
    let hours = |hours: Option<Hours>, least: Option<i64>| match (hours, least) {
        (Some(Hours::Number(n)), _) => here.say(&Text::new("exchange-hours").with("count", n)),
        (_, Some(n)) => here.say(&Text::new("exchange-hours-min").with("count", n)),
        _ => String::new(),
    };
    let in_order = !t.days.is_empty() || !t.modules.is_empty() || !t.topics.is_empty();
    TransferView {
        html: if in_order { Html::escaped("") } else { Html::trusted(&*card.transfer_html) },
        days: t
            .days
            .iter()
            .map(|day| DayView {
                title: here.say(&Text::new("exchange-day").with("n", day.n)),
                parts: day
                    .parts
                    .iter()
                    .map(|part| PartView { when: when(part.when), items: part.items.clone() })
                    .collect(),
            })
            .collect(),
        modules: t
            .modules
            .iter()
            .map(|module| ModuleView {
                title: module.title.clone(),
                hours: hours(module.hours, module.hours_min),
                items: module.items.clone().unwrap_or_default(),
            })
            .collect(),
        topics: t.topics.clone(),
        follow_up: t.follow_up.clone(),
        extra: t.optional_extra.as_ref().map(|extra| extra.text.clone()),
    }
}

fn date(inside: &Inside, one: &Availability) -> DateView {
    let here = &inside.here;
    let look = one.look();
    let days = match one {
        Availability::Month(month) => month_words(here, month.month),
        Availability::PickN(pick) if !pick.blocks.is_empty() => {
            let blocks = pick.blocks.iter().map(|block| days_words(here, block, Look::Fixed));
            blocks.collect::<Vec<_>>().join(&here.words("exchange-or"))
        }
        _ => days_words(here, &one.days(), look),
    };
    let note = match one {
        Availability::Alternative(one) => here.say(&Text::new("exchange-choose").with("count", one.choose)),
        Availability::PickN(pick) if pick.blocks.is_empty() => {
            here.say(&Text::new("exchange-pick").with("count", pick.n_min))
        }
        Availability::PickN(pick) => here.say(&Text::new("exchange-pick-blocks").with("count", pick.n_min)),
        Availability::Fixed(Fixed { optional_event: Some(event), .. }) => event_words(here, event),
        _ => String::new(),
    };
    let about = one.session_day().map(|n| here.say(&Text::new("exchange-day").with("n", n)));
    let conflict = one.is_in_conflict().then(|| here.words("exchange-conflict"));
    let notes: Vec<String> =
        about.into_iter().chain(conflict).chain([note]).filter(|n| !n.is_empty()).collect();
    DateView { look: look.as_str(), label: look_words(here, look), days, note: notes.join(". ") }
}
