//! The result and its ballots as files. Ballots lie under random keys and are written in the order of those keys: nobody's
//! ballot can be recognised by its place.

use axum::response::Response;
use kernel::{Money, Problem, Timestamp};
use spaces::Inside;
use tally::{
    BallotKind,
    pb::{Meta, PbFile, Table as PbTable},
};
use web::{Table, TableForm};

use super::outcome_words;
use crate::{
    Choices, Mode, Settings, Vote, VoteState, counting,
    snapshot::{Snapshot, Standing},
    store,
};

/// A published vote.
struct Published {
    vote: Vote,
    result: Snapshot,
    opened: Timestamp,
    closed: Timestamp,
}

async fn published(inside: &Inside, tx: &db::Tx) -> Result<Published, Problem> {
    let vote = store::vote(tx, &inside.component).await?;
    let result = store::result(tx, vote.id).await?.ok_or(Problem::NotFound)?;
    match (vote.state, vote.opened_at, vote.closed_at) {
        (VoteState::Published, Some(opened), Some(closed)) => Ok(Published { vote, result, opened, closed }),
        _ => Err(Problem::NotFound),
    }
}

/// The ranking, one line a project.
pub(super) async fn ranking(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let published = published(&inside, &tx).await?;
    let currency = published.result.budget.currency;
    let heads = [
        "ballots-column-place",
        "ballots-column-number",
        "ballots-column-project",
        "ballots-column-votes",
        "ballots-column-cost",
        "ballots-column-before",
        "ballots-column-outcome",
        "ballots-column-reason",
    ];
    let mut table = Table::new(heads.map(|key| here.words(key)).to_vec());
    for (place, row) in (1_i64..).zip(&published.result.rows) {
        table.push(vec![
            place.into(),
            row.number.into(),
            row.title.text(here.locale).into(),
            row.votes.into(),
            Money::new(row.cost, currency).into(),
            Money::new(row.before, currency).into(),
            here.say(&outcome_words(row)).into(),
            row.changed.clone().into(),
        ]);
    }
    Ok(table.download(TableForm::Csv, &format!("{}-result", inside.process.slug)).await?)
}

/// All ballots, one line a ballot.
pub(super) async fn ballots(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let published = published(&inside, &tx).await?;
    let ballots = store::all_choices(&tx, published.vote.id).await?;
    let heads = ["ballots-column-ballot", "ballots-column-choices"];
    let mut table = Table::new(heads.map(|key| here.words(key)).to_vec());
    for (number, choices) in (1_i64..).zip(&ballots) {
        table.push(vec![number.into(), choices.to_text().into()]);
    }
    Ok(table.download(TableForm::Csv, &format!("{}-ballots", inside.process.slug)).await?)
}

/// The whole election in the format of Pabulib, so that anybody can count it again.
pub(super) async fn pabulib(inside: Inside) -> web::Result<Response> {
    let tx = inside.here.db.read().await?;
    let published = published(&inside, &tx).await?;
    let ballots = store::all_choices(&tx, published.vote.id).await?;
    let text = pb_text(&inside, &published, &ballots)?;
    let name = format!("{}.pb", inside.process.slug);
    Ok(web::download(&name, "text/plain; charset=utf-8", text.into_bytes()))
}

fn pb_text(inside: &Inside, published: &Published, ballots: &[Choices]) -> anyhow::Result<String> {
    let list =
        published.vote.list.as_ref().ok_or_else(|| anyhow::anyhow!("an open vote without its list"))?;
    let election = counting::election(list, ballots)?;
    let mut standings: Vec<&Standing> = published.result.rows.iter().collect();
    standings.sort_by_key(|row| row.number);
    let ids = Ids::new(&standings);
    let columns = |names: &[&str]| PbTable::new(names.iter().map(|n| (*n).to_owned()).collect());
    let mut projects = columns(&["project_id", "cost", "votes", "name", "selected"]);
    for row in &standings {
        let cost = Money::new(row.cost, published.result.budget.currency).to_decimal();
        let title = row.title.text(row.title.original);
        let selected = if row.won { "1" } else { "0" };
        projects.push([ids.of(row.number), &cost, &row.votes.to_string(), title, selected]);
    }
    let mut votes = columns(&["voter_id", "vote"]);
    for (voter, choices) in (1_u64..).zip(ballots) {
        let named: Vec<&str> = choices.numbers().map(|n| ids.of(n)).collect();
        votes.push([voter.to_string().as_str(), &named.join(",")]);
    }
    let meta = meta(inside, published, ballots.len());
    Ok(PbFile { meta, projects, votes, election, warnings: Vec::new() }.to_text())
}

/// Names of projects in the file: those of the file they came from where these are distinct, else their numbers.
struct Ids(std::collections::HashMap<i64, String>);

impl Ids {
    fn new(standings: &[&Standing]) -> Self {
        let mut external: Vec<&str> = standings.iter().map(|row| row.external_id.as_str()).collect();
        external.sort_unstable();
        let fit = !external.iter().any(|id| id.is_empty() || id.contains(','))
            && external.windows(2).all(|pair| pair[0] != pair[1]);
        let id = |row: &&Standing| if fit { row.external_id.clone() } else { row.number.to_string() };
        Self(standings.iter().map(|row| (row.number, id(row))).collect())
    }

    fn of(&self, number: i64) -> &str {
        self.0.get(&number).map_or("", String::as_str)
    }
}

fn meta(inside: &Inside, published: &Published, ballots: usize) -> Meta {
    let here = &inside.here;
    let (result, settings) = (&published.result, &published.result.settings);
    let title = &inside.process.texts.title;
    let day = |when: Timestamp| when.with_timezone(&here.tenant.time_zone).format("%d.%m.%Y").to_string();
    let body = &here.tenant.profile.body;
    let mut meta = Meta::default();
    meta.set("description", title.text(title.original));
    meta.set("unit", if body.is_empty() { here.tenant.name.as_str() } else { body });
    meta.set("instance", published.opened.with_timezone(&here.tenant.time_zone).format("%Y").to_string());
    meta.set("num_projects", result.rows.len().to_string());
    meta.set("num_votes", ballots.to_string());
    meta.set("budget", result.budget.to_decimal());
    meta.set("vote_type", BallotKind::Approval.name());
    meta.set("rule", if settings.threshold.is_some() { "greedy-threshold" } else { "greedy" });
    meta.set("date_begin", day(published.opened));
    meta.set("date_end", day(published.closed));
    limits(&mut meta, result, settings);
    meta.set("language", title.original.to_string());
    meta.set("currency", result.budget.currency.code());
    meta
}

fn limits(meta: &mut Meta, result: &Snapshot, settings: &Settings) {
    meta.set("min_length", settings.min_choices.to_string());
    match settings.mode {
        Mode::AtMost { projects } => meta.set("max_length", projects.to_string()),
        Mode::WithinBudget => meta.set("max_sum_cost", result.budget.to_decimal()),
    }
    if let Some(threshold) = settings.threshold {
        meta.set("min_project_score_threshold", threshold.to_string());
    }
}
