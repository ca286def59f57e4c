//! At the door and afterwards: who came, what was said.

use accounts::Standing;
use db::TenantDb;
use kernel::{FieldErrors, PersonId, Problem, Text};
use seats::State;
use serde_json::json;
use spaces::ComponentId;

use super::{alone, note, tell};
use crate::{
    code,
    model::{MeetingId, Report},
    permissions::Act,
    store,
};

/// The longest minutes, in characters.
pub(crate) const MINUTES_MAX: usize = 50_000;
/// The longest list of organisations, in characters.
pub(crate) const ORGANISATIONS_MAX: usize = 2_000;

/// Checks a guest in by the code they show. Answers the name, and whether this was the first time.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the staff, [`Problem::Invalid`] for a code of nobody here or of somebody who
/// stands in line.
pub async fn check_in(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    typed: &str,
) -> Result<(String, bool), Problem> {
    let (who, code) = (who.clone(), code::read(typed));
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::CheckIn).await?;
        let unknown = || Problem::field("code", Text::new("meetings-code-unknown"));
        let guest = store::guest_by_code(&tx, id, &code).await?.ok_or_else(unknown)?;
        if guest.seat.state != State::Held {
            return Err(Problem::field("code", Text::new("meetings-code-no-seat").with("name", guest.name)));
        }
        let new = store::set_came(&tx, id, guest.person, true).await?;
        if new {
            note(&tx, &who.actor, "meeting.check_in", None, &m, json!({ "guest": guest.person })).await?;
        }
        Ok((guest.name, new))
    })
    .await
}

/// Takes a check-in back.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the staff.
pub async fn undo_check_in(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    person: PersonId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::CheckIn).await?;
        if store::set_came(&tx, id, person, false).await? {
            note(&tx, &who.actor, "meeting.undo_check_in", None, &m, json!({ "guest": person })).await?;
        }
        Ok(())
    })
    .await
}

/// Counts guests who came without having enrolled; `by` is 1 or −1.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the staff.
pub async fn walk_ins(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    by: i64,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::CheckIn).await?;
        if store::add_walk_ins(&tx, id, by.clamp(-1, 1)).await? {
            note(&tx, &who.actor, "meeting.walk_in", None, &m, json!({ "by": by.clamp(-1, 1) })).await?;
        }
        Ok(())
    })
    .await
}

/// Keeps the minutes, closes the meeting. It can be done again.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers or before the meeting, [`Problem::Invalid`] field by field.
pub async fn report(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    new: Report,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut m, _) = alone(&tx, &who, component, id, Act::Report).await?;
        check_report(&new)?;
        let shown_before = m.report.as_ref().is_some_and(|report| report.shown);
        let shown = new.shown && !shown_before;
        let closed_at = m.report.as_ref().and_then(|r| r.closed_at).or(Some(tx.now()));
        let mut wording = new.wording;
        wording.derive("body", "html", |text| web::markdown(text).into());
        m.report = Some(Report { wording, html: web::markdown(&new.body).into(), closed_at, ..new });
        store::set_report(&tx, &m).await?;
        note(&tx, &who.actor, "meeting.report", Some("meeting.reported"), &m, json!({})).await?;
        if shown {
            tell(&tx, "meeting.minutes_shown", &m).await?;
        }
        Ok(())
    })
    .await
}

fn check_report(report: &Report) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut at_most = |name: &str, text: &str, max: usize| {
        let length = text.chars().count();
        if length > max {
            errors.add(name, Text::new("web-form-too-long").with("length", length).with("max", max));
        }
    };
    at_most("body", &report.body, MINUTES_MAX);
    at_most("organisations", &report.organisations, ORGANISATIONS_MAX);
    report.wording.check(&[("body", MINUTES_MAX), ("organisations", ORGANISATIONS_MAX)], &mut errors);
    if report.body.trim().is_empty() {
        errors.add("body", Text::new("meetings-report-missing"));
    }
    if report.attendees.is_some_and(|n| !(0..=1_000_000).contains(&n)) {
        let text = Text::new("web-form-range").with("min", 0_i64).with("max", 1_000_000_i64);
        errors.add("attendees", text);
    }
    let wrong = |url: &String| !url.parse::<web::Link>().is_ok_and(|link| link.is_external());
    if report.recording.as_ref().is_some_and(wrong) {
        errors.add("recording", Text::new("web-form-link"));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Notes that somebody downloads the list of guests.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn note_export(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        note(&tx, &who.actor, "meeting.export", None, &m, json!({})).await?;
        Ok(())
    })
    .await
}
