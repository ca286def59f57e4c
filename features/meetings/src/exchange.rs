//! What others get from meetings without knowing them.

use accounts::{Leaving, people::PersonalData};
use async_trait::async_trait;
use db::Tx;
use kernel::{Locale, Problem, Text, Words};
use seats::Keeper;
use serde_json::json;
use spaces::links::{Card, Resources, path};
use uuid::Uuid;

use crate::{actions, model::MeetingId, store};

/// Links to meetings.
pub(crate) struct Links;

#[async_trait]
impl Resources for Links {
    fn kind(&self) -> &'static str {
        "meeting"
    }

    fn label(&self) -> &'static str {
        "meetings-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let linked = store::cards_of(tx, ids).await?;
        Ok(linked
            .into_iter()
            .map(|l| Card {
                id: l.id,
                title: l.title(locale),
                path: path(locale, &l.process_path, &l.component_slug, Words::path(l.number, &l.title)),
                note: Some(Text::new("meetings-link-note").with("when", l.starts_at)),
            })
            .collect())
    }
}

/// Who is next in line is told in the transaction that made them so.
pub(crate) const KEEPER: Keeper = Keeper {
    kind: "meeting",
    moved: |_, tx, resource, moves| {
        Box::pin(async move { Ok(actions::tell_moved(tx, MeetingId(resource.id), moves).await?) })
    },
};

/// What is kept about a person here, for the file they download.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "meetings",
    read: |tx, person| {
        Box::pin(async move {
            let enrolled = store::of_person(tx, person).await?;
            let proposed = store::written_by(tx, None, person).await?;
            Ok(json!({
                "enrolled": enrolled.iter().map(|e| json!({
                    "title": e.title,
                    "starts_at": e.starts_at,
                    "code": e.code,
                    "answers": serde_json::from_str::<Vec<String>>(&e.answers).unwrap_or_default(),
                    "enrolled_at": e.created_at,
                    "came_at": e.came_at,
                })).collect::<Vec<_>>(),
                "proposed": proposed.iter().map(|m| json!({
                    "number": m.number,
                    "stage": m.stage.as_str(),
                    "title": m.content.title,
                    "text": m.content.body,
                    "starts_at": m.content.starts_at,
                    "address": m.content.place.address,
                })).collect::<Vec<_>>(),
            }))
        })
    },
};

/// Seats of whoever deletes their account go to the line.
pub(crate) const LEAVING: Leaving = Leaving(|tx, person| Box::pin(actions::leave(tx, person)));
