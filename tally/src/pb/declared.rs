//! The rule that a file declares, as a [`Rule`] to count with.

use super::Meta;
use crate::{
    Add1, BallotKind, Comparison, Completion, EqualShares, Greedy, GreedyOrder, Method, Misfit, Rule, Utility,
};

/// Why the rule that a file declares cannot be counted from what the file says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeclaredRuleError {
    /// META has no `rule`, or says `unknown`.
    #[error("META does not say by which rule the votes were counted")]
    NotDeclared,
    /// The format has no rule of this name.
    #[error("“{0}” is not a rule of the format")]
    UnknownRule(String),
    /// The name stands for more than one way of counting.
    #[error("the rule “{rule}” leaves open how to count: the file does not say {missing}")]
    Incomplete {
        /// The rule as declared.
        rule: String,
        /// What the file would have to say.
        missing: &'static str,
    },
}

impl Meta {
    /// The rule that `rule` in META stands for, on ballots of this kind. Greedy rules rank by votes, points or
    /// places as cities do and leave ties to the order of the file; equal shares are those of Pabulib’s checker
    /// (one run, or Add1 as in Wieliczka; ties to the cheapest, then to most votes).
    ///
    /// # Errors
    /// When no rule is declared, its name is not one of the format, or it has more than one reading.
    pub fn rule(&self, kind: BallotKind) -> Result<Rule, DeclaredRuleError> {
        let declared = self.get("rule").map(str::trim).filter(|rule| !rule.eq_ignore_ascii_case("unknown"));
        let rule = declared.ok_or(DeclaredRuleError::NotDeclared)?.to_ascii_lowercase();
        let incomplete = |missing| DeclaredRuleError::Incomplete { rule: rule.clone(), missing };
        let greedy = |misfit| Greedy { misfit, order: GreedyOrder::Total, ..Greedy::default() };
        let (add1, one_run) = (Completion::Add1(Add1::Official), Completion::None);
        let method = match rule.as_str() {
            "greedy" => Method::Greedy(greedy(Misfit::Skip)),
            "greedy-no-skip" => Method::Greedy(greedy(Misfit::Stop)),
            "greedy-threshold" => {
                let threshold = self.whole("min_project_score_threshold");
                let threshold = threshold.ok_or_else(|| incomplete("min_project_score_threshold"))?;
                Method::Greedy(Greedy { threshold: Some(threshold), ..greedy(Misfit::Skip) })
            }
            "greedy-exclusive" => return Err(incomplete("which projects exclude each other")),
            // The only custom rule in known files that can be told from what they say.
            "greedy-custom" if self.is_poznan() => {
                Method::Greedy(greedy(Misfit::StopAndTopUp { percent: 80 }))
            }
            "greedy-custom" => return Err(incomplete("what the city’s own rule is")),
            "equalshares" => shares(one_run, None),
            "equalshares-comparison" => shares(one_run, Some(Comparison::Winners)),
            "equalshares/add1" => shares(add1, None),
            "equalshares/add1-comparison" => shares(add1, Some(Comparison::Winners)),
            _ => return Err(DeclaredRuleError::UnknownRule(rule)),
        };
        Ok(match method {
            Method::EqualShares(_) => {
                Rule { method, ..Rule::equal_shares() }.with_utility(Utility::usual(kind))
            }
            _ => Rule { method, ..Rule::standard(kind, self.whole("max_length").unwrap_or(3)) },
        })
    }

    /// Poznań funds the first project that does not fit if 80 % of its cost is left.
    pub(super) fn is_poznan(&self) -> bool {
        self.get("unit") == Some("Poznań")
    }
}

fn shares(completion: Completion, comparison: Option<Comparison>) -> Method {
    Method::EqualShares(EqualShares { completion, comparison, ..EqualShares::default() })
}

#[cfg(test)]
mod tests {
    use super::{DeclaredRuleError, shares};
    use crate::pb::Meta;
    use crate::{
        BallotKind, Comparison, Completion, Greedy, GreedyOrder, Method, Misfit, Rule, TieBreak, Utility,
    };

    fn declared(rule: &str, more: &[(&str, &str)], kind: BallotKind) -> Result<Rule, DeclaredRuleError> {
        let mut meta = Meta::default();
        meta.set("rule", rule);
        more.iter().for_each(|(key, value)| meta.set(key, *value));
        meta.rule(kind)
    }

    #[test]
    fn greedy_rules_rank_as_cities_do() {
        let plain = declared("greedy", &[], BallotKind::Approval).unwrap();
        assert_eq!(plain, Rule::standard(BallotKind::Approval, 3));
        let rule = declared("Greedy-No-Skip", &[("max_length", "5")], BallotKind::Ordinal).unwrap();
        let stops = Greedy { misfit: Misfit::Stop, order: GreedyOrder::Total, ..Greedy::default() };
        assert_eq!((rule.method, rule.utility), (Method::Greedy(stops), Utility::Places { first: 5 }));
        let least = [("min_project_score_threshold", "100")];
        let rule = declared("greedy-threshold", &least, BallotKind::Cumulative).unwrap();
        let filters = Greedy { threshold: Some(100), order: GreedyOrder::Total, ..Greedy::default() };
        assert_eq!((rule.method, rule.utility), (Method::Greedy(filters), Utility::Points));
    }

    #[test]
    fn equal_shares_come_with_the_ties_of_their_cities() {
        let rule = declared("equalshares/add1", &[], BallotKind::Approval).unwrap();
        assert_eq!(rule, Rule::equal_shares());
        let rule = declared("equalshares-comparison", &[], BallotKind::Cumulative).unwrap();
        assert_eq!(rule.method, shares(Completion::None, Some(Comparison::Winners)));
        assert_eq!((rule.utility, rule.ties), (Utility::Points, TieBreak::CostThenVotes));
    }

    #[test]
    fn what_cannot_be_known_is_said() {
        let said =
            |rule, more: &[(&str, &str)]| declared(rule, more, BallotKind::Approval).unwrap_err().to_string();
        assert_eq!(said("unknown", &[]), "META does not say by which rule the votes were counted");
        assert_eq!(said("None", &[]), said("unknown", &[]));
        assert_eq!(said("dictator", &[]), "“dictator” is not a rule of the format");
        assert!(said("greedy-threshold", &[]).ends_with("does not say min_project_score_threshold"));
        assert!(said("greedy-exclusive", &[]).contains("exclude each other"));
        assert!(said("greedy-custom", &[("unit", "Kraków")]).contains("the city’s own rule"));
        assert!(declared("greedy-custom", &[("unit", "Poznań")], BallotKind::ChooseOne).is_ok());
    }
}
