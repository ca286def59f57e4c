//! The parts of a ballot that its three pages share.

use kernel::{Line, Locale, Money, PersonId, Text};
use serde::Serialize;
use spaces::{
    Inside, Labels,
    exchange::{VoteItem, VoteList},
};

use crate::{Choices, Mode, Settings, secrecy};

/// The head of the paper.
#[derive(Clone, Serialize)]
pub(super) struct Head {
    pub(super) body: String,
    pub(super) subtitle: String,
}

impl Head {
    pub(super) fn new(inside: &Inside, list: &VoteList) -> Self {
        let here = &inside.here;
        let process = inside.process.texts.title.text(here.locale).to_owned();
        let subtitle =
            Text::new("ballots-paper-subtitle").with("process", process).with("budget", list.budget);
        let body = &here.tenant.profile.body;
        Self {
            body: if body.is_empty() { here.tenant.name.clone() } else { body.clone() },
            subtitle: here.say(&subtitle),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            body: "Comune di Montelume".into(), subtitle: "Bilancio partecipativo 2027, 120.000 €".into()
        }
    }
}

/// A project on the paper.
#[derive(Clone, Serialize)]
pub(super) struct Row {
    value: i64,
    number: i64,
    place: Option<Line>,
    sign: String,
    title: Line,
    cost: Money,
    checked: bool,
    over: Option<String>,
    href: Option<String>,
}

impl Row {
    pub(super) fn is_chosen(&self) -> bool {
        self.checked
    }

    pub(super) fn samples() -> Vec<Self> {
        let row = |number, place: Option<&str>, checked, over: Option<&str>, href: Option<&str>| Self {
            value: number,
            number,
            place: place.map(|place| Line::sample(place, Some(Locale::EN))),
            sign: "lamp".into(),
            title: Line::sample("Luce davanti alla scuola", place.map(|_| Locale::EN)),
            cost: Money::eur(38_000),
            checked,
            over: over.map(Into::into),
            href: href.map(Into::into),
        };
        vec![
            row(1, None, true, None, None),
            row(
                2,
                Some("Centro"),
                false,
                Some("Supera di 8.800 € quello che ti resta"),
                Some("/it/processes/x/budget/2"),
            ),
        ]
    }
}

/// What a ballot may hold, for the script and for the server's own sums.
#[derive(Clone, Serialize)]
pub(super) struct Limits {
    currency: String,
    budget: Option<Money>,
    limit: Option<u32>,
}

/// The sums beside the paper.
#[derive(Clone, Serialize)]
pub(super) struct Cart {
    items: Vec<CartItem>,
    count: usize,
    used: Money,
    budget: Option<Money>,
    /// What is left, or when over, by how much.
    left: Option<Money>,
    over: bool,
    limit: Option<u32>,
}

#[derive(Clone, Serialize)]
struct CartItem {
    title: Line,
    cost: Money,
}

/// A ballot in the making: rows, limits and sums for what is chosen.
pub(super) struct Paper {
    pub(super) rows: Vec<Row>,
    pub(super) limits: Limits,
    pub(super) cart: Cart,
}

impl Paper {
    /// Everything that can be chosen, in the person's own order.
    pub(super) fn new(
        inside: &Inside,
        labels: &Labels,
        person: PersonId,
        list: &VoteList,
        settings: &Settings,
        choices: &Choices,
    ) -> Self {
        let vote = inside.component.id.uuid();
        let mut items: Vec<&VoteItem> = list.items.iter().collect();
        items.sort_by_cached_key(|item| secrecy::place_on_ballot(vote, person, item.number));
        let (budget, limit) = match settings.mode {
            Mode::WithinBudget => (Some(list.budget), None),
            Mode::AtMost { projects } => (None, Some(projects)),
        };
        let used = choices.cost(list);
        let left = budget.map(|b| b.minor.saturating_sub(used.minor));
        let chosen: Vec<&VoteItem> = items.iter().copied().filter(|i| choices.has(i.number)).collect();
        let money = |minor: i64| Money::new(minor, list.budget.currency);
        let too_many = limit.is_some_and(|most| usize::try_from(most).is_ok_and(|most| chosen.len() > most));
        Self {
            limits: Limits { currency: list.budget.currency.to_string(), budget, limit },
            cart: Cart {
                items: chosen.iter().map(|i| CartItem { title: title(inside, i), cost: i.cost }).collect(),
                count: chosen.len(),
                used,
                budget,
                left: left.map(|l| money(l.saturating_abs())),
                over: left.is_some_and(|l| l < 0) || too_many,
                limit,
            },
            rows: items.into_iter().map(|item| row(inside, labels, item, choices, left)).collect(),
        }
    }

    pub(super) fn sample(with_budget: bool, over: bool) -> Self {
        let items = vec![CartItem { title: "Luce davanti alla scuola 1".into(), cost: Money::eur(38_000) }];
        let budget = with_budget.then(|| Money::eur(120_000));
        let limit = (!with_budget).then_some(3);
        Self {
            rows: Row::samples(),
            limits: Limits { currency: "EUR".into(), budget, limit },
            cart: Cart {
                count: items.len(),
                used: Money::eur(38_000),
                left: budget.map(|_| Money::eur(82_000)),
                items,
                budget,
                over,
                limit,
            },
        }
    }
}

fn row(inside: &Inside, labels: &Labels, item: &VoteItem, choices: &Choices, left: Option<i64>) -> Row {
    let here = &inside.here;
    let checked = choices.has(item.number);
    let over = left.map_or(0, |left| item.cost.minor.saturating_sub(left.max(0)));
    let says_over = !checked && over > 0 && !choices.is_empty();
    let over = Text::new("ballots-row-over").with("over", Money::new(over, item.cost.currency));
    Row {
        value: item.number,
        number: item.number,
        place: labels.title(item.area),
        sign: labels.sign(item.category),
        title: title(inside, item),
        cost: item.cost,
        checked,
        over: says_over.then(|| here.say(&over)),
        href: Some(here.to(&item.path)),
    }
}

fn title(inside: &Inside, item: &VoteItem) -> Line {
    Line::of(&item.title, inside.here.locale)
}

/// What a ballot may hold, in one sentence.
pub(crate) fn rules_words(settings: &Settings) -> Text {
    match settings.mode {
        Mode::WithinBudget => Text::new("ballots-rule-budget"),
        Mode::AtMost { projects } => Text::new("ballots-rule-most").with("most", i64::from(projects)),
    }
}
