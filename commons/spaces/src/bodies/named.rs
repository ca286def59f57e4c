//! The bodies that a process from elsewhere names: those of the same address are its own here.

use db::{Tx, WriteTx};
use kernel::{Problem, Translated};

use super::{Relation, store};
use crate::{
    ProcessId, SpaceKind,
    porting::Named,
    process::{Process, store as spaces},
};

/// Names those that are here.
pub(crate) async fn name(tx: &WriteTx, process: ProcessId, named: &[Named]) -> Result<(), Problem> {
    if named.is_empty() {
        return Ok(());
    }
    let here = here(tx).await?;
    let related = named.iter().filter_map(|one| {
        let body = here.iter().find(|body| body.slug == one.slug)?;
        Some((Relation::parse(&one.relation)?, body.id))
    });
    let related: Vec<_> = related.collect();
    Ok(store::relate(tx, process, &related).await?)
}

/// The titles of those that are not here.
pub(crate) async fn missing(tx: &Tx, named: &[Named]) -> Result<Vec<Translated>, Problem> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let here = here(tx).await?;
    let gone = named.iter().filter(|one| !here.iter().any(|body| body.slug == one.slug));
    Ok(gone.map(|one| one.title.clone()).collect())
}

async fn here(tx: &Tx) -> Result<Vec<Process>, Problem> {
    let mut all = spaces::all(tx).await?;
    all.retain(|space| space.kind == SpaceKind::Body);
    Ok(all)
}
