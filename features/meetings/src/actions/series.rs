//! Meetings that come again are changed one by one, or one together with all that follow it.

use accounts::Standing;
use chrono_tz::Tz;
use db::{DbErr, TenantDb, Tx};
use kernel::Problem;
use spaces::ComponentId;

use super::{alone, write::revised};
use crate::{
    model::{Content, Meeting, MeetingId, Stage, moved},
    permissions::Act,
    store,
};

/// The meetings of the same series that come after one and were not called off, in their order.
pub(crate) async fn following(tx: &Tx, m: &Meeting) -> Result<Vec<MeetingId>, DbErr> {
    match m.series {
        Some(series) => store::of_series_after(tx, series, m.content.starts_at).await,
        None => Ok(Vec::new()),
    }
}

/// Changes a meeting and all that follow it in its series: the same words, places and rules, each on its own day, moved by
/// as much as this one. All of them change or none. Answers how many changed besides this one.
///
/// # Errors
/// As [`super::revise`], for any of them.
pub async fn revise_following(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    content: Content,
    zone: Tz,
) -> Result<(Meeting, usize), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, place) = alone(&tx, &who, component, id, Act::Manage).await?;
        let (from, to) = (m.content.starts_at, content.starts_at);
        let length = content.ends_at - to;
        let enrolment = content.details.enrol_until.map(|until| to - until);
        let others = following(&tx, &m).await?;
        let first = revised(&tx, &who, m, &place, content.clone()).await?;
        let mut count = 0;
        for other in others {
            let (other, place) = alone(&tx, &who, component, other, Act::Manage).await?;
            if other.stage == Stage::Cancelled {
                continue;
            }
            let starts_at = moved(other.content.starts_at, from, to, zone);
            let mut content = Content { starts_at, ends_at: starts_at + length, ..content.clone() };
            content.details.enrol_until = enrolment.map(|before| starts_at - before);
            revised(&tx, &who, other, &place, content).await?;
            count += 1;
        }
        Ok((first, count))
    })
    .await
}
