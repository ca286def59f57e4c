//! Who sits in a body, and who did.

use accounts::Here;
use axum::{extract::Path, response::Response};
use kernel::{Text, Timestamp};
use serde::Serialize;
use web::Page;

use crate::{
    Strip,
    bodies::{Act, Member, permissions::may, store},
    pages::{sees_draft, visible},
    process::store as spaces,
};

/// The page.
#[derive(Serialize)]
pub(crate) struct MembersPage {
    title: String,
    strip: Strip,
    present: Vec<MemberRow>,
    former: Vec<MemberRow>,
    admin_href: Option<String>,
}

/// A member in a list.
#[derive(Clone, Serialize)]
pub(crate) struct MemberRow {
    name: String,
    /// What they are there.
    office: String,
    /// For whom or as what; may be empty.
    title: String,
    /// From when until when, in words; may be empty.
    dates: String,
    /// Whether only those inside read the name.
    inside: bool,
}

impl MemberRow {
    pub(crate) fn of(here: &Here, member: &Member) -> Self {
        Self {
            name: member.name.clone(),
            office: here.say(&member.office.title()),
            title: member.title.clone(),
            dates: dates_of(here, member.starts_at, member.ends_at),
            inside: !member.public,
        }
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample(full: bool) -> Self {
        Self {
            name: "Elena Bassi".into(),
            office: "Presidente".into(),
            title: if full { "Per la Pro Loco".into() } else { String::new() },
            dates: if full { "dal 3 marzo 2025".into() } else { String::new() },
            inside: full,
        }
    }
}

/// From when until when, as days.
pub(crate) fn dates_of(here: &Here, starts_at: Option<Timestamp>, ends_at: Option<Timestamp>) -> String {
    let reader = here.reader();
    // The stored end is the first moment after the last day.
    let last = ends_at.map(|end| reader.date(end - chrono::TimeDelta::microseconds(1)));
    match (starts_at.map(|start| reader.date(start)), last) {
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) => here.say(&Text::new("spaces-phase-from").with("day", start)),
        (None, Some(end)) => here.say(&Text::new("spaces-phase-to").with("day", end)),
        (None, None) => String::new(),
    }
}

/// Until when the list stays as it is.
pub(crate) fn next_change(members: &[Member], now: Timestamp) -> Option<Timestamp> {
    members.iter().flat_map(|m| [m.starts_at, m.ends_at]).flatten().filter(|at| *at > now).min()
}

impl Page for MembersPage {
    const TEMPLATE: &'static str = "spaces/body_members.html";

    fn samples() -> Vec<Self> {
        let page = |present: Vec<MemberRow>, former: Vec<MemberRow>| Self {
            title: "Consulta del volontariato".into(),
            strip: Strip::sample(),
            admin_href: former.is_empty().then(|| "/it/admin/assemblies/x/members".into()),
            present,
            former,
        };
        let rows = || vec![MemberRow::sample(true), MemberRow::sample(false)];
        vec![page(rows(), rows()), page(Vec::new(), Vec::new())]
    }
}

/// `GET /{locale}/assemblies/{process}/members`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = visible(&here, &tx, &slug).await?;
    let timeline = spaces::timeline(&tx, &space).await?.refusing(space.refuses(&here.who));
    let members = store::members(&tx, space.id).await?;
    let now = tx.now_until(|now| next_change(&members, now));
    let all = may(Act::ReadAllMembers, &here.who, &space, now);
    let components = spaces::components(&tx, space.id).await?;
    let drafts = sees_draft(&here, &space);
    let tabs = crate::tabs::of(&here, &space, &timeline, components.iter().filter(|c| c.published || drafts))
        .await?;
    drop(tx);
    let shown = members.iter().filter(|m| m.public || all);
    let (present, rest): (Vec<&Member>, Vec<&Member>) = shown.partition(|m| m.is_present(now));
    let row = |m: &&Member| MemberRow::of(&here, m);
    let page = MembersPage {
        title: space.texts.title.text(here.locale).to_owned(),
        strip: Strip { tabs, ..Strip::of(&here, &space, &timeline) },
        present: present.iter().map(row).collect(),
        former: rest.iter().filter(|m| m.ends_at.is_some_and(|end| end <= now)).map(row).collect(),
        admin_href: may(Act::ManageMembers, &here.who, &space, now)
            .then(|| here.to(&space.admin_path("/members"))),
    };
    let frame = here.frame(here.words("spaces-members-title"));
    let frame = frame.crumb(here.words("spaces-bodies-title"), "/assemblies");
    frame.crumb(kernel::Line::of(&space.texts.title, here.locale), &space.path()).show(&page).await
}
