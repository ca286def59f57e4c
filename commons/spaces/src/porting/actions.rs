use accounts::{Entitlement, Standing, Tenant};
use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use kernel::{Problem, Slug};
use serde_json::json;

use super::{
    file::File,
    luggage::{self, Luggage},
    pack::{Extent, pack},
    unpack::{Unpacking, known_rule, unpack},
};
use crate::{
    Process, bodies, card, contents,
    process::actions::{reference, require_manager},
};

/// Everything that the office wrote in a process, with its files.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers.
pub async fn export(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    process: &Process,
) -> Result<File, Problem> {
    require_manager(who, process.id)?;
    let mut file = pack(state, &db.read().await?, process, Extent::Everything).await?;
    luggage::fill(state, db.tenant(), &mut file).await?;
    Ok(file)
}

/// Makes a draft of a file; another slug than the file's own can be given. All of it, or nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators, [`Problem::Invalid`] with every place that is wrong; beside
/// `slug` when there is such a process already.
pub async fn import(
    state: &State,
    tenant: &Tenant,
    who: &Standing,
    file: File,
    slug: Option<Slug>,
) -> Result<Process, Problem> {
    match run(state, tenant, who, file, slug, false).await {
        Ok(process) => Ok(process),
        Err(Stop::Problem(problem)) => Err(problem),
        Err(Stop::Tried) => Err(anyhow::anyhow!("an import stopped as if it were a trial").into()),
    }
}

/// Does all that [`import`] does, and takes it back.
///
/// # Errors
/// As [`import`].
pub(super) async fn try_out(
    state: &State,
    tenant: &Tenant,
    who: &Standing,
    file: File,
    slug: Option<Slug>,
) -> Result<(), Problem> {
    match run(state, tenant, who, file, slug, true).await {
        Ok(_) | Err(Stop::Tried) => Ok(()),
        Err(Stop::Problem(problem)) => Err(problem),
    }
}

/// Why nothing was written.
enum Stop {
    /// Nothing was wrong; it was a trial.
    Tried,
    Problem(Problem),
}

impl From<DbErr> for Stop {
    fn from(error: DbErr) -> Self {
        Stop::Problem(error.into())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Stop::Problem(problem)
    }
}

async fn run(
    state: &State,
    tenant: &Tenant,
    who: &Standing,
    mut file: File,
    slug: Option<Slug>,
    trial: bool,
) -> Result<Process, Stop> {
    who.require_administrator()?;
    if let Some(slug) = slug {
        file.process.slug = slug;
    }
    let db = state.db.tenant(tenant.id);
    let luggage = Luggage::carry(state, tenant.id, &file).await?;
    // The bytes are kept; the rest goes on without them.
    file.files.clear();
    let (state, who, signature) = (state.clone(), who.clone(), tenant.profile.body.clone());
    db.write(move |tx: WriteTx| async move {
        if !known_rule(&tx, &file.process.entitlement).await? {
            file.process.entitlement = Entitlement::Registered;
        }
        let lists = card::lists(&tx).await?;
        file.card = card::known(&lists, file.card);
        let cx = Unpacking { tx: &tx, who: &who, luggage: &luggage, signature: &signature };
        let process = unpack(&state, &cx, file).await?;
        if trial {
            return Err(Stop::Tried);
        }
        let about = reference(process.id);
        tx.audit(&who.actor, "process.import", &about, json!({ "slug": process.slug.as_str() })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(process)
    })
    .await
}

/// What of a file finds no place in an organisation, or changes more than the new process.
#[derive(Default)]
pub(super) struct Remarks {
    /// The list of entitled people is not here.
    pub(super) roll: bool,
    /// Bodies that are not here, by their titles.
    pub(super) bodies: Vec<kernel::Translated>,
    /// Fields of the card whose values are not in the lists here: messages.
    pub(super) card: Vec<&'static str>,
    /// The organisation has no list of mandatory contents, and takes this one over.
    pub(super) contents: usize,
}

/// Looks at a file as [`import`] will.
pub(super) async fn remarks(db: &TenantDb, file: &File) -> Result<Remarks, Problem> {
    let tx = db.read().await?;
    let missing = bodies::missing(&tx, &file.bodies).await?;
    let known = contents::list(&tx).await?;
    let lists = card::lists(&tx).await?;
    let kept = card::known(&lists, file.card.clone());
    let lost = |field: &&card::Field| file.card.fact(field.key).is_some() && kept.fact(field.key).is_none();
    Ok(Remarks {
        roll: !known_rule(&tx, &file.process.entitlement).await?,
        bodies: missing,
        card: card::FIELDS.iter().filter(lost).map(|field| field.title).collect(),
        contents: if known.is_empty() { file.contents.len() } else { 0 },
    })
}
