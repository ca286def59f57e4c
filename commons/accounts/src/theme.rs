//! An organisation's colours, served as a file of their own because the pages' policy forbids inline styles.

use web::Look;

use crate::Tenant;

/// The path of the tenant's stylesheet; its name changes with its content, so that it can be kept for ever.
pub fn path(tenant: &Tenant) -> String {
    format!("/theme-{}.css", css(tenant).0)
}

/// Hash and text of the tenant's stylesheet.
pub fn css(tenant: &Tenant) -> (String, String) {
    web::theme_css(&tenant.profile.brand, tenant.profile.accent, look_of(tenant))
}
