use accounts::Standing;
use chrono::TimeDelta;
use db::TenantDb;
use feature::State;
use kernel::{Problem, ResourceRef, Slug, Translated};
use serde_json::json;

use crate::{
    Process, ProcessId,
    porting::{Extent, Luggage, Unpacking, pack, unpack},
    process::store,
};

/// What is new about the copy.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// How much later everything happens.
    pub later: TimeDelta,
}

/// Copies a process as a draft.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators, [`Problem::Invalid`] when the slug is taken.
pub async fn copy(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    from: ProcessId,
    new: Copy,
) -> Result<Process, Problem> {
    who.require_administrator()?;
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let source = store::by_id(&tx, from).await?.ok_or(Problem::NotFound)?;
        let mut file = pack(&state, &tx, &source, Extent::NextYear).await?;
        file.process.slug = new.slug;
        file.process.title = new.title;
        let phases = file.phases.iter_mut().flat_map(|phase| [&mut phase.starts_at, &mut phase.ends_at]);
        for at in phases.chain([&mut file.process.starts_at, &mut file.process.ends_at]) {
            *at = at.map(|at| at + new.later);
        }
        let luggage = Luggage::of_here();
        let cx = Unpacking { tx: &tx, who: &who, luggage: &luggage, signature: "" };
        let process = unpack(&state, &cx, file).await?;
        let about = ResourceRef::new("process", process.id.uuid());
        tx.audit(&who.actor, "process.copy", &about, json!({ "from": from })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(process)
    })
    .await
}
