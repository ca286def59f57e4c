//! How somebody wants to be told, and what they follow.

use accounts::{Choice, Here};
use axum::{Router, response::Response, routing::get};
use feature::State;
use kernel::{Line, Text};
use serde::Serialize;
use web::{
    Html, Page, Samples,
    form::{FormData, FormView},
};

use super::{
    actions,
    model::{Rhythm, Topic},
    store::{self, Wishes},
};
use crate::{follows, subject};

/// What somebody follows that is listed; more than that nobody reads.
const FOLLOWED: i64 = 100;

/// The form.
#[derive(Serialize)]
pub(super) struct SettingsPage {
    form: FormView,
    topics: Vec<Choice>,
    rhythms: Vec<Choice>,
    followed: Vec<Followed>,
}

#[derive(Clone, Serialize)]
struct Followed {
    title: Line,
    href: String,
    button: Html,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "engagement/settings.html";

    fn samples() -> Vec<Self> {
        let page = |followed| Self {
            form: FormView::new()
                .add("reply", "now")
                .tick("taking_part", true)
                .with_sample_error("reply", "Scegli quando."),
            topics: vec![Choice::new("reply", "Risposte a quello che scrivi")],
            rhythms: vec![Choice::new("now", "Subito"), Choice::new("never", "Mai")],
            followed,
        };
        let one = Followed {
            title: Line::sample("Luce", Some(kernel::Locale::EN)),
            href: "/it/x".into(),
            button: Html::escaped("Segui"),
        };
        vec![page(vec![one]), page(Vec::new())]
    }
}

pub(super) fn routes() -> Router<State> {
    Router::new().route("/{locale}/account/notifications/settings", get(show).post(save))
}

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<SettingsPage>();
}

async fn show(here: Here) -> web::Result<Response> {
    let me = here.who.require_person(Text::new("engagement-refused-notifications"))?.id;
    let wishes = store::wishes(&here.db.read().await?, me).await?;
    let form = wishes
        .rhythms
        .iter()
        .fold(FormView::new(), |form, (topic, rhythm)| form.add(topic.as_str(), rhythm.as_str()));
    let page = page(&here, form.tick("taking_part", wishes.taking_part)).await?;
    frame(&here).show(&page).await
}

async fn save(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_person(Text::new("engagement-refused-notifications"))?;
    let mut fields = form.read();
    let mut rhythms = Vec::new();
    for topic in Topic::concerning(&here.who) {
        // What a form does not ask stays as it was.
        let chosen = fields.choice(topic.as_str(), &Rhythm::WORDS).optional();
        rhythms.extend(chosen.as_deref().and_then(Rhythm::parse).map(|rhythm| (topic, rhythm)));
    }
    let taking_part = fields.checked("taking_part");
    match fields.finish(Wishes { rhythms, taking_part }) {
        Ok(wishes) => {
            actions::choose(&here.db, &here.who, wishes).await?;
            Ok(here.done("/account/notifications/settings", &Text::new("engagement-settings-saved")))
        }
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader())).await?;
            frame(&here).unprocessable().show(&page).await
        }
    }
}

fn frame(here: &Here) -> accounts::Frame {
    let frame = here.frame(here.words("engagement-settings-title"));
    let frame = frame.crumb(here.words("accounts-account-title"), "/account");
    frame.crumb(here.words("engagement-inbox-title"), "/account/notifications")
}

async fn page(here: &Here, form: FormView) -> Result<SettingsPage, kernel::Problem> {
    let me = here.who.require_person(Text::new("engagement-refused-notifications"))?.id;
    let tx = here.db.read().await?;
    let followed = follows::store::followed_by(&tx, me, FOLLOWED).await?;
    let subjects = subject::subjects(&here.state, &tx, &here.who, &followed).await?;
    drop(tx);
    let mut rows = Vec::new();
    for subject in followed.iter().filter_map(|about| subjects.get(about)) {
        let title = Line::of(&subject.title, here.locale);
        let button = follows::part(here, &subject.about, &title.text, &subject.path, "yes")?;
        rows.push(Followed { href: here.to(&subject.path), title, button });
    }
    let topics = Topic::concerning(&here.who).into_iter();
    Ok(SettingsPage {
        form,
        topics: topics.map(|t| Choice::new(t.as_str(), here.say(&t.title()))).collect(),
        rhythms: Rhythm::ALL.map(|r| Choice::new(r.as_str(), here.say(&r.title()))).into(),
        followed: rows,
    })
}
