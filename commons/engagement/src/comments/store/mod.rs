//! Comments in the database.

mod discussions;
mod list;
mod row;
mod write;

pub(crate) use discussions::{
    add_to_counts, counts, discussion, discussion_by_id, discussions, open, take_number, touch,
};
pub(crate) use list::{Filter, all_votes_of, first_replies, news, replies_after, roots, votes_of};
pub(crate) use row::{by_ids, by_number, ids_of_discussion, ids_within, of_author};
pub(crate) use write::{
    New, add_reply, erase, insert, latest_numbers, people_called, rewrite, set_hidden, set_vote,
};
