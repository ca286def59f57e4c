use kernel::{FieldErrors, Text, Timestamp};
use serde::{Deserialize, Serialize};
use spaces::{Place, Wording};

use super::{
    Access, Enrolment, Mode, Question,
    told::{LINES, TEXTS},
};

const TITLE_MIN: usize = 5;
pub(super) const TITLE_MAX: usize = 150;
pub(super) const BODY_MAX: usize = 20_000;
pub(super) const LINE_MAX: usize = 300;
pub(super) const NOTE_MAX: usize = 1_000;
const ITEMS_MAX: usize = 40;
/// A meeting of more than two weeks is something else, and most likely a slip of the year.
const LONGEST_DAYS: i64 = 14;

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// What is talked about.
    pub title: String,
    /// For how long, in minutes.
    pub minutes: Option<i64>,
}

/// The room at a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Online {
    /// Its address.
    pub url: String,
    /// Whether only guests with a seat see the address.
    pub for_guests: bool,
    /// From how many minutes before the beginning it is shown; none from the first day.
    pub minutes_before: Option<i64>,
}

/// What a meeting says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Its title, one line.
    pub title: String,
    /// Its description, in CommonMark.
    pub body: String,
    /// Where people meet.
    pub mode: Mode,
    /// For whom it is.
    pub access: Access,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Where it is.
    pub place: Place,
    /// Everything else.
    pub details: Details,
}

/// What no list searches by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The name of the place, as in «Sala civica».
    pub venue: String,
    /// How to get there and where to ring.
    pub directions: String,
    /// Steps, lifts, toilets, hearing loops.
    pub accessibility: String,
    /// The room at a screen.
    pub online: Online,
    /// The points of the agenda, in order.
    pub agenda: Vec<AgendaItem>,
    /// What is offered, as in «Spazio per i bambini».
    pub services: Vec<String>,
    /// How people enrol.
    pub enrolment: Enrolment,
    /// Where people enrol, when that is elsewhere.
    pub enrolment_url: String,
    /// How many seats there are; none for any number.
    pub capacity: Option<i64>,
    /// How many of them the office keeps.
    pub reserved: i64,
    /// What is asked of those who enrol.
    pub questions: Vec<Question>,
    /// A sentence of the reminder.
    pub reminder: String,
    /// Nobody can enrol from then on; none means until it begins.
    pub enrol_until: Option<Timestamp>,
    /// The language it is written in, and the office's texts in others.
    pub wording: Wording,
}

impl Default for Details {
    fn default() -> Self {
        Self {
            venue: String::new(),
            directions: String::new(),
            accessibility: String::new(),
            online: Online::default(),
            agenda: Vec::new(),
            services: Vec::new(),
            enrolment: Enrolment::No,
            enrolment_url: String::new(),
            capacity: None,
            reserved: 0,
            questions: Vec::new(),
            reminder: String::new(),
            enrol_until: None,
            wording: Wording::default(),
        }
    }
}

/// What must hold before it is kept at all: dates that make sense, nothing longer than can be kept.
///
/// # Errors
/// Field by field.
pub fn check_complete(content: &Content) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    texts(content, &mut errors);
    times(content, &mut errors);
    where_it_is(content, &mut errors);
    seats(content, &mut errors);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn texts(content: &Content, errors: &mut FieldErrors) {
    let d = &content.details;
    if content.title.trim().chars().count() < TITLE_MIN {
        errors.add("title", Text::new("meetings-title-missing"));
    }
    let mut at_most = |name: &str, text: &str, max: usize| {
        let length = text.chars().count();
        if length > max {
            errors.add(name, Text::new("web-form-too-long").with("length", length).with("max", max));
        }
    };
    at_most("title", &content.title, TITLE_MAX);
    at_most("body", &content.body, BODY_MAX);
    at_most("venue", &d.venue, LINE_MAX);
    at_most("directions", &d.directions, NOTE_MAX);
    at_most("accessibility", &d.accessibility, NOTE_MAX);
    at_most("reminder", &d.reminder, NOTE_MAX);
    for item in &d.agenda {
        at_most("agenda", &item.title, LINE_MAX);
    }
    for service in &d.services {
        at_most("services", service, LINE_MAX);
    }
    let many = || Text::new("meetings-too-many-lines").with("max", ITEMS_MAX);
    if d.agenda.len() > ITEMS_MAX {
        errors.add("agenda", many());
    }
    if d.services.len() > ITEMS_MAX {
        errors.add("services", many());
    }
    d.wording.check(LINES, errors);
    d.wording.check(TEXTS, errors);
}

fn times(content: &Content, errors: &mut FieldErrors) {
    if content.ends_at <= content.starts_at {
        errors.add("ends_at", Text::new("meetings-ends-before-start"));
    } else if content.ends_at - content.starts_at > chrono::TimeDelta::days(LONGEST_DAYS) {
        errors.add("ends_at", Text::new("meetings-too-long").with("days", LONGEST_DAYS));
    }
    if content.details.enrol_until.is_some_and(|until| until > content.ends_at) {
        errors.add("enrol_until", Text::new("meetings-enrol-after-end"));
    }
}

fn where_it_is(content: &Content, errors: &mut FieldErrors) {
    let d = &content.details;
    if content.mode != Mode::Online && d.venue.trim().is_empty() && content.place.address.trim().is_empty() {
        errors.add("address", Text::new("meetings-address-missing"));
    }
    let link = |url: &str| url.parse::<web::Link>().is_ok_and(|link| link.is_external());
    if content.mode == Mode::Online && d.online.url.is_empty() {
        errors.add("online_url", Text::new("meetings-online-missing"));
    } else if !d.online.url.is_empty() && !link(&d.online.url) {
        errors.add("online_url", Text::new("web-form-link"));
    }
    content.place.check(errors);
    if d.enrolment == Enrolment::Elsewhere && !link(&d.enrolment_url) {
        errors.add("enrolment_url", Text::new("web-form-link"));
    }
}

fn seats(content: &Content, errors: &mut FieldErrors) {
    let d = &content.details;
    let range = |min: i64, max: i64| Text::new("web-form-range").with("min", min).with("max", max);
    if d.capacity.is_some_and(|c| !(1..=100_000).contains(&c)) {
        errors.add("capacity", range(1, 100_000));
    }
    if d.reserved < 0 || d.reserved > d.capacity.unwrap_or(0) {
        errors.add("reserved", Text::new("meetings-reserved-too-many"));
    }
    if d.online.minutes_before.is_some_and(|m| !(0..=10_080).contains(&m)) {
        errors.add("online_minutes", range(0, 10_080));
    }
    for (n, question) in (1..).zip(&d.questions) {
        question.check(n, errors);
    }
}

/// The agenda of a text: a point a line, minutes first where there are any, as in «20 Le proposte del quartiere».
pub fn read_agenda(text: &str) -> Vec<AgendaItem> {
    let item = |line: &str| {
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match first.trim_end_matches(['\'', '’', '′']).parse::<i64>() {
            Ok(minutes) if (1..=1_440).contains(&minutes) && !rest.trim().is_empty() => {
                AgendaItem { title: rest.trim().to_owned(), minutes: Some(minutes) }
            }
            _ => AgendaItem { title: line.to_owned(), minutes: None },
        }
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(item).collect()
}

/// The text of an agenda, as [`read_agenda`] reads it.
pub fn write_agenda(items: &[AgendaItem]) -> String {
    let line = |item: &AgendaItem| match item.minutes {
        Some(minutes) => format!("{minutes} {}", item.title),
        None => item.title.clone(),
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_is_read_as_it_is_written() {
        let text = "10 Saluti\n\n 45’ Le proposte del quartiere \n2027: che anno sarà\n3000 anni di storia";
        let items = read_agenda(text);
        let minutes: Vec<_> = items.iter().map(|i| i.minutes).collect();
        assert_eq!(minutes, [Some(10), Some(45), None, None]);
        assert_eq!(items[1].title, "Le proposte del quartiere");
        assert_eq!(read_agenda(&write_agenda(&items)), items);
    }
}
