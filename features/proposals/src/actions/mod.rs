//! What can be done with proposals: one function per use case, each in one transaction.

mod answer;
mod enter;
mod export;
mod moderate;
mod support;
mod write;

pub(crate) use answer::REASONS_MAX;
pub use answer::{NewAnswer, answer};
use db::{DbErr, Tx, WriteTx};
use engagement::{AttachmentId, PictureChange, StoredFile, attachments, pictures};
pub(crate) use enter::enter_in;
pub use enter::{OnBehalf, enter};
pub use export::note_export;
use kernel::{Actor, FieldErrors, Locale, Problem, ResourceRef, Text, Translated};
pub use moderate::{hide, show};
pub(crate) use moderate::{hide_within, show_within};
use serde_json::{Value, json};
use spaces::{Component, ComponentId, LabelId, Process, Scheme, Timeline, Wording, process};
pub use support::{Keys, support, withdraw_support};
pub(crate) use write::leave;
pub use write::{begin, delete_draft, publish, revise, save_draft, withdraw};

use crate::{
    model::{Content, Proposal, ProposalId, Settings},
    permissions::Ground,
    store,
};

/// The longest beginning of a text that lists and previews show, in characters.
const SUMMARY_MAX: usize = 160;

/// Pictures and documents that a form adds or takes away. They are on disk already.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// What happens to the picture.
    pub picture: PictureChange,
    /// New documents.
    pub documents: Vec<StoredFile>,
    /// Documents to be taken away.
    pub without: Vec<AttachmentId>,
}

/// Where proposals are, read inside the transaction that acts: the phase is the one of its own moment.
pub(crate) struct Place {
    pub(crate) process: Process,
    pub(crate) timeline: Timeline,
    pub(crate) component: Component,
    pub(crate) settings: Settings,
}

impl Place {
    pub(crate) async fn read(tx: &Tx, component: ComponentId) -> Result<Self, Problem> {
        let component = process::store::component(tx, component).await?.ok_or(Problem::NotFound)?;
        let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
        let timeline = process::store::timeline(tx, &process).await?;
        let settings = component.settings()?;
        Ok(Self { process, timeline, component, settings })
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { process: self.process.id, timeline: &self.timeline, settings: &self.settings }
    }

    async fn labels(&self, tx: &Tx) -> Result<Vec<(LabelId, Scheme)>, Problem> {
        let labels = process::store::labels(tx, self.process.id).await?;
        Ok(labels.into_iter().map(|label| (label.id, label.scheme)).collect())
    }
}

/// A published or withdrawn proposal by its number.
async fn numbered(tx: &Tx, component: ComponentId, number: i64) -> Result<Proposal, Problem> {
    store::by_number(tx, component, number).await?.ok_or(Problem::NotFound)
}

/// The same, once no other transaction is changing it: what is counted about it is counted once.
async fn alone(tx: &WriteTx, component: ComponentId, number: i64) -> Result<Proposal, Problem> {
    let id = numbered(tx, component, number).await?.id;
    tx.lock(&reference(id)).await?;
    store::by_id(tx, id).await?.ok_or(Problem::NotFound)
}

pub(crate) fn reference(id: ProposalId) -> ResourceRef {
    ResourceRef::new("proposal", id.uuid())
}

/// Notes in the audit log and tells the followers.
async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &str,
    event: Option<&str>,
    p: &Proposal,
    details: Value,
) -> Result<(), DbErr> {
    let about = reference(p.id);
    tx.audit(actor, action, &about, details).await?;
    if let Some(event) = event {
        let payload = json!({ "component": p.component, "process": p.process, "author": p.author });
        tx.emit(event, &about, payload).await?;
    }
    Ok(())
}

/// Renders what was written, once and for all readers.
fn written(p: &mut Proposal, content: Content) {
    let mut content = content;
    if p.author.is_some() {
        // What a participant writes stays in the language in which they began.
        let own = p.content.wording.original.or(content.wording.original);
        content.wording = own.map(Wording::written_in).unwrap_or_default();
    }
    content.wording.derive("body", "html", |text| web::markdown(text).into());
    content.wording.derive("body", "summary", |text| web::excerpt(text, SUMMARY_MAX));
    p.html = web::markdown(&content.body).into();
    p.summary = web::excerpt(&content.body, SUMMARY_MAX);
    p.content = content;
}

/// Adds and takes away pictures and documents.
async fn keep_extras(
    tx: &WriteTx,
    p: &mut Proposal,
    settings: &Settings,
    extras: Extras,
) -> Result<(), Problem> {
    let owner = reference(p.id);
    let present = attachments::of(tx, &owner).await?;
    for file in present.iter().filter(|file| extras.without.contains(&file.id)) {
        attachments::detach(tx, &owner, file.id).await?;
    }
    if matches!(extras.picture, PictureChange::New(..)) && !settings.image {
        return Err(Problem::field("image", Text::new("proposals-image-not-here")));
    }
    p.image = pictures::change(tx, &owner, p.image.take(), extras.picture).await?;
    let original = p.content.wording.original.unwrap_or(Locale::IT);
    let kept = present.iter().filter(|f| !f.is_image() && !extras.without.contains(&f.id));
    let last = kept.clone().map(|f| f.position).max().unwrap_or(0);
    let count = kept.count() + extras.documents.len();
    if count > usize::try_from(settings.documents_max).unwrap_or(0) {
        let text = Text::new("proposals-too-many-documents").with("max", settings.documents_max);
        return Err(Problem::field("documents", text));
    }
    for (position, document) in (last + 1..).zip(&extras.documents) {
        let name = Translated::new(original, document.name.as_str());
        attachments::attach(tx, &owner, document, &name, position).await?;
    }
    store::set_image(tx, p.id, p.image.as_deref()).await?;
    Ok(())
}

fn missing(field: &str, key: &'static str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add(field, Text::new(key));
    errors
}
