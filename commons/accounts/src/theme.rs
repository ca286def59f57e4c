//! An organisation's colours, served as a file of their own because the pages' policy forbids inline styles.

use web::palette::Colour;

use crate::Tenant;

/// Where the stored colour cannot be read.
const DEFAULT_BRAND: Colour = Colour([0x0e, 0x5a, 0x4c]);

/// The path of the tenant's stylesheet; its name changes with its content, so that it can be kept for ever.
pub fn path(tenant: &Tenant) -> String {
    format!("/theme-{}.css", css(tenant).0)
}

/// Hash and text of the tenant's stylesheet.
pub fn css(tenant: &Tenant) -> (String, String) {
    // A stored colour was checked when it was chosen.
    let brand = tenant.profile.brand.parse().unwrap_or(DEFAULT_BRAND);
    web::theme_css(brand, tenant.profile.accent)
}
