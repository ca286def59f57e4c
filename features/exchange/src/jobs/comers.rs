//! What the letters to managers, applicants and those who come say.

use accounts::{
    Tenant,
    letters::{self, Letter},
    people,
};
use chrono::NaiveDate;
use db::TenantDb;
use feature::State;
use jobs::mail::{Attachment, Mail};
use kernel::{Email, Locale, Text};
use spaces::calendar::{Certainty, Entry, Method, Owner, Span, for_guest};

use super::{Told, letters::programme};
use crate::{
    model::{
        Application, ApplicationId, Approval, Card, FollowUp, Participant, ParticipantId, Session,
        calendar::spans,
    },
    store,
};

/// What is needed to write about a session.
struct Scene {
    card: Card,
    session: Session,
    application: Application,
    body: String,
    /// The programme's path, without locale.
    path: String,
}

async fn scene(db: &TenantDb, id: ApplicationId) -> anyhow::Result<Option<Scene>> {
    let tx = db.read().await?;
    let Some(application) = store::application(&tx, id).await? else { return Ok(None) };
    let Some(card) = store::by_id(&tx, application.card).await? else { return Ok(None) };
    let Some(session) = store::session(&tx, application.session).await? else { return Ok(None) };
    let Some((path, _)) = programme(&tx, card.component).await? else { return Ok(None) };
    let bodies = store::bodies(&tx, card.component).await?;
    let body = bodies.into_iter().find(|body| body.id == application.body).map(|body| body.heading);
    Ok(Some(Scene { card, session, application, body: body.unwrap_or_default(), path }))
}

/// Days as a letter names them.
fn days_words(state: &State, tenant: &Tenant, locale: Locale, days: &[NaiveDate]) -> String {
    let reader = state.renderer.reader(locale, tenant.time_zone);
    if days.is_empty() {
        return reader.say(&Text::new("exchange-days-open"));
    }
    days.iter().map(|day| reader.calendar_date(*day)).collect::<Vec<_>>().join(", ")
}

/// To the manager who is asked whether people may go.
pub(super) async fn ask_consent(
    state: &State,
    db: &TenantDb,
    id: ApplicationId,
    key: &str,
) -> anyhow::Result<()> {
    let Some(scene) = scene(db, id).await? else { return Ok(()) };
    let Some(tenant) = letters::sender(state, db).await? else { return Ok(()) };
    let people = store::people_of(&db.read().await?, id).await?;
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    let title = scene.card.content.title.as_str();
    let letter = Letter {
        subject: Text::new("exchange-mail-manager").with("title", title),
        paragraphs: vec![
            Text::new("exchange-mail-manager-text")
                .with("title", title)
                .with("body", scene.body.as_str())
                .with("names", names.join(", "))
                .with("days", days_words(state, &tenant, tenant.locale, &scene.session.days)),
            Text::new("exchange-mail-manager-how"),
        ],
        action: Some((Text::new("exchange-mail-manager-action"), format!("{}/approvals/{key}", scene.path))),
    };
    let application = &scene.application;
    let (email, name) = (application.manager_email.as_str(), application.manager_name.as_str());
    letters::send_to(state, db, email, name, tenant.locale, &letter).await
}

/// To whoever applied, once the manager decided.
pub(super) async fn to_applicant(state: &State, db: &TenantDb, id: ApplicationId) -> anyhow::Result<()> {
    let Some(scene) = scene(db, id).await? else { return Ok(()) };
    let (subject, body) = match scene.application.approval {
        Approval::Given => ("exchange-mail-agreed", "exchange-mail-agreed-text"),
        Approval::Refused => ("exchange-mail-disagreed", "exchange-mail-disagreed-text"),
        Approval::Asked => return Ok(()),
    };
    let title = scene.card.content.title.as_str();
    let manager = scene.application.manager_name.as_str();
    let letter = Letter {
        subject: Text::new(subject).with("title", title),
        paragraphs: vec![Text::new(body).with("title", title).with("manager", manager)],
        action: Some((Text::new("exchange-mail-to-applications"), format!("{}/applications", scene.path))),
    };
    letters::send(state, db, scene.application.person, &letter).await
}

/// To somebody who comes or wants to; where there is something to do, to whoever applied for them as well.
pub(super) async fn to_participant(
    state: &State,
    db: &TenantDb,
    id: ParticipantId,
    about: Told,
    (key, before): (Option<&str>, &[NaiveDate]),
) -> anyhow::Result<Vec<Mail>> {
    let tx = db.read().await?;
    let Some(participant) = store::participant(&tx, id).await? else { return Ok(Vec::new()) };
    drop(tx);
    let Some(scene) = scene(db, participant.application).await? else { return Ok(Vec::new()) };
    let Some(tenant) = letters::sender(state, db).await? else { return Ok(Vec::new()) };
    let tx = db.read().await?;
    let seat = seats::seat_of(&tx, &scene.card.reference(), id.uuid()).await?;
    let again = match about {
        Told::Again => store::follow_ups_of_card(&tx, scene.card.id).await?,
        _ => Vec::new(),
    };
    let again = again.into_iter().find(|one| one.session == scene.session.id);
    let locale =
        people::store::by_id(&tx, scene.application.person).await?.map_or(tenant.locale, |p| p.locale);
    drop(tx);
    let until = seat.as_ref().and_then(|seat| seat.offered_until);
    let holds = seat.is_some_and(|seat| seat.state == seats::State::Held);
    let letter = letter(state, &tenant, locale, &scene, &participant, (about, key), (until, again.as_ref()));
    let mut mails = Vec::new();
    let (email, name) = (participant.email.as_str(), participant.name.as_str());
    if let Some(mut mail) = letters::compose_to(state, db, email, name, locale, &letter).await? {
        let entries = match &again {
            Some(again) => vec![scene.again(state, &tenant, locale, again)],
            None => scene.entries(state, &tenant, locale),
        };
        if about == Told::DaysSet && holds {
            mail.attachments.extend(gone(state, &tenant, locale, &scene, before, &participant));
        }
        mail.attachments.extend(calendar_file(state, &tenant, locale, entries, (about, holds), &participant));
        mails.push(mail);
    }
    // Whoever comes has no account to accept with.
    if matches!(about, Told::Offered | Told::Lapsed) {
        mails.extend(letters::compose(state, db, scene.application.person, &letter).await?);
    }
    Ok(mails)
}

fn letter(
    state: &State,
    tenant: &Tenant,
    locale: Locale,
    scene: &Scene,
    participant: &Participant,
    (about, key): (Told, Option<&str>),
    (until, again): (Option<kernel::Timestamp>, Option<&FollowUp>),
) -> Letter {
    let title = scene.card.content.title.as_str();
    let (subject, body) = match about {
        Told::Seated => ("exchange-mail-seated", "exchange-mail-seated-text"),
        Told::Waiting => ("exchange-mail-waiting", "exchange-mail-waiting-text"),
        Told::MovedUp => ("exchange-mail-moved-up", "exchange-mail-moved-up-text"),
        Told::Offered => ("exchange-mail-offered", "exchange-mail-offered-text"),
        Told::Lapsed => ("exchange-mail-lapsed", "exchange-mail-lapsed-text"),
        Told::DaysSet => ("exchange-mail-days", "exchange-mail-days-text"),
        Told::CalledOff => ("exchange-mail-called-off", "exchange-mail-called-off-text"),
        Told::Withdrawn => ("exchange-mail-given-back", "exchange-mail-given-back-text"),
        Told::Came => ("exchange-mail-came", "exchange-mail-came-text"),
        Told::Again => ("exchange-mail-again", "exchange-mail-again-text"),
    };
    let hosts: Vec<&str> = scene.card.content.hosts.iter().map(|host| host.name.as_str()).collect();
    let text = Text::new(body)
        .with("name", participant.name.as_str())
        .with("title", title)
        .with("hosts", hosts.join(", "))
        .with("body", scene.body.as_str())
        .with("days", days_words(state, tenant, locale, &scene.session.days))
        .with("reason", scene.session.reason.clone().unwrap_or_default());
    let reader = state.renderer.reader(locale, tenant.time_zone);
    let text = text.with("until", until.map(|until| reader.datetime(until)).unwrap_or_default());
    let text = match again {
        Some(again) => text
            .with("what", again.title.as_str())
            .with("where", again.place.as_str())
            .with("when", reader.calendar_date(again.day)),
        None => text,
    };
    let action = match (about, key) {
        (Told::Came, Some(key)) => {
            (Text::new("exchange-mail-to-afterwards"), format!("{}/afterwards/{key}", scene.path))
        }
        (Told::Came, None) => (
            Text::new("exchange-mail-to-certificate"),
            format!("{}/certificates/{}", scene.path, participant.code),
        ),
        (Told::Offered, _) => {
            (Text::new("exchange-mail-to-applications"), format!("{}/applications", scene.path))
        }
        _ => (Text::new("exchange-mail-to-card"), format!("{}/{}", scene.path, scene.card.words())),
    };
    Letter { subject: Text::new(subject).with("title", title), paragraphs: vec![text], action: Some(action) }
}

impl Scene {
    fn url(&self, state: &State, tenant: &Tenant, locale: Locale) -> String {
        let path = format!("/{locale}{}/{}", self.path, self.card.words());
        state.settings.url(tenant.host.as_str(), &path)
    }

    /// The days of the session, none while they are open.
    fn entries(&self, state: &State, tenant: &Tenant, locale: Locale) -> Vec<Entry> {
        self.on(state, tenant, locale, &self.session.days)
    }

    /// Days of the session as entries of a calendar: days that follow each other are one.
    fn on(&self, state: &State, tenant: &Tenant, locale: Locale, days: &[NaiveDate]) -> Vec<Entry> {
        let url = self.url(state, tenant, locale);
        let hosts: Vec<&str> = self.card.content.hosts.iter().map(|host| host.name.as_str()).collect();
        let entry = |(n, (first, last)): (usize, (NaiveDate, NaiveDate))| Entry {
            uid: format!("{}-{n}", self.session.id),
            title: self.card.content.short(),
            summary: self.card.summary.clone(),
            place: format!("{}, {}", hosts.join(", "), self.card.content.office),
            url: url.clone(),
            span: Span::Days(first, last),
            sequence: self.session.sequence,
            changed_at: self.session.changed_at,
            certainty: Certainty::Confirmed,
        };
        spans(days).into_iter().enumerate().map(entry).collect()
    }

    /// The day on which those who came meet again.
    fn again(&self, state: &State, tenant: &Tenant, locale: Locale, again: &FollowUp) -> Entry {
        Entry {
            uid: format!("{}-again", self.session.id),
            title: again.title.clone(),
            summary: self.card.content.short(),
            place: again.place.clone(),
            url: self.url(state, tenant, locale),
            span: Span::Days(again.day, again.day),
            sequence: again.sequence,
            changed_at: again.changed_at,
            certainty: Certainty::Confirmed,
        }
    }
}

/// The entries that the days before made and the days now do not replace, taken out of the calendar of whoever comes.
fn gone(
    state: &State,
    tenant: &Tenant,
    locale: Locale,
    scene: &Scene,
    before: &[NaiveDate],
    participant: &Participant,
) -> Option<Attachment> {
    let kept = spans(&scene.session.days).len();
    let gone = scene.on(state, tenant, locale, before).into_iter().skip(kept).collect();
    calendar_file(state, tenant, locale, gone, (Told::CalledOff, true), participant)
}

/// What changed, for the calendar of whoever comes; nothing while the days are open.
fn calendar_file(
    state: &State,
    tenant: &Tenant,
    locale: Locale,
    entries: Vec<Entry>,
    (about, holds): (Told, bool),
    participant: &Participant,
) -> Option<Attachment> {
    let method = match about {
        Told::Seated | Told::MovedUp | Told::Again => Method::Request,
        Told::DaysSet if holds => Method::Request,
        Told::CalledOff | Told::Withdrawn => Method::Cancel,
        _ => return None,
    };
    if entries.is_empty() {
        return None;
    }
    let owner = Owner { name: &tenant.name, host: tenant.host.as_str(), zone: tenant.time_zone };
    let guest: Email = participant.email.parse().ok()?;
    Some(Attachment {
        name: state.renderer.say(locale, tenant.time_zone, &Text::new("exchange-file-calendar")),
        mime: format!("text/calendar; charset=utf-8; method={}", method.as_str()),
        content: for_guest(&owner, &entries, method, state.settings.mail_from.as_str(), guest.as_str()),
    })
}
