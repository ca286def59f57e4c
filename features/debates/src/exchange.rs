//! What other features get from debates without knowing them.

use accounts::people::PersonalData;
use async_trait::async_trait;
use db::Tx;
use kernel::{Locale, Problem, Words};
use serde_json::json;
use spaces::links::{Card, Resources};
use uuid::Uuid;

use crate::{RESOURCE, store};

/// Links to debates.
pub(crate) struct Links;

#[async_trait]
impl Resources for Links {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn label(&self) -> &'static str {
        "debates-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let card = |l: store::Linked| Card {
            id: l.id,
            title: l.title(locale),
            path: format!(
                "/{locale}/{}/{}/{}",
                l.process_path,
                l.component_slug,
                Words::path(l.number, &l.title)
            ),
            note: None,
        };
        Ok(store::cards_of(tx, ids).await?.into_iter().map(card).collect())
    }
}

/// What is kept about a person here, for the file they download.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "debates",
    read: |tx, person| {
        Box::pin(async move {
            let begun = store::of_author(tx, person).await?;
            Ok(json!(
                begun
                    .iter()
                    .map(|d| json!({
                        "number": d.number,
                        "title": d.content.title,
                        "text": d.content.body,
                        "begun_at": d.created_at,
                        "conclusions": d.conclusions.as_ref().map(|c| &c.text),
                        "hidden": d.hidden,
                    }))
                    .collect::<Vec<_>>()
            ))
        })
    },
};
