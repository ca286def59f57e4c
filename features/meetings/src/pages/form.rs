//! The form in which a meeting is written: by the office, or the part of it that participants fill in.

use accounts::Choice;
use kernel::{FieldErrors, Locale, Text};
use serde::Serialize;
use spaces::{Inside, MapFrame, Place, Wording};
use web::form::{FormData, FormView, Reading};

use crate::model::{
    Access, Asks, Content, Details, Enrolment, FIELDS, LINES, Meeting, Mode, Online, QUESTIONS, Question,
    Settings, TEXTS, lines, read_agenda, read_options, write_agenda,
};

/// Reads the form.
///
/// # Errors
/// Everything that is wrong at once.
pub(crate) fn read_form(
    inside: &Inside,
    form: &FormData,
    known: Option<&Meeting>,
) -> Result<Content, FieldErrors> {
    let original = original(inside, known);
    let others = inside.here.tenant.locales.iter().copied().filter(|locale| *locale != original).collect();
    read_in(inside, form, others, |read| Wording::read(read, &inside.here, original, LINES, TEXTS))
}

/// Reads what a participant fills in: the language is theirs.
///
/// # Errors
/// As [`read_form`].
pub(crate) fn read_own(inside: &Inside, form: &FormData) -> Result<Content, FieldErrors> {
    read_in(inside, form, Vec::new(), |_| Wording::written_in(inside.here.locale))
}

/// The language that the fields of the form are in, of what the office writes.
fn original(inside: &Inside, known: Option<&Meeting>) -> Locale {
    known.and_then(|m| m.content.details.wording.original).unwrap_or(inside.here.tenant.locale)
}

fn read_in(
    inside: &Inside,
    form: &FormData,
    others: Vec<Locale>,
    wording: impl FnOnce(&mut Reading<'_>) -> Wording,
) -> Result<Content, FieldErrors> {
    let zone = inside.here.tenant.time_zone;
    let now = inside.here.db.env().now();
    let mut read = form.read();
    let title = read.line("title").required_or(Text::new("meetings-title-missing")).value();
    let starts_at =
        read.datetime_local("starts_at", zone).required_or(Text::new("meetings-starts-missing")).or(now);
    let ends_at =
        read.datetime_local("ends_at", zone).required_or(Text::new("meetings-ends-missing")).or(now);
    let mode = read.choice("mode", Mode::WORDS).required().optional();
    let place = Place::read(&mut read);
    let enrolment = read.choice("enrolment", Enrolment::WORDS).optional();
    let access = read.choice("access", Access::WORDS).optional();
    let details = Details {
        venue: read.line("venue").value(),
        directions: read.text("directions").value(),
        accessibility: read.text("accessibility").value(),
        online: Online {
            url: read.line("online_url").value(),
            for_guests: read.checked("online_for_guests"),
            minutes_before: read.number("online_minutes", 0..=10_080).optional(),
        },
        agenda: read_agenda(&read.text("agenda").value()),
        services: lines(&read.text("services").value()),
        enrolment: enrolment.as_deref().and_then(Enrolment::parse).unwrap_or(Enrolment::No),
        enrolment_url: read.line("enrolment_url").value(),
        capacity: read.number("capacity", 1..=100_000).optional(),
        reserved: read.number("reserved", 0..=100_000).or(0),
        questions: (1..=QUESTIONS).filter_map(|n| question(&mut read, n, &others)).collect(),
        reminder: read.text("reminder").value(),
        enrol_until: read.datetime_local("enrol_until", zone).optional(),
        wording: wording(&mut read),
    };
    let content = Content {
        title,
        body: read.text("body").value(),
        mode: mode.as_deref().and_then(Mode::parse).unwrap_or(Mode::InPerson),
        access: access.as_deref().and_then(Access::parse).unwrap_or(Access::Open),
        starts_at,
        ends_at,
        place,
        details,
    };
    read.finish(content)
}

fn question(read: &mut Reading<'_>, n: usize, others: &[Locale]) -> Option<Question> {
    let label = read.line(&format!("question_{n}")).value();
    let asks = read.choice(&format!("question_{n}_asks"), Asks::WORDS).optional();
    let options = read.line(&format!("question_{n}_options")).value();
    let wording = others.iter().fold(Wording::default(), |all, locale| {
        let label = read.line(&format!("question_{n}_{locale}")).value();
        let options = read.line(&format!("question_{n}_options_{locale}")).value();
        all.with("label", *locale, label).with("options", *locale, options)
    });
    (!label.is_empty()).then(|| Question {
        label,
        asks: asks.as_deref().and_then(Asks::parse).unwrap_or(Asks::Text),
        options: read_options(&options),
        wording,
        required: read.checked(&format!("question_{n}_required")),
    })
}

/// The form with what it offers.
#[derive(Serialize)]
pub(crate) struct FormParts {
    form: FormView,
    modes: Vec<Choice>,
    accesses: Vec<Choice>,
    enrolments: Vec<Choice>,
    asks: Vec<Choice>,
    questions: Vec<usize>,
    /// The languages in which the office can give it besides.
    languages: Vec<Choice>,
    map: MapFrame,
}

impl FormParts {
    pub(crate) fn new(inside: &Inside, settings: &Settings, form: FormView) -> Self {
        let here = &inside.here;
        let choice = |word: &str, key: &'static str| Choice::new(word, here.words(key));
        let helped =
            |word: &str, key: &'static str, help: &'static str| choice(word, key).explained(here.words(help));
        Self {
            form,
            modes: vec![
                choice("in_person", "meetings-mode-in-person"),
                choice("online", "meetings-mode-online"),
                choice("hybrid", "meetings-mode-hybrid"),
            ],
            accesses: vec![
                helped("open", "meetings-access-open", "meetings-access-open-help"),
                helped("transparent", "meetings-access-transparent", "meetings-access-transparent-help"),
                helped("private", "meetings-access-private", "meetings-access-private-help"),
            ],
            enrolments: vec![
                choice("no", "meetings-enrolment-no"),
                choice("here", "meetings-enrolment-here"),
                choice("elsewhere", "meetings-enrolment-elsewhere"),
            ],
            asks: vec![
                choice("text", "meetings-asks-text"),
                choice("choice", "meetings-asks-choice"),
                choice("yes_no", "meetings-asks-yes-no"),
            ],
            questions: (1..=QUESTIONS).collect(),
            languages: Vec::new(),
            map: MapFrame::new(&inside.here, settings.map, "meetings-map-pick"),
        }
    }

    /// The same for the office, which gives its own meetings in further languages.
    pub(crate) fn official(self, inside: &Inside, known: Option<&Meeting>) -> Self {
        if known.is_some_and(|m| m.author.is_some()) {
            return self;
        }
        Self { languages: Wording::languages(&inside.here, original(inside, known)), ..self }
    }

    /// The form of a new meeting.
    pub(crate) fn empty() -> FormView {
        FormView::new().add("mode", "in_person").add("access", "open").add("enrolment", "no")
    }

    /// The values of a meeting.
    pub(crate) fn values(inside: &Inside, content: &Content) -> FormView {
        let local = |t: kernel::Timestamp| inside.here.reader().local(t).format("%Y-%m-%dT%H:%M").to_string();
        let d = &content.details;
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let mut view = FormView::new()
            .add("title", &content.title)
            .add("body", &content.body)
            .add("mode", content.mode.as_str())
            .add("access", content.access.as_str())
            .add("starts_at", local(content.starts_at))
            .add("ends_at", local(content.ends_at))
            .add("venue", &d.venue)
            .add("address", &content.place.address)
            .add("directions", &d.directions)
            .add("accessibility", &d.accessibility)
            .add("online_url", &d.online.url)
            .tick("online_for_guests", d.online.for_guests)
            .add("online_minutes", number(d.online.minutes_before))
            .add("agenda", write_agenda(&d.agenda))
            .add("services", d.services.join("\n"))
            .add("enrolment", d.enrolment.as_str())
            .add("enrolment_url", &d.enrolment_url)
            .add("capacity", number(d.capacity))
            .add("reserved", d.reserved.to_string())
            .add("reminder", &d.reminder)
            .add("enrol_until", d.enrol_until.map(local).unwrap_or_default());
        if let Some((lat, lng)) = content.place.point {
            view = view.add("lat", lat.to_string()).add("lng", lng.to_string());
        }
        for (n, q) in (1..).zip(&d.questions) {
            view = view
                .add(&format!("question_{n}"), &q.label)
                .add(&format!("question_{n}_asks"), q.asks.as_str())
                .add(&format!("question_{n}_options"), q.options.join(", "))
                .tick(&format!("question_{n}_required"), q.required);
            for (field, name) in
                [("label", format!("question_{n}")), ("options", format!("question_{n}_options"))]
            {
                let given = q.wording.given(field);
                view = given.fold(view, |view, (locale, text)| view.add(&format!("{name}_{locale}"), text));
            }
        }
        d.wording.fill(view, FIELDS)
    }

    pub(crate) fn samples() -> Vec<Self> {
        let choice = |word: &str| vec![Choice::new(word, "Parola").explained("Che cosa vuol dire.")];
        let parts = |form| Self {
            form,
            modes: choice("in_person"),
            accesses: choice("open"),
            enrolments: choice("no"),
            asks: choice("text"),
            questions: vec![1, 2],
            languages: vec![Choice::new("en", "English")],
            map: MapFrame::sample(),
        };
        vec![parts(Self::empty().with_sample_error("title", "Manca il titolo.")), parts(FormView::new())]
    }
}
