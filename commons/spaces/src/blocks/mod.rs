//! Pages made of blocks: the organisation's home page, and the page of each process and each body. Whoever manages them adds, moves, edits and
//! hides blocks in a draft, looks at it, and publishes it as a whole. Who never does sees the standard arrangement.

pub mod actions;
mod admin;
mod arrangement;
mod draw;
mod kind;
mod received;
pub mod sources;
pub(crate) mod store;

pub(crate) use admin::{routes, samples as admin_samples};
pub use arrangement::{Arranged, Arrangement, Content, Placed};
pub(crate) use draw::{BodyParts, Scene, Section, samples as draw_samples, space_sections};
use kernel::ResourceRef;
pub use kind::BlockKind;
pub(crate) use received::received;

use crate::{
    ProcessId,
    process::{Process, SpaceKind},
};

kernel::id!(
    /// A saved arrangement of the organisation.
    TemplateId
);

/// A page that is made of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// The organisation's home page.
    Home,
    /// The page of a process.
    Process(ProcessId),
    /// The page of a body.
    Body(ProcessId),
}

impl Surface {
    /// The page of a space.
    pub fn of(space: &Process) -> Self {
        match space.kind {
            SpaceKind::Process => Surface::Process(space.id),
            SpaceKind::Body => Surface::Body(space.id),
        }
    }

    /// The word that its row is stored under.
    pub(crate) fn key(self) -> String {
        match self {
            Surface::Home => "home".to_owned(),
            Surface::Process(id) | Surface::Body(id) => id.to_string(),
        }
    }

    /// Which templates fit: those of home pages, of processes, or of bodies.
    pub(crate) fn family(self) -> &'static str {
        match self {
            Surface::Home => "home",
            Surface::Process(_) => "process",
            Surface::Body(_) => "body",
        }
    }

    /// The process or body, if it is one's page.
    pub(crate) fn space(self) -> Option<ProcessId> {
        match self {
            Surface::Home => None,
            Surface::Process(id) | Surface::Body(id) => Some(id),
        }
    }

    /// How audit entries name it.
    fn reference(self, tenant: kernel::TenantId) -> ResourceRef {
        match self {
            Surface::Home => ResourceRef::new("home", tenant.uuid()),
            Surface::Process(id) | Surface::Body(id) => crate::process::actions::reference(id),
        }
    }
}

/// A saved arrangement that other pages of the same family can begin with.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// What the organisation calls it.
    pub title: String,
    /// What it places.
    pub blocks: Arrangement,
}
