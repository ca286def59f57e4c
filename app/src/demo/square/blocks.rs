//! Arranges the pages of the demo, by the steps that an administrator takes in the browser.

use anyhow::Context;
use db::TenantDb;
use kernel::Slug;
use spaces::blocks::{
    BlockKind, Content, Surface,
    actions::{self, Change},
};

use super::plan::{self, BlockPlan};
use crate::demo::{content::Words, people::Town};

/// Arranges the home page of an organisation.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn arrange_home(db: &TenantDb, town: &Town, name: &str) -> anyhow::Result<()> {
    arrange(db, town, Surface::Home, &plan::home(name)?.block).await
}

/// Adds and writes blocks, puts them in their places and publishes the page.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub(super) async fn arrange(
    db: &TenantDb,
    town: &Town,
    surface: Surface,
    plans: &[BlockPlan],
) -> anyhow::Result<()> {
    if plans.is_empty() {
        return Ok(());
    }
    let change = async |change| actions::change(db, &town.admin, surface, change).await;
    for plan in plans {
        let kind = BlockKind::parse(&plan.kind).with_context(|| format!("no block «{}»", plan.kind))?;
        let id: Slug = match &plan.before {
            Some(_) => change(Change::Add(kind)).await?.context("a block has a name")?,
            None => plan.kind.parse()?,
        };
        if plan.title.is_some() || plan.text.is_some() {
            change(Change::Write(id.clone(), Box::new(content(plan, kind)?))).await?;
        }
        if let Some(before) = &plan.before {
            let before: Slug = before.parse()?;
            let names = actions::names(db, surface).await?;
            let others = names.into_iter().filter(|name| *name != id);
            let order =
                others.flat_map(|name| if name == before { vec![id.clone(), name] } else { vec![name] });
            change(Change::Order(order.collect())).await?;
        }
    }
    actions::publish(db, &town.admin, surface).await?;
    Ok(())
}

fn content(plan: &BlockPlan, kind: BlockKind) -> anyhow::Result<Content> {
    let text = plan.text.as_ref().map(Words::translated);
    let (lead, body) = if kind == BlockKind::Text { (None, text) } else { (text, None) };
    Ok(Content {
        title: plan.title.as_ref().map(Words::translated),
        lead,
        body,
        button: plan.button.as_ref().map(Words::translated),
        link: plan.link.as_deref().map(str::parse).transpose()?,
        ..Content::default()
    })
}
