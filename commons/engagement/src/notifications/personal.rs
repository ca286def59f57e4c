use accounts::people::PersonalData;
use serde_json::json;

use super::{
    model::{Rhythm, Topic},
    store,
};
use crate::follows;

/// Notices and follows that the file holds; the latest of each.
const MOST: i64 = 10_000;

/// What is kept about a person here, for the file they download.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "notifications",
    read: |tx, person| {
        Box::pin(async move {
            let wishes = store::wishes(tx, person).await?;
            let followed = follows::store::followed_by(tx, person, MOST).await?;
            let told = store::told(tx, person, MOST).await?;
            let rhythm = |(topic, rhythm): &(Topic, Rhythm)| json!({ "about": topic.as_str(), "mail": rhythm.as_str() });
            Ok(json!({
                "mail": wishes.rhythms.iter().map(rhythm).collect::<Vec<_>>(),
                "follows_what_they_take_part_in": wishes.taking_part,
                "follows": followed,
                "told": told.iter().map(|(name, at)| json!({ "what": name, "at": at })).collect::<Vec<_>>(),
            }))
        })
    },
};
