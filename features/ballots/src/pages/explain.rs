//! Why a project did not win, in sentences that state their sums.

use kernel::{Currency, Money, Text};

use crate::{
    Ties,
    snapshot::{Snapshot, Standing, Verdict},
};

/// The sentences about the project at a place of the ranking (from 1).
pub(super) fn why_not(result: &Snapshot, place: usize, row: &Standing) -> Vec<Text> {
    let currency = result.budget.currency;
    let mut sentences = match row.verdict {
        Verdict::BelowThreshold => vec![below_threshold(result, row)],
        Verdict::TooDear => too_dear(place, row, currency),
        Verdict::Funded => Vec::new(),
    };
    sentences.extend(tie(result, row));
    match row.lacking {
        Some(votes) if votes > 0 => {
            let votes = i64::try_from(votes).unwrap_or(i64::MAX);
            sentences.push(Text::new("ballots-why-lacking").with("votes", votes));
        }
        None if row.verdict == Verdict::TooDear => {
            let cost = Money::new(row.cost, currency);
            sentences.push(Text::new("ballots-why-never").with("cost", cost).with("budget", result.budget));
        }
        _ => {}
    }
    sentences
}

fn too_dear(place: usize, row: &Standing, currency: Currency) -> Vec<Text> {
    let missing = Money::new(row.cost.saturating_sub(row.before), currency);
    vec![
        Text::new("ballots-why-place").with("place", place).with("cost", Money::new(row.cost, currency)),
        Text::new("ballots-why-missing")
            .with("left", Money::new(row.before, currency))
            .with("missing", missing),
    ]
}

fn below_threshold(result: &Snapshot, row: &Standing) -> Text {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let threshold = number(result.settings.threshold.unwrap_or(0));
    Text::new("ballots-why-threshold").with("votes", number(row.votes)).with("threshold", threshold)
}

/// The sentence about winners with exactly as many votes.
fn tie(result: &Snapshot, row: &Standing) -> Option<Text> {
    let winner = result.rows.iter().find(|other| row.tied.contains(&other.number) && other.won)?;
    let key = match result.settings.ties {
        Ties::ListOrder => "ballots-why-tie-list",
        Ties::LowerCost => "ballots-why-tie-cost",
    };
    Some(Text::new(key).with("number", winner.number.to_string()))
}

/// What became of a project, in a word for tables and files.
pub(crate) fn outcome_words(row: &Standing) -> Text {
    Text::new(match (row.won, &row.changed, row.verdict) {
        (true, None, _) => "ballots-outcome-wins",
        (true, Some(_), _) => "ballots-outcome-wins-by-hand",
        (false, Some(_), _) => "ballots-outcome-out-by-hand",
        (false, None, Verdict::BelowThreshold) => "ballots-outcome-threshold",
        (false, None, _) => "ballots-outcome-out",
    })
}
