//! What a meeting says to a reader: in their language where the office gave it, else as it was written.

use kernel::{Locale, Translated};
use spaces::{
    Field, Wording,
    translated::{Line, Prose},
};

use super::{
    AgendaItem, Meeting, Report,
    content::{BODY_MAX, LINE_MAX, NOTE_MAX, TITLE_MAX},
    read_agenda,
};

/// The fields of one line that the office gives in further languages.
pub(crate) const LINES: &[Field] = &[("title", TITLE_MAX), ("venue", LINE_MAX)];
/// The longer ones.
pub(crate) const TEXTS: &[Field] = &[
    ("body", BODY_MAX),
    ("directions", NOTE_MAX),
    ("accessibility", NOTE_MAX),
    ("agenda", BODY_MAX),
    ("services", BODY_MAX),
    ("reminder", NOTE_MAX),
];
/// All of them.
pub(crate) const FIELDS: &[&str] =
    &["title", "venue", "body", "directions", "accessibility", "agenda", "services", "reminder"];

/// The texts of a meeting for one reader; its address is made of the title as it was written.
pub(crate) struct Told {
    pub(crate) title: Line,
    pub(crate) summary: Line,
    pub(crate) html: Prose,
    /// The venue and the address.
    pub(crate) place: Line,
    pub(crate) directions: Line,
    pub(crate) accessibility: Line,
    pub(crate) agenda: Vec<AgendaItem>,
    pub(crate) agenda_lang: Option<Locale>,
    pub(crate) services: Vec<String>,
    pub(crate) services_lang: Option<Locale>,
}

impl Meeting {
    /// Its texts for a reader.
    pub(crate) fn told(&self, reader: Locale) -> Told {
        let (d, wording) = (&self.content.details, &self.content.details.wording);
        let line = |field: &str, original: &str| wording.line(field, original, reader);
        let venue = line("venue", &d.venue);
        let written = |items: &[String]| items.join("\n");
        let (agenda, services) = (super::write_agenda(&d.agenda), written(&d.services));
        let (agenda, services) = (line("agenda", &agenda), line("services", &services));
        Told {
            title: line("title", &self.content.title),
            summary: line("summary", &self.summary),
            html: wording.prose("html", &self.html, reader),
            place: Line { text: place(&venue.text, &self.content.place.address), lang: venue.lang },
            directions: line("directions", &d.directions),
            accessibility: line("accessibility", &d.accessibility),
            agenda: read_agenda(&agenda.text),
            agenda_lang: agenda.lang,
            services: lines(&services.text),
            services_lang: services.lang,
        }
    }

    /// Its title in all of its languages.
    pub(crate) fn title(&self) -> Translated {
        self.content.details.wording.translated("title", &self.content.title)
    }

    /// Where it is in all of its languages.
    pub(crate) fn place(&self) -> Translated {
        let details = &self.content.details;
        let venue = details.wording.translated("venue", &details.venue);
        venue.map(|venue| place(venue, &self.content.place.address))
    }

    /// What the office wrote for the reminder, in all of its languages.
    pub(crate) fn reminder(&self) -> Translated {
        let details = &self.content.details;
        details.wording.translated("reminder", details.reminder.trim())
    }
}

impl Report {
    /// The minutes in all of their languages.
    pub(crate) fn translated(&self) -> Translated {
        self.wording.translated("body", &self.body)
    }
}

/// The venue and the address in one line.
pub(crate) fn place(venue: &str, address: &str) -> String {
    let parts = [venue, address].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// The lines of a text that say something.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Renders what the office wrote in further languages, once and for all readers.
pub(crate) fn render(wording: &mut Wording, summary: impl Fn(&str) -> String) {
    wording.derive("body", "html", |text| web::markdown(text).into());
    wording.derive("body", "summary", summary);
}
