//! From the database into a file.

use db::Tx;
use feature::State;
use kernel::Problem;

use super::{
    file::{File, Identity, Named, Part},
    luggage::Packing,
};
use crate::{
    Kind, blocks, bodies, card, contents,
    process::{Component, Process, actions::reference, store},
};

/// How much of a process is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Everything that the office wrote, for another organisation or for the archive.
    Everything,
    /// What next year's begins with.
    NextYear,
}

/// Packs a process. The files are named, not filled.
pub(crate) async fn pack(state: &State, tx: &Tx, process: &Process, extent: Extent) -> Result<File, Problem> {
    let mut packing = Packing::new(tx);
    let mut file = File::new(identity(&mut packing, process).await?);
    file.phases = store::phases(tx, process.id).await?.into_iter().map(Into::into).collect();
    file.labels = store::labels(tx, process.id).await?.into_iter().map(Into::into).collect();
    for component in store::components(tx, process.id).await? {
        file.components.push(part(state, &mut packing, component, extent).await?);
    }
    file.card = card::card(tx, process.id).await?;
    file.blocks = blocks::store::arranged(tx, blocks::Surface::Process(process.id)).await?;
    file.bodies = named(tx, process).await?;
    match extent {
        Extent::Everything => {
            file.blocks.leave();
            file.contents = contents::list(tx).await?;
        }
        Extent::NextYear => file.blocks.draft = None,
    }
    file.files = packing.files;
    Ok(file)
}

async fn identity(packing: &mut Packing<'_>, process: &Process) -> Result<Identity, Problem> {
    let about = reference(process.id);
    let picture = packing.files(&about.kind, [about.id]).await?.remove(&about.id);
    let texts = process.texts.clone();
    Ok(Identity {
        slug: process.slug.clone(),
        title: texts.title,
        subtitle: texts.subtitle,
        short: texts.short,
        description: texts.description,
        interest: texts.interest,
        starts_at: process.starts_at,
        ends_at: process.ends_at,
        access: process.access.as_str().to_owned(),
        entitlement: process.entitlement.clone(),
        picture,
    })
}

async fn part(
    state: &State,
    packing: &mut Packing<'_>,
    component: Component,
    extent: Extent,
) -> Result<Part, Problem> {
    let kind = state.extensions.all::<Kind>().iter().find(|k| k.0.kind() == component.kind);
    let wanted = kind.filter(|kind| extent == Extent::Everything || kind.0.goes_on());
    let content = match wanted {
        Some(Kind(kind)) => kind.pack(packing, &component).await?,
        None => None,
    };
    let Component { kind, slug, title, published, settings, .. } = component;
    Ok(Part { kind, slug, title, published, settings, content })
}

async fn named(tx: &Tx, process: &Process) -> Result<Vec<Named>, Problem> {
    let bodies = bodies::of_process(tx, process.id).await?;
    let named = |one: bodies::Related| Named {
        relation: one.relation.as_str().to_owned(),
        slug: one.space.slug,
        title: one.space.texts.title,
    };
    Ok(bodies.into_iter().map(named).collect())
}
