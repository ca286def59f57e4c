//! Writing `.pb` files.

use super::amount::WITHDRAWN;
use super::{Meta, PbFile, Table};
use crate::{BallotKind, Election, Project};

/// The keys that describe the election itself, in the order in which they are written.
pub(super) fn election(election: &Election, meta: &Meta) -> String {
    let mut true_meta = meta.clone();
    true_meta.set("num_projects", election.projects().len().to_string());
    true_meta.set("num_votes", election.voters().to_string());
    true_meta.set("budget", election.money(election.budget()));
    true_meta.set("vote_type", election.kind().name());
    if !election.category_limits().is_empty() {
        let (names, amounts) = limits(election, election.category_limits());
        true_meta.set("categories", names);
        true_meta.set("budget_per_category", amounts);
    }
    if !election.district_limits().is_empty() {
        let (names, amounts) = limits(election, election.district_limits());
        true_meta.set("neighborhoods", names);
        true_meta.set("budget_per_neighborhood", amounts);
    }
    // Ballots are written with all their points, so nothing is left to a default.
    if election.kind() == BallotKind::Scoring && true_meta.get("default_score").is_some() {
        true_meta.set("default_score", "0");
    }
    sections(&true_meta, &projects(election), &votes(election))
}

pub(super) fn file(file: &PbFile) -> String {
    sections(&file.meta, &file.projects, &file.votes)
}

fn limits(election: &Election, limits: &[crate::Limit]) -> (String, String) {
    let names: Vec<&str> = limits.iter().map(|limit| limit.group.as_str()).collect();
    let amounts: Vec<String> = limits.iter().map(|limit| election.money(limit.amount)).collect();
    (names.join(","), amounts.join(","))
}

fn sections(meta: &Meta, projects: &Table, votes: &Table) -> String {
    let mut out = String::from("META\nkey;value\n");
    for (key, value) in meta.iter() {
        line(&mut out, [key, value].into_iter());
    }
    for (title, table) in [("PROJECTS\n", projects), ("VOTES\n", votes)] {
        out.push_str(title);
        line(&mut out, table.columns().iter().map(String::as_str));
        for row in 0..table.len() {
            line(&mut out, (0..table.columns().len()).map(|column| table.cell(row, column)));
        }
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (position, cell) in cells.enumerate() {
        if position > 0 {
            out.push(';');
        }
        // A quote matters only at the start of a field, but quoting every cell that has one is easier to read.
        if cell.contains([';', '"', '\n', '\r']) || cell.trim_ascii().len() != cell.len() {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
}

fn projects(election: &Election) -> Table {
    let all = election.projects();
    let district = if election.district_limits().is_empty() { "district" } else { "neighborhood" };
    let mut columns = vec!["project_id", "cost", "votes"];
    if election.kind().has_points() {
        columns.push("score");
    }
    columns.push("name");
    let has_category = all.iter().any(|project| !project.categories.is_empty());
    let has_district = all.iter().any(|project| project.district.is_some());
    columns.extend(has_category.then_some("category"));
    columns.extend(has_district.then_some(district));
    let mut table = Table::new(columns.into_iter().map(str::to_string).collect());
    let sums = sums(election);
    for (project, (votes, score)) in all.iter().zip(sums) {
        let mut cells = vec![project.id.clone(), cost(election, project), votes.to_string()];
        if election.kind().has_points() {
            cells.push(points(election, score));
        }
        cells.push(project.name.clone());
        cells.extend(has_category.then(|| project.categories.join(",")));
        cells.extend(has_district.then(|| optional(project)));
        table.push(cells.iter().map(String::as_str));
    }
    table
}

fn cost(election: &Election, project: &Project) -> String {
    if project.withdrawn { WITHDRAWN.digits.to_string() } else { election.money(project.cost) }
}

fn optional(project: &Project) -> String {
    project.district.clone().unwrap_or_default()
}

/// Votes and points per project.
fn sums(election: &Election) -> Vec<(u64, i64)> {
    let mut sums = vec![(0_u64, 0_i64); election.projects().len()];
    for ballot in election.ballots().iter() {
        for (place, &project) in ballot.projects.iter().enumerate() {
            let sum = &mut sums[project as usize];
            let given = ballot.points.get(place).copied().unwrap_or(1);
            sum.0 += if given > 0 { ballot.weight } else { 0 };
            let weight = i64::try_from(ballot.weight).unwrap_or(i64::MAX);
            sum.1 = sum.1.saturating_add(given.saturating_mul(weight));
        }
    }
    sums
}

/// Points with as many decimals as they need.
fn points(election: &Election, steps: i64) -> String {
    let scale = election.points_scale();
    let digits = scale.checked_ilog10().unwrap_or(0);
    let text = crate::Exact::new(steps, scale).decimals(digits);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_string() } else { text }
}

fn votes(election: &Election) -> Table {
    let mut columns = vec!["voter_id".to_string(), "vote".to_string()];
    if election.kind().has_points() {
        columns.push("points".to_string());
    }
    let mut table = Table::new(columns);
    let mut voter = 0_u64;
    for ballot in election.ballots().iter() {
        let projects = ballot.projects.iter().map(|&project| project as usize).collect::<Vec<_>>();
        let vote = election.ids(&projects).join(",");
        let given: Vec<String> = ballot.points.iter().map(|&steps| points(election, steps)).collect();
        let given = given.join(",");
        for _ in 0..ballot.weight {
            voter += 1;
            table.push([voter.to_string().as_str(), &vote, &given]);
        }
    }
    table
}
