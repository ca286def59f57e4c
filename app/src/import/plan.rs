//! What a `.pb` file will become: read, checked and translated without touching the database.

use std::{collections::HashMap, path::Path};

use super::CountBy;
use anyhow::{Context, bail, ensure};
use ballots::{Choices, Mode, Settings, Ties, actions::Stranger};
use budgets::MAX_TITLE;
use chrono::{NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use kernel::{Currency, Money, Slug, Timestamp};
use tally::{
    BallotKind, BallotView,
    pb::{self, PbFile},
};

/// The election in the product's own terms. Projects get the numbers 1, 2, … in the order of the file, which settles ties.
pub(super) struct Plan {
    pub(super) slug: Option<Slug>,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) description: String,
    pub(super) budget: Money,
    pub(super) begins: Timestamp,
    /// The first moment after the vote.
    pub(super) ends: Timestamp,
    pub(super) settings: Settings,
    /// By which rule the votes are counted, and why by that one.
    pub(super) rule: String,
    /// What is odd in the file and does no harm.
    pub(super) warnings: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) areas: Vec<String>,
    pub(super) projects: Vec<Project>,
    pub(super) ballots: Vec<Stranger>,
}

/// A project of the file.
pub(super) struct Project {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: String,
    /// In minor units of the currency.
    pub(super) cost: i64,
    /// Position in the categories.
    pub(super) category: Option<usize>,
    /// Position in the areas.
    pub(super) area: Option<usize>,
    pub(super) point: Option<(f64, f64)>,
}

impl Plan {
    /// Reads a file.
    ///
    /// # Errors
    /// Place and expectation when it is malformed; the reason when it cannot be voted on here.
    pub(super) fn read(name: &str, bytes: &[u8], zone: Tz, count_by: CountBy) -> anyhow::Result<Self> {
        let file = pb::read(name, bytes)?;
        let kind = file.election.kind();
        ensure!(
            matches!(kind, BallotKind::Approval | BallotKind::ChooseOne),
            "{name}: ballots of the type “{}” cannot be cast here yet; approval and choose-1 can",
            kind.name()
        );
        let rule = rule(&file, name, count_by)?;
        let projects_of_file = file.election.projects();
        ensure!(!projects_of_file.is_empty(), "{name}: there are no projects to vote on");
        ensure!(
            !projects_of_file.iter().all(|p| p.withdrawn),
            "{name}: every project was withdrawn, there is nothing to vote on"
        );
        let money = Amounts::of(&file, name)?;
        let mut labels = Labels::default();
        let projects = projects(&file, &money, &mut labels)?;
        let ballots = ballots(&file);
        let (begins, ends) = period(&file, name, zone)?;
        let meta = |key: &str| file.meta.get(key).unwrap_or_default().trim().to_owned();
        let title = [meta("description"), meta("unit"), name.to_owned()].into_iter().find(|t| !t.is_empty());
        Ok(Self {
            slug: Path::new(name).file_stem().and_then(|stem| Slug::from_text(stem.to_str()?)),
            title: cut(&title.unwrap_or_default(), MAX_TITLE),
            subtitle: cut(&subtitle(&file), 250),
            description: description(&file),
            budget: Money::new(money.minor(file.election.budget())?, money.currency),
            begins,
            ends,
            settings: settings(&file, projects.len(), &ballots),
            rule,
            warnings: file.warnings.iter().map(|warning| format!("{name}: {warning}")).collect(),
            categories: labels.categories.0,
            areas: labels.areas.0,
            projects,
            ballots,
        })
    }
}

/// How the file's amounts become minor units.
struct Amounts {
    currency: Currency,
    scale: u64,
    name: String,
}

impl Amounts {
    fn of(file: &PbFile, name: &str) -> anyhow::Result<Self> {
        let currency = match file.meta.get("currency") {
            Some(code) => code.parse().with_context(|| format!("{name}: currency in META"))?,
            None => Currency::EUR,
        };
        Ok(Self { currency, scale: file.election.scale(), name: name.to_owned() })
    }

    fn minor(&self, amount: u64) -> anyhow::Result<i64> {
        let (name, currency) = (&self.name, self.currency);
        let shifted = u128::from(amount) * 10_u128.pow(currency.decimals());
        let scale = u128::from(self.scale);
        ensure!(shifted % scale == 0, "{name}: an amount has more decimals than {currency} has");
        i64::try_from(shifted / scale).ok().with_context(|| format!("{name}: an amount is too large"))
    }
}

/// Texts that projects share, each once, in the order of their first use.
#[derive(Default)]
struct Shared(Vec<String>, HashMap<String, usize>);

impl Shared {
    fn place(&mut self, text: &str) -> Option<usize> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(at) = self.1.get(text) {
            return Some(*at);
        }
        self.0.push(text.to_owned());
        self.1.insert(text.to_owned(), self.0.len() - 1);
        Some(self.0.len() - 1)
    }
}

#[derive(Default)]
struct Labels {
    categories: Shared,
    areas: Shared,
}

fn projects(file: &PbFile, money: &Amounts, labels: &mut Labels) -> anyhow::Result<Vec<Project>> {
    let mut projects = Vec::new();
    for (row, project) in file.election.projects().iter().enumerate() {
        if project.withdrawn {
            continue;
        }
        let name = if project.name.trim().is_empty() { &project.id } else { &project.name };
        let title = cut(name.trim(), MAX_TITLE);
        let told = file.projects.get(row, "description").unwrap_or_default();
        let whole = if title == name.trim() { String::new() } else { format!("{name}\n\n") };
        let cost = money.minor(project.cost)?;
        ensure!(cost <= budgets::MAX_AMOUNT, "{}: project {} costs too much", money.name, project.id);
        projects.push(Project {
            id: project.id.clone(),
            title,
            description: cut(&format!("{whole}{told}"), 20_000),
            cost,
            category: project.categories.first().and_then(|c| labels.categories.place(c)),
            area: project.district.as_deref().and_then(|d| labels.areas.place(d)),
            point: point(file, row),
        });
    }
    Ok(projects)
}

fn point(file: &PbFile, row: usize) -> Option<(f64, f64)> {
    let degrees = |column| file.projects.get(row, column)?.parse::<f64>().ok().filter(|d| d.is_finite());
    let (lat, lng) = (degrees("latitude")?, degrees("longitude")?);
    (lat.abs() <= 90.0 && lng.abs() <= 180.0).then_some((lat, lng))
}

/// Every ballot by the numbers of its projects. Mentions of withdrawn projects are left out: they can win nowhere.
fn ballots(file: &PbFile) -> Vec<Stranger> {
    let mut next = 0_i64;
    let number = |withdrawn: bool| {
        if withdrawn {
            return None;
        }
        next += 1;
        Some(next)
    };
    let numbers: Vec<Option<i64>> =
        file.election.projects().iter().map(|p| p.withdrawn).map(number).collect();
    let chosen = |ballot: BallotView<'_>| -> Choices {
        let known =
            ballot.projects.iter().filter_map(|p| numbers.get(usize::try_from(*p).ok()?).copied().flatten());
        known.collect()
    };
    let voter = file.votes.column("voter_id").unwrap_or(0);
    let ballots = file.election.ballots().iter().enumerate();
    ballots
        .map(|(row, ballot)| Stranger {
            voter: file.votes.cell(row, voter).to_owned(),
            choices: chosen(ballot),
        })
        .collect()
}

/// The rules that the file declares, wide enough for every ballot in it: real files hold ballots that break their own rules.
fn settings(file: &PbFile, projects: usize, ballots: &[Stranger]) -> Settings {
    let lengths = || ballots.iter().map(|b| b.choices.len());
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let longest = lengths().max().unwrap_or(0).max(1);
    let declared = match file.election.kind() {
        BallotKind::ChooseOne => Some(1),
        _ => file.meta.whole("max_length").and_then(|n| usize::try_from(n).ok()),
    };
    let most = declared.unwrap_or(projects).max(longest).min(projects.max(1));
    let fewest = file.meta.whole("min_length").and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let fewest = fewest.min(lengths().min().unwrap_or(0));
    Settings {
        mode: Mode::AtMost { projects: small(most) },
        min_choices: small(fewest),
        ties: Ties::ListOrder,
        threshold: threshold(file),
        electorate: None,
    }
}

/// By which rule it is counted here, in words; a vote here is counted by greedy, with a threshold or without.
fn rule(file: &PbFile, name: &str, count_by: CountBy) -> anyhow::Result<String> {
    let greedy = match threshold(file) {
        Some(votes) => format!("greedy with a threshold of {votes} votes"),
        None => "greedy".to_owned(),
    };
    match (file.meta.get("rule").map(str::trim), count_by) {
        (Some("greedy" | "greedy-threshold"), _) => Ok(format!("{greedy}, as the file declares")),
        (None | Some("" | "unknown"), _) => Ok(format!("{greedy}: the file does not say by which rule")),
        (Some(other), CountBy::Greedy) => {
            Ok(format!("{greedy}, as asked for, and not by the declared “{other}”"))
        }
        (Some(other), CountBy::Declared) => bail!(
            "{name}: the file declares the rule “{other}”, by which no vote is counted here yet; \
             to load it and count it by greedy instead, say --rule greedy"
        ),
    }
}

/// The fewest votes a project needs; a file of the plain rule may name a number that its city did not apply.
fn threshold(file: &PbFile) -> Option<u64> {
    let applied = file.meta.get("rule") != Some("greedy");
    file.meta.whole("min_project_score_threshold").filter(|n| applied && *n > 0)
}

/// From the first moment of the first day to the first after the last one, on the organisation's wall clock.
fn period(file: &PbFile, name: &str, zone: Tz) -> anyhow::Result<(Timestamp, Timestamp)> {
    let day = |key: &str, last: bool| {
        let text = file.meta.get(key).with_context(|| format!("{name}: META has no {key}"))?;
        date(text.trim(), last)
            .with_context(|| format!("{name}: {key} should be a date (YYYY or DD.MM.YYYY), found “{text}”"))
    };
    let (first, last) = (day("date_begin", false)?, day("date_end", true)?);
    if last < first {
        bail!("{name}: date_end ({last}) is before date_begin ({first})");
    }
    let after = last.succ_opt().context("the last day is beyond the calendar")?;
    let midnight = |day: NaiveDate| {
        let wall = day.and_time(NaiveTime::MIN);
        let moment = zone.from_local_datetime(&wall).earliest();
        // Where the clock skips midnight, the day begins an hour later.
        let moment =
            moment.or_else(|| zone.from_local_datetime(&(wall + chrono::TimeDelta::hours(1))).earliest());
        moment.map(|m| m.to_utc()).context("a day without beginning")
    };
    Ok((midnight(first)?, midnight(after)?))
}

fn date(text: &str, last: bool) -> Option<NaiveDate> {
    if text.len() == 4 {
        let (month, day) = if last { (12, 31) } else { (1, 1) };
        return NaiveDate::from_ymd_opt(text.parse().ok()?, month, day);
    }
    NaiveDate::parse_from_str(text, "%d.%m.%Y").ok()
}

fn subtitle(file: &PbFile) -> String {
    let parts = ["unit", "subunit", "instance"].into_iter().filter_map(|key| file.meta.get(key));
    parts.map(str::trim).collect::<Vec<_>>().join(", ")
}

/// What the file says about itself, as a table; nothing of it is lost.
fn description(file: &PbFile) -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], " ");
    let rows = file.meta.iter().map(|(key, value)| format!("| {} | {} |\n", cell(key), cell(value)));
    format!("| | |\n|---|---|\n{}", rows.collect::<String>())
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pb(meta: &str, projects: &str, votes: &str) -> anyhow::Result<Plan> {
        let text = format!(
            "META\nkey;value\ndescription;Un voto\ncountry;Italy\nunit;Sarmato\ninstance;2025\nnum_projects;2\n\
             num_votes;2\nbudget;100.50\nrule;greedy\n{meta}PROJECTS\nproject_id;cost;name\n{projects}VOTES\n\
             voter_id;vote\n{votes}"
        );
        Plan::read("elections/un-voto.pb", text.as_bytes(), chrono_tz::Europe::Rome, CountBy::Declared)
    }

    const DATES: &str = "vote_type;approval\ndate_begin;01.02.2025\ndate_end;2025\n";

    #[test]
    fn a_file_becomes_a_process() {
        let plan = pb(DATES, "a;50;Alberi\nb;50.50;\n", "1;a,b\n2;\n").unwrap();
        assert_eq!(plan.slug.unwrap().as_str(), "un-voto");
        assert_eq!((plan.title.as_str(), plan.subtitle.as_str()), ("Un voto", "Sarmato, 2025"));
        assert_eq!(plan.budget, Money::new(10_050, Currency::EUR));
        assert_eq!((plan.projects[1].title.as_str(), plan.projects[1].cost), ("b", 5_050));
        assert_eq!(plan.ballots[0].choices.to_text(), "1,2");
        assert!(plan.ballots[1].choices.is_empty());
        assert_eq!(plan.begins.to_rfc3339(), "2025-01-31T23:00:00+00:00");
        assert_eq!(plan.ends.to_rfc3339(), "2025-12-31T23:00:00+00:00");
    }

    #[test]
    fn what_cannot_be_voted_on_here_is_refused_in_words() {
        let wrong = |meta: &str, projects: &str, votes: &str| {
            let refused = pb(meta, projects, votes).err().map(|error| format!("{error:#}"));
            refused.unwrap_or_else(|| "accepted".to_owned())
        };
        let ordinal = DATES.replace("approval", "ordinal");
        assert!(
            wrong(&ordinal, "a;1;A\nb;2;B\n", "1;a,b\n2;b\n").contains("“ordinal” cannot be cast here yet")
        );
        let malformed = wrong(DATES, "a;x;A\nb;2;B\n", "1;a\n");
        assert!(malformed.contains("un-voto.pb:16:3: expected a cost"), "{malformed}");
        assert!(wrong(DATES, "a;1.005;A\nb;2;B\n", "1;a\n").contains("more decimals than EUR"));
        let dates = DATES.replace("01.02.2025", "32.13.2025");
        assert!(wrong(&dates, "a;1;A\nb;2;B\n", "1;a\n").contains("date_begin should be a date"));
        let dates = DATES.replace("01.02.2025", "2026");
        assert!(wrong(&dates, "a;1;A\nb;2;B\n", "1;a\n").contains("is before date_begin"));
        assert!(wrong(DATES, "a;999999999;A\n", "1;a\n").contains("every project was withdrawn"));
    }
}
