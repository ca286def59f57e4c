//! The page of the vote itself: whether one can vote now, how, and on what.

use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Line, Locale, Money, Problem, Text};
use serde::Serialize;
use spaces::{Ability, Inside, Strip};
use web::Page;

use super::{Table, rules_words};
use crate::{Settings, Ties, VoteState, actions, model::Urn};

/// The vote.
#[derive(Serialize)]
pub(super) struct VotePage {
    strip: Strip,
    title: Line,
    /// Until when, or why not now.
    lead: String,
    /// Whether a ballot can be filled in now by this reader.
    ballot_href: Option<String>,
    /// Whether the reader would only have to log in.
    login_href: Option<String>,
    /// Why this reader cannot vote, and where they can do something about it.
    refusal: Option<Refused>,
    rehearsal: bool,
    review_href: Option<String>,
    cast: bool,
    rules: Vec<String>,
    budget: Option<Money>,
    ballots: Option<i64>,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Refused {
    text: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct Item {
    number: i64,
    title: Line,
    cost: Money,
    href: String,
}

impl Page for VotePage {
    const TEMPLATE: &'static str = "ballots/index.html";

    fn samples() -> Vec<Self> {
        let bare = || Self {
            strip: Strip::sample(),
            title: "Voto".into(),
            lead: "Si vota dal 15 febbraio.".into(),
            ballot_href: None,
            login_href: None,
            refusal: None,
            rehearsal: false,
            review_href: None,
            cast: false,
            rules: Vec::new(),
            budget: None,
            ballots: None,
            items: Vec::new(),
        };
        let href = || Some("/it/processes/x/vote/ballot".to_owned());
        let item = Item {
            number: 1,
            title: Line::sample("Luce", Some(Locale::EN)),
            cost: Money::eur(38_000),
            href: "/it/x".into(),
        };
        let open = Self {
            ballot_href: href(),
            review_href: href(),
            rules: vec!["Segna fino a 3 progetti.".into()],
            budget: Some(Money::eur(120_000)),
            ballots: Some(1_204),
            items: vec![item],
            ..bare()
        };
        let refused = |href| Some(Refused { text: "Non sei in elenco.".into(), href });
        vec![
            bare(),
            open,
            Self { ballot_href: href(), cast: true, ..bare() },
            Self { ballot_href: href(), rehearsal: true, ..bare() },
            Self { login_href: href(), ..bare() },
            Self { refusal: refused(None), ..bare() },
            Self { refusal: refused(href()), ..bare() },
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let table = Table::read(&inside).await?;
    if table.vote.state == VoteState::Published {
        return Ok(Redirect::to(&inside.here.to(&inside.path("/result"))).into_response());
    }
    let page = page(&inside, table).await?;
    let frame = inside.frame(page.title.clone()).describe(page.lead.clone());
    frame.show(&page).await
}

/// The page shown to somebody who may not vote, in place of the ballot.
pub(super) async fn refuse(inside: &Inside, table: Table) -> web::Result<Response> {
    let page = page(inside, table).await?;
    inside.frame(page.title.clone()).status(axum::http::StatusCode::FORBIDDEN).show(&page).await
}

async fn page(inside: &Inside, table: Table) -> Result<VotePage, Problem> {
    let here = &inside.here;
    let vote = &table.vote;
    let to = |rest: &str| here.to(&inside.path(rest));
    let rehearsal = table.urn == Urn::Rehearsal;
    let (lead, open) = lead(inside, &table);
    let refusal = match (open, &here.who.me) {
        (true, Some(_)) => refusal(inside).await?,
        _ => None,
    };
    let draft = match (open || rehearsal, refusal.is_none()) {
        (true, true) => {
            let tx = here.db.read().await?;
            actions::my_draft(&tx, &here.who, vote.id, table.urn).await?.is_some()
        }
        _ => false,
    };
    let known = here.who.me.is_some();
    let items = table.list.as_ref().map(|list| list.items.iter()).into_iter().flatten();
    Ok(VotePage {
        strip: inside.strip(),
        title: inside.title(),
        lead: here.say(&lead),
        ballot_href: (rehearsal || (open && known && refusal.is_none())).then(|| to("/ballot")),
        login_href: (open && !known).then(|| to("/ballot")),
        refusal,
        rehearsal,
        review_href: draft.then(|| to("/ballot/review")),
        cast: table.cast,
        rules: rules(&vote.settings).iter().map(|text| here.say(text)).collect(),
        budget: table.list.as_ref().map(|list| list.budget),
        ballots: (vote.state != VoteState::Preparing).then_some(vote.ballots),
        items: items
            .map(|item| Item {
                number: item.number,
                title: Line::of(&item.title, here.locale),
                cost: item.cost,
                href: here.to(&item.path),
            })
            .collect(),
    })
}

/// Until when one can vote, or why not now; and whether one can.
fn lead(inside: &Inside, table: &Table) -> (Text, bool) {
    let state = table.vote.state;
    if state == VoteState::Closed {
        return (Text::new("ballots-counting"), false);
    }
    let timeline = &inside.timeline;
    let allowed = match (state, timeline.check(Ability::Vote)) {
        (VoteState::Open, verdict) => verdict,
        (_, Err(reason)) => Err(reason),
        (_, Ok(())) => Err(Text::new("ballots-not-open-yet")),
    };
    match allowed {
        Ok(()) => match timeline.closes(Ability::Vote) {
            Some(when) => (Text::new("ballots-until").with("when", when), true),
            None => (Text::new("ballots-until-closed"), true),
        },
        Err(reason) => (reason, false),
    }
}

/// Why the reader is not entitled, if so.
async fn refusal(inside: &Inside) -> Result<Option<Refused>, Problem> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let (secret, zone) = (&here.state.settings.secret, here.tenant.time_zone);
    let verdict = inside.process.entitlement.check(&tx, &here.who, secret, zone).await?;
    Ok(verdict.err().map(|refusal| Refused {
        text: here.say(&refusal.text),
        href: refusal.remedy.map(|path| here.to(path)),
    }))
}

/// The rules of the vote, a sentence each.
fn rules(settings: &Settings) -> Vec<Text> {
    let mut rules = vec![rules_words(settings)];
    if settings.min_choices > 1 {
        rules.push(Text::new("ballots-rule-fewest").with("fewest", i64::from(settings.min_choices)));
    }
    rules.push(Text::new("ballots-rule-count"));
    if let Some(threshold) = settings.threshold {
        rules.push(
            Text::new("ballots-rule-threshold").with("votes", i64::try_from(threshold).unwrap_or(i64::MAX)),
        );
    }
    rules.push(Text::new(match settings.ties {
        Ties::ListOrder => "ballots-rule-ties-list",
        Ties::LowerCost => "ballots-rule-ties-cost",
    }));
    rules
}
