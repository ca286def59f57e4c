//! Has people comment the planned proposals and meetings, answer each other, and say what is useful.

use accounts::Standing;
use engagement::comments::{Side, actions};
use kernel::ResourceRef;

use super::{content::SaidPlan, process::Site};

/// Says all that is planned about something, in order.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter(
    site: &Site<'_>,
    about: &ResourceRef,
    comments: &[SaidPlan],
    crowd: &[Standing],
) -> anyhow::Result<()> {
    for (position, said) in comments.iter().enumerate() {
        let who = somebody(site, said, crowd, position * 7 + 1)?;
        let db = site.on(said.day);
        let side = said.side.as_deref().and_then(Side::parse).unwrap_or(Side::Neutral);
        let root = actions::write(site.state, &db, who, about, said.text.trim(), side).await?;
        for (place, reply) in said.replies.iter().enumerate() {
            let who = somebody(site, reply, crowd, position * 7 + place + 2)?;
            let db = site.on(reply.day);
            actions::reply(site.state, &db, who, root.number, reply.text.trim()).await?;
        }
        let others = crowd.iter().filter(|other| other.actor != who.actor);
        for (n, other) in others.take(said.useful + said.useless).enumerate() {
            let weight = if n < said.useful { 1 } else { -1 };
            actions::vote(site.state, &site.on(said.day + 1), other, root.number, weight).await?;
        }
    }
    Ok(())
}

/// Who says it: one of those who can log in, or somebody of the crowd.
fn somebody<'a>(
    site: &'a Site<'_>,
    said: &SaidPlan,
    crowd: &'a [Standing],
    place: usize,
) -> anyhow::Result<&'a Standing> {
    match &said.by {
        Some(name) => site.town.citizen(name),
        None => Ok(crowd.get(place % crowd.len().max(1)).unwrap_or(&site.town.admin)),
    }
}
