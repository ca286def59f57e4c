//! proposals

use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature::named("proposals")
}
