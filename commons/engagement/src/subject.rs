//! What people talk about, follow and report: a resource of any feature. Its feature says who may see it and where it
//! lives; nothing here knows what it is.

use std::{collections::HashMap, sync::Arc};

use accounts::{Role, Standing};
use async_trait::async_trait;
use db::{Tx, WriteTx};
use feature::State;
use kernel::{PersonId, Problem, ResourceRef, Text, Translated};
use uuid::Uuid;

/// Who keeps order in a process, and decides on what was reported.
pub const MODERATORS: &[Role] = &[Role::Moderator, Role::Manager];

/// A resource as somebody may see it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// What it is.
    pub about: ResourceRef,
    /// Its title; of a comment, the title of what it is about.
    pub title: Translated,
    /// The beginning of its text, as plain text, in all of its languages; may be empty.
    pub excerpt: Translated,
    /// Its path, without locale.
    pub path: String,
    /// The process it is in; none for what belongs to the organisation as a whole.
    pub space: Option<Uuid>,
    /// Who wrote it.
    pub authors: Vec<PersonId>,
    /// How people talk about it; none where they do not.
    pub talk: Option<Talk>,
    /// Whether everybody sees it, now.
    pub public: bool,
}

/// How people talk about something.
#[derive(Clone, Debug)]
pub struct Talk {
    /// The longest comment, in characters.
    pub max_length: i64,
    /// Whether a comment can be for or against.
    pub sides: bool,
    /// Why nobody can comment now, to be shown instead of the form; none while they can.
    pub closed: Option<Text>,
}

impl Talk {
    /// Comments of a thousand characters, for, against or neither.
    pub fn open() -> Self {
        Self { max_length: 1_000, sides: true, closed: None }
    }
}

impl Subject {
    /// Whether somebody keeps order there.
    pub fn moderated_by(&self, who: &Standing) -> bool {
        moderates(who, self.space)
    }
}

/// Whether somebody decides on reports in a process, or in the whole organisation.
pub fn moderates(who: &Standing, space: Option<Uuid>) -> bool {
    // Nobody's role is limited to the nil process: what belongs to the organisation is for those without a limit.
    who.holds(MODERATORS, space.unwrap_or_default())
}

/// Why and by whom something is hidden.
#[derive(Clone, Debug)]
pub struct Hiding {
    /// The rule that it breaks.
    pub reason: crate::Reason,
    /// The moderator's own words about it; may be empty.
    pub note: String,
    /// Both in the organisation's language, for resources that keep one text.
    pub words: String,
}

/// Knows the resources of one kind.
#[async_trait]
pub trait Subjects: Send + Sync {
    /// The kind, as in `proposal`.
    fn kind(&self) -> &'static str;

    /// What such a resource is called in a list, as in «Proposta»; a message key.
    fn noun(&self) -> &'static str;

    /// Those of the ids that somebody may see at the transaction's moment. Statements must not grow with the ids, though
    /// they may with the components they are in.
    async fn read(
        &self,
        state: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
    ) -> Result<Vec<Subject>, Problem>;

    /// Hides the resource, or shows it again, in the transaction of the decision. The caller has checked that `who`
    /// moderates there.
    async fn moderate(
        &self,
        tx: &WriteTx,
        who: &Standing,
        id: Uuid,
        hiding: Option<&Hiding>,
    ) -> Result<(), Problem> {
        let _ = (tx, who, id, hiding);
        Err(Problem::NotAllowed(Text::new("engagement-refused-moderate-kind")))
    }
}

/// Registers the resources of a kind.
pub struct SubjectKind(pub Arc<dyn Subjects>);

/// The registered kind of a name.
///
/// # Errors
/// [`Problem::NotFound`] when no feature knows it.
pub fn kind<'a>(state: &'a State, name: &str) -> Result<&'a dyn Subjects, Problem> {
    let kinds = state.extensions.all::<SubjectKind>();
    let found = kinds.iter().find(|SubjectKind(kind)| kind.kind() == name);
    found.map(|SubjectKind(kind)| &**kind).ok_or(Problem::NotFound)
}

/// A resource, if somebody may see it.
///
/// # Errors
/// [`Problem::NotFound`] when it is not there for them.
pub async fn subject(
    state: &State,
    tx: &Tx,
    who: &Standing,
    about: &ResourceRef,
) -> Result<Subject, Problem> {
    let found = kind(state, &about.kind)?.read(state, tx, who, &[about.id]).await?;
    found.into_iter().next().ok_or(Problem::NotFound)
}

/// Those of several resources that somebody may see; a few statements a kind.
///
/// # Errors
/// When the database fails.
pub async fn subjects(
    state: &State,
    tx: &Tx,
    who: &Standing,
    abouts: impl IntoIterator<Item = &ResourceRef>,
) -> Result<HashMap<ResourceRef, Subject>, Problem> {
    let mut by_kind: HashMap<&str, Vec<Uuid>> = HashMap::new();
    for about in abouts {
        let ids = by_kind.entry(&about.kind).or_default();
        if !ids.contains(&about.id) {
            ids.push(about.id);
        }
    }
    let mut found = HashMap::new();
    for SubjectKind(kind) in state.extensions.all::<SubjectKind>() {
        let Some(ids) = by_kind.get(kind.kind()) else { continue };
        found.extend(kind.read(state, tx, who, ids).await?.into_iter().map(|s| (s.about.clone(), s)));
    }
    Ok(found)
}
