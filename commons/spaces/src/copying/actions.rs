use accounts::Standing;
use chrono::TimeDelta;
use db::{TenantDb, is_unique_violation};
use feature::State;
use kernel::{Problem, ResourceRef, Slug, Text, Translated};
use serde_json::json;

use crate::{
    Component, ComponentId, Kind, Label, LabelId, Phase, PhaseId, Process, ProcessId, blocks, card,
    process::store, share,
};

/// What is new about the copy.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// How much later everything happens.
    pub later: TimeDelta,
}

/// Copies a process as a draft.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators, [`Problem::Invalid`] when the slug is taken.
pub async fn copy(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    from: ProcessId,
    new: Copy,
) -> Result<Process, Problem> {
    who.require_administrator()?;
    let (state, actor) = (state.clone(), who.actor.clone());
    db.write(move |tx| async move {
        let source = store::by_id(&tx, from).await?.ok_or(Problem::NotFound)?;
        let mut process = Process {
            id: tx.id(),
            slug: new.slug,
            starts_at: source.starts_at.map(|at| at + new.later),
            ends_at: source.ends_at.map(|at| at + new.later),
            published: false,
            released: false,
            preview_token: hex_token(&tx.env().random::<12>()),
            phase_by_hand: None,
            ..source
        };
        process.texts.title = new.title;
        store::insert(&tx, &process).await.map_err(slug_taken)?;
        share::give_code(&tx, process.id, None).await?;
        let phases: Vec<Phase> = store::phases(&tx, from)
            .await?
            .into_iter()
            .map(|phase| Phase {
                id: PhaseId(tx.env().uuid()),
                starts_at: phase.starts_at.map(|at| at + new.later),
                ends_at: phase.ends_at.map(|at| at + new.later),
                ..phase
            })
            .collect();
        store::replace_phases(&tx, process.id, &phases).await?;
        for (position, label) in (0..).zip(store::labels(&tx, from).await?) {
            let label = Label { id: LabelId(tx.env().uuid()), ..label };
            store::put_label(&tx, process.id, position, &label).await?;
        }
        for component in store::components(&tx, from).await? {
            let component = Component {
                id: ComponentId(tx.env().uuid()),
                process_id: process.id,
                settings: settings(&state, &component),
                ..component
            };
            store::insert_component(&tx, &component).await?;
            share::give_code(&tx, process.id, Some(component.id)).await?;
        }
        card::copy(&tx, from, process.id).await?;
        blocks::store::copy(&tx, from, process.id).await?;
        let about = ResourceRef::new("process", process.id.uuid());
        tx.audit(&actor, "process.copy", &about, json!({ "from": from })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(process)
    })
    .await
}

/// The settings with which the kind begins again.
fn settings(state: &State, component: &Component) -> serde_json::Value {
    let kinds = state.extensions.all::<Kind>();
    match kinds.iter().find(|k| k.0.kind() == component.kind) {
        Some(Kind(kind)) => kind.copied_settings(&component.settings),
        None => component.settings.clone(),
    }
}

/// A token that nobody guesses.
fn hex_token(random: &[u8]) -> String {
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn slug_taken(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::field("slug", Text::new("spaces-slug-taken"))
    } else {
        error.into()
    }
}
