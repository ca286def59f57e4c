//! The PROJECTS section, and the election that results from all three.

use super::amount::Amount;
use super::error::{PbError, shown};
use super::lists;
use super::meta::Terms;
use super::scan::Scanner;
use super::table::{Table, is_absent};
use super::votes::Counted;
use crate::{Election, ElectionBuilder, Limit, Project};

/// A project whose cost waits for the common number of decimals.
pub(super) struct Parsed {
    project: Project,
    cost: Amount,
}

/// The section as read.
pub(super) struct Read {
    pub(super) rows: Table,
    pub(super) parsed: Vec<Parsed>,
}

impl Read {
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parsed.iter().map(|parsed| parsed.project.id.as_str())
    }
}

pub(super) fn read(scanner: &mut Scanner<'_>, terms: &Terms) -> Result<Read, PbError> {
    let rows = Table::new(scanner.header("PROJECTS")?);
    let required = |name: &'static str| {
        rows.column(name).ok_or_else(|| scanner.wrong(0, format!("a column {name} in PROJECTS")))
    };
    let columns = Columns {
        id: required("project_id")?,
        cost: required("cost")?,
        name: rows.column("name"),
        category: rows.column("category"),
        district: district_column(&rows, terms),
    };
    let mut read = Read { rows, parsed: Vec::new() };
    let mut seen = std::collections::HashSet::new();
    while scanner.row()? {
        if scanner.is_title("VOTES") {
            break;
        }
        scanner.check_width(read.rows.columns().len())?;
        let parsed = columns.project(scanner)?;
        if !seen.insert(parsed.project.id.clone()) {
            return Err(scanner.wrong(columns.id, "each project once"));
        }
        read.parsed.push(parsed);
        read.rows.push_row(scanner);
    }
    Ok(read)
}

/// Neighbourhoods where there is money per neighbourhood, else districts.
fn district_column(rows: &Table, terms: &Terms) -> Option<usize> {
    let names = if terms.neighborhood_budgets.is_empty() {
        ["district", "neighborhood"]
    } else {
        ["neighborhood", "district"]
    };
    names.into_iter().find_map(|name| rows.column(name))
}

struct Columns {
    id: usize,
    cost: usize,
    name: Option<usize>,
    category: Option<usize>,
    district: Option<usize>,
}

impl Columns {
    fn project(&self, scanner: &Scanner<'_>) -> Result<Parsed, PbError> {
        let optional = |column: Option<usize>| {
            column.map(|column| scanner.value(column)).filter(|value| !is_absent(value))
        };
        let id = scanner.value(self.id);
        if id.is_empty() || id.contains(',') {
            return Err(scanner.wrong(self.id, "a project id without commas"));
        }
        let cost = Amount::parse(&scanner.value(self.cost)).filter(|cost| cost.digits >= 0);
        let cost = cost.ok_or_else(|| scanner.wrong(self.cost, "a cost"))?;
        let mut project = Project::new(id, optional(self.name).unwrap_or_default(), 0);
        project.categories = optional(self.category).map(|list| lists::owned(&list)).unwrap_or_default();
        project.district = optional(self.district);
        project.withdrawn = cost == super::amount::WITHDRAWN;
        Ok(Parsed { project, cost })
    }
}

/// Puts the election together: all money in the finest decimals the file uses.
pub(super) fn assemble(
    terms: &Terms,
    text: &str,
    parsed: Vec<Parsed>,
    counted: Counted,
) -> Result<Election, PbError> {
    let limits =
        || terms.category_budgets.iter().chain(&terms.neighborhood_budgets).map(|(_, amount)| amount);
    let amounts = parsed.iter().map(|parsed| &parsed.cost).chain([&terms.budget]).chain(limits());
    let places = amounts.map(|amount| amount.places).max().unwrap_or(0);
    let too_large =
        |what: &str| PbError::at(text, terms.budget_place, "amounts below 2^62 in total", shown(what));
    let minor = |amount: Amount| {
        let steps = amount.in_steps(places).and_then(|steps| u64::try_from(steps).ok());
        steps.ok_or_else(|| too_large("larger amounts"))
    };
    let limit = |(group, amount): &(String, Amount)| -> Result<Limit, PbError> {
        Ok(Limit { group: group.clone(), amount: minor(*amount)? })
    };
    let scale = 10_u64.checked_pow(places).ok_or_else(|| too_large("too many decimals"))?;
    let points_scale = 10_u64.checked_pow(counted.places).ok_or_else(|| too_large("too many decimals"))?;
    let mut building = ElectionBuilder::new(terms.kind, minor(terms.budget)?)
        .scale(scale)
        .points_scale(points_scale)
        .category_limits(terms.category_budgets.iter().map(limit).collect::<Result<_, _>>()?)
        .district_limits(terms.neighborhood_budgets.iter().map(limit).collect::<Result<_, _>>()?);
    let wrong = |error: crate::ElectionError| too_large(&error.to_string());
    for Parsed { mut project, cost } in parsed {
        project.cost = minor(cost)?;
        building.project(project).map_err(wrong)?;
    }
    building.adopt(counted.ballots, counted.voters, counted.points);
    building.build().map_err(wrong)
}
