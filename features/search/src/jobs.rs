//! Keeps what can be found as it is: every event about a findable resource has it read anew, and what happens to a process
//! has all in it read anew. What everybody sees is kept, and apart from it what all members of a space for members see.

use accounts::Standing;
use db::{TenantDb, Tx, WriteTx, events::Event};
use engagement::searchable::{SearchKind, Searchable};
use feature::State;
use jobs::{Job, Registry};
use kernel::{Locale, Problem, ResourceRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::{self, Document};

/// Resources that are read in one transaction.
const BATCH: i64 = 100;

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<Index>().add::<IndexAbout>().add::<IndexProcess>();
    registry.reads("search.documents", |state: State, event: Event| async move { hear(&state, event).await });
}

async fn hear(state: &State, event: Event) -> anyhow::Result<()> {
    // A vote changes no word.
    if event.kind == "comment.voted" {
        return Ok(());
    }
    let known = kind(state, &event.resource_kind).is_some();
    let process = event.resource_kind == "process";
    // Budgets are filled and emptied as a whole: the event names the component or the process in its details.
    let within = serde_json::from_str::<serde_json::Value>(&event.payload).ok();
    let within = within.and_then(|details| details.get("process")?.as_str()?.parse::<Uuid>().ok());
    let db = state.db.tenant(event.tenant_id);
    match (known, process, within) {
        (_, true, _) => index_process(&db, event.resource_id).await,
        (true, ..) => {
            let index = Index { kind: event.resource_kind, id: event.resource_id };
            let key = index.id.to_string();
            Ok(db
                .write(move |tx| async move { jobs::enqueue_once(&tx, &key, &index).await.map(|_| ()) })
                .await?)
        }
        (false, false, Some(process)) => index_process(&db, process).await,
        _ => Ok(()),
    }
}

async fn index_process(db: &TenantDb, process: Uuid) -> anyhow::Result<()> {
    let index = IndexProcess { process, kind: 0, after: Uuid::nil() };
    let key = process.to_string();
    Ok(db.write(move |tx| async move { jobs::enqueue_once(&tx, &key, &index).await.map(|_| ()) }).await?)
}

/// Puts all that an organisation has in line to be read anew, as an installation needs it whose texts were read by an older
/// program. What can be found stays so meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn index_all(state: &State, db: &TenantDb) -> anyhow::Result<()> {
    db.write(|tx| async move { store::forget_words(&tx).await }).await?;
    let tx = db.read().await?;
    let scopes = accounts::scopes(state, &tx, Locale::IT).await?;
    drop(tx);
    for scope in scopes {
        index_process(db, scope.id).await?;
    }
    // What belongs to no process: the organisation's own pages.
    index_process(db, Uuid::nil()).await
}

fn kind<'a>(state: &'a State, name: &str) -> Option<&'a dyn Searchable> {
    let kinds = state.extensions.all::<SearchKind>();
    kinds.iter().map(|SearchKind(kind)| &**kind).find(|kind| kind.kind() == name)
}

/// Reads one resource anew.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Index {
    kind: String,
    id: Uuid,
}

impl Job<State> for Index {
    const NAME: &'static str = "search.index";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let state = state.clone();
        db.write(move |tx| async move {
            let Some(kind) = kind(&state, &self.kind) else { return Ok(()) };
            let before = store::known(&tx, &[self.id]).await?;
            refresh(&state, &tx, kind, &[self.id]).await?;
            // What was said about it appears and vanishes with it.
            if before != store::known(&tx, &[self.id]).await? {
                let about = ResourceRef { kind: self.kind, id: self.id };
                jobs::enqueue(&tx, &IndexAbout { about, kind: 0, after: Uuid::nil() }).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Reads anew what stands or falls with a resource, kind by kind, a part at a time.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct IndexAbout {
    about: ResourceRef,
    /// How many kinds are done.
    kind: usize,
    /// The last resource of the present kind.
    after: Uuid,
}

impl Job<State> for IndexAbout {
    const NAME: &'static str = "search.index_about";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let state = state.clone();
        db.write(move |tx| async move {
            let kinds = state.extensions.all::<SearchKind>();
            for (at, SearchKind(kind)) in kinds.iter().enumerate().skip(self.kind) {
                let after = if at == self.kind { self.after } else { Uuid::nil() };
                let ids = kind.about(&tx, &self.about, after, BATCH).await?;
                let Some(last) = ids.last() else { continue };
                refresh(&state, &tx, &**kind, &ids).await?;
                jobs::enqueue(&tx, &Self { kind: at, after: *last, about: self.about }).await?;
                return Ok(());
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Reads all in a process anew, kind by kind, a part at a time, and forgets what is gone.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct IndexProcess {
    process: Uuid,
    /// How many kinds are done.
    kind: usize,
    /// The last resource of the present kind.
    after: Uuid,
}

impl Job<State> for IndexProcess {
    const NAME: &'static str = "search.index_process";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let state = state.clone();
        db.write(move |tx| async move {
            let kinds = state.extensions.all::<SearchKind>();
            let next = match kinds.get(self.kind) {
                Some(SearchKind(kind)) => {
                    let ids = kind.within(&tx, self.process, self.after, BATCH).await?;
                    refresh(&state, &tx, &**kind, &ids).await?;
                    match ids.last() {
                        Some(last) => Self { after: *last, ..self },
                        None => Self { kind: self.kind + 1, after: Uuid::nil(), ..self },
                    }
                }
                None if self.kind == kinds.len() => {
                    let Some(last) = forget_gone(&state, &tx, self.process, self.after).await? else {
                        return Ok(());
                    };
                    Self { after: last, ..self }
                }
                None => return Ok(()),
            };
            jobs::enqueue(&tx, &next).await?;
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Takes away what can be found in a process but is not there, or not public, any more.
async fn forget_gone(
    state: &State,
    tx: &WriteTx,
    process: Uuid,
    after: Uuid,
) -> Result<Option<Uuid>, Problem> {
    let known = store::of_process(tx, process, after, BATCH).await?;
    for SearchKind(one) in state.extensions.all::<SearchKind>() {
        let ids: Vec<Uuid> = known.iter().filter(|(_, k)| k == one.kind()).map(|(id, _)| *id).collect();
        refresh(state, tx, &**one, &ids).await?;
    }
    Ok(known.last().map(|(id, _)| *id))
}

/// Reads some resources of a kind: what everybody sees is kept, or all members of a space; everything else is forgotten.
async fn refresh(state: &State, tx: &WriteTx, kind: &dyn Searchable, ids: &[Uuid]) -> Result<(), Problem> {
    let documents = documents(state, tx, kind, ids).await?;
    store::learn(tx, &documents).await?;
    for id in ids {
        match documents.iter().find(|document| document.id == *id) {
            Some(document) => store::put(tx, document).await?,
            None => store::remove(tx, *id).await?,
        }
    }
    // Other servers keep pages too, and hear of what changed by events alone.
    if let Some(first) = ids.first() {
        tx.emit("search.indexed", &ResourceRef::new("search", *first), serde_json::json!({})).await?;
    }
    Ok(())
}

async fn documents(
    state: &State,
    tx: &Tx,
    kind: &dyn Searchable,
    ids: &[Uuid],
) -> Result<Vec<Document>, Problem> {
    let scopes = accounts::scopes(state, tx, Locale::IT).await?;
    let closed: Vec<Uuid> = scopes.iter().filter(|s| s.released && !s.published).map(|s| s.id).collect();
    let anybody = Standing::visitor().admitted_to(closed.clone());
    // Which language an excerpt is in does not matter here: it is read when it is shown.
    let shown = kind.shown(state, tx, &anybody, ids, Locale::IT).await?;
    let words = kind.words(tx, ids).await?;
    let document = |words: engagement::searchable::Words| {
        let shown = shown.iter().find(|shown| shown.id == words.id)?;
        let titles = shown.title.texts.values().filter(|_| kind.is_titled()).map(String::as_str);
        let title = titles.collect::<Vec<_>>().join(" ");
        Some(Document {
            id: words.id,
            kind: kind.kind(),
            process: shown.space.unwrap_or_default(),
            for_members: shown.space.is_some_and(|space| closed.contains(&space)),
            words: format!("{title} {}", words.text),
            title,
            at: words.at,
        })
    };
    Ok(words.into_iter().filter_map(document).collect())
}
