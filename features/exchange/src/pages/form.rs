//! The form in which a card is written, by its host or by the programme's managers.

use accounts::Choice;
use kernel::{FieldErrors, Text};
use serde::Serialize;
use spaces::{Inside, LabelId, Labels, Scheme};
use web::form::{FormData, FormView, Reading};

use crate::{
    actions::Labelled,
    model::{
        Availability, Capacity, Card, Contact, Content, Duration, DurationKind, DurationUnit, Transfer,
        lines::{
            DateRow, lines, read_days, read_events, read_modules, read_per_day, read_typed, write_days,
            write_events, write_modules, write_per_day, write_typed,
        },
    },
};

/// Rows of dates that the form has at least, and how many of them are free.
const ROWS: (usize, usize) = (4, 2);
/// Contacts of a card.
const CONTACTS: usize = 2;

/// Reads the form over what the card said before: what the form does not show stays.
///
/// # Errors
/// Everything that is wrong at once.
pub(crate) fn read_form(
    form: &FormData,
    labels: &Labels,
    before: &Content,
) -> Result<(Content, Labelled), FieldErrors> {
    let mut read = form.read();
    let title = read.line("title").required_or(Text::new("exchange-title-missing")).value();
    let label = |read: &mut Reading<'_>, name: &str, scheme| {
        let id = read.parsed::<LabelId>(name, "web-form-choice").optional();
        id.filter(|id| labels.list(scheme).any(|(known, _)| known == *id))
    };
    let theme = label(&mut read, "theme", Scheme::Category);
    let area = label(&mut read, "area", Scheme::Area);
    let mut availability = availability(form, &mut read, &before.availability);
    if let Err(line) = read_events(&read.text("events").value(), &mut availability) {
        read.error("events", Text::new("exchange-event-unreadable").with("line", line));
    }
    let content = Content {
        title,
        short: read.line("short").value(),
        office: read.line("office").value(),
        description: read.text("description").value(),
        transfer: transfer(&mut read, &before.transfer),
        capacity: capacity(&mut read, &before.capacity),
        duration: duration(&mut read, &before.duration),
        availability,
        contacts: (1..=CONTACTS.max(before.contacts.len()))
            .filter_map(|n| contact(&mut read, n, before.contacts.get(n - 1)))
            .collect(),
        ..before.clone()
    };
    read.finish((content, Labelled { theme, area }))
}

fn transfer(read: &mut Reading<'_>, before: &Transfer) -> Transfer {
    let days = read.text("days").value();
    let modules = read.text("modules").value();
    let ticked = read.list("modes");
    let known = |mode: &String| Transfer::MODES.contains(&mode.as_str());
    let own = before.modes.iter().filter(|mode| !known(mode)).cloned();
    Transfer {
        modes: ticked.into_iter().filter(known).chain(own).collect(),
        text: read.text("transfer").value(),
        days: if days == write_days(&before.days) { before.days.clone() } else { read_days(&days) },
        modules: if modules == write_modules(&before.modules) {
            before.modules.clone()
        } else {
            read_modules(&modules)
        },
        topics: lines(&read.text("topics").value()),
        follow_up: read.text("follow_up").optional(),
        optional_extra: before.optional_extra.clone(),
    }
}

fn capacity(read: &mut Reading<'_>, before: &Capacity) -> Capacity {
    let mut number = |name: &str| read.number(name, 1..=1_000).optional();
    let (min, max) = (number("min"), number("max"));
    let (total_max, max_bodies) = (number("total_max"), number("max_bodies"));
    let max_per_body = number("max_per_body");
    let per_day = read.text("per_day").value();
    let per_day = if per_day == write_per_day(&before.per_day) {
        Some(before.per_day.clone())
    } else {
        read_per_day(&per_day)
    };
    if per_day.is_none() {
        read.error("per_day", Text::new("exchange-per-day-unreadable"));
    }
    Capacity {
        min,
        max,
        total_max,
        max_bodies,
        max_per_body,
        typed_seats: read_typed(&read.text("typed_seats").value()),
        target_roles: lines(&read.text("target_roles").value()),
        one_session_per_participant: read.checked("once"),
        per_day: per_day.unwrap_or_default(),
        text: read.text("capacity_text").value(),
        ..before.clone()
    }
}

fn duration(read: &mut Reading<'_>, before: &Duration) -> Duration {
    let min = read.number("duration_min", 1..=365).required().or(1);
    let max = read.number("duration_max", 1..=365).optional();
    let unit = read.choice("duration_unit", DurationUnit::WORDS).optional();
    let at_least = read.checked("duration_open");
    let kind = match max {
        _ if at_least => DurationKind::Min,
        Some(max) if max != min => DurationKind::Range,
        _ => DurationKind::Fixed,
    };
    Duration {
        kind,
        min,
        max: if at_least { None } else { Some(max.unwrap_or(min)) },
        unit: unit.as_deref().and_then(DurationUnit::parse).unwrap_or(DurationUnit::Day),
        module_hours_min: read.number("module_hours", 1..=200).optional(),
        ..before.clone()
    }
}

fn availability(form: &FormData, read: &mut Reading<'_>, before: &[Availability]) -> Vec<Availability> {
    let rows = form.iter().filter(|(name, _)| name.starts_with("dates_")).count().min(60);
    let mut kept = Vec::new();
    for n in 1..=rows {
        let days = read.line(&format!("dates_{n}")).value();
        if days.is_empty() {
            continue;
        }
        let kind = form.value(&format!("kind_{n}")).to_owned();
        let typed = |name: &str| form.value(&format!("{name}_{n}")).trim().to_owned();
        let row = DateRow { kind, days, count: typed("count"), about: typed("about") };
        match row.read(before) {
            Some(one) => kept.push(one),
            None => read.error(&format!("dates_{n}"), Text::new("exchange-dates-unreadable")),
        }
    }
    kept
}

fn contact(read: &mut Reading<'_>, n: usize, before: Option<&Contact>) -> Option<Contact> {
    let name = read.line(&format!("contact_{n}")).value();
    let role = read.line(&format!("contact_{n}_role")).value();
    let email = read.line(&format!("contact_{n}_email")).value();
    let phones = read.line(&format!("contact_{n}_phones")).value();
    if name.is_empty() && role.is_empty() && email.is_empty() {
        return None;
    }
    let phones = phones.split(',').map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    let contact_id = before.map_or_else(|| format!("contact-{n}"), |contact| contact.contact_id.clone());
    let public = read.checked(&format!("contact_{n}_public"));
    Some(Contact { role, contact_id, name, email, phones, public })
}

/// The form with what it offers.
#[derive(Serialize)]
pub(crate) struct FormParts {
    form: FormView,
    themes: Vec<Choice>,
    areas: Vec<Choice>,
    modes: Vec<Choice>,
    units: Vec<Choice>,
    kinds: Vec<Choice>,
    dates: Vec<usize>,
    contacts: Vec<usize>,
}

impl FormParts {
    pub(crate) fn new(inside: &Inside, labels: &Labels, form: FormView, dates: usize) -> Self {
        let here = &inside.here;
        let choice = |word: &str, key: &'static str| Choice::new(word, here.words(key));
        let of = |scheme| labels.list(scheme).map(|(id, title)| Choice::new(id.to_string(), title)).collect();
        Self {
            form,
            themes: of(Scheme::Category),
            areas: of(Scheme::Area),
            modes: vec![
                choice("on-site", "exchange-mode-on-site"),
                choice("workshop", "exchange-mode-workshop"),
                choice("webinar", "exchange-mode-webinar"),
            ],
            units: vec![choice("day", "exchange-unit-day"), choice("week", "exchange-unit-week")],
            kinds: vec![
                choice("fixed", "exchange-kind-fixed"),
                choice("alternative", "exchange-kind-alternative"),
                choice("month", "exchange-kind-month"),
                choice("window", "exchange-kind-window"),
                choice("range", "exchange-kind-range"),
                choice("pick-n", "exchange-kind-pick"),
            ],
            dates: (1..=dates.max(ROWS.0)).collect(),
            contacts: (1..=CONTACTS).collect(),
        }
    }

    /// How many rows of dates a card's form has: some are always free.
    pub(crate) fn rows(content: &Content) -> usize {
        content.availability.len() + ROWS.1
    }

    /// The values of a card.
    pub(crate) fn values(content: &Content, labels: Labelled) -> FormView {
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let label = |id: Option<LabelId>| id.map(|id| id.to_string()).unwrap_or_default();
        let (t, c, d) = (&content.transfer, &content.capacity, &content.duration);
        let mut view = FormView::new()
            .add("title", &content.title)
            .add("short", &content.short)
            .add("office", &content.office)
            .add("theme", label(labels.theme))
            .add("area", label(labels.area))
            .add("description", &content.description)
            .add("transfer", &t.text)
            .add("days", write_days(&t.days))
            .add("modules", write_modules(&t.modules))
            .add("topics", t.topics.join("\n"))
            .add("follow_up", t.follow_up.clone().unwrap_or_default())
            .add("min", number(c.min))
            .add("max", number(c.max))
            .add("total_max", number(c.total_max))
            .add("max_bodies", number(c.max_bodies))
            .add("max_per_body", number(c.max_per_body))
            .add("typed_seats", write_typed(&c.typed_seats))
            .add("target_roles", c.target_roles.join("\n"))
            .tick("once", c.one_session_per_participant)
            .add("per_day", write_per_day(&c.per_day))
            .add("events", write_events(&content.availability))
            .add("module_hours", number(d.module_hours_min))
            .add("capacity_text", &c.text)
            .add("duration_min", d.min.to_string())
            .add("duration_max", number(d.max.filter(|max| *max != d.min)))
            .add("duration_unit", d.unit.as_str())
            .tick("duration_open", d.kind == DurationKind::Min);
        for mode in &t.modes {
            view = view.add("modes", mode);
        }
        for (n, one) in (1..).zip(&content.availability) {
            let row = DateRow::new(one);
            view = view
                .add(&format!("kind_{n}"), row.kind)
                .add(&format!("dates_{n}"), row.days)
                .add(&format!("count_{n}"), row.count)
                .add(&format!("about_{n}"), row.about);
        }
        for (n, one) in (1..).zip(&content.contacts) {
            view = view
                .add(&format!("contact_{n}"), &one.name)
                .add(&format!("contact_{n}_role"), &one.role)
                .add(&format!("contact_{n}_email"), &one.email)
                .add(&format!("contact_{n}_phones"), one.phones.join(", "))
                .tick(&format!("contact_{n}_public"), one.public);
        }
        view
    }

    /// The values of an existing card.
    pub(crate) fn of(card: &Card) -> FormView {
        Self::values(&card.content, Labelled { theme: card.theme, area: card.area })
    }

    pub(crate) fn samples() -> Vec<Self> {
        let choice = |word: &str| vec![Choice::new(word, "Parola")];
        let parts = |form, themes: Vec<Choice>| Self {
            form,
            areas: themes.clone(),
            themes,
            modes: choice("on-site"),
            units: choice("day"),
            kinds: choice("fixed"),
            dates: vec![1, 2],
            contacts: vec![1],
        };
        let wrong = Self::values(&Content::default(), Labelled::default())
            .with_sample_error("dates_1", "Scrivi le date.");
        vec![parts(wrong, choice("x")), parts(FormView::new(), Vec::new())]
    }
}
