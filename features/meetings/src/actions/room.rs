//! From the room to the proposals: what people said becomes a proposal in one step, and what was talked about is linked.

use accounts::Standing;
use db::TenantDb;
use feature::State;
use kernel::{Problem, Text, Translated};
use serde_json::json;
use spaces::{
    ComponentId, LabelId, Place as Spot,
    exchange::{Intakes, Suggestion},
    links,
};

use super::{alone, note};
use crate::{model::MeetingId, permissions::Act};

/// Something said in the room.
#[derive(Clone, Debug)]
pub struct FromRoom {
    /// Its title.
    pub title: String,
    /// Its text, in CommonMark.
    pub body: String,
    /// What it is about.
    pub category: Option<LabelId>,
    /// Which part of town it is about.
    pub area: Option<LabelId>,
    /// Which meeting, in words that stand in place of an author.
    pub note: Translated,
}

/// Makes a proposal of it, linked to the meeting, all in one transaction. Answers its number.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers or before the meeting, [`Problem::Invalid`] field by field,
/// [`Problem::Conflict`] when the process takes no proposals.
pub async fn bring_in(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    said: FromRoom,
) -> Result<i64, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Report).await?;
        let suggestion = Suggestion {
            title: said.title,
            body: said.body,
            category: said.category,
            area: said.area,
            place: Spot::default(),
            note: said.note,
        };
        for Intakes(intake) in state.extensions.all::<Intakes>() {
            if let Some(taken) = intake.take(&tx, &who, m.process, &suggestion).await? {
                links::link(&tx, &m.reference(), &taken.resource).await?;
                let details = json!({ "number": taken.number });
                note(&tx, &who.actor, "meeting.bring_in", Some("meeting.changed"), &m, details).await?;
                return Ok(taken.number);
            }
        }
        Err(Problem::Conflict(Text::new("meetings-room-nowhere")))
    })
    .await
}

/// Links the proposals of these numbers to the meeting, and no others. Answers how many.
///
/// # Errors
/// [`Problem::NotAllowed`] as above, [`Problem::Invalid`] when a number is no proposal of the process.
pub async fn link_numbers(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    numbers: Vec<i64>,
) -> Result<usize, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Report).await?;
        let (mut found, mut kinds) = (Vec::new(), Vec::new());
        for Intakes(intake) in state.extensions.all::<Intakes>() {
            kinds.push(intake.kind());
            found.extend(intake.numbered(&tx, m.process, &numbers).await?);
        }
        if let Some(missing) = numbers.iter().find(|n| !found.iter().any(|taken| taken.number == **n)) {
            let text = Text::new("meetings-number-unknown").with("number", missing.to_string());
            return Err(Problem::field("numbers", text));
        }
        let about = m.reference();
        for linked in links::linked(&tx, &about).await? {
            let ours = kinds.contains(&linked.kind.as_str());
            if ours && !found.iter().any(|taken| taken.resource == linked) {
                links::unlink(&tx, &about, &linked).await?;
            }
        }
        for taken in &found {
            links::link(&tx, &about, &taken.resource).await?;
        }
        note(&tx, &who.actor, "meeting.link", Some("meeting.changed"), &m, json!({ "numbers": numbers }))
            .await?;
        Ok(found.len())
    })
    .await
}
