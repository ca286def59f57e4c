//! What the page of a body says of it: what it is for, who sits in it, of what it consists.

use kernel::{Locale, Problem};
use serde::Serialize;
use web::{Html, Page, Samples};

use super::Scene;
use crate::{
    bodies::pages::{BodyRow, MemberRow},
    translated::Prose,
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<PurposeBlock>().add::<MembersBlock>().add::<PartsBlock>();
}

/// What only a body has, as far as the reader sees it.
pub(crate) struct BodyParts {
    /// What it is for.
    pub(crate) purpose: Prose,
    /// How it is composed.
    pub(crate) composition: Prose,
    /// The first of those who sit in it.
    pub(crate) members: Vec<MemberRow>,
    /// How many more there are.
    pub(crate) more: usize,
    /// Where all of them are named.
    pub(crate) members_href: String,
    /// The bodies that are part of it.
    pub(crate) children: Vec<BodyRow>,
}

/// What it is for.
#[derive(Serialize)]
struct PurposeBlock {
    purpose: Prose,
}

impl Page for PurposeBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_purpose.html";

    fn samples() -> Vec<Self> {
        let block = |lang| Self { purpose: Prose::sample("<p>Dà un parere.</p>", lang) };
        vec![block(None), block(Some(Locale::IT))]
    }
}

pub(super) fn purpose(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    match scene.body.filter(|body| !body.purpose.html.is_empty()) {
        Some(body) => scene.render(&PurposeBlock { purpose: body.purpose.clone() }),
        None => Ok(None),
    }
}

/// Who sits in it.
#[derive(Serialize)]
struct MembersBlock {
    composition: Prose,
    members: Vec<MemberRow>,
    more: usize,
    href: String,
}

impl Page for MembersBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_members.html";

    fn samples() -> Vec<Self> {
        let block = |html: &str, lang, members: Vec<MemberRow>, more| Self {
            composition: Prose::sample(html, lang),
            members,
            more,
            href: "/it/assemblies/consulta/members".into(),
        };
        let rows = || vec![MemberRow::sample(true), MemberRow::sample(false)];
        vec![
            block("<p>Una persona per associazione.</p>", Some(Locale::IT), rows(), 3),
            block("<p>Una persona per associazione.</p>", None, Vec::new(), 0),
            block("", None, rows(), 0),
        ]
    }
}

pub(super) fn members(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    match scene.body.filter(|body| !body.composition.html.is_empty() || !body.members.is_empty()) {
        Some(body) => scene.render(&MembersBlock {
            composition: body.composition.clone(),
            members: body.members.clone(),
            more: body.more,
            href: body.members_href.clone(),
        }),
        None => Ok(None),
    }
}

/// Of what it consists.
#[derive(Serialize)]
struct PartsBlock {
    children: Vec<BodyRow>,
}

impl Page for PartsBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_parts.html";

    fn samples() -> Vec<Self> {
        vec![Self { children: vec![BodyRow::sample(vec![BodyRow::sample(Vec::new())])] }]
    }
}

pub(super) fn parts(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    match scene.body.filter(|body| !body.children.is_empty()) {
        Some(body) => scene.render(&PartsBlock { children: body.children.clone() }),
        None => Ok(None),
    }
}
