//! Loading real elections: a process, its projects and every ballot, through the same actions as the web, under the dates
//! of the file. Everything is read and checked before the first write; if a later step fails, the process is removed.

pub mod exchange;
mod plan;
pub mod porting;

use accounts::{Entitlement, Standing, Tenant};
use anyhow::{Context, bail};
use ballots::actions::Stranger;
use budgets::NewProject;
use db::TenantDb;
use engagement::PictureChange;
use feature::State;
use kernel::{FixedClock, Money, Slug, Text, Timestamp, Translated};
use spaces::{
    Component, Label, LabelId, Phase, PhaseId, Place, Process, ProcessTexts, Rules, Scheme, process, removal,
};

use plan::Plan;

/// Ballots that are cast in one transaction.
const BATCH: usize = 5_000;

/// By which rule the votes of a file are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum CountBy {
    /// By the one it declares; a file that declares another than votes here know is refused.
    #[default]
    Declared,
    /// By greedy, whatever it declares.
    Greedy,
}

/// What was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The path of the process, with locale.
    pub process: String,
    /// How many projects it has.
    pub projects: usize,
    /// How many ballots were cast.
    pub ballots: u64,
    /// The winners by their ids in the file, in the file's order.
    pub winners: Vec<String>,
    /// What they cost, as a plain decimal number.
    pub cost: String,
    /// By which rule they were found, and why by that one.
    pub rule: String,
    /// What is odd in the file and did no harm: a number of votes that is not the one announced, for example.
    pub warnings: Vec<String>,
}

/// Loads a `.pb` file into an organisation. `slug` is the process's part of the address; none makes one of the file's name.
///
/// # Errors
/// File, line and what was expected, when the file is malformed; why, when it cannot be voted on here. Nothing stays.
pub async fn pabulib(
    state: &State,
    tenant: &Tenant,
    file: &str,
    bytes: &[u8],
    slug: Option<Slug>,
    count_by: CountBy,
) -> anyhow::Result<Imported> {
    let plan = Plan::read(file, bytes, tenant.time_zone, count_by)?;
    let slug = match slug {
        Some(slug) => slug,
        None => plan.slug.clone().context("the file's name makes no address: give one with --slug")?,
    };
    let import = Import { state, tenant, who: Standing::system("import"), plan };
    let before = import.at(import.plan.begins);
    let tx = before.read().await?;
    if process::store::by_slug(&tx, slug.as_str()).await?.is_some() {
        bail!("there is a process «{slug}» already: give another address with --slug");
    }
    drop(tx);
    let process = import.create(&before, slug).await?;
    match import.fill(&process).await {
        Ok(imported) => Ok(imported),
        Err(error) => {
            import.undo(&process).await.context("removing what was loaded so far")?;
            Err(error)
        }
    }
}

/// An import on its way.
struct Import<'a> {
    state: &'a State,
    tenant: &'a Tenant,
    who: Standing,
    plan: Plan,
}

impl Import<'_> {
    /// The tenant's database at a moment of the election.
    fn at(&self, moment: Timestamp) -> TenantDb {
        let db = self.state.db.tenant(self.tenant.id);
        let env = db.env().with_clock(FixedClock::at(moment));
        db.with_env(env)
    }

    fn text(&self, words: &str) -> Translated {
        Translated::new(self.tenant.locale, words)
    }

    /// A message in the organisation's language.
    fn words(&self, key: &'static str) -> Translated {
        self.text(&self.state.renderer.say(self.tenant.locale, self.tenant.time_zone, &Text::new(key)))
    }

    async fn create(&self, db: &TenantDb, slug: Slug) -> anyhow::Result<Process> {
        let settings =
            budgets::Settings { total: self.plan.budget.minor, currency: self.plan.budget.currency };
        let component = |kind: &str, title, settings| -> anyhow::Result<_> {
            Ok(process::actions::NewComponent { kind: kind.to_owned(), slug: kind.parse()?, title, settings })
        };
        let new = process::actions::NewProcess {
            slug,
            texts: ProcessTexts {
                title: self.text(&self.plan.title),
                subtitle: self.text(&self.plan.subtitle),
                short: self.text(&self.plan.subtitle),
                description: self.text(&self.plan.description),
                interest: None,
            },
            starts_at: Some(self.plan.begins),
            ends_at: Some(self.plan.ends),
            entitlement: Entitlement::Registered,
            components: vec![
                component(budgets::KIND, self.words("budgets-component"), serde_json::to_value(settings)?)?,
                component(
                    ballots::KIND,
                    self.words("ballots-component"),
                    serde_json::to_value(self.plan.settings)?,
                )?,
            ],
        };
        Ok(process::actions::create(db, &self.who, new).await?)
    }

    async fn fill(&self, process: &Process) -> anyhow::Result<Imported> {
        let voting = self.at(self.plan.begins);
        let (budget, vote) = self.components(&voting, process).await?;
        process::actions::set_phases(&voting, &self.who, process.id, self.phases(&voting)).await?;
        let projects = self.projects(&voting, process).await?;
        budgets::actions::create_projects(self.state, &voting, &self.who, budget.id, projects).await?;
        process::actions::publish(&voting, &self.who, process.id, true).await?;
        ballots::actions::open(self.state, &voting, &self.who, vote.id).await?;
        let mut cast = 0;
        for batch in self.plan.ballots.chunks(BATCH) {
            let batch: Vec<Stranger> = batch.to_vec();
            cast += ballots::actions::cast_batch(&voting, &self.who, vote.id, batch).await?;
        }
        let after = self.at(self.plan.ends);
        ballots::actions::close(&after, &self.who, vote.id).await?;
        let result = ballots::actions::publish(&after, &self.who, vote.id, Vec::new()).await?;
        let mut winners: Vec<(i64, String)> =
            result.winners().map(|w| (w.number, w.external_id.clone())).collect();
        winners.sort_unstable();
        Ok(Imported {
            process: format!("/{}/processes/{}", self.tenant.locale, process.slug),
            projects: self.plan.projects.len(),
            ballots: cast,
            winners: winners.into_iter().map(|(_, id)| id).collect(),
            cost: result.spent().to_decimal(),
            rule: self.plan.rule.clone(),
            warnings: self.plan.warnings.clone(),
        })
    }

    async fn components(&self, db: &TenantDb, process: &Process) -> anyhow::Result<(Component, Component)> {
        let tx = db.read().await?;
        let all = process::store::components(&tx, process.id).await?;
        let find =
            |kind: &str| all.iter().find(|c| c.kind == kind).cloned().context("a component is missing");
        Ok((find(budgets::KIND)?, find(ballots::KIND)?))
    }

    fn phases(&self, db: &TenantDb) -> Vec<Phase> {
        let phase = |title, starts_at, ends_at, rules| Phase {
            id: PhaseId(db.env().uuid()),
            title,
            description: self.text(""),
            starts_at: Some(starts_at),
            ends_at,
            rules,
        };
        let vote = Rules { vote: true, ..Rules::default() };
        let (begins, ends) = (self.plan.begins, self.plan.ends);
        vec![
            phase(self.words("ballots-component"), begins, Some(ends), vote),
            phase(self.words("ballots-link-label"), ends, None, Rules::default()),
        ]
    }

    /// The projects, after making the categories and areas they belong to.
    async fn projects(&self, db: &TenantDb, process: &Process) -> anyhow::Result<Vec<NewProject>> {
        let categories = self.labels(db, process, Scheme::Category, &self.plan.categories).await?;
        let areas = self.labels(db, process, Scheme::Area, &self.plan.areas).await?;
        let new = |p: &plan::Project| NewProject {
            title: self.text(&p.title),
            description: self.text(&p.description),
            cost: Money::new(p.cost, self.plan.budget.currency),
            category: p.category.and_then(|at| categories.get(at).copied()),
            area: p.area.and_then(|at| areas.get(at).copied()),
            place: Place { address: String::new(), point: p.point },
            picture: PictureChange::Keep,
            external_id: Some(p.id.clone()),
            source: None,
        };
        Ok(self.plan.projects.iter().map(new).collect())
    }

    async fn labels(
        &self,
        db: &TenantDb,
        process: &Process,
        scheme: Scheme,
        titles: &[String],
    ) -> anyhow::Result<Vec<LabelId>> {
        let label = |title: &String| Label {
            id: LabelId(db.env().uuid()),
            scheme,
            title: self.text(title),
            sign: String::new(),
        };
        let labels: Vec<Label> = titles.iter().map(label).collect();
        let ids = labels.iter().map(|l| l.id).collect();
        if !labels.is_empty() {
            process::actions::set_labels(db, &self.who, process.id, scheme, labels).await?;
        }
        Ok(ids)
    }

    async fn undo(&self, process: &Process) -> anyhow::Result<()> {
        let db = self.state.db.tenant(self.tenant.id);
        let (budget, vote) = self.components(&db, process).await?;
        ballots::actions::erase(&db, &self.who, vote.id).await?;
        budgets::actions::erase(&db, &self.who, budget.id).await?;
        Ok(removal::remove(&db, &self.who, process.id).await?)
    }
}
