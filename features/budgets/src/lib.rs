//! budgets

use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature::named("budgets")
}
