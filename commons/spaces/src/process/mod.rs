//! Processes: their texts, phases, components and labels.

mod act;
pub mod actions;
mod currency;
mod model;
mod preview;
mod space;
pub mod store;
mod timeline;

pub use act::{Act, Figure, PhaseRule, RuleChange};
pub use currency::{Currency, Dates};
pub use model::{
    Ability, Component, ComponentId, Label, LabelId, Phase, PhaseId, Place, Process, ProcessId, ProcessTexts,
    Rules, Scheme,
};
pub use space::{Access, Sight, SpaceKind};
pub use timeline::{PhaseState, Timeline};
