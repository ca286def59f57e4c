//! What the letters say.

use accounts::{
    letters::{self, Letter},
    people,
};
use db::{TenantDb, Tx};
use feature::State;
use jobs::mail::{Attachment, Mail};
use kernel::{Email, Locale, PersonId, Problem, Text, Timestamp};
use seats::State as SeatState;
use spaces::{
    Process,
    calendar::{Method, Owner, for_guest},
    process,
};

use super::About;
use crate::{
    calendar, code,
    model::{Enrolment, Meeting, MeetingId},
    store,
};

/// What is needed to write about a meeting.
struct Scene {
    meeting: Meeting,
    /// Its page without locale.
    path: String,
    /// Its page in the administration, without locale.
    admin_path: String,
    process: Process,
}

async fn scene(db: &TenantDb, id: MeetingId) -> anyhow::Result<Option<Scene>> {
    let tx = db.read().await?;
    let Some(meeting) = store::by_id(&tx, id).await? else { return Ok(None) };
    let Some(component) = process::store::component(&tx, meeting.component).await? else { return Ok(None) };
    let Some(process) = process::store::by_id(&tx, meeting.process).await? else { return Ok(None) };
    let inside = format!("{}/{}", process.path(), component.slug);
    let last = meeting.number.map_or_else(String::new, |_| format!("/{}", meeting.words()));
    let admin_path = format!("/admin{inside}/{}", meeting.id);
    Ok(Some(Scene { path: format!("{inside}{last}"), admin_path, meeting, process }))
}

/// Whether somebody still sees the space: who left a body for members only is told nothing more of it.
async fn sees(tx: &Tx, process: &Process, person: PersonId) -> anyhow::Result<bool> {
    if process.published {
        return Ok(true);
    }
    match accounts::standing_of(tx, person).await {
        Ok(who) => Ok(process.seen_by(&who)),
        Err(Problem::NotFound) => Ok(false),
        Err(problem) => Err(anyhow::anyhow!("{problem}")),
    }
}

/// A letter to a person; none for somebody without account or address.
pub(super) async fn to_person(
    state: &State,
    db: &TenantDb,
    id: MeetingId,
    to: PersonId,
    about: About,
) -> anyhow::Result<Option<Mail>> {
    let Some(scene) = scene(db, id).await? else { return Ok(None) };
    let tx = db.read().await?;
    if !sees(&tx, &scene.process, to).await? {
        return Ok(None);
    }
    let seat = seats::seat_of(&tx, &scene.meeting.reference(), to.uuid()).await?;
    let until = seat.as_ref().and_then(|seat| seat.offered_until);
    let holds = seat.is_some_and(|seat| seat.state == SeatState::Held);
    let code = store::my_code(&tx, id, to).await?;
    let locale = people::store::by_id(&tx, to).await?.map(|p| p.locale);
    drop(tx);
    let letter = letter(&scene, about, until, code.as_deref());
    let Some(mut mail) = letters::compose(state, db, to, &letter).await? else { return Ok(None) };
    let method = match about {
        About::Enrolled | About::MovedUp | About::Reminder => Some(Method::Request),
        About::TakenBack => Some(Method::Cancel),
        // Who stands in line has nothing in the calendar yet.
        About::Changed if holds => Some(Method::Request),
        About::Cancelled if holds => Some(Method::Cancel),
        _ => None,
    };
    let locale = locale.unwrap_or(Locale::IT);
    if let Some(method) = method {
        mail.attachments.push(calendar_file(state, db, &scene, method, &mail, locale).await?);
    }
    if let (About::Enrolled | About::MovedUp, Some(code)) = (about, code) {
        mail.attachments.extend(squares(state, db, &scene, &code, locale).await?);
    }
    Ok(Some(mail))
}

/// The organisation's host, name and clock.
async fn tenant(state: &State, db: &TenantDb) -> anyhow::Result<accounts::Tenant> {
    let found = accounts::tenant(state, db.tenant()).await?;
    found.ok_or_else(|| anyhow::anyhow!("a meeting without an organisation"))
}

async fn calendar_file(
    state: &State,
    db: &TenantDb,
    scene: &Scene,
    method: Method,
    mail: &Mail,
    locale: Locale,
) -> anyhow::Result<Attachment> {
    let tenant = tenant(state, db).await?;
    let url = state.settings.url(tenant.host.as_str(), &format!("/{locale}{}", scene.path));
    let owner = Owner { name: &tenant.name, host: tenant.host.as_str(), zone: tenant.time_zone };
    let entry = calendar::of_meeting(&scene.meeting, url, locale);
    let (from, guest) = (state.settings.mail_from.as_str(), mail.to.as_str());
    Ok(Attachment {
        name: state.renderer.say(locale, tenant.time_zone, &Text::new("meetings-file-calendar")),
        mime: format!("text/calendar; charset=utf-8; method={}", method.as_str()),
        content: for_guest(&owner, &[entry], method, from, guest),
    })
}

async fn squares(
    state: &State,
    db: &TenantDb,
    scene: &Scene,
    guest: &str,
    locale: Locale,
) -> anyhow::Result<Option<Attachment>> {
    let tenant = tenant(state, db).await?;
    let path = format!("/{locale}{}/check-in?code={guest}", scene.admin_path);
    let url = state.settings.url(tenant.host.as_str(), &path);
    Ok(web::squares(&url, &code::spaced(guest)).map(|content| Attachment {
        name: state.renderer.say(locale, tenant.time_zone, &Text::new("meetings-file-code")),
        mime: "image/svg+xml".to_owned(),
        content,
    }))
}

fn letter(scene: &Scene, about: About, until: Option<Timestamp>, code: Option<&str>) -> Letter {
    let m = &scene.meeting;
    let title = |key: &'static str| Text::new(key).with("title", m.title());
    let when = || Text::new("meetings-mail-when").with("when", m.content.starts_at);
    let place = || {
        let place = m.place();
        (!place.text(place.original).is_empty())
            .then(|| Text::new("meetings-mail-place").with("place", place))
    };
    let reason = || m.reason.clone().map(|r| Text::new("meetings-mail-reason").with("reason", r));
    let show = || code.map(|code| Text::new("meetings-mail-code").with("code", code::spaced(code)));
    let (subject, first, more): (_, _, Vec<Option<Text>>) = match about {
        About::Enrolled => (
            title("meetings-mail-enrolled-subject"),
            title("meetings-mail-enrolled"),
            vec![Some(when()), place(), show(), Some(Text::new("meetings-mail-give-back"))],
        ),
        About::MovedUp => (
            title("meetings-mail-moved-up-subject"),
            title("meetings-mail-moved-up"),
            vec![Some(when()), place(), show(), Some(Text::new("meetings-mail-give-back"))],
        ),
        About::Waiting => (
            title("meetings-mail-waiting-subject"),
            title("meetings-mail-waiting"),
            vec![Some(when()), Some(Text::new("meetings-mail-waiting-next"))],
        ),
        About::Offered => (
            title("meetings-mail-offered-subject"),
            title("meetings-mail-offered"),
            vec![
                Some(when()),
                place(),
                until.map(|t| Text::new("meetings-mail-offered-until").with("when", t)),
            ],
        ),
        About::Lapsed => (title("meetings-mail-lapsed-subject"), title("meetings-mail-lapsed"), vec![]),
        About::TakenBack => {
            (title("meetings-mail-taken-back-subject"), title("meetings-mail-taken-back"), vec![Some(when())])
        }
        About::Changed => (
            title("meetings-mail-changed-subject"),
            title("meetings-mail-changed"),
            vec![Some(when()), place(), Some(Text::new("meetings-mail-give-back"))],
        ),
        About::Cancelled => (
            title("meetings-mail-cancelled-subject"),
            title("meetings-mail-cancelled"),
            vec![Some(when()), reason()],
        ),
        About::Reminder => (
            title("meetings-mail-reminder-subject"),
            title("meetings-mail-reminder"),
            vec![Some(when()), place(), own_words(m), show(), Some(Text::new("meetings-mail-give-back"))],
        ),
        About::Approved => {
            (title("meetings-mail-approved-subject"), title("meetings-mail-approved"), vec![Some(when())])
        }
        About::Refused => {
            (title("meetings-mail-refused-subject"), title("meetings-mail-refused"), vec![reason()])
        }
    };
    Letter {
        subject,
        paragraphs: std::iter::once(first).chain(more.into_iter().flatten()).collect(),
        action: Some((Text::new("meetings-mail-open"), scene.path.clone())),
    }
}

/// What the office wrote for the reminder.
fn own_words(m: &Meeting) -> Option<Text> {
    let words = m.reminder();
    (!words.text(words.original).is_empty()).then(|| Text::new("meetings-mail-words").with("words", words))
}

/// A letter to an address on the list of invitations, in the person's language where they have an account.
pub(super) async fn invitation(
    state: &State,
    db: &TenantDb,
    id: MeetingId,
    email: &Email,
) -> anyhow::Result<Option<Mail>> {
    let Some(scene) = scene(db, id).await? else { return Ok(None) };
    let tx = db.read().await?;
    let person = people::store::by_email(&tx, email).await?;
    drop(tx);
    let m = &scene.meeting;
    let title = |key: &'static str| Text::new(key).with("title", m.title());
    let enrols = m.content.details.enrolment == Enrolment::Here;
    let letter = Letter {
        subject: title("meetings-mail-invited-subject"),
        paragraphs: vec![
            title("meetings-mail-invited"),
            Text::new("meetings-mail-when").with("when", m.content.starts_at),
            Text::new(if enrols { "meetings-mail-invited-enrol" } else { "meetings-mail-invited-come" })
                .with("email", email.as_str()),
        ],
        action: Some((Text::new("meetings-mail-open"), scene.path.clone())),
    };
    let (name, locale) = match &person {
        Some(person) => (person.name.as_str(), person.locale),
        None => ("", tenant(state, db).await?.locales.first().copied().unwrap_or(Locale::IT)),
    };
    letters::compose_to(state, db, email.as_str(), name, locale, &letter).await
}
