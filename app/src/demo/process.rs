//! Enters a planned process with its phases, labels and components.

use std::collections::HashMap;

use anyhow::Context;
use engagement::{PictureChange, images};
use feature::State;
use kernel::{Currency, Money};
use serde_json::Value;
use spaces::{
    Component, Label, LabelId, Phase, PhaseId, Process, ProcessTexts, Rules, Scheme,
    process::{
        actions::{self, NewComponent, NewProcess, ProcessChange},
        store,
    },
};
use web::form::Upload;

use super::{
    calendar::{Calendar, Dice, at},
    content::{self, LabelPlan, PhasePlan, ProcessPlan, Rule, translated},
    crowd,
    drawing::PicturePlan,
    meeting,
    people::Town,
    proposing, square, voting,
};

/// Everything that filling a process needs.
pub struct Site<'a> {
    /// The program's state.
    pub state: &'a State,
    /// The organisation.
    pub town: &'a Town,
    /// Its days.
    pub calendar: Calendar,
    /// Chance.
    pub dice: Dice,
    /// The process.
    pub process: Process,
    /// The labels by the keys of its file.
    labels: HashMap<String, LabelId>,
    components: Vec<Component>,
}

impl<'a> Site<'a> {
    /// A space without categories, as bodies have it.
    pub fn new(
        state: &'a State,
        town: &'a Town,
        calendar: Calendar,
        dice: Dice,
        process: Process,
        components: Vec<Component>,
    ) -> Self {
        Self { state, town, calendar, dice, process, labels: HashMap::new(), components }
    }
}

impl Site<'_> {
    /// The label of a key.
    pub fn label(&self, key: &str) -> Option<LabelId> {
        self.labels.get(key).copied()
    }

    /// The component of a kind.
    ///
    /// # Errors
    /// When the process has none.
    pub fn component(&self, kind: &str) -> anyhow::Result<&Component> {
        self.components.iter().find(|c| c.kind == kind).with_context(|| format!("no component «{kind}»"))
    }

    /// The organisation's data, seen from a moment of a day.
    pub fn on(&self, day: i64) -> db::TenantDb {
        at(&self.town.db, self.calendar.moment(day, &self.dice))
    }
}

/// Enters one process and all that happened in it until today.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter(state: &State, town: &Town, plan: &ProcessPlan) -> anyhow::Result<()> {
    let calendar = Calendar::new(state.env.now(), town.tenant.time_zone);
    let dice = Dice::new(&format!("{}/{}", town.tenant.host, plan.slug));
    let db = at(&town.db, calendar.moment(plan.from - 1, &dice));
    let process = actions::create(&db, &town.admin, new_process(plan, &calendar)?).await?;
    let phases = plan.phase.iter().map(|p| phase(p, &calendar, PhaseId(db.env().uuid()))).collect();
    actions::set_phases(&db, &town.admin, process.id, phases).await?;
    let mut keys = HashMap::new();
    for (scheme, plans) in [(Scheme::Category, &plan.category), (Scheme::Area, &plan.area)] {
        let labels: Vec<Label> = plans.iter().map(|p| label(p, scheme, LabelId(db.env().uuid()))).collect();
        keys.extend(plans.iter().map(|p| p.key.clone()).zip(labels.iter().map(|l| l.id)));
        actions::set_labels(&db, &town.admin, process.id, scheme, labels).await?;
    }
    if let Some(picture) = &plan.picture {
        let change = with_picture(state, town, &process, &content::picture(picture)?).await?;
        actions::change(&db, &town.admin, process.id, change).await?;
    }
    actions::publish(&db, &town.admin, process.id, true).await?;
    let crowd =
        crowd::join(&db, town.tenant.host.as_str().trim_end_matches(".localhost"), plan.participants).await?;
    let components = store::components(&db.read().await?, process.id).await?;
    let site = Site { state, town, calendar, dice, process, labels: keys, components };
    if let Some(proposals) = &plan.proposals {
        proposing::enter(&site, plan, proposals, &crowd).await?;
    }
    if let Some(budget) = &plan.budget {
        voting::enter_projects(&site, budget).await?;
    }
    if let Some(vote) = &plan.vote {
        voting::enter_vote(&site, vote).await?;
    }
    if let Some(meetings) = &plan.meetings {
        meeting::enter(&site, meetings, &crowd).await?;
    }
    square::fill(&site).await?;
    Ok(())
}

async fn with_picture(
    state: &State,
    town: &Town,
    process: &Process,
    plan: &PicturePlan,
) -> anyhow::Result<ProcessChange> {
    let upload = Upload {
        name: format!("{}.png", process.slug),
        mime: "image/png".into(),
        bytes: plan.draw()?.into(),
    };
    let file = images::store(state, town.tenant.id, "image", &upload).await?;
    Ok(ProcessChange {
        slug: process.slug.clone(),
        texts: process.texts.clone(),
        starts_at: process.starts_at,
        ends_at: process.ends_at,
        picture: PictureChange::New(file, plan.shows.translated()),
    })
}

fn new_process(plan: &ProcessPlan, calendar: &Calendar) -> anyhow::Result<NewProcess> {
    Ok(NewProcess {
        slug: plan.slug.clone(),
        texts: ProcessTexts {
            title: plan.title.translated(),
            subtitle: plan.subtitle.translated(),
            short: plan.short.translated(),
            description: plan.description.translated(),
            interest: Some(plan.interest.clone()),
        },
        starts_at: Some(calendar.start(plan.from)),
        ends_at: Some(calendar.end(plan.to)),
        entitlement: plan.entitlement.clone(),
        components: components(plan)?,
    })
}

fn components(plan: &ProcessPlan) -> anyhow::Result<Vec<NewComponent>> {
    let mut new = Vec::new();
    let mut add = |kind: &str, it: &str, en: &str, settings: Value| {
        let slug = kind.parse()?;
        new.push(NewComponent { kind: kind.to_owned(), slug, title: translated(it, en), settings });
        anyhow::Ok(())
    };
    if let Some(p) = &plan.proposals {
        add("proposals", &p.it, &p.en, serde_json::to_value(&p.settings)?)?;
    }
    if let Some(b) = &plan.budget {
        let settings = budgets::Settings { total: Money::eur(b.total).minor, currency: Currency::EUR };
        add(budgets::KIND, &b.it, &b.en, serde_json::to_value(settings)?)?;
    }
    if let Some(m) = &plan.meetings {
        add(meetings::KIND, &m.it, &m.en, serde_json::to_value(&m.settings)?)?;
    }
    if let Some(v) = &plan.vote {
        add(ballots::KIND, &v.it, &v.en, serde_json::to_value(v.settings)?)?;
    }
    Ok(new)
}

fn phase(plan: &PhasePlan, calendar: &Calendar, id: PhaseId) -> Phase {
    let opens = |rule| plan.rules.contains(&rule);
    Phase {
        id,
        title: translated(&plan.it, &plan.en),
        description: plan.text.translated(),
        starts_at: Some(calendar.start(plan.from)),
        ends_at: plan.to.map(|to| calendar.end(to)),
        rules: Rules {
            propose: opens(Rule::Propose),
            support: opens(Rule::Support),
            vote: opens(Rule::Vote),
            comment: true,
        },
    }
}

fn label(plan: &LabelPlan, scheme: Scheme, id: LabelId) -> Label {
    Label { id, scheme, title: translated(&plan.it, &plan.en), sign: plan.sign.clone() }
}
