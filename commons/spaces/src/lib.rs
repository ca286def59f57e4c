//! Where participation happens: processes with phases, the components that features hang in them, and the links
//! between their resources.

mod admin;
mod beginnings;
pub mod blocks;
pub mod bodies;
pub mod calendar;
pub mod card;
mod component;
pub mod contents;
pub mod copying;
mod entrance;
pub mod exchange;
pub mod glossary;
pub mod groups;
pub mod headings;
mod labels;
mod line;
pub mod links;
mod migrations;
pub mod order;
mod pages;
pub mod paper;
mod place;
pub mod porting;
pub mod process;
pub mod removal;
pub mod settings;
pub mod share;
mod sight;
mod tabs;
pub mod territory;
pub mod translated;
mod wording;
mod words;

pub use beginnings::jobs::announce;
pub use component::{Block, Call, ComponentKind, Dispatch, Door, Inside, Kind, Parted, Todo};
pub use labels::Labels;
pub use line::{Folded, PhaseView, Strip, StripNow, moment, phase_line, zone};
pub use place::{MapFrame, MapView};
pub use process::{
    Ability, Access, Component, ComponentId, Currency, Label, LabelId, Phase, PhaseId, PhaseState, Place,
    Process, ProcessId, ProcessTexts, Rules, Scheme, Sight, SpaceKind, Timeline,
};
pub use sight::visibility;
pub use tabs::{Tab, TabView};
pub use wording::{Field, Wording};

use accounts::{
    AdminMenu, AuditWords, NavSource, RoleScopes, RollId, Scope,
    entitlement::{RollUses, Uses},
};
use db::Tx;
use engagement::{Owner, Visibility};
use feature::Feature;
use futures::future::BoxFuture;
use kernel::{Line, Locale, Problem};

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: || {
            pages::routes()
                .merge(admin::routes())
                .merge(entrance::routes())
                .merge(share::routes())
                .merge(groups::routes())
                .merge(blocks::routes())
                .merge(porting::routes())
                .merge(bodies::pages::routes())
                .merge(bodies::admin::routes())
        },
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        jobs: |registry| {
            beginnings::jobs::register(registry);
            share::jobs::register(registry);
        },
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
            porting::samples(samples);
            territory::admin_samples(samples);
            blocks::draw_samples(samples);
            blocks::admin_samples(samples);
            bodies::pages::samples(samples);
            bodies::admin::samples(samples);
            samples.add::<headings::HeadingsPage>();
        },
        extend: |extensions| {
            extensions.add(Dispatch::default());
            extensions.add(NavSource(pages::nav));
            extensions.add(AdminMenu(admin::menu));
            extensions.add(RoleScopes(scopes));
            extensions.add(RollUses(roll_uses));
            extensions.add(OWNER);
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("spaces")
    }
}

/// The processes that roles can be limited to.
fn scopes(tx: &Tx, locale: Locale) -> BoxFuture<'_, Result<Vec<Scope>, Problem>> {
    Box::pin(async move {
        let scope = |named: process::store::Named| Scope {
            id: named.id.uuid(),
            title: Line::of(&named.title, locale),
            path: format!("/{}/{}", named.kind.as_str(), named.slug),
            published: named.published,
            released: named.released,
        };
        Ok(process::store::names(tx).await?.into_iter().map(scope).collect())
    })
}

/// The processes whose participants a roll decides.
fn roll_uses(tx: &Tx, roll: RollId) -> Uses<'_> {
    Box::pin(async move {
        let using = process::store::using_roll(tx, roll.uuid()).await?.into_iter();
        Ok(using.map(|(_, title)| title).collect())
    })
}

/// A process's picture is for whoever sees the process; a draft's, also for whoever was sent its link.
const OWNER: Owner = Owner {
    kind: "process",
    visible: |here, tx, id| {
        Box::pin(async move {
            Ok(match process::store::by_id(tx, id.into()).await? {
                Some(process) if process.published => Visibility::Public,
                Some(process) if pages::admits(here, &process) => Visibility::Private,
                _ => Visibility::Hidden,
            })
        })
    },
};

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("process", "spaces-audit-kind-process"),
    ("process-group", "spaces-audit-kind-group"),
    ("home", "spaces-audit-kind-home"),
    ("component", "spaces-audit-kind-component"),
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
    ("process.import", "spaces-audit-import"),
    ("process.fill_card", "spaces-audit-fill-card"),
    ("process.set_lists", "spaces-audit-set-lists"),
    ("municipalities.set", "spaces-audit-municipalities"),
    ("process.set_contents", "spaces-audit-set-contents"),
    ("process_group.put", "spaces-audit-group"),
    ("process_group.delete", "spaces-audit-group-delete"),
    ("blocks.change", "spaces-audit-blocks-change"),
    ("blocks.publish", "spaces-audit-blocks-publish"),
    ("blocks.discard", "spaces-audit-blocks-discard"),
    ("blocks.save_template", "spaces-audit-blocks-save-template"),
    ("blocks.delete_template", "spaces-audit-blocks-delete-template"),
    ("process.change_component", "spaces-audit-change-component"),
    ("process.set_bodies", "spaces-audit-set-bodies"),
    ("body.create", "spaces-audit-create-body"),
    ("body.publish", "spaces-audit-publish-body"),
    ("body.unpublish", "spaces-audit-unpublish-body"),
    ("body.set_charter", "spaces-audit-set-charter"),
    ("body.close", "spaces-audit-close"),
    ("body.reopen", "spaces-audit-reopen"),
    ("body.put_member", "spaces-audit-put-member"),
    ("body.import_members", "spaces-audit-import-members"),
    ("body.arrange_members", "spaces-audit-arrange-members"),
    ("body.remove_member", "spaces-audit-remove-member"),
];
