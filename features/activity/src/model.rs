//! What counts as activity, and what a person shows.

use accounts::people::PersonalData;
use kernel::{PersonId, ResourceRef, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::store;

/// The longest text about oneself, in characters.
pub(crate) const ABOUT_MAX: usize = 1_000;

/// The filter of proposals.
pub(crate) const PROPOSALS: &str = "proposals";

/// Something that people do and others like to hear of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Deed {
    /// The event that tells of it; also the stored word.
    pub(crate) event: &'static str,
    /// The filter that shows it.
    pub(crate) filter: &'static str,
    /// What was done, a message.
    pub(crate) words: &'static str,
}

/// All of them. Whatever is not public is never shown, so an event of a kind that nobody can vouch for is not among them.
pub(crate) const DEEDS: [Deed; 6] = [
    Deed { event: "proposal.published", filter: PROPOSALS, words: "activity-did-propose" },
    Deed { event: "comment.published", filter: "comments", words: "activity-did-comment" },
    Deed { event: "debate.published", filter: "debates", words: "activity-did-begin-debate" },
    Deed { event: "debate.closed", filter: "debates", words: "activity-did-close-debate" },
    Deed { event: "meeting.published", filter: "meetings", words: "activity-did-announce-meeting" },
    Deed { event: "meeting.minutes_shown", filter: "meetings", words: "activity-did-show-minutes" },
];

/// The filters with their names, messages.
pub(crate) const FILTERS: [(&str, &str); 4] = [
    (PROPOSALS, "activity-filter-proposals"),
    ("comments", "activity-filter-comments"),
    ("debates", "activity-filter-debates"),
    ("meetings", "activity-filter-meetings"),
];

impl Deed {
    /// The one that an event tells of.
    pub(crate) fn of(event: &str) -> Option<Deed> {
        DEEDS.into_iter().find(|deed| deed.event == event)
    }
}

/// Something that was done.
#[derive(Clone, Debug)]
pub(crate) struct Activity {
    /// The place of its event among all.
    pub(crate) seq: i64,
    pub(crate) id: Uuid,
    pub(crate) deed: Deed,
    pub(crate) about: ResourceRef,
    pub(crate) space: Option<Uuid>,
    /// Who did it; none for the office.
    pub(crate) person: Option<PersonId>,
    pub(crate) at: Timestamp,
}

/// What a person shows of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Whether there is a page about them.
    pub public: bool,
    /// What they say about themselves, in CommonMark.
    pub about: String,
}

/// What is kept about a person here, for the file they download.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "profile",
    read: |tx, person| {
        Box::pin(async move {
            let profile = store::profile(tx, person).await?.unwrap_or_default();
            Ok(json!({ "public": profile.public, "about": profile.about }))
        })
    },
};
