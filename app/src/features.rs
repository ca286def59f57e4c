//! The one list of features.

use feature::Feature;

/// Everything the program consists of, commons first.
pub fn features() -> Vec<Feature> {
    vec![
        accounts::feature(),
        spaces::feature(),
        engagement::feature(),
        proposals::feature(),
        budgets::feature(),
        ballots::feature(),
    ]
}
