//! Where participation happens: processes with phases, the components that features hang in them, and the links
//! between their resources.

mod component;
pub mod exchange;
mod line;
pub mod links;
mod migrations;
pub mod process;
pub mod removal;

pub use component::{Block, Call, ComponentKind, Dispatch, Door, Inside, Kind, Parted, Todo};
pub use line::{Folded, PhaseView, Strip, StripNow, moment, phase_line, zone};
pub use process::{
    Ability, Component, ComponentId, Currency, Label, LabelId, Phase, PhaseId, PhaseState, Place, Process,
    ProcessId, ProcessTexts, Rules, Scheme, Timeline,
};

use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        migrations: migrations::migrations,
        extend: |extensions| extensions.add(Dispatch::default()),
        ..Feature::named("spaces")
    }
}
