//! Who sees what hangs in a component, as files need it: whoever sees the component.

use accounts::Here;
use db::Tx;
use engagement::Visibility;
use kernel::Problem;

use crate::process::{ComponentId, store};

/// Who sees what hangs in a component, and is published there or not; nobody what hangs in none.
///
/// # Errors
/// When the database fails.
pub async fn visibility(
    here: &Here,
    tx: &Tx,
    component: Option<ComponentId>,
    published: bool,
) -> Result<Visibility, Problem> {
    let Some(component) = component else { return Ok(Visibility::Hidden) };
    let Some(component) = store::component(tx, component).await? else { return Ok(Visibility::Hidden) };
    let process = store::by_id(tx, component.process_id).await?;
    let public = published && component.published && process.is_some_and(|process| process.published);
    Ok(match (public, here.who.sees_drafts(component.process_id.uuid())) {
        (true, _) => Visibility::Public,
        (false, true) => Visibility::Private,
        (false, false) => Visibility::Hidden,
    })
}
