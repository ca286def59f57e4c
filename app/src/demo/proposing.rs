//! Enters planned proposals: written, supported, answered.

use accounts::Standing;
use anyhow::Context;
use futures::{StreamExt, TryStreamExt, stream};
use kernel::{Money, ResourceRef, Timestamp};
use proposals::{
    Content, Origin, Proposal, Verdict,
    actions::{self, Extras, Keys, NewAnswer, OnBehalf},
};
use spaces::{ComponentId, Place};

use super::{
    calendar::at,
    content::{ProcessPlan, ProposalPlan, ProposalsPlan, Rule, wording},
    process::Site,
    talking,
};

/// How many supports wait for the database at once: enough for it to write several in one go.
const TOGETHER: usize = 32;

/// Writes the proposals in order, then has them supported and answered.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter(
    site: &Site<'_>,
    plan: &ProcessPlan,
    proposals: &ProposalsPlan,
    crowd: &[Standing],
) -> anyhow::Result<()> {
    let component = site.component("proposals")?.id;
    let mut written = Vec::with_capacity(proposals.item.len());
    for (position, item) in proposals.item.iter().enumerate() {
        let somebody = crowd.get(position * 5 % crowd.len().max(1)).unwrap_or(&site.town.admin);
        written.push(write(site, component, item, somebody).await?);
    }
    let numbers: Vec<Option<i64>> = written.iter().map(|p| p.as_ref().and_then(|p| p.number)).collect();
    let given = supports(site, plan, &proposals.item, &numbers, crowd)?;
    let keys = Keys { secret: &site.state.settings.secret, zone: site.town.tenant.time_zone };
    stream::iter(given)
        .map(|support| async move {
            let db = at(&site.town.db, support.when);
            actions::support(&db, support.who, keys, component, support.number).await
        })
        .buffer_unordered(TOGETHER)
        .try_for_each(|_| async { Ok(()) })
        .await?;
    for (item, proposal) in proposals.item.iter().zip(&written) {
        if let Some(proposal) = proposal {
            let about = ResourceRef::new("proposal", proposal.id.uuid());
            talking::enter(site, &about, &item.comments, crowd).await?;
        }
    }
    for (item, number) in proposals.item.iter().zip(&numbers) {
        if let (Some(answer), Some(number)) = (&item.answer, number) {
            let new = NewAnswer {
                verdict: Verdict::parse(&answer.verdict).context("an unknown verdict")?,
                body: answer.body.trim().to_owned(),
                wording: wording(&answer.en),
                cost: answer.cost.map(Money::eur),
            };
            actions::answer(&site.on(answer.day), &site.town.admin, component, *number, new).await?;
        }
    }
    Ok(())
}

/// Writes one; gives it unless it stays a draft.
async fn write(
    site: &Site<'_>,
    component: ComponentId,
    item: &ProposalPlan,
    somebody: &Standing,
) -> anyhow::Result<Option<Proposal>> {
    let db = site.on(item.day);
    let content = Content {
        title: item.title.clone(),
        body: item.body.trim().to_owned(),
        category: site.label(&item.category),
        area: item.area.as_deref().and_then(|key| site.label(key)),
        place: Place { address: item.address.clone(), point: item.at },
        wording: wording(&item.en),
    };
    let origin = match (&item.assembly, &item.paper) {
        (Some(note), _) => Some((Origin::Assembly, note)),
        (None, Some(note)) => Some((Origin::Paper, note)),
        (None, None) => None,
    };
    if let Some((origin, note)) = origin {
        let on_behalf = OnBehalf { origin, note: note.clone() };
        let entered =
            actions::enter(&db, &site.town.admin, component, on_behalf, content, Extras::default()).await?;
        return Ok(Some(entered));
    }
    let author = match &item.by {
        Some(name) => site.town.citizen(name)?,
        None => somebody,
    };
    let id = actions::begin(&db, author, component, content, Extras::default()).await?;
    if item.draft {
        return Ok(None);
    }
    Ok(Some(actions::publish(&db, author, component, id).await?))
}

/// One support to be given.
struct Support<'a> {
    who: &'a Standing,
    number: i64,
    when: Timestamp,
}

/// Who supports what: always those who supported least so far, so that a limit per person holds.
fn supports<'a>(
    site: &'a Site<'_>,
    plan: &ProcessPlan,
    items: &[ProposalPlan],
    numbers: &[Option<i64>],
    crowd: &'a [Standing],
) -> anyhow::Result<Vec<Support<'a>>> {
    let mut given = vec![0_usize; crowd.len()];
    let mut supports = Vec::new();
    for (item, number) in items.iter().zip(numbers) {
        let Some(number) = *number else { continue };
        if item.supports == 0 && item.also.is_empty() {
            continue;
        }
        let (first, last) =
            support_days(plan, item).with_context(|| format!("«{}» has no phase", item.title))?;
        let days = u64::try_from(last - first + 1)?;
        let mut order: Vec<(usize, u64, usize)> =
            (0..crowd.len()).map(|i| (given[i], site.dice.below(u64::MAX), i)).collect();
        order.sort_unstable();
        let mut people: Vec<&Standing> = Vec::new();
        for (.., i) in order.into_iter().take(item.supports) {
            given[i] += 1;
            people.push(&crowd[i]);
        }
        for name in &item.also {
            people.push(site.town.citizen(name)?);
        }
        for who in people {
            let day = first + i64::try_from(site.dice.below(days))?;
            supports.push(Support { who, number, when: site.calendar.moment(day, &site.dice) });
        }
    }
    Ok(supports)
}

/// From the first day of the phase for supports to its last or yesterday; a rejected proposal is supported before that.
fn support_days(plan: &ProcessPlan, item: &ProposalPlan) -> Option<(i64, i64)> {
    let phase = plan.phase.iter().find(|p| p.rules.contains(&Rule::Support))?;
    let rejected = item.answer.as_ref().filter(|a| a.verdict == "rejected").map_or(0, |a| a.day);
    let last = phase.to.unwrap_or(0).min(rejected).min(0) - 1;
    (phase.from <= last).then_some((phase.from, last))
}
