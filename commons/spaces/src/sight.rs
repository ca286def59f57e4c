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
    let Some(process) = store::by_id(tx, component.process_id).await? else { return Ok(Visibility::Hidden) };
    Ok(process.sight().part(component.published && published).visibility(&here.who))
}
