//! What the demo's organisations decide on: data, one file a process, so that who writes it needs no Rust.

mod meeting;

use std::collections::BTreeMap;

use accounts::Entitlement;
use anyhow::Context;
use kernel::{Locale, Slug, Translated};
pub use meeting::{MeetingPlan, MeetingsPlan, MinutesPlan};
use serde::Deserialize;
use spaces::Wording;

use super::drawing::PicturePlan;

/// The processes of an organisation, oldest first. `{year}` in their texts becomes the given one, `{last_year}` the one
/// before it.
///
/// # Errors
/// When a file is not well written, which a test would have told.
pub fn processes(name: &str, year: i32) -> anyhow::Result<Vec<ProcessPlan>> {
    let files: &[(&str, &str)] = match name {
        "sarmato" => &[("sarmato.toml", include_str!("content/sarmato.toml"))],
        "vignola" => &[
            ("vignola-last-year.toml", include_str!("content/vignola-last-year.toml")),
            ("vignola.toml", include_str!("content/vignola.toml")),
        ],
        "palanzano" => &[("palanzano.toml", include_str!("content/palanzano.toml"))],
        "spilamberto" => &[("spilamberto.toml", include_str!("content/spilamberto.toml"))],
        "musei" => &[("musei.toml", include_str!("content/musei.toml"))],
        // The programme of exchange is a file of its own kind.
        "scambio" => &[],
        _ => &[("valnure-valchero.toml", include_str!("content/valnure-valchero.toml"))],
    };
    let read = |(file, text): &(&str, &str)| {
        let text = text.replace("{year}", &year.to_string()).replace("{last_year}", &(year - 1).to_string());
        toml::from_str(&text).with_context(|| format!("in {file}"))
    };
    files.iter().map(read).collect()
}

/// A drawn picture by its name.
///
/// # Errors
/// When there is none, or its file is not well written, which a test would have told.
pub fn picture(name: &str) -> anyhow::Result<PicturePlan> {
    let text = match name {
        "sarmato" => include_str!("content/pictures/sarmato.toml"),
        "vignola" => include_str!("content/pictures/vignola.toml"),
        "palanzano" => include_str!("content/pictures/palanzano.toml"),
        "valnure-valchero" => include_str!("content/pictures/valnure-valchero.toml"),
        "spilamberto" => include_str!("content/pictures/spilamberto.toml"),
        "musei" => include_str!("content/pictures/musei.toml"),
        _ => anyhow::bail!("there is no picture {name}"),
    };
    toml::from_str(text).with_context(|| format!("in the picture {name}"))
}

/// A text in Italian with its English translation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    it: String,
    en: String,
}

impl Words {
    /// The text, Italian being the original.
    pub fn translated(&self) -> Translated {
        translated(&self.it, &self.en)
    }
}

/// A text whose original is Italian.
pub fn translated(it: &str, en: &str) -> Translated {
    Translated::new(Locale::IT, it.trim()).with(Locale::EN, en.trim())
}

/// Texts that the office wrote in Italian, with what it gives of them in English by the name of the field.
pub fn wording(en: &BTreeMap<String, String>) -> Wording {
    let italian = Wording::written_in(Locale::IT);
    en.iter().fold(italian, |all, (field, text)| all.with(field, Locale::EN, text.trim()))
}

/// A process. Days count from the day of the demo's first start: −14 is two weeks before it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessPlan {
    /// Its part of the address.
    pub slug: Slug,
    /// Its area of interest.
    pub interest: String,
    /// Its first day.
    pub from: i64,
    /// The day after its last.
    pub to: i64,
    /// Who may support and vote.
    pub entitlement: Entitlement,
    /// How many invented people join the organisation for it.
    pub participants: usize,
    /// Its texts.
    pub title: Words,
    /// Under the title.
    pub subtitle: Words,
    /// In a few sentences.
    pub short: Words,
    /// In CommonMark.
    pub description: Words,
    /// The name of its picture.
    pub picture: Option<String>,
    /// Its phases in order.
    pub phase: Vec<PhasePlan>,
    /// What it is about.
    pub category: Vec<LabelPlan>,
    /// Where it is.
    pub area: Vec<LabelPlan>,
    /// The component of that kind.
    pub proposals: Option<ProposalsPlan>,
    /// The component of that kind.
    pub budget: Option<BudgetPlan>,
    /// The component of that kind.
    pub vote: Option<VotePlan>,
    /// The component of that kind.
    pub meetings: Option<MeetingsPlan>,
}

/// A phase.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhasePlan {
    /// Its first day.
    pub from: i64,
    /// The day after its last; none while it has no end.
    pub to: Option<i64>,
    /// What people may do.
    pub rules: Vec<Rule>,
    /// Its title.
    pub it: String,
    /// Its title in English.
    pub en: String,
    /// What happens in it.
    pub text: Words,
}

/// What a phase opens.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Writing proposals.
    Propose,
    /// Supporting them.
    Support,
    /// Voting.
    Vote,
}

/// A category or an area.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelPlan {
    /// What this file calls it.
    pub key: String,
    /// Its sign; none for areas.
    #[serde(default)]
    pub sign: String,
    /// Its title.
    pub it: String,
    /// Its title in English.
    pub en: String,
}

/// Proposals.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalsPlan {
    /// The component's title.
    pub it: String,
    /// The same in English.
    pub en: String,
    /// How proposals work here.
    pub settings: proposals::Settings,
    /// The proposals in the order of their days, which gives them their numbers.
    pub item: Vec<ProposalPlan>,
}

/// A proposal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalPlan {
    /// When it was written.
    pub day: i64,
    /// Who wrote it, one of those who can log in; somebody invented where nobody is named.
    pub by: Option<String>,
    /// The assembly the office entered it for.
    pub assembly: Option<String>,
    /// The paper the office entered it from.
    pub paper: Option<String>,
    /// Whether it was never published.
    #[serde(default)]
    pub draft: bool,
    /// Its title.
    pub title: String,
    /// Its text, in CommonMark.
    pub body: String,
    /// The same in English, of what the office entered.
    #[serde(default)]
    pub en: BTreeMap<String, String>,
    /// The key of its category.
    pub category: String,
    /// The key of its area.
    pub area: Option<String>,
    /// Where it is, in words.
    #[serde(default)]
    pub address: String,
    /// Latitude and longitude.
    pub at: Option<(f64, f64)>,
    /// How many invented people support it.
    #[serde(default)]
    pub supports: usize,
    /// Who else does, of those who can log in.
    #[serde(default)]
    pub also: Vec<String>,
    /// What the administration answered.
    pub answer: Option<AnswerPlan>,
    /// What people say about it.
    #[serde(default)]
    pub comments: Vec<SaidPlan>,
}

/// A comment, or an answer to one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidPlan {
    /// Who says it, one of those who can log in; somebody invented where nobody is named.
    pub by: Option<String>,
    /// When.
    pub day: i64,
    /// `for` or `against`; of an answer, nothing.
    pub side: Option<String>,
    /// The words.
    pub text: String,
    /// How many find it useful.
    #[serde(default)]
    pub useful: usize,
    /// How many do not.
    #[serde(default)]
    pub useless: usize,
    /// What others answer.
    #[serde(default)]
    pub replies: Vec<SaidPlan>,
}

/// An answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerPlan {
    /// `evaluating`, `accepted` or `rejected`.
    pub verdict: String,
    /// When it was given.
    pub day: i64,
    /// The reasons, in CommonMark.
    pub body: String,
    /// The same in English.
    #[serde(default)]
    pub en: BTreeMap<String, String>,
    /// What it costs, in euros.
    pub cost: Option<i64>,
}

/// A budget: projects are made from all accepted proposals, then those that are named here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetPlan {
    /// The component's title.
    pub it: String,
    /// The same in English.
    pub en: String,
    /// How much there is to spend, in euros.
    pub total: i64,
    /// When the projects are made.
    pub day: i64,
    /// Projects without a proposal.
    #[serde(default)]
    pub project: Vec<ProjectPlan>,
}

/// A project entered by hand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectPlan {
    /// Its title.
    pub title: Words,
    /// Its description, in CommonMark.
    pub text: Words,
    /// What it costs, in euros.
    pub cost: i64,
    /// The key of its category.
    pub category: String,
    /// The key of its area.
    pub area: String,
    /// Where it is, in words.
    pub address: String,
    /// Latitude and longitude.
    pub at: (f64, f64),
}

/// A vote.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VotePlan {
    /// The component's title.
    pub it: String,
    /// The same in English.
    pub en: String,
    /// Its rules.
    pub settings: ballots::Settings,
    /// The day it opens.
    pub day: i64,
    /// How many invented people vote.
    pub ballots: usize,
    /// How much each project is liked, in the order of their numbers.
    pub favour: Vec<u64>,
    /// The day it is closed; none while it is open.
    pub closed: Option<i64>,
    /// The day its result is published.
    pub published: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::NAMES;

    fn all() -> Vec<ProcessPlan> {
        NAMES.iter().flat_map(|name| processes(name, 2026).unwrap()).collect()
    }

    fn open_on(plan: &ProcessPlan, day: i64, rule: Rule) -> bool {
        plan.phase.iter().any(|p| p.rules.contains(&rule) && p.from <= day && p.to.is_none_or(|to| day < to))
    }

    #[test]
    fn proposals_are_written_and_supported_when_their_phase_allows_it() {
        for plan in all() {
            let Some(proposals) = &plan.proposals else { continue };
            assert!(proposals.item.is_sorted_by_key(|p| p.day), "{}: numbers follow the days", plan.slug);
            for p in &proposals.item {
                assert!(open_on(&plan, p.day, Rule::Propose), "{}: {}", plan.slug, p.title);
                assert!(plan.category.iter().any(|c| c.key == p.category), "{}: {}", plan.slug, p.title);
                let known = |key: &String| plan.area.iter().any(|a| a.key == *key);
                assert!(p.area.as_ref().is_none_or(known), "{}: {}", plan.slug, p.title);
                assert!(p.supports < plan.participants, "{}: {}", plan.slug, p.title);
                let verdict = p.answer.as_ref().map(|a| proposals::Verdict::parse(&a.verdict));
                assert!(verdict != Some(None), "{}: {}", plan.slug, p.title);
            }
            let given: usize = proposals.item.iter().map(|p| p.supports).sum();
            let limit = proposals.settings.support_limit.map_or(usize::MAX, |l| usize::try_from(l).unwrap());
            assert!(given <= plan.participants.saturating_mul(limit), "{}: {given} supports", plan.slug);
        }
    }

    #[test]
    fn votes_open_in_their_phase_and_say_how_much_each_project_is_liked() {
        for plan in all() {
            let (Some(vote), Some(budget)) = (&plan.vote, &plan.budget) else { continue };
            assert!(open_on(&plan, vote.day, Rule::Vote), "{}", plan.slug);
            let items = plan.proposals.iter().flat_map(|p| &p.item);
            let accepted =
                items.filter(|p| p.answer.as_ref().is_some_and(|a| a.verdict == "accepted")).count();
            assert_eq!(vote.favour.len(), accepted + budget.project.len(), "{}", plan.slug);
            assert!(budget.day < vote.day, "{}", plan.slug);
        }
    }

    #[test]
    fn between_them_the_organisations_show_every_state() {
        let now = |rule| all().iter().filter(|plan| open_on(plan, 0, rule)).count();
        assert_eq!((now(Rule::Propose), now(Rule::Support), now(Rule::Vote)), (1, 2, 1));
        assert_eq!(
            all().iter().filter(|p| p.vote.as_ref().is_some_and(|v| v.published.is_some())).count(),
            2
        );
    }
}
