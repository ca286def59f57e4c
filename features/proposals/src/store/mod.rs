//! Proposals in the database.

mod blocks;
mod counts;
mod list;
mod notices;
mod row;
mod supports;
mod write;

pub(crate) use blocks::{Told, latest, listed, placed};
pub(crate) use counts::{Facets, add_to_counts, facets};
pub(crate) use list::{
    Card, Filter, Mine, Oversight, Sort, cards, following, oversee, points, supported_in, written_by,
};
pub(crate) use notices::note_notice;
pub(crate) use row::{
    accepted, after_number, by_id, by_ids, by_number, cards_of, ids_within, listed_by_numbers, of_author,
};
pub(crate) use supports::{
    Added, add_support, given, remove_support, supported_among, supported_by, supporters_after,
};
pub(crate) use write::{
    delete_draft, insert, publish, save_answer, save_content, set_hidden, set_image, set_withdrawn,
};

/// What cannot be read says nothing of languages; the text itself is there.
fn wording(json: &str) -> spaces::Wording {
    spaces::Wording::from_json(json).unwrap_or_default()
}
