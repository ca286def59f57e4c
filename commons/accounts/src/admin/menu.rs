use kernel::Problem;
use web::{AdminItem, AdminSection};

use crate::Here;

/// The section of the whole organisation, for its administrators.
pub(crate) async fn menu(here: &Here) -> Result<Vec<AdminSection>, Problem> {
    if !here.who.is_administrator() {
        return Ok(Vec::new());
    }
    let item = |key: &'static str, path: &str| AdminItem {
        label: here.words(key),
        href: here.to(path),
        current: here.path.starts_with(&here.to(path)),
        count: None,
    };
    Ok(vec![AdminSection {
        title: here.words("accounts-admin-section"),
        order: 9,
        items: vec![
            item("accounts-people-title", "/admin/people"),
            item("accounts-rolls-title", "/admin/rolls"),
            item("accounts-organisation-title", "/admin/organisation"),
            item("accounts-audit-title", "/admin/audit"),
        ],
    }])
}
