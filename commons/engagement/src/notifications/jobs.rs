//! From events to people: who is told of what, and by mail when. Whether somebody may see what it is about is asked when
//! mail is written, not when it was put in line: who lost access in between gets nothing.

use accounts::{Standing, tenants_everywhere};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone, Weekday};
use chrono_tz::Tz;
use db::{TenantDb, Tx, events::Event};
use feature::State;
use jobs::{Job, Registry};
use kernel::{PersonId, Problem, ResourceRef, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    letter,
    model::{Batch, Happening, NoticeKind, Notification, NotificationId, Rhythm, Topic},
    store,
    unsubscribing::Stop,
};
use crate::{moderation::there, newsletter::store as newsletter, subject};

/// People who are told in one transaction.
const BATCH: i64 = 200;
/// Notices in one mail; what is more can be read in the product.
const IN_DIGEST: i64 = 40;
/// When mails of a day and of a week go out, in the organisation's own time; those of a week on Monday.
const HOUR: u32 = 7;

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<Tell>().add::<NoticeMail>().add::<DigestMail>();
    registry
        .reads("engagement.notices", |state: State, event: Event| async move { hear(&state, event).await });
    registry.every(
        "engagement.digests",
        std::time::Duration::from_secs(15 * 60),
        |state: State| async move {
            for tenant in tenants_everywhere(&state).await? {
                begin_digests(&state.db.tenant(tenant.id), tenant.time_zone).await?;
            }
            Ok(())
        },
    );
}

/// Puts an event that people are told of in line.
async fn hear(state: &State, event: Event) -> anyhow::Result<()> {
    let told = state.extensions.all::<NoticeKind>().iter().any(|NoticeKind(kind)| kind.event() == event.kind);
    if !told {
        return Ok(());
    }
    let tell = Tell {
        seq: event.seq,
        event: event.kind,
        about: ResourceRef { kind: event.resource_kind, id: event.resource_id },
        payload: serde_json::from_str(&event.payload)?,
        at: event.at,
        kind: 0,
        after: None,
    };
    let key = format!("{}", tell.seq);
    let db = state.db.tenant(event.tenant_id);
    Ok(db.write(move |tx| async move { jobs::enqueue_once(&tx, &key, &tell).await.map(|_| ()) }).await?)
}

/// Tells people of an event, a part of them at a time, kind of notice by kind of notice.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Tell {
    seq: i64,
    event: String,
    about: ResourceRef,
    payload: Value,
    at: Timestamp,
    /// How many kinds are done.
    kind: usize,
    /// The last person told by the present kind.
    after: Option<PersonId>,
}

impl Job<State> for Tell {
    const NAME: &'static str = "engagement.tell";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let kinds = state.extensions.all::<NoticeKind>().iter();
        let Some(NoticeKind(kind)) = kinds.filter(|NoticeKind(k)| k.event() == self.event).nth(self.kind)
        else {
            return Ok(());
        };
        let (kind, state) = (kind.clone(), state.clone());
        let happening = Happening {
            seq: self.seq,
            about: self.about.clone(),
            payload: self.payload.clone(),
            at: self.at,
        };
        db.write(move |tx| async move {
            let batch =
                Batch { state: &state, tx: &tx, happening: &happening, after: self.after, limit: BATCH };
            let people = kind.people(&batch).await?;
            let by = kind.by(&happening);
            if let Some(last) = people.last().copied() {
                let people = may_see(&state, &tx, &kind.about(&happening), people).await?;
                let notice =
                    store::put_notice(&tx, &happening, kind.name(), &kind.about(&happening), by).await?;
                let rhythms = store::rhythms_of(&tx, kind.topic(), &people).await?;
                for person in people.iter().filter(|person| Some(**person) != by) {
                    let rhythm = rhythms.get(person).copied().unwrap_or(kind.topic().usual());
                    let told = store::tell(&tx, notice, self.seq, *person, kind.topic(), rhythm).await?;
                    if let (Some(id), Rhythm::Now) = (told, rhythm) {
                        jobs::enqueue(&tx, &NoticeMail { notification: id }).await?;
                    }
                }
                jobs::enqueue(&tx, &Tell { after: Some(last), ..self }).await?;
            } else {
                jobs::enqueue(&tx, &Tell { kind: self.kind + 1, after: None, ..self }).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Those who see what it is about. Of what is for few, others are told nothing, not even that there is something new.
async fn may_see(
    state: &State,
    tx: &Tx,
    about: &ResourceRef,
    people: Vec<PersonId>,
) -> Result<Vec<PersonId>, Problem> {
    let seen = there(subject::subject(state, tx, &Standing::visitor(), about).await)?;
    if subject::kind(state, &about.kind).is_err() || seen.is_some_and(|subject| subject.public) {
        return Ok(people);
    }
    let mut told = Vec::new();
    for person in people {
        let Some(who) = there(accounts::standing_of(tx, person).await)? else { continue };
        if there(subject::subject(state, tx, &who, about).await)?.is_some() {
            told.push(person);
        }
    }
    Ok(told)
}

/// Mails one notice to one person, who wants to know at once.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct NoticeMail {
    notification: NotificationId,
}

impl Job<State> for NoticeMail {
    const NAME: &'static str = "engagement.notice_mail";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let tx = db.read().await?;
        let Some(notification) = store::by_id(&tx, self.notification).await? else { return Ok(()) };
        if notification.mailed || notification.read {
            return Ok(());
        }
        // Who took it back since the letter was sent gets none.
        if notification.topic == Topic::Letter && !newsletter::asks(&tx, notification.person).await? {
            return Ok(());
        }
        let wishes = store::wishes(&tx, notification.person).await?;
        drop(tx);
        let rhythm = wishes.rhythm(notification.topic);
        if rhythm != Rhythm::Now {
            let id = notification.id;
            return Ok(db.write(move |tx| async move { store::set_rhythm(&tx, id, rhythm).await }).await?);
        }
        let topic = notification.topic;
        send(state, &db, notification.person, vec![notification], Stop::Topic(topic)).await
    }
}

/// Puts the mails of the day, and of the week, in line for those whose time has come. What happened after the last such
/// moment waits for the next.
///
/// # Errors
/// When the database fails; the next run goes on.
pub async fn begin_digests(db: &TenantDb, zone: Tz) -> anyhow::Result<()> {
    for rhythm in [Rhythm::Daily, Rhythm::Weekly] {
        let Some(before) = last_moment(rhythm, db.env().now(), zone) else { continue };
        let mut after = None;
        loop {
            let tx = db.read().await?;
            let people = store::waiting_people(&tx, rhythm, before, after, BATCH).await?;
            drop(tx);
            let Some(last) = people.last().copied() else { break };
            after = Some(last);
            db.write(move |tx| async move {
                for person in people {
                    let key = format!("{person}/{}", rhythm.as_str());
                    let mail = DigestMail { person, weekly: rhythm == Rhythm::Weekly, before };
                    jobs::enqueue_once(&tx, &key, &mail).await?;
                }
                Ok::<(), db::DbErr>(())
            })
            .await?;
        }
    }
    Ok(())
}

/// The latest seven o'clock that is over, of a day or of a Monday.
fn last_moment(rhythm: Rhythm, now: Timestamp, zone: Tz) -> Option<Timestamp> {
    let at_seven = |day: NaiveDate| {
        let time = day.and_time(NaiveTime::from_hms_opt(HOUR, 0, 0)?);
        zone.from_local_datetime(&time).earliest().map(|moment| moment.to_utc())
    };
    let today = now.with_timezone(&zone).date_naive();
    let fits = |day: &NaiveDate| rhythm != Rhythm::Weekly || day.weekday() == Weekday::Mon;
    let days = (0..8).filter_map(|back| today.checked_sub_days(Days::new(back))).filter(fits);
    days.filter_map(at_seven).find(|moment| *moment <= now)
}

/// Mails what came together to one person.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct DigestMail {
    person: PersonId,
    weekly: bool,
    before: Timestamp,
}

impl Job<State> for DigestMail {
    const NAME: &'static str = "engagement.digest_mail";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let rhythm = if self.weekly { Rhythm::Weekly } else { Rhythm::Daily };
        let tx = db.read().await?;
        let waiting = store::waiting(&tx, self.person, rhythm, self.before, IN_DIGEST).await?;
        let wishes = store::wishes(&tx, self.person).await?;
        drop(tx);
        // Who switched a topic off meanwhile is not told of it any more; who wants it at once now, today all the same.
        let (wanted, unwanted): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|n| wishes.rhythm(n.topic) != Rhythm::Never);
        let unwanted: Vec<NotificationId> = unwanted.iter().map(|n| n.id).collect();
        if !unwanted.is_empty() {
            db.write(move |tx| async move {
                for id in unwanted {
                    store::mark_mailed(&tx, id).await?;
                }
                Ok::<(), db::DbErr>(())
            })
            .await?;
        }
        send(state, &db, self.person, wanted, Stop::Rhythm(rhythm)).await
    }
}

/// Writes a mail with those of the notices that the person may see now, and notes all of them as mailed in the transaction
/// that hands it to the post, so that a job that runs twice sends it once.
async fn send(
    state: &State,
    db: &TenantDb,
    person: PersonId,
    notifications: Vec<Notification>,
    stop: Stop,
) -> anyhow::Result<()> {
    if notifications.is_empty() {
        return Ok(());
    }
    let tx = db.read().await?;
    let mail = match there(accounts::standing_of(&tx, person).await)? {
        Some(who) => {
            let abouts = notifications.iter().map(|n| &n.notice.about);
            let subjects = subject::subjects(state, &tx, &who, abouts).await?;
            letter::compose(state, db, &tx, &who, &notifications, &subjects, stop).await?
        }
        None => None,
    };
    drop(tx);
    let ids: Vec<NotificationId> = notifications.iter().map(|n| n.id).collect();
    db.write(move |tx| async move {
        let mut first = false;
        for id in ids {
            first |= store::mark_mailed(&tx, id).await?;
        }
        if let (Some(mail), true) = (mail, first) {
            jobs::mail::enqueue(&tx, mail).await?;
        }
        Ok::<(), db::DbErr>(())
    })
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;

    #[test]
    fn mails_of_the_day_and_week_go_out_at_seven() {
        let zone = chrono_tz::Europe::Rome;
        let at = |d, h, m| Utc.with_ymd_and_hms(2026, 11, d, h, m, 0).unwrap();
        // The 22nd is a Sunday; Rome is an hour ahead.
        assert_eq!(last_moment(Rhythm::Daily, at(22, 11, 0), zone), Some(at(22, 6, 0)));
        assert_eq!(last_moment(Rhythm::Daily, at(22, 5, 59), zone), Some(at(21, 6, 0)));
        assert_eq!(last_moment(Rhythm::Weekly, at(22, 11, 0), zone), Some(at(16, 6, 0)));
        assert_eq!(last_moment(Rhythm::Weekly, at(23, 6, 0), zone), Some(at(23, 6, 0)));
        assert_eq!(last_moment(Rhythm::Weekly, at(23, 5, 0), zone), Some(at(16, 6, 0)));
    }
}
