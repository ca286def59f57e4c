//! Where participation happens: processes with phases, the components that features hang in them, and the links
//! between their resources.

mod admin;
pub mod card;
mod component;
pub mod contents;
pub mod copying;
pub mod exchange;
pub mod glossary;
pub mod groups;
mod line;
pub mod links;
mod migrations;
pub mod order;
mod pages;
pub mod process;
pub mod removal;
pub mod share;
mod tabs;
pub mod translated;
mod words;

pub use component::{Block, Call, ComponentKind, Dispatch, Door, Inside, Kind, Parted, Todo};
pub use line::{Folded, PhaseView, Strip, StripNow, moment, phase_line, zone};
pub use process::{
    Ability, Component, ComponentId, Currency, Label, LabelId, Phase, PhaseId, PhaseState, Place, Process,
    ProcessId, ProcessTexts, Rules, Scheme, Timeline,
};
pub use tabs::{Tab, TabView};

use accounts::{AdminMenu, AuditWords, Here, NavSource, RoleScopes, RollId, RollUses, Scope};
use db::Tx;
use feature::Feature;
use futures::future::BoxFuture;
use kernel::{Locale, Problem};

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: || pages::routes().merge(admin::routes()).merge(share::routes()).merge(groups::routes()),
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            pages::samples(samples);
            admin::samples(samples);
            share::samples(samples);
            groups::samples(samples);
            card::samples(samples);
            card::admin_samples(samples);
            card::values_samples(samples);
            contents::samples(samples);
            copying::samples(samples);
        },
        extend: |extensions| {
            extensions.add(Dispatch::default());
            extensions.add(NavSource(pages::nav));
            extensions.add(AdminMenu(admin::menu));
            extensions.add(RoleScopes(scopes));
            extensions.add(RollUses(roll_uses));
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("spaces")
    }
}

/// The processes that roles can be limited to.
fn scopes(tx: &Tx, locale: Locale) -> BoxFuture<'_, Result<Vec<Scope>, Problem>> {
    Box::pin(async move {
        let titles = process::store::titles(tx).await?.into_iter();
        Ok(titles.map(|(id, title)| Scope { id: id.uuid(), title: title.text(locale).to_owned() }).collect())
    })
}

/// The processes whose participants a roll decides.
fn roll_uses(here: &Here, roll: RollId) -> BoxFuture<'_, Result<Vec<String>, Problem>> {
    Box::pin(async move {
        let using = process::store::using_roll(&here.db.read().await?, roll.uuid()).await?.into_iter();
        Ok(using.map(|(_, title)| title.text(here.locale).to_owned()).collect())
    })
}

/// What the actions of this crate are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("process.create", "spaces-audit-create"),
    ("process.change", "spaces-audit-change"),
    ("process.publish", "spaces-audit-publish"),
    ("process.unpublish", "spaces-audit-unpublish"),
    ("process.activate_phase", "spaces-audit-activate-phase"),
    ("process.set_phases", "spaces-audit-set-phases"),
    ("process.set_labels", "spaces-audit-set-labels"),
    ("process.set_entitlement", "spaces-audit-set-entitlement"),
    ("process.add_component", "spaces-audit-add-component"),
    ("process.remove", "spaces-audit-remove"),
    ("process.copy", "spaces-audit-copy"),
    ("process.fill_card", "spaces-audit-fill-card"),
    ("process.set_lists", "spaces-audit-set-lists"),
    ("process.set_contents", "spaces-audit-set-contents"),
    ("process_group.put", "spaces-audit-group"),
    ("process_group.delete", "spaces-audit-group-delete"),
    ("process.change_component", "spaces-audit-change-component"),
];
