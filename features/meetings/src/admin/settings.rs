//! How meetings work here.

use kernel::{FieldErrors, Problem, Text};
use spaces::{Inside, settings};
use web::form::{FormData, FormView};

use super::allowed;
use crate::{
    model::{Participants, Settings},
    permissions::Act,
};

impl settings::Settings for Settings {
    const TEMPLATE: &'static str = "meetings/admin/settings.html";
    const TITLE: &'static str = "meetings-settings-title";
    const CHOICES: &'static [settings::Words] = &[(
        "participants",
        &[
            ("no", "meetings-participants-no"),
            ("phase", "meetings-participants-phase"),
            ("always", "meetings-participants-always"),
        ],
    )];

    fn allowed(&self, inside: &Inside) -> Result<(), Problem> {
        allowed(inside, Act::Configure).map(drop)
    }

    fn fill(&self) -> FormView {
        let form = FormView::new()
            .add("participants", self.participants.as_str())
            .tick("approval", self.approval)
            .tick("comments", self.comments)
            .add("offer_hours", self.offer_hours.to_string())
            .add("reminder_hours", self.reminder_hours.to_string());
        self.map.fill(form)
    }

    fn read(&self, form: &FormData) -> Result<Self, FieldErrors> {
        let mut read = form.read();
        let participants = read.choice("participants", Participants::WORDS).required().optional();
        let settings = Settings {
            participants: participants.as_deref().and_then(Participants::parse).unwrap_or(self.participants),
            approval: read.checked("approval"),
            comments: read.checked("comments"),
            offer_hours: read.number("offer_hours", 0..=336).required().or(self.offer_hours),
            reminder_hours: read.number("reminder_hours", 0..=336).required().or(self.reminder_hours),
            map: self.map.read(&mut read),
        };
        read.finish(settings)
    }

    fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for (name, hours) in [("offer_hours", self.offer_hours), ("reminder_hours", self.reminder_hours)] {
            if !(0..=336).contains(&hours) {
                errors.add(name, Text::new("web-form-range").with("min", 0_i64).with("max", 336_i64));
            }
        }
        self.map.check(&mut errors);
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}
