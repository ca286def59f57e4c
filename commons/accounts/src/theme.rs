//! An organisation's colours, served as a file of their own because the pages' policy forbids inline styles.

use std::sync::Arc;

use feature::State;
use moka::sync::Cache;
use web::palette::Colour;

use crate::Tenant;

/// Where the stored colour cannot be read.
const DEFAULT_BRAND: Colour = Colour([0x0e, 0x5a, 0x4c]);

/// The stylesheets of the installation, by the colours they follow from: every page names its own, and solving a palette
/// takes longer than many a page.
pub(crate) struct Themes(Cache<(Colour, Option<u16>), Arc<Theme>>);

/// A stylesheet.
pub(crate) struct Theme {
    /// What goes into its address.
    pub(crate) hash: String,
    pub(crate) css: String,
}

impl Default for Themes {
    fn default() -> Self {
        Self(Cache::new(10_000))
    }
}

/// The path of the tenant's stylesheet; its name changes with its content, so that it can be kept for ever.
pub(crate) fn path(state: &State, tenant: &Tenant) -> String {
    format!("/theme-{}.css", of(state, tenant).hash)
}

/// The tenant's stylesheet.
pub(crate) fn of(state: &State, tenant: &Tenant) -> Arc<Theme> {
    // A stored colour was checked when it was chosen.
    let brand = tenant.profile.brand.parse().unwrap_or(DEFAULT_BRAND);
    let accent = tenant.profile.accent;
    let solve = || {
        let (hash, css) = web::theme_css(brand, accent);
        Arc::new(Theme { hash, css })
    };
    match state.extensions.all::<Themes>().first() {
        Some(themes) => themes.0.get_with((brand, accent), solve),
        None => solve(),
    }
}
