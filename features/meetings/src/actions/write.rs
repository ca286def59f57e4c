//! Writing a meeting: by the office, by a participant, as a copy.

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, WriteTx};
use engagement::follows;
use kernel::{PersonId, Problem, Text, Timestamp};
use serde_json::json;
use spaces::ComponentId;
use uuid::Uuid;

use super::{Place, alone, course, note, plan_seats, tell, written};
use crate::{
    jobs::{self, About},
    model::{Access, Content, Details, Every, Meeting, MeetingId, Stage, check_complete, repetitions},
    permissions::{Act, check},
    store,
};

/// The most copies that are made at once: a year of weeks.
pub(crate) const COPIES: i64 = 52;

/// Begins a draft that only the staff sees.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] field by field.
pub async fn create(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    content: Content,
) -> Result<Meeting, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        check(Act::Manage, &who, place.ground(false), None)?;
        check_complete(&content)?;
        let m = insert(&tx, &place, content, Stage::Draft, (None, None)).await?;
        note(&tx, &who.actor, "meeting.create", None, &m, json!({ "title": m.content.title })).await?;
        Ok(m)
    })
    .await
}

async fn insert(
    tx: &WriteTx,
    place: &Place,
    content: Content,
    stage: Stage,
    (author, series): (Option<PersonId>, Option<Uuid>),
) -> Result<Meeting, Problem> {
    let mut m = Meeting {
        id: tx.id(),
        component: place.component.id,
        process: place.process.id,
        number: None,
        stage,
        author,
        series,
        nickname: None,
        content: content.clone(),
        html: String::new(),
        summary: String::new(),
        sequence: 0,
        reason: None,
        report: None,
        walk_ins: 0,
        present: 0,
        created_at: tx.now(),
        changed_at: tx.now(),
    };
    written(&mut m, content);
    store::insert(tx, &m).await?;
    Ok(m)
}

/// A participant proposes a meeting. The office approves it first, unless the settings say otherwise.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] where settings or phase do not allow it,
/// [`Problem::Invalid`] field by field.
pub async fn propose(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    content: Content,
) -> Result<Meeting, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        check(Act::Propose, &who, place.ground(false), None)?;
        let me = who.require_person(Text::new("meetings-refused-propose"))?;
        if !me.email_confirmed {
            return Err(Problem::NotAllowed(Text::new("meetings-refused-unconfirmed")));
        }
        check_complete(&content)?;
        if content.starts_at <= tx.now() {
            return Err(Problem::field("starts_at", Text::new("meetings-starts-in-past")));
        }
        // Seats, invitations and forms are the office's to give.
        let (online, agenda) = (content.details.online.clone(), content.details.agenda.clone());
        let kept = Details {
            online,
            agenda,
            venue: content.details.venue.clone(),
            directions: content.details.directions.clone(),
            accessibility: content.details.accessibility.clone(),
            wording: content.details.wording.alone(),
            ..Details::default()
        };
        let content = Content { access: Access::Open, details: kept, ..content };
        let mut m = insert(&tx, &place, content, Stage::Proposed, (Some(me.id), None)).await?;
        follows::take_part(&tx, &m.reference(), me.id).await?;
        note(&tx, &who.actor, "meeting.propose", None, &m, json!({ "title": m.content.title })).await?;
        if !place.settings.approval {
            course::go_public(&tx, &mut m, &place.settings).await?;
            note(&tx, &who.actor, "meeting.publish", Some("meeting.published"), &m, json!({})).await?;
        }
        Ok(m)
    })
    .await
}

/// What a change means for guests: whether calendars must follow.
fn matters(before: &Content, after: &Content) -> bool {
    (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at)
        || before.mode != after.mode
        || before.place.address != after.place.address
        || before.details.venue != after.details.venue
        || before.details.online.url != after.details.online.url
        || before.title != after.title
}

/// Changes a meeting. Guests are told of a new time, place or title, with a file for their calendar.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] field by field, also when more seats are given
/// than would be left; [`Problem::Conflict`] once it was called off.
pub async fn revise(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    content: Content,
) -> Result<Meeting, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, place) = alone(&tx, &who, component, id, Act::Manage).await?;
        revised(&tx, &who, m, &place, content).await
    })
    .await
}

/// Changes a meeting that nobody else is changing.
pub(super) async fn revised(
    tx: &WriteTx,
    who: &Standing,
    mut m: Meeting,
    place: &Place,
    content: Content,
) -> Result<Meeting, Problem> {
    check_complete(&content)?;
    if m.stage == Stage::Cancelled {
        return Err(Problem::Conflict(Text::new("meetings-refused-cancelled")));
    }
    let mut content = content;
    if m.author.is_some() {
        // What a participant wrote stays in the language it was written in.
        content.details.wording = m.content.details.wording.alone();
    }
    let told = m.stage == Stage::Published && matters(&m.content, &content);
    let moved = m.content.starts_at != content.starts_at;
    written(&mut m, content);
    if told {
        m.sequence += 1;
    }
    store::save(tx, &m).await?;
    if m.stage == Stage::Published {
        plan_seats(tx, &m, &place.settings).await?;
        if moved {
            jobs::remind(tx, &m, &place.settings).await?;
        }
    }
    if told && m.content.ends_at > tx.now() {
        jobs::tell_all(tx, &m, About::Changed).await?;
    }
    let event = (m.stage == Stage::Published).then_some("meeting.changed");
    note(tx, &who.actor, "meeting.revise", event, &m, json!({ "sequence": m.sequence })).await?;
    if told {
        tell(tx, "meeting.moved", &m).await?;
    }
    Ok(m)
}

/// When copies are held.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    /// When the first one begins.
    pub first: Timestamp,
    /// How often it comes again.
    pub every: Every,
    /// How many there are in all.
    pub count: i64,
    /// The town's clock.
    pub zone: Tz,
}

/// Copies a meeting to other dates, as drafts, each at the same hour of the town. Answers how many were made.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] when it is none or too many.
pub async fn copies(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    dates: Dates,
) -> Result<usize, Problem> {
    let who = who.clone();
    let Dates { first, every, count, zone } = dates;
    db.write(move |tx| async move {
        let (m, place) = alone(&tx, &who, component, id, Act::Manage).await?;
        if !(1..=COPIES).contains(&count) {
            let text = Text::new("web-form-range").with("min", 1_i64).with("max", COPIES);
            return Err(Problem::field("count", text));
        }
        let length = m.content.ends_at - m.content.starts_at;
        let ends = m.content.details.enrol_until.map(|until| m.content.starts_at - until);
        let dates = repetitions(first, every, usize::try_from(count).unwrap_or(1), zone);
        // One copy is another meeting; several come again, together with the one they were made of.
        let series = (dates.len() > 1).then(|| m.series.unwrap_or(m.id.uuid()));
        if let Some(series) = series.filter(|_| m.series.is_none()) {
            store::join_series(&tx, m.id, series).await?;
        }
        for starts_at in &dates {
            let mut content =
                Content { starts_at: *starts_at, ends_at: *starts_at + length, ..m.content.clone() };
            content.details.enrol_until = ends.map(|before| *starts_at - before);
            let copy = insert(&tx, &place, content, Stage::Draft, (None, series)).await?;
            note(&tx, &who.actor, "meeting.copy", None, &copy, json!({ "from": m.id })).await?;
        }
        Ok(dates.len())
    })
    .await
}
