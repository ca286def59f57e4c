//! The META section: keys and values, and the few that decide the count.

use super::amount::Amount;
use super::dates::is_date;
use super::error::{PbError, Warning, shown};
use super::lists;
use super::scan::Scanner;
use super::table::is_absent;
use crate::BallotKind;

/// Keys every file should have.
const MANDATORY: [&str; 11] = [
    "description",
    "country",
    "unit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
];

/// Values that are whole numbers or amounts.
const NUMBERS: [&str; 20] = [
    "num_projects",
    "num_votes",
    "min_length",
    "max_length",
    "min_sum_cost",
    "max_sum_cost",
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
    "min_project_cost",
    "max_project_cost",
    "min_project_score_threshold",
    "min_length_per_category",
    "max_length_per_category",
    "min_sum_cost_per_category",
    "max_sum_cost_per_category",
    "fully_funded",
    "experimental",
];

/// The rules a file may declare.
const RULES: [&str; 10] = [
    "greedy",
    "greedy-no-skip",
    "greedy-threshold",
    "greedy-exclusive",
    "greedy-custom",
    "equalshares",
    "equalshares-comparison",
    "equalshares/add1",
    "equalshares/add1-comparison",
    "unknown",
];

/// What a file says about its election: keys and values in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    entries: Vec<(String, String)>,
}

impl Meta {
    /// The value of a key; none when it is missing, empty or says `None`.
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.entries.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, value)| value.as_str()).filter(|value| !is_absent(value))
    }

    /// Sets a key, in place when it exists, else at the end.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        match self.entries.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case(key)) {
            Some((_, old)) => *old = value.into(),
            None => self.entries.push((key.to_string(), value.into())),
        }
    }

    /// All keys and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// A value that is a comma-separated list.
    pub fn list(&self, key: &str) -> Vec<String> {
        self.get(key).map(lists::owned).unwrap_or_default()
    }

    /// A value that is a whole number.
    pub fn whole(&self, key: &str) -> Option<u64> {
        let amount = Amount::parse(self.get(key)?)?;
        u64::try_from(amount.in_steps(0)?).ok()
    }

    fn amounts(&self, key: &str) -> Option<Vec<Amount>> {
        self.list(key).iter().map(|entry| Amount::parse(entry)).collect()
    }
}

/// META and where its values are, for messages.
pub(super) struct Read<'a> {
    pub(super) meta: Meta,
    text: &'a str,
    places: Vec<usize>,
    end: usize,
}

impl Read<'_> {
    /// An error about the value of a key, or about its absence.
    fn wrong(&self, key: &str, expected: &str) -> PbError {
        let found = self.meta.entries.iter().position(|(name, _)| name.eq_ignore_ascii_case(key));
        match found {
            Some(entry) => {
                let value = shown(&self.meta.entries[entry].1);
                PbError::at(self.text, self.places[entry], expected, value)
            }
            None => PbError::at(self.text, self.end, format!("{key} in META, {expected}"), "the end of META"),
        }
    }
}

pub(super) fn read<'a>(scanner: &mut Scanner<'a>) -> Result<Read<'a>, PbError> {
    let header = scanner.header("META")?;
    if header.len() < 2 || !header[0].eq_ignore_ascii_case("key") || !header[1].eq_ignore_ascii_case("value")
    {
        return Err(scanner.wrong(0, "the header “key;value”"));
    }
    let mut read = Read { meta: Meta::default(), text: scanner.text, places: Vec::new(), end: 0 };
    while scanner.row()? {
        if scanner.is_title("PROJECTS") {
            break;
        }
        scanner.check_width(header.len())?;
        let key = scanner.value(0);
        if key.is_empty() {
            return Err(scanner.wrong(0, "a key"));
        }
        if read.meta.entries.iter().any(|(name, _)| name.eq_ignore_ascii_case(&key)) {
            return Err(scanner.wrong(0, "each key once"));
        }
        read.places.push(scanner.place(1));
        read.meta.entries.push((key, scanner.value(1)));
    }
    read.end = scanner.place(0);
    Ok(read)
}

/// What META decides about the count.
pub(super) struct Terms {
    pub(super) kind: BallotKind,
    pub(super) budget: Amount,
    /// Where the budget is, for messages about it.
    pub(super) budget_place: usize,
    pub(super) default_score: Option<Amount>,
    pub(super) category_budgets: Vec<(String, Amount)>,
    pub(super) neighborhood_budgets: Vec<(String, Amount)>,
}

pub(super) fn terms(read: &Read<'_>, warnings: &mut Vec<Warning>) -> Result<Terms, PbError> {
    let meta = &read.meta;
    let kinds = "one of approval, choose-1, cumulative, scoring, ordinal";
    let kind = meta.get("vote_type").map(str::to_ascii_lowercase);
    let kind =
        kind.and_then(|name| BallotKind::from_name(&name)).ok_or_else(|| read.wrong("vote_type", kinds))?;
    let budget = meta.get("budget").and_then(Amount::parse).filter(|amount| amount.digits >= 0);
    let budget = budget.ok_or_else(|| read.wrong("budget", "an amount of money"))?;
    let default_score = match meta.get("default_score") {
        None => None,
        Some(text) => {
            Some(Amount::parse(text).ok_or_else(|| read.wrong("default_score", "a number of points"))?)
        }
    };
    oddities(meta, warnings);
    let budget_entry = meta.entries.iter().position(|(name, _)| name.eq_ignore_ascii_case("budget"));
    Ok(Terms {
        kind,
        budget,
        budget_place: budget_entry.map_or(0, |entry| read.places[entry]),
        default_score,
        category_budgets: paired(meta, "categories", "budget_per_category", warnings),
        neighborhood_budgets: paired(meta, "neighborhoods", "budget_per_neighborhood", warnings),
    })
}

/// Groups with their budgets, from two parallel lists.
fn paired(meta: &Meta, names: &str, budgets: &str, warnings: &mut Vec<Warning>) -> Vec<(String, Amount)> {
    let Some(value) = meta.get(budgets) else { return Vec::new() };
    let names = meta.list(names);
    match meta.amounts(budgets) {
        Some(amounts) if amounts.len() == names.len() => names.into_iter().zip(amounts).collect(),
        _ => {
            let expected = "a list with one amount per name";
            warnings.push(Warning::OddValue { key: budgets.to_string(), value: value.to_string(), expected });
            Vec::new()
        }
    }
}

fn oddities(meta: &Meta, warnings: &mut Vec<Warning>) {
    warnings.extend(MANDATORY.into_iter().filter(|key| meta.get(key).is_none()).map(Warning::MissingKey));
    let mut expect = |key: &str, expected: &'static str, right: &dyn Fn(&str) -> bool| {
        if let Some(value) = meta.get(key).filter(|value| !right(value)) {
            warnings.push(Warning::OddValue { key: key.to_string(), value: value.to_string(), expected });
        }
    };
    for key in ["date_begin", "date_end"] {
        expect(key, "a date (YYYY or DD.MM.YYYY)", &is_date);
    }
    for key in NUMBERS {
        let numbers = |value: &str| lists::entries(value).all(|(_, entry)| Amount::parse(entry).is_some());
        expect(key, "a number", &|value| Amount::parse(value).is_some() || numbers(value));
    }
    expect("rule", "a rule of the format", &|value| RULES.contains(&value));
    let letters = |value: &str, count| value.len() == count && value.bytes().all(|b| b.is_ascii_alphabetic());
    expect("currency", "a code of three letters", &|value| letters(value, 3));
    expect("language", "a code of two letters", &|value| letters(value, 2));
}

/// Compares the announced numbers of rows with the true ones.
pub(super) fn compare_counts(read: &Read<'_>, projects: usize, votes: usize, warnings: &mut Vec<Warning>) {
    for (key, found) in [("num_projects", projects), ("num_votes", votes)] {
        if let Some(announced) = read.meta.get(key)
            && announced.parse() != Ok(found)
        {
            warnings.push(Warning::Count { key, announced: announced.to_string(), found });
        }
    }
}
