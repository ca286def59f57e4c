use accounts::people::PersonalData;
use serde_json::json;

use super::store;
use crate::moderation;

/// What is kept about a person here, for the file they download.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "comments",
    read: |tx, person| {
        Box::pin(async move {
            let written = store::of_author(tx, person).await?;
            let votes = store::all_votes_of(tx, person).await?;
            let reports = moderation::store::reports_of(tx, person).await?;
            Ok(json!({
                "written": written.iter().map(|c| json!({
                    "number": c.number,
                    "text": c.body,
                    "side": c.side,
                    "written_at": c.created_at,
                    "edited_at": c.edited_at,
                    "deleted_at": c.deleted_at,
                    "hidden_because": c.hidden.as_ref().map(|h| h.reason),
                })).collect::<Vec<_>>(),
                "voted": votes.iter().map(|(number, weight)| json!({
                    "number": number,
                    "useful": *weight > 0,
                })).collect::<Vec<_>>(),
                "reported": reports.iter().map(|r| json!({
                    "kind": r.about.kind,
                    "reason": r.reason,
                    "details": r.details,
                    "at": r.at,
                })).collect::<Vec<_>>(),
            }))
        })
    },
};
