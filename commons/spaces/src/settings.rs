//! The form of a component's settings. A feature says what its settings are, how a form fills and reads them and who may
//! change them; the page, the saving and what happens to errors are the same everywhere.

use std::{collections::BTreeMap, marker::PhantomData};

use accounts::Choice;
use axum::{
    response::Response,
    routing::{MethodRouter, get},
};
use feature::State;
use kernel::{FieldErrors, Problem, Text, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Inside, Wording,
    process::{Figure, actions},
    reason,
};

/// Words to choose from in one field: what is sent, and the message that says it.
pub type Words = (&'static str, &'static [(&'static str, &'static str)]);

/// The settings of a kind of components. Absent fields take their defaults.
pub trait Settings: Serialize + DeserializeOwned + Default + Send + Sync + 'static {
    /// The template of the form; it extends `spaces/admin/_settings.html`.
    const TEMPLATE: &'static str;

    /// The title of the page, a message key.
    const TITLE: &'static str;

    /// What there is to choose from, field by field.
    const CHOICES: &'static [Words];

    /// Passes whoever may change them.
    ///
    /// # Errors
    /// [`Problem::NotLoggedIn`] and [`Problem::NotAllowed`] with the reason.
    fn allowed(&self, inside: &Inside) -> Result<(), Problem>;

    /// The form with these settings.
    fn fill(&self) -> FormView;

    /// The settings of a form; what it does not say stays as it is in these.
    ///
    /// # Errors
    /// Field by field.
    fn read(&self, form: &FormData) -> Result<Self, FieldErrors>;

    /// What is wrong with them, whoever wrote them: the form, an import, the command line.
    ///
    /// # Errors
    /// Field by field.
    fn check(&self) -> Result<(), FieldErrors>;

    /// Those that people rely on once they take part: to change one then needs a published reason.
    fn relied_on(&self) -> Vec<(Figure, Option<i64>)> {
        Vec::new()
    }
}

/// Settings that somebody else may have written, as their own type.
///
/// # Errors
/// [`Problem::Invalid`] with the place below `settings`.
pub fn fits<S: DeserializeOwned>(settings: &serde_json::Value) -> Result<(), Problem> {
    object(settings)?;
    crate::porting::part::<S>("settings", settings.clone()).map(|_| ())
}

/// The same for those that say themselves what is wrong with them.
///
/// # Errors
/// As [`fits`], and what [`Settings::check`] says.
pub fn check<S: Settings>(settings: &serde_json::Value) -> Result<(), Problem> {
    object(settings)?;
    let read: S = crate::porting::part("settings", settings.clone())?;
    read.check().map_err(|wrong| {
        let mut errors = FieldErrors::default();
        wrong.iter().for_each(|(field, text)| errors.add(format!("settings.{field}"), text.clone()));
        errors.into()
    })
}

/// Settings have names: a list would be read as if its places were.
fn object(settings: &serde_json::Value) -> Result<(), Problem> {
    let wrong = || Problem::field("settings", Text::new("spaces-port-fact"));
    settings.is_object().then_some(()).ok_or_else(wrong)
}

/// The form.
#[derive(Serialize)]
pub struct SettingsPage<S> {
    title: String,
    action: String,
    choices: BTreeMap<&'static str, Vec<Choice>>,
    form: FormView,
    /// Since when people rely on the rules, so that changing one needs a reason.
    locked_at: Option<Timestamp>,
    /// The further languages of that reason.
    others: Vec<Choice>,
    back_href: String,
    #[serde(skip)]
    of: PhantomData<S>,
}

impl<S: Settings> Page for SettingsPage<S> {
    const TEMPLATE: &'static str = S::TEMPLATE;

    fn samples() -> Vec<Self> {
        let page = |form, locked_at| Self {
            title: "Impostazioni".into(),
            action: "/it/admin/x/settings".into(),
            choices: choices::<S>(|key| key.to_owned()),
            form,
            locked_at,
            others: vec![Choice::new("en", "English")],
            back_href: "/it/admin/x".into(),
            of: PhantomData,
        };
        let wrong = S::default().fill().with_sample_error("reason", "Scrivi perché.");
        vec![page(S::default().fill(), None), page(wrong, Some(Timestamp::UNIX_EPOCH))]
    }
}

fn choices<S: Settings>(words: impl Fn(&'static str) -> String) -> BTreeMap<&'static str, Vec<Choice>> {
    let choice = |(word, key): &(&'static str, &'static str)| Choice::new(*word, words(key));
    S::CHOICES.iter().map(|(field, offered)| (*field, offered.iter().map(choice).collect())).collect()
}

/// The page of the settings, for `/settings` in the component's administration.
pub fn page<S: Settings>() -> MethodRouter<State> {
    get(show::<S>).post(submit::<S>)
}

async fn show<S: Settings>(inside: Inside) -> web::Result<Response> {
    let settings: S = inside.component.settings()?;
    settings.allowed(&inside)?;
    present::<S>(&inside, settings.fill(), false).await
}

async fn submit<S: Settings>(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings: S = inside.component.settings()?;
    settings.allowed(&inside)?;
    let done = match settings.read(&form) {
        Ok(settings) => {
            let reason = reason::read(&form, here);
            actions::change_settings(&here.db, &here.who, inside.component.id, settings, reason).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(here.done(&inside.admin_path("/settings"), &Text::new("spaces-settings-saved"))),
        Err(Problem::Invalid(errors)) => {
            let form = form.view().with_errors(&errors, &here.reader());
            present::<S>(&inside, form, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn present<S: Settings>(inside: &Inside, form: FormView, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let page = SettingsPage::<S> {
        title: here.words(S::TITLE),
        action: here.to(&inside.admin_path("/settings")),
        choices: choices::<S>(|key| here.words(key)),
        form,
        locked_at: inside.process.rules_locked_at.filter(|_| !S::default().relied_on().is_empty()),
        others: Wording::languages(here, here.tenant.locale),
        back_href: here.to(&inside.admin_path("")),
        of: PhantomData,
    };
    let frame = inside.admin_frame(page.title.clone());
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
