//! What other features get from proposals without knowing them.

use accounts::{Leaving, Standing, people::PersonalData};
use async_trait::async_trait;
use db::{Tx, WriteTx};
use engagement::{Owner, Visibility};
use kernel::{Locale, Problem, Words};
use serde_json::json;
use spaces::{
    ProcessId, Wording,
    exchange::{ImportSource, Importable, Intake, Suggestion, Taken},
    links::{Card, Resources, path},
    process,
};
use uuid::Uuid;

use crate::{
    actions::{Extras, OnBehalf, Place, enter_in, leave, reference},
    model::{Content, Origin, ProposalId},
    permissions::{Act, may},
    store,
};

/// Accepted proposals can become projects.
pub(crate) struct Accepted;

#[async_trait]
impl ImportSource for Accepted {
    async fn importable(&self, tx: &Tx, process: ProcessId) -> Result<Vec<Importable>, Problem> {
        let accepted = store::accepted(tx, process).await?;
        Ok(accepted
            .into_iter()
            .map(|p| Importable {
                from: reference(p.id),
                number: p.number.unwrap_or_default(),
                title: p.title(),
                body: p.content.wording.translated("body", &p.content.body),
                cost: p.answer.and_then(|answer| answer.cost),
                category: p.content.category,
                area: p.content.area,
                place: p.content.place,
                image: p.image,
            })
            .collect())
    }
}

/// What is said in a meeting becomes a proposal, entered for that meeting.
pub(crate) struct FromMeetings;

#[async_trait]
impl Intake for FromMeetings {
    fn kind(&self) -> &'static str {
        "proposal"
    }

    async fn take(
        &self,
        tx: &WriteTx,
        who: &Standing,
        process: ProcessId,
        suggestion: &Suggestion,
    ) -> Result<Option<Taken>, Problem> {
        let components = process::store::components(tx, process).await?;
        let Some(component) = components.into_iter().find(|c| c.kind == "proposals") else { return Ok(None) };
        let on_behalf = OnBehalf {
            origin: Origin::Assembly,
            note: suggestion.note.text(suggestion.note.original).to_owned(),
        };
        let content = Content {
            title: suggestion.title.clone(),
            body: suggestion.body.clone(),
            category: suggestion.category,
            area: suggestion.area,
            place: suggestion.place.clone(),
            wording: Wording::of("origin_note", &suggestion.note),
        };
        let p = enter_in(tx, who, component.id, on_behalf, content, Extras::default()).await?;
        Ok(Some(Taken { resource: reference(p.id), number: p.number.unwrap_or_default() }))
    }

    async fn numbered(&self, tx: &Tx, process: ProcessId, numbers: &[i64]) -> Result<Vec<Taken>, Problem> {
        let found = store::listed_by_numbers(tx, process, numbers).await?;
        Ok(found.into_iter().map(|(id, number)| Taken { resource: reference(id), number }).collect())
    }
}

/// Links to proposals.
pub(crate) struct Links;

#[async_trait]
impl Resources for Links {
    fn kind(&self) -> &'static str {
        "proposal"
    }

    fn label(&self) -> &'static str {
        "proposals-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let linked = store::cards_of(tx, ids).await?;
        Ok(linked
            .into_iter()
            .map(|l| Card {
                id: l.id,
                title: l.title(locale),
                path: path(locale, &l.process_path, &l.component_slug, Words::path(l.number, &l.title)),
                note: None,
            })
            .collect())
    }
}

/// A proposal's files are for whoever may read it.
pub(crate) const OWNER: Owner = Owner {
    kind: "proposal",
    visible: |here, tx, id| {
        Box::pin(async move {
            let Some(p) = store::by_id(tx, ProposalId(id)).await? else { return Ok(Visibility::Hidden) };
            let place = Place::read(tx, p.component).await?;
            let sight = place.process.sight().part(place.component.published);
            if !sight.seen_by(&here.who) {
                return Ok(Visibility::Hidden);
            }
            let visitor = accounts::Standing::visitor();
            Ok(match (may(Act::Read, &visitor, place.ground(), Some(&p)), sight.public) {
                (true, true) => Visibility::Public,
                _ if may(Act::Read, &here.who, place.ground(), Some(&p)) => Visibility::Private,
                _ => Visibility::Hidden,
            })
        })
    },
};

/// What is kept about a person here, for the file they download.
pub(crate) const PERSONAL: PersonalData = PersonalData {
    section: "proposals",
    read: |tx, person| {
        Box::pin(async move {
            let written = store::of_author(tx, person).await?;
            let supported = store::supported_by(tx, person).await?;
            Ok(json!({
                "written": written.iter().map(|p| json!({
                    "number": p.number,
                    "stage": p.stage.as_str(),
                    "title": p.content.title,
                    "text": p.content.body,
                    "address": p.content.place.address,
                    "point": p.content.place.point,
                    "begun_at": p.created_at,
                    "published_at": p.published_at,
                    "hidden": p.hidden,
                })).collect::<Vec<_>>(),
                "supported": supported.iter().map(|s| json!({
                    "number": s.number,
                    "title": s.title,
                    "supported_at": s.created_at,
                })).collect::<Vec<_>>(),
            }))
        })
    },
};

/// Drafts of whoever deletes their account go with it.
pub(crate) const LEAVING: Leaving = Leaving(|tx, person| Box::pin(leave(tx, person)));
