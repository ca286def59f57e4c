use serde::{Deserialize, Serialize};
use tally::{Greedy, GreedyOrder, Method, Misfit, Rule, TieBreak, Utility};

/// The most projects that a rule can name.
pub const MAX_PROJECTS: u32 = 10_000;

/// The most people that can be entitled.
pub const MAX_ELECTORATE: u64 = 1_000_000_000;

/// What a manager decides about a vote before it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How much a ballot may hold.
    pub mode: Mode,
    /// The fewest projects on a ballot; 0 allows blank ballots.
    pub min_choices: u32,
    /// Which of two projects with equal votes comes first.
    pub ties: Ties,
    /// A project with fewer votes does not win.
    pub threshold: Option<u64>,
    /// How many people are entitled, for the turnout; none when nobody knows.
    pub electorate: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            mode: Mode::AtMost { projects: 3 },
            min_choices: 1,
            ties: Ties::ListOrder,
            threshold: None,
            electorate: None,
        }
    }
}

/// How much a ballot may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Mode {
    /// Up to so many projects, whatever they cost.
    AtMost {
        /// The most projects.
        projects: u32,
    },
    /// As many as fit the budget together.
    WithinBudget,
}

/// Which of two projects with equal votes comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// The one with the lower number.
    ListOrder,
    /// The cheaper one; at equal cost, the one with the lower number.
    LowerCost,
}

impl Settings {
    /// The rule the votes are counted by: most votes first, what does not fit is skipped.
    pub fn rule(&self) -> Rule {
        let greedy = Greedy {
            order: GreedyOrder::Total,
            misfit: Misfit::Skip,
            threshold: self.threshold,
            ..Greedy::default()
        };
        let ties = match self.ties {
            Ties::ListOrder => TieBreak::FileOrder,
            Ties::LowerCost => TieBreak::CostThenFile,
        };
        Rule { method: Method::Greedy(greedy), utility: Utility::Cardinality, ties }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_lack_a_field_take_its_default() {
        let read = |json: &str| serde_json::from_str::<Settings>(json).unwrap();
        assert_eq!(read("{}"), Settings::default());
        let some = read(r#"{"mode":{"rule":"within_budget"},"ties":"lower_cost","threshold":100}"#);
        assert_eq!(some.mode, Mode::WithinBudget);
        assert_eq!(some.rule().ties, TieBreak::CostThenFile);
        assert_eq!(serde_json::from_value::<Settings>(serde_json::to_value(some).unwrap()).unwrap(), some);
    }
}
