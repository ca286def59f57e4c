//! From ballots to a result: `tally` counts, this crate keeps what it found and adds what readers ask.

use anyhow::Context;
use kernel::Problem;
use spaces::exchange::VoteList;
use tally::{BallotKind, Decision, Election, Event, Project, TieBreak, count};

use crate::{
    Choices, Settings,
    snapshot::{FORMAT, Snapshot, Standing, Verdict},
};

/// The election as `tally` sees it: projects by position in the list, named by their numbers.
pub(crate) fn election(list: &VoteList, ballots: &[Choices]) -> anyhow::Result<Election> {
    let minor = |amount: i64| u64::try_from(amount).context("a negative amount");
    let mut building = Election::builder(BallotKind::Approval, minor(list.budget.minor)?);
    for item in &list.items {
        let title = item.title.text(item.title.original);
        building.project(Project::new(item.number.to_string(), title, minor(item.cost.minor)?))?;
    }
    let position = |number: i64| list.items.binary_search_by_key(&number, |item| item.number).ok();
    for ballot in ballots {
        let chosen: Vec<usize> = ballot.numbers().filter_map(position).collect();
        building.ballot_at(&chosen, &[], 1)?;
    }
    let scale = 10_u64.pow(list.budget.currency.decimals());
    Ok(building.scale(scale).build()?)
}

/// Counts ballots by the rules of the vote.
///
/// # Errors
/// [`Problem::Fault`] when the stored vote is beyond what can be counted.
pub(crate) fn result(list: &VoteList, settings: &Settings, ballots: &[Choices]) -> Result<Snapshot, Problem> {
    let election = election(list, ballots)?;
    let outcome = count(&election, &settings.rule()).map_err(anyhow::Error::new)?;
    let mut rows = Vec::with_capacity(list.items.len());
    let mut left = list.budget.minor;
    for step in &outcome.log.steps {
        let Event::Considered { project, decision, .. } = step else { continue };
        let position = election.index_of(project).context("the log names an unknown project")?;
        let item = &list.items[position];
        let verdict = verdict(decision)?;
        rows.push(Standing {
            item: item.item.clone(),
            number: item.number,
            external_id: item.external_id.clone(),
            title: item.title.clone(),
            path: item.path.clone(),
            category: item.category,
            cost: item.cost.minor,
            votes: outcome.standings[position].votes,
            verdict,
            before: left,
            tied: Vec::new(),
            lacking: None,
            won: verdict == Verdict::Funded,
            changed: None,
        });
        if verdict == Verdict::Funded {
            left = left.saturating_sub(item.cost.minor);
        }
    }
    explain(&mut rows, settings);
    Ok(Snapshot {
        format: FORMAT.to_owned(),
        budget: list.budget,
        ballots: election.voters(),
        blank: u64::try_from(ballots.iter().filter(|b| b.is_empty()).count()).unwrap_or(u64::MAX),
        settings: *settings,
        rows,
    })
}

fn verdict(decision: &Decision) -> anyhow::Result<Verdict> {
    match decision {
        Decision::Funded => Ok(Verdict::Funded),
        Decision::TooDear => Ok(Verdict::TooDear),
        Decision::BelowThreshold => Ok(Verdict::BelowThreshold),
        other => anyhow::bail!("the rules of a vote do not lead to {other:?}"),
    }
}

/// Adds what the log does not say: who had as many votes, and what was lacking.
fn explain(rows: &mut [Standing], settings: &Settings) {
    for i in 0..rows.len() {
        let tied = rows.iter().enumerate().filter(|(j, r)| *j != i && r.votes == rows[i].votes);
        let tied: Vec<i64> = tied.map(|(_, r)| r.number).collect();
        let lacking = if rows[i].verdict == Verdict::Funded { None } else { lacking(rows, i, settings) };
        rows[i].tied = tied;
        rows[i].lacking = lacking;
    }
}

/// With how many more votes the project in row `i` would have won. Moving it up in front of row `j` does not touch what
/// was decided above `j`, so it wins there exactly if it costs no more than what was left before `j`; the lowest such
/// `j` asks for the fewest votes.
fn lacking(rows: &[Standing], i: usize, settings: &Settings) -> Option<u64> {
    let own = &rows[i];
    let j = (0..=i).rev().find(|&j| rows[j].before >= own.cost)?;
    let above = if j == i {
        own.votes
    } else {
        // With equal votes the tie rule decides, and it may prefer this project.
        rows[j].votes + u64::from(!comes_first(own, &rows[j], settings))
    };
    let needed = above.max(settings.threshold.unwrap_or(0));
    Some(needed.saturating_sub(own.votes))
}

/// Whether `a` stands before `b` when both have the same number of votes.
fn comes_first(a: &Standing, b: &Standing, settings: &Settings) -> bool {
    match settings.rule().ties {
        TieBreak::CostThenFile => (a.cost, a.number) < (b.cost, b.number),
        _ => a.number < b.number,
    }
}

#[cfg(test)]
mod tests;
