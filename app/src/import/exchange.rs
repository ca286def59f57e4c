//! Loading a programme of exchange: a process that holds it, and everything that the file says, through the same actions
//! as the web. The file is read and checked before the first write; if a later step fails, the process is removed.

use accounts::{Entitlement, Standing, Tenant};
use anyhow::{Context, bail};
use exchange::file;
use feature::State;
use kernel::{Slug, Text, Translated};
use spaces::{
    ComponentId, Process, ProcessTexts,
    process::{
        self,
        actions::{NewComponent, NewProcess},
    },
    removal,
};

/// What was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The path of the programme, with locale.
    pub path: String,
    /// How many cards it has.
    pub cards: usize,
}

/// Loads an exchange file into an organisation. `slug` is the process's part of the address; none makes one of the title.
///
/// # Errors
/// The field and what was expected, when the file is malformed or says something that has no place here. Nothing stays.
pub async fn load(
    state: &State,
    tenant: &Tenant,
    bytes: &[u8],
    slug: Option<Slug>,
) -> anyhow::Result<Imported> {
    let file = file::read(bytes)?;
    let slug = match slug {
        Some(slug) => slug,
        None => Slug::from_text(&file.programme.title)
            .context("the title makes no address: give one with --slug")?,
    };
    let who = Standing::system("import");
    let db = state.db.tenant(tenant.id);
    let tx = db.read().await?;
    if process::store::by_slug(&tx, slug.as_str()).await?.is_some() {
        bail!("there is a process «{slug}» already: give another address with --slug");
    }
    drop(tx);
    let process = process::actions::create(&db, &who, new_process(state, tenant, &file, slug)?).await?;
    let loaded = fill(&db, &who, &process, file, tenant).await;
    match loaded {
        Ok(cards) => {
            let path = format!("/{}/processes/{}/{}", tenant.locale, process.slug, exchange::KIND);
            Ok(Imported { path, cards })
        }
        Err(error) => {
            removal::remove(&db, &who, process.id).await.context("removing what was loaded so far")?;
            Err(error)
        }
    }
}

async fn fill(
    db: &db::TenantDb,
    who: &Standing,
    process: &Process,
    file: file::File,
    tenant: &Tenant,
) -> anyhow::Result<usize> {
    let component = component(db, process).await?;
    let cards = exchange::actions::import(db, who, component, file, tenant.time_zone).await?;
    process::actions::publish(db, who, process.id, true).await?;
    Ok(cards)
}

async fn component(db: &db::TenantDb, process: &Process) -> anyhow::Result<ComponentId> {
    let all = process::store::components(&db.read().await?, process.id).await?;
    let found = all.into_iter().find(|component| component.kind == exchange::KIND);
    Ok(found.context("the process has no programme of exchange")?.id)
}

fn new_process(state: &State, tenant: &Tenant, file: &file::File, slug: Slug) -> anyhow::Result<NewProcess> {
    let text = |words: &str| Translated::new(tenant.locale, words);
    let title = Text::new("exchange-component-title");
    Ok(NewProcess {
        slug,
        texts: ProcessTexts {
            title: text(&file.programme.title),
            // The one sentence is the lead; as subtitle too, the home page would say it twice.
            subtitle: text(""),
            short: text(&file.programme.subtitle),
            description: text(&file.programme.rules),
            interest: None,
        },
        starts_at: None,
        ends_at: None,
        entitlement: Entitlement::Registered,
        components: vec![NewComponent {
            kind: exchange::KIND.to_owned(),
            slug: exchange::KIND.parse()?,
            title: text(&state.renderer.say(tenant.locale, tenant.time_zone, &title)),
            settings: serde_json::to_value(exchange::Settings::default())?,
        }],
    })
}

/// A programme as an exchange file: the one of a process, or the only one of the organisation.
///
/// # Errors
/// When there is none, or several and none was named.
pub async fn save(state: &State, tenant: &Tenant, slug: Option<&Slug>) -> anyhow::Result<String> {
    let db = state.db.tenant(tenant.id);
    let tx = db.read().await?;
    let mut found = Vec::new();
    for process in process::store::all(&tx).await? {
        if slug.is_none_or(|slug| *slug == process.slug) {
            let components = process::store::components(&tx, process.id).await?;
            found.extend(components.into_iter().filter(|c| c.kind == exchange::KIND).map(|c| c.id));
        }
    }
    match found.as_slice() {
        [one] => {
            let file = exchange::actions::export(&tx, &Standing::system("export"), *one).await?;
            Ok(serde_json::to_string_pretty(&file)?)
        }
        [] => bail!("there is no programme of exchange here"),
        _ => bail!("there are several programmes: name the process with --process"),
    }
}
