//! Meetings in the database.

mod guests;
mod list;
mod notices;
mod row;
mod write;

pub(crate) use guests::{
    Guest, came, enrolled_in_coming, forget_answers, guest_by_code, guests, guests_among, invitations,
    invite, invited_to, is_invited, keep_guest, my_code, of_person, set_came, uninvite,
};
pub(crate) use list::{
    Card, Oversight, Reader, Scope, When, between, cards, feed, next_end, oversee, points, waiting,
};
pub(crate) use notices::note_notice;
pub(crate) use row::{
    by_id, by_ids, by_number, cards_of, ids_within, listed_of, of_series_after, to_report, written_by,
};
pub(crate) use write::{add_walk_ins, insert, join_series, save, set_report};
