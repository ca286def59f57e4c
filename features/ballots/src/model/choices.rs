use std::{collections::BTreeSet, str::FromStr};

use kernel::{FieldErrors, Money, Text};
use spaces::exchange::VoteList;

use super::{Mode, Settings};

/// What a ballot says: the numbers of the chosen projects. Kept in the order of the numbers, so that the order in which
/// somebody ticked them tells nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Choices(BTreeSet<i64>);

impl Choices {
    /// The numbers as a form sends them. What is not a number becomes one that no project has.
    pub fn from_form<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        Self(values.into_iter().map(|value| value.parse().unwrap_or(-1)).collect())
    }

    /// The numbers in order.
    pub fn numbers(&self) -> impl Iterator<Item = i64> {
        self.0.iter().copied()
    }

    /// Whether a project is chosen.
    pub fn has(&self, number: i64) -> bool {
        self.0.contains(&number)
    }

    /// How many projects are chosen.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True for a blank ballot.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the chosen projects cost together; unknown ones cost nothing.
    pub fn cost(&self, list: &VoteList) -> Money {
        let chosen = list.items.iter().filter(|item| self.has(item.number));
        let sum = chosen.map(|item| item.cost.minor).fold(0, i64::saturating_add);
        Money::new(sum, list.budget.currency)
    }

    /// Whether the rules allow this ballot; everything that is wrong with it, otherwise.
    ///
    /// # Errors
    /// What is wrong, about the form as a whole.
    pub fn check(&self, list: &VoteList, settings: &Settings) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let known = list.items.iter().filter(|item| self.has(item.number)).count();
        if known < self.len() {
            errors.add("", Text::new("ballots-wrong-unknown"));
        }
        match settings.mode {
            Mode::AtMost { projects } => {
                let most = usize::try_from(projects).unwrap_or(usize::MAX);
                if self.len() > most {
                    let over = self.len() - most;
                    errors.add("", Text::new("ballots-wrong-many").with("most", most).with("over", over));
                }
            }
            Mode::WithinBudget => {
                let over = self.cost(list).minor.saturating_sub(list.budget.minor);
                if over > 0 {
                    let over = Money::new(over, list.budget.currency);
                    errors.add("", Text::new("ballots-wrong-budget").with("over", over));
                }
            }
        }
        let fewest = usize::try_from(settings.min_choices).unwrap_or(usize::MAX);
        if self.len() < fewest {
            let missing = fewest - self.len();
            errors.add("", Text::new("ballots-wrong-few").with("fewest", fewest).with("missing", missing));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The form in which it is stored: `2,4,6`.
    pub fn to_text(&self) -> String {
        self.0.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
    }
}

impl FromIterator<i64> for Choices {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        Self(numbers.into_iter().collect())
    }
}

impl FromStr for Choices {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers = text.split(',').filter(|part| !part.is_empty());
        numbers.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Locale, ResourceRef, Translated};
    use spaces::exchange::VoteItem;

    use super::*;

    fn list() -> VoteList {
        let item = |number: i64, euros| VoteItem {
            item: ResourceRef::new("project", uuid::Uuid::from_u128(number.unsigned_abs().into())),
            number,
            title: Translated::new(Locale::IT, "x"),
            cost: Money::eur(euros),
            category: None,
            area: None,
            path: String::new(),
            external_id: number.to_string(),
        };
        VoteList { budget: Money::eur(100), items: vec![item(1, 40), item(2, 60), item(3, 1)] }
    }

    fn wrong(numbers: &[i64], settings: Settings) -> Vec<&'static str> {
        let choices: Choices = numbers.iter().copied().collect();
        match choices.check(&list(), &settings) {
            Ok(()) => Vec::new(),
            Err(errors) => errors.iter().map(|(_, text)| text.key).collect(),
        }
    }

    #[test]
    fn ballots_keep_to_the_rules() {
        let two = Settings { mode: Mode::AtMost { projects: 2 }, ..Settings::default() };
        assert!(wrong(&[1, 2], two).is_empty());
        assert_eq!(wrong(&[1, 2, 3], two), ["ballots-wrong-many"]);
        assert_eq!(wrong(&[], two), ["ballots-wrong-few"]);
        assert_eq!(wrong(&[7], two), ["ballots-wrong-unknown"]);
        let money = Settings { mode: Mode::WithinBudget, min_choices: 0, ..Settings::default() };
        assert!(wrong(&[1, 2], money).is_empty(), "exactly the budget fits");
        assert!(wrong(&[], money).is_empty());
        assert_eq!(wrong(&[1, 2, 3], money), ["ballots-wrong-budget"]);
    }

    #[test]
    fn forms_and_rows_are_read_whatever_they_hold() {
        let choices = Choices::from_form(["3", "1", "3", "x"]);
        assert_eq!(choices.numbers().collect::<Vec<_>>(), [-1, 1, 3]);
        assert_eq!("6,2,4".parse::<Choices>().unwrap().to_text(), "2,4,6");
        assert_eq!("".parse::<Choices>().unwrap(), Choices::default());
        assert!("1,a".parse::<Choices>().is_err());
    }
}
