//! Enters planned projects and a planned vote.

use ballots::{
    Choices,
    actions::{self, Booth, Stranger},
};
use budgets::{
    NewProject,
    actions::{Choice, create_projects, import, importable},
};
use engagement::PictureChange;
use kernel::Money;
use spaces::{
    ComponentId, Place,
    exchange::{self, VoteList},
};

use super::{
    content::{BudgetPlan, ProjectPlan, VotePlan},
    process::Site,
};

/// Makes projects from all accepted proposals, then those of the plan.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter_projects(site: &Site<'_>, plan: &BudgetPlan) -> anyhow::Result<()> {
    let (component, admin) = (site.component(budgets::KIND)?.id, &site.town.admin);
    let db = site.on(plan.day);
    let offered = importable(site.state, &db.read().await?, site.process.id).await?;
    let chosen = offered.into_iter().filter_map(|o| Some(Choice { from: o.from, cost: o.cost? })).collect();
    import(site.state, &db, admin, component, chosen).await?;
    let new = plan.project.iter().map(|p| project(site, p)).collect();
    create_projects(site.state, &db, admin, component, new).await?;
    Ok(())
}

fn project(site: &Site<'_>, plan: &ProjectPlan) -> NewProject {
    NewProject {
        title: plan.title.translated(),
        description: plan.text.translated(),
        cost: Money::eur(plan.cost),
        category: site.label(&plan.category),
        area: site.label(&plan.area),
        place: Place { address: plan.address.clone(), point: Some(plan.at) },
        picture: PictureChange::Keep,
        external_id: None,
        source: None,
    }
}

/// Opens the vote, has invented people and Bruno cast their ballots and, where the plan says so, publishes the result.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter_vote(site: &Site<'_>, plan: &VotePlan) -> anyhow::Result<()> {
    let (vote, admin) = (site.component(ballots::KIND)?.id, &site.town.admin);
    let opening = super::calendar::at(&site.town.db, site.calendar.start(plan.day));
    actions::open(site.state, &opening, admin, vote).await?;
    let list = exchange::vote_list(site.state, &opening.read().await?, site.process.id).await?;
    let list = list.ok_or_else(|| anyhow::anyhow!("there is nothing to vote on"))?;
    let days = plan.closed.unwrap_or(0) - plan.day;
    let mut left = plan.ballots;
    for day in 0..days {
        // Many vote at once, many on the last day.
        let share = usize::try_from(days - day)?;
        let batch = if day == 0 { (left * 2 / share).min(left) } else { left / share };
        left -= batch;
        let ballots = (0..batch)
            .map(|n| Stranger { voter: format!("{day}/{n}"), choices: choices(site, plan, &list) })
            .collect();
        actions::cast_batch(&site.on(plan.day + day), admin, vote, ballots).await?;
    }
    cast_as_bruno(site, plan, vote, &list).await?;
    if let Some(day) = plan.closed {
        actions::close(&site.on(day), admin, vote).await?;
    }
    if let Some(day) = plan.published {
        actions::publish(&site.on(day), admin, vote, Vec::new()).await?;
    }
    Ok(())
}

async fn cast_as_bruno(
    site: &Site<'_>,
    plan: &VotePlan,
    vote: ComponentId,
    list: &VoteList,
) -> anyhow::Result<()> {
    let bruno = site.town.citizen("bruno")?;
    let booth =
        Booth { state: site.state.clone(), zone: site.town.tenant.time_zone, vote, urn: ballots::Urn::Real };
    actions::cast(&site.on(plan.day + 1), bruno, booth, choices(site, plan, list)).await?;
    Ok(())
}

/// What somebody chooses: what is liked more, more often, until the ballot is full or they have enough.
fn choices(site: &Site<'_>, plan: &VotePlan, list: &VoteList) -> Choices {
    let mut favour = plan.favour.clone();
    let mut chosen: Vec<i64> = Vec::new();
    let enough = 1 + site.dice.choose(&[1, 2, 5, 1]).unwrap_or(0);
    while chosen.len() < enough
        && let Some(position) = site.dice.choose(&favour)
    {
        favour[position] = 0;
        let Some(item) = list.items.get(position) else { continue };
        let more: Choices = chosen.iter().copied().chain([item.number]).collect();
        if more.check(list, &plan.settings).is_ok() {
            chosen.push(item.number);
        }
    }
    chosen.into_iter().collect()
}
