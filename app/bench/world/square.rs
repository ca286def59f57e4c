//! Processes, and what people propose, support and say.

use accounts::{Entitlement, Standing};
use anyhow::Context;
use chrono::TimeDelta;
use chrono_tz::Tz;
use db::TenantDb;
use engagement::comments::{Side, actions as comments};
use feature::State;
use futures::{StreamExt, TryStreamExt, stream};
use kernel::{Currency, FixedClock, Locale, ResourceRef, Timestamp, Translated};
use proposals::{
    Content, Proposal,
    actions::{self as proposing, Extras, Keys},
};
use serde_json::Value;
use spaces::{
    Component, ComponentId, Phase, PhaseId, Place, Process, ProcessTexts, Rules,
    process::{
        actions::{self, NewComponent, NewProcess},
        store,
    },
};

use crate::Size;

/// How many writes wait for the database at once: enough for it to commit several in one go.
const TOGETHER: usize = 128;
/// What is said about the first proposal.
const TALKED: usize = 100;
/// Cents.
const BUDGET: i64 = 10_000_000;

/// What everything here needs.
pub struct Site<'a> {
    pub state: &'a State,
    pub db: &'a TenantDb,
    pub zone: Tz,
    pub admin: &'a Standing,
    pub people: &'a [Standing],
}

impl Site<'_> {
    fn somebody(&self, number: usize) -> &Standing {
        self.people.get(number % self.people.len().max(1)).unwrap_or(self.admin)
    }

    /// The data some seconds after the beginning: nobody does everything at once.
    fn at(&self, begin: Timestamp, second: usize) -> TenantDb {
        let seconds = i64::try_from(second).unwrap_or(0);
        self.db.with_env(self.db.env().with_clock(FixedClock::at(begin + TimeDelta::seconds(seconds))))
    }
}

/// A published process with its components.
pub struct Opened {
    pub process: Process,
    components: Vec<Component>,
}

impl Opened {
    /// The component of a kind.
    pub fn component(&self, kind: &str) -> anyhow::Result<ComponentId> {
        let found = self.components.iter().find(|component| component.kind == kind);
        Ok(found.with_context(|| format!("no component «{kind}»"))?.id)
    }
}

/// Opens a process in which everything is allowed for years.
pub async fn open(site: &Site<'_>, slug: &str) -> anyhow::Result<Opened> {
    let now = site.state.env.now();
    let new = NewProcess {
        slug: slug.parse()?,
        texts: ProcessTexts {
            title: text(&format!("Processo {slug}")),
            subtitle: text("Che cosa facciamo con i soldi di tutti"),
            short: text("Si propone, si sostiene, si vota: ogni passo è scritto qui."),
            description: text(&LOREM.repeat(3)),
            interest: None,
        },
        starts_at: Some(now - TimeDelta::days(60)),
        ends_at: Some(now + TimeDelta::days(600)),
        entitlement: Entitlement::Registered,
        components: components()?,
    };
    let process = actions::create(site.db, site.admin, new).await?;
    let phase = Phase {
        id: PhaseId(site.db.env().uuid()),
        title: text("Tutto insieme"),
        description: text("In questa fase si può fare tutto."),
        starts_at: Some(now - TimeDelta::days(60)),
        ends_at: Some(now + TimeDelta::days(600)),
        rules: Rules { propose: true, support: true, vote: true, comment: true },
    };
    actions::set_phases(site.db, site.admin, process.id, vec![phase]).await?;
    actions::publish(site.db, site.admin, process.id, true).await?;
    let components = store::components(&site.db.read().await?, process.id).await?;
    Ok(Opened { process, components })
}

const LOREM: &str = "Una piazza con più alberi, panchine all’ombra e una fontana che funziona. \
     Chi passa di lì ogni giorno sa che d’estate non ci si può fermare. ";

pub fn text(it: &str) -> Translated {
    Translated::new(Locale::IT, it)
}

fn components() -> anyhow::Result<Vec<NewComponent>> {
    let budget = budgets::Settings { total: BUDGET, currency: Currency::EUR };
    let kinds: [(&str, &str, Value); 3] = [
        ("proposals", "proposals", serde_json::to_value(proposals::Settings::default())?),
        (budgets::KIND, "budget", serde_json::to_value(budget)?),
        (ballots::KIND, "vote", serde_json::to_value(ballots::Settings::default())?),
    ];
    kinds
        .into_iter()
        .map(|(kind, slug, settings)| {
            Ok(NewComponent { kind: kind.to_owned(), slug: slug.parse()?, title: text(slug), settings })
        })
        .collect()
}

/// Fills a process; returns the number of the proposal that is talked about.
pub async fn fill(site: &Site<'_>, opened: &Opened, size: Size) -> anyhow::Result<i64> {
    let component = opened.component("proposals")?;
    let begin = site.state.env.now() - TimeDelta::days(30);
    let proposals: Vec<Proposal> = stream::iter(0..size.proposals)
        .map(|number| propose(site, component, site.at(begin, number), number))
        .buffered(TOGETHER)
        .try_collect()
        .await?;
    support(site, component, &proposals, size.supports).await?;
    let first = proposals.first().context("there are no proposals")?;
    let begin = begin + TimeDelta::days(2);
    stream::iter(0..size.comments)
        .map(|number| {
            let proposal = if number < TALKED { first } else { &proposals[number % proposals.len()] };
            let moment = site.at(begin, number * 2);
            comment(site, moment, proposal, number)
        })
        .buffer_unordered(TOGETHER)
        .try_for_each(|()| async { Ok(()) })
        .await?;
    first.number.context("the proposal has no number")
}

async fn propose(
    site: &Site<'_>,
    component: ComponentId,
    db: TenantDb,
    number: usize,
) -> anyhow::Result<Proposal> {
    const THINGS: [&str; 8] =
        ["panchine", "alberi", "luci", "giochi", "una fontana", "una ciclabile", "un orto", "un cinema"];
    let thing = THINGS[number % THINGS.len()];
    let content = Content {
        title: format!("Più {thing} nella via numero {number}"),
        body: format!("{LOREM}\n\nServono {thing}: lo dicono in {}.", number % 90),
        category: None,
        area: None,
        place: Place::default(),
        wording: Default::default(),
    };
    let author = site.somebody(number * 7);
    let id = proposing::begin(&db, author, component, content, Extras::default()).await?;
    Ok(proposing::publish(&db, author, component, id).await?)
}

/// Everybody supports some, never the same twice.
async fn support(
    site: &Site<'_>,
    component: ComponentId,
    proposals: &[Proposal],
    count: usize,
) -> anyhow::Result<()> {
    let keys = Keys { secret: &site.state.settings.secret, zone: site.zone };
    let people = site.people.len().max(1);
    stream::iter(0..count)
        .map(|number| async move {
            let proposal = &proposals[(number % people + number / people * 37) % proposals.len()];
            let number_of = proposal.number.context("the proposal has no number")?;
            proposing::support(site.db, site.somebody(number), keys, component, number_of).await?;
            anyhow::Ok(())
        })
        .buffer_unordered(TOGETHER)
        .try_for_each(|()| async { Ok(()) })
        .await
}

async fn comment(site: &Site<'_>, db: TenantDb, proposal: &Proposal, number: usize) -> anyhow::Result<()> {
    let about = ResourceRef::new("proposal", proposal.id.uuid());
    let text = format!("Sono d’accordo, e aggiungo il punto {number}: di sera manca la luce.");
    let side = [Side::For, Side::Neutral, Side::Against][number % 3];
    comments::write(site.state, &db, site.somebody(number), &about, &text, side).await?;
    Ok(())
}
