//! A process as a file, at the terminal: the same as «Esporta» and «Importa» in the browser, for files of any size.

use accounts::{Standing, Tenant};
use anyhow::{Context, anyhow};
use feature::State;
use kernel::{Problem, Slug};
use spaces::{
    Process,
    porting::{self, File},
    process,
};

/// Makes a draft of a file; gives its path with locale. `slug` is its part of the address; none takes the file's own.
///
/// # Errors
/// Every place of the file that is wrong, in the words of the site. Nothing stays.
pub async fn load(
    state: &State,
    tenant: &Tenant,
    bytes: &[u8],
    slug: Option<Slug>,
) -> anyhow::Result<String> {
    let loading = async {
        let file = File::read(bytes)?;
        porting::import(state, tenant, &Standing::system("import"), file, slug).await
    };
    let made: Process = loading.await.map_err(|problem| spelled_out(state, tenant, problem))?;
    Ok(format!("/{}{}", tenant.locale, made.path()))
}

/// A process as a file.
///
/// # Errors
/// When there is no such process.
pub async fn save(state: &State, tenant: &Tenant, slug: &Slug) -> anyhow::Result<String> {
    let db = state.db.tenant(tenant.id);
    let found = process::store::by_slug(&db.read().await?, slug.as_str()).await?;
    let process = found.filter(|found| found.kind == spaces::SpaceKind::Process);
    let process = process.with_context(|| format!("there is no process «{slug}»"))?;
    let file = porting::export(state, &db, &Standing::system("export"), &process).await?;
    Ok(file.write()?)
}

fn spelled_out(state: &State, tenant: &Tenant, problem: Problem) -> anyhow::Error {
    let Problem::Invalid(errors) = problem else { return problem.into() };
    let said = |text| state.renderer.say(tenant.locale, tenant.time_zone, text);
    let lines: Vec<String> = errors.iter().map(|(place, text)| format!("{place}: {}", said(text))).collect();
    anyhow!(lines.join("\n"))
}
