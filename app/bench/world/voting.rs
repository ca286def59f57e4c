//! Votes: one that is open, and one with its result.

use ballots::{Choices, actions::Stranger};
use budgets::{NewProject, actions::create_projects};
use engagement::PictureChange;
use kernel::Money;
use spaces::{ComponentId, Place, exchange};

use crate::square::{Opened, Site, text};

/// Projects on a ballot.
const PROJECTS: i64 = 30;
/// Ballots of one transaction.
const TOGETHER: usize = 5_000;

/// Makes projects and opens the vote; returns the numbers on the ballot.
pub async fn open(site: &Site<'_>, opened: &Opened) -> anyhow::Result<Vec<i64>> {
    let projects = (0..PROJECTS).map(project).collect();
    let budget = opened.component(budgets::KIND)?;
    create_projects(site.state, site.db, site.admin, budget, projects).await?;
    let vote = opened.component(ballots::KIND)?;
    ballots::actions::open(site.state, site.db, site.admin, vote).await?;
    let list = exchange::vote_list(site.state, &site.db.read().await?, opened.process.id).await?;
    let list = list.ok_or_else(|| anyhow::anyhow!("there is nothing to vote on"))?;
    Ok(list.items.iter().map(|item| item.number).collect())
}

fn project(number: i64) -> NewProject {
    NewProject {
        title: text(&format!("Progetto {number}")),
        description: text("Si fa in un anno, con la manutenzione di tre."),
        cost: Money::eur(500_000 + number * 70_000),
        category: None,
        area: None,
        place: Place::default(),
        picture: PictureChange::Keep,
        external_id: None,
        source: None,
    }
}

/// A vote with so many ballots, closed and published.
pub async fn past(site: &Site<'_>, opened: &Opened, ballots: usize) -> anyhow::Result<()> {
    let numbers = open(site, opened).await?;
    let vote = opened.component(ballots::KIND)?;
    let voters: Vec<usize> = (0..ballots).collect();
    for some in voters.chunks(TOGETHER) {
        cast(site, vote, &numbers, some).await?;
    }
    ballots::actions::close(site.db, site.admin, vote).await?;
    ballots::actions::publish(site.db, site.admin, vote, Vec::new()).await?;
    Ok(())
}

async fn cast(site: &Site<'_>, vote: ComponentId, numbers: &[i64], voters: &[usize]) -> anyhow::Result<()> {
    let choice = |voter: usize, place: usize| numbers[(voter * 11 + place * (1 + voter % 7)) % numbers.len()];
    let ballots = voters
        .iter()
        .map(|&voter| Stranger {
            voter: voter.to_string(),
            choices: (0..3).map(|place| choice(voter, place)).collect::<Choices>(),
        })
        .collect();
    ballots::actions::cast_batch(site.db, site.admin, vote, ballots).await?;
    Ok(())
}
