//! Processes, phases, components and labels in the database.

mod acts;
mod components;
mod labels;
mod outlines;
mod phases;
mod processes;

pub use acts::lock_rules;
pub(crate) use acts::{acts, insert_act};
pub use components::{
    Address, addresses, component, components, insert_component, next_number, update_component,
};
pub use labels::{delete_labels_except, labels, put_label, signs};
pub(crate) use outlines::{Named, names, outlines, using_roll};
pub use phases::{all_phases, overview, phases, replace_phases, timeline};
pub use processes::{all, by_id, by_path, by_slug, insert, published, update};
