//! Processes: their texts, phases, components and labels.

pub mod actions;
mod currency;
mod model;
pub mod store;
mod timeline;

pub use currency::{Currency, Dates};
pub use model::{
    Ability, Component, ComponentId, Label, LabelId, Phase, PhaseId, Place, Process, ProcessId, ProcessTexts,
    Rules, Scheme,
};
pub use timeline::{PhaseState, Timeline};
