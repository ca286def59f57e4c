//! Sets up the bodies that stand: consultative assemblies, tables, committees, with their members, meetings and debates.

use std::collections::BTreeMap;

use accounts::Standing;
use anyhow::Context;
use debates::{Content, actions as debates_actions};
use engagement::comments::{Side, actions as comments};
use feature::State;
use kernel::Translated;
use serde::Deserialize;
use spaces::{
    Access, ProcessId, ProcessTexts,
    bodies::{Charter, NewBody, NewMember, Office, Relation, actions},
    process::{self, actions::NewComponent},
};

use super::{
    calendar::{Calendar, Dice, at},
    content::{MeetingsPlan, Words, translated, wording},
    meeting,
    people::Town,
    process::Site,
};

/// The bodies of an organisation; who comes first can be the parent of who comes later.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodiesPlan {
    #[serde(default)]
    body: Vec<BodyPlan>,
}

/// A body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyPlan {
    slug: String,
    title: Words,
    short: Words,
    purpose: Words,
    composition: Words,
    access: String,
    /// Since when there is one.
    from: i64,
    #[serde(default)]
    parent: Option<String>,
    /// What it is to a process: `negotiating_table` and the part of the address.
    #[serde(default)]
    serves: Option<(String, String)>,
    #[serde(default)]
    member: Vec<MemberPlan>,
    #[serde(default)]
    debate: Vec<DebatePlan>,
    meetings: Option<MeetingsPlan>,
}

/// A member: one of those who can log in, or a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MemberPlan {
    name: String,
    #[serde(default)]
    login: Option<String>,
    office: String,
    title: Option<Words>,
    from: i64,
}

/// A debate with what was said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DebatePlan {
    day: i64,
    title: String,
    body: String,
    /// The same in English, by the name of the field, of what the office wrote.
    #[serde(default)]
    en: BTreeMap<String, String>,
    #[serde(default)]
    instructions: String,
    /// The first day after it.
    until: Option<i64>,
    /// Who began it, of those who can log in; the office otherwise.
    by: Option<String>,
    /// Who said what, for or against.
    #[serde(default)]
    said: Vec<(String, String, String)>,
    /// What was concluded.
    conclusions: Option<String>,
}

/// Enters all bodies of an organisation, once its processes are there.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter(state: &State, town: &Town, name: &str) -> anyhow::Result<()> {
    let text = match name {
        "sarmato" => include_str!("content/bodies/sarmato.toml"),
        "vignola" => include_str!("content/bodies/vignola.toml"),
        "valnure-valchero" => include_str!("content/bodies/valnure-valchero.toml"),
        _ => return Ok(()),
    };
    let plan: BodiesPlan = toml::from_str(text).with_context(|| format!("the bodies of {name}"))?;
    let mut served: BTreeMap<&str, Vec<(Relation, ProcessId)>> = BTreeMap::new();
    for body in &plan.body {
        let id = set_up(state, town, body).await?;
        if let Some((relation, slug)) = &body.serves {
            let relation = Relation::parse(relation).context("an unknown relation")?;
            served.entry(slug).or_default().push((relation, id));
        }
    }
    for (slug, bodies) in served {
        let process = found(&town.db, slug).await?.id;
        actions::set_bodies(&town.db, &town.admin, process, bodies).await?;
    }
    Ok(())
}

async fn set_up(state: &State, town: &Town, plan: &BodyPlan) -> anyhow::Result<ProcessId> {
    let calendar = Calendar::new(state.env.now(), town.tenant.time_zone);
    let dice = Dice::new(&plan.slug);
    let db = at(&town.db, calendar.moment(plan.from, &dice));
    let parent = match &plan.parent {
        Some(slug) => Some(found(&db, slug).await?.id),
        None => None,
    };
    let access = Access::parse(&plan.access).context("an unknown access")?;
    let charter = Charter {
        parent,
        access,
        purpose: plan.purpose.translated(),
        composition: plan.composition.translated(),
    };
    let texts = ProcessTexts {
        title: plan.title.translated(),
        subtitle: translated("", ""),
        short: plan.short.translated(),
        description: translated("", ""),
        interest: None,
    };
    let new = NewBody {
        slug: plan.slug.parse()?,
        texts,
        starts_at: Some(calendar.start(plan.from)),
        charter,
        components: components(plan)?,
    };
    let process = actions::create(&db, &town.admin, new).await?;
    process::actions::publish(&db, &town.admin, process.id, true).await?;
    for member in &plan.member {
        actions::put_member(&db, &town.admin, process.id, None, seat(town, &calendar, member)?).await?;
    }
    let components = process::store::components(&db.read().await?, process.id).await?;
    let id = process.id;
    let site = Site::new(state, town, calendar, dice, process, components);
    if let Some(meetings) = &plan.meetings {
        meeting::enter(&site, meetings, &[]).await?;
    }
    for debate in &plan.debate {
        discuss(&site, debate).await?;
    }
    Ok(id)
}

async fn found(db: &db::TenantDb, slug: &str) -> anyhow::Result<spaces::Process> {
    let found = process::store::by_slug(&db.read().await?, slug).await?;
    found.with_context(|| format!("there is no «{slug}»"))
}

fn components(plan: &BodyPlan) -> anyhow::Result<Vec<NewComponent>> {
    let component = |kind: &str, title: Translated, settings| {
        anyhow::Ok(NewComponent { kind: kind.to_owned(), slug: kind.parse()?, title, settings })
    };
    let mut components = Vec::new();
    if let Some(m) = &plan.meetings {
        let settings = serde_json::to_value(&m.settings)?;
        components.push(component(meetings::KIND, translated(&m.it, &m.en), settings)?);
    }
    if !plan.debate.is_empty() {
        let settings = debates::Settings { participants: true, ..debates::Settings::default() };
        let settings = serde_json::to_value(settings)?;
        components.push(component(debates::KIND, translated("Dibattiti", "Debates"), settings)?);
    }
    Ok(components)
}

fn seat(town: &Town, calendar: &Calendar, plan: &MemberPlan) -> anyhow::Result<NewMember> {
    let account = plan.login.as_deref().map(|login| town.citizen(login)).transpose()?;
    Ok(NewMember {
        email: account.and_then(|who| who.me.as_ref()).map(|me| me.email.clone()),
        name: plan.name.clone(),
        office: Office::parse(&plan.office).context("an unknown office")?,
        title: plan.title.as_ref().map_or_else(|| translated("", ""), Words::translated),
        starts_at: Some(calendar.start(plan.from)),
        ends_at: None,
        public: true,
    })
}

async fn discuss(site: &Site<'_>, plan: &DebatePlan) -> anyhow::Result<()> {
    let component = site.component(debates::KIND)?.id;
    let db = site.on(plan.day);
    let content = Content {
        title: plan.title.clone(),
        body: plan.body.trim().to_owned(),
        instructions: plan.instructions.clone(),
        category: None,
        opens_at: None,
        closes_at: plan.until.map(|day| site.calendar.end(day)),
        wording: wording(&plan.en),
    };
    let debate = match &plan.by {
        Some(login) => debates_actions::begin(&db, site.town.citizen(login)?, component, content).await?,
        None => debates_actions::host(&db, &site.town.admin, component, content).await?,
    };
    for (n, (login, side, text)) in (1..).zip(&plan.said) {
        let side = Side::parse(side).unwrap_or(Side::Neutral);
        let db = site.on((plan.day + n).min(-1));
        let who = member(&db, site.town.citizen(login)?).await?;
        comments::write(site.state, &db, &who, &debate.reference(), text.trim(), side).await?;
    }
    if let Some(conclusions) = &plan.conclusions {
        let last = i64::try_from(plan.said.len())? + 1;
        let db = site.on((plan.day + last).min(-1));
        let (admin, text, english) = (&site.town.admin, conclusions.trim(), wording(&plan.en));
        debates_actions::close(&db, admin, component, debate.number, text, english).await?;
    }
    Ok(())
}

/// The same person with what they were admitted to since they were last looked at.
async fn member(db: &db::TenantDb, who: &Standing) -> anyhow::Result<Standing> {
    let me = who.me.as_ref().context("somebody who can log in")?;
    Ok(accounts::standing_of(&db.read().await?, me.id).await?)
}
