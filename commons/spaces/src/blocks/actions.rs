//! What managers do with the blocks of a page. Everything happens in a draft; publishing shows it to everybody at once.

use accounts::Standing;
use db::{TenantDb, Tx, WriteTx};
use kernel::{FieldErrors, Problem, ResourceRef, Slug, Text, Translated};
use serde_json::json;

use super::{
    Arranged, Arrangement, BlockKind, Content, Placed, Surface, Template, TemplateId, arrangement::MOST,
    store,
};
use crate::{
    process::{actions::require_manager, store as processes},
    translated::rendered,
};

/// The longest title of a template, in characters.
pub(crate) const MAX_TEMPLATE_TITLE: usize = 80;

/// A step of the work on a draft.
#[derive(Clone, Debug)]
pub enum Change {
    /// Puts the blocks in this order.
    Order(Vec<Slug>),
    /// Adds an empty block.
    Add(BlockKind),
    /// Writes what a block says.
    Write(Slug, Box<Content>),
    /// Hides a block, or shows it again.
    Hide(Slug, bool),
    /// Takes a block away. That of a component can only be hidden.
    Remove(Slug),
    /// Begins with a template.
    Begin(TemplateId),
    /// Begins with the standard arrangement.
    Standard,
}

/// Changes the draft of a page; gives the name of the block that was added, if one was.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::NotFound`] when block or template are not there,
/// [`Problem::Conflict`] when the page is full or has the block already, [`Problem::Invalid`] for what is missing.
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    surface: Surface,
    change: Change,
) -> Result<Option<Slug>, Problem> {
    require(who, surface)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let mut arranged = open(&tx, surface).await?;
        let mut draft = complete(&tx, surface, arranged.prepared(surface)).await?;
        let mut added = None;
        match change {
            Change::Order(wanted) => draft.order(&wanted),
            Change::Add(kind) => added = Some(add(&tx, &mut draft, surface, kind)?),
            Change::Write(id, content) => write(&mut draft, surface, &id, *content)?,
            Change::Hide(id, hidden) => draft.find_mut(&id).ok_or(Problem::NotFound)?.hidden = hidden,
            Change::Remove(id) => remove(&mut draft, &id)?,
            Change::Begin(template) => draft = template_of(&tx, surface, template).await?.blocks,
            Change::Standard => draft = Arrangement::standard(surface),
        }
        arranged.draft = Some(complete(&tx, surface, draft).await?);
        store::put(&tx, surface, &arranged).await?;
        note(&tx, &who, "blocks.change", surface).await?;
        Ok(added)
    })
    .await
}

/// The names of the blocks that are being prepared, in their order.
///
/// # Errors
/// When the database fails.
pub async fn names(db: &TenantDb, surface: Surface) -> Result<Vec<Slug>, Problem> {
    let tx = db.read().await?;
    let prepared = complete(&tx, surface, store::arranged(&tx, surface).await?.prepared(surface)).await?;
    Ok(prepared.0.into_iter().map(|placed| placed.id).collect())
}

/// Shows the draft to everybody.
///
/// # Errors
/// As [`change`]; [`Problem::Conflict`] when nothing is being prepared.
pub async fn publish(db: &TenantDb, who: &Standing, surface: Surface) -> Result<(), Problem> {
    require(who, surface)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let mut arranged = open(&tx, surface).await?;
        let draft = arranged.draft.take().ok_or(Problem::Conflict(Text::new("spaces-blocks-no-draft")))?;
        arranged.published = Some(draft);
        store::put(&tx, surface, &arranged).await?;
        note(&tx, &who, "blocks.publish", surface).await
    })
    .await
}

/// Throws the draft away: the page is again what everybody sees.
///
/// # Errors
/// As [`change`].
pub async fn discard(db: &TenantDb, who: &Standing, surface: Surface) -> Result<(), Problem> {
    require(who, surface)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let mut arranged = open(&tx, surface).await?;
        arranged.draft = None;
        store::put(&tx, surface, &arranged).await?;
        note(&tx, &who, "blocks.discard", surface).await
    })
    .await
}

/// Keeps the arrangement that is being prepared (or else the one that everybody sees) as a template of the organisation.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators, [`Problem::Invalid`] without a title.
pub async fn save_template(
    db: &TenantDb,
    who: &Standing,
    surface: Surface,
    title: String,
) -> Result<(), Problem> {
    who.require_administrator()?;
    let title = title.trim().to_owned();
    if title.is_empty() {
        return Err(Problem::field("title", Text::new("spaces-template-title-missing")));
    }
    if title.chars().count() > MAX_TEMPLATE_TITLE {
        let text = Text::new("web-form-too-long").with("length", title.chars().count());
        return Err(Problem::field("title", text.with("max", MAX_TEMPLATE_TITLE)));
    }
    let who = who.clone();
    db.write(move |tx| async move {
        let arranged = open(&tx, surface).await?;
        let blocks = complete(&tx, surface, arranged.prepared(surface)).await?;
        store::put_template(&tx, tx.id(), surface.family(), &title, &blocks).await?;
        note(&tx, &who, "blocks.save_template", surface).await
    })
    .await
}

/// Deletes a template; pages that began with it stay as they are.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators, [`Problem::NotFound`] when it is not there.
pub async fn delete_template(
    db: &TenantDb,
    who: &Standing,
    surface: Surface,
    id: TemplateId,
) -> Result<(), Problem> {
    who.require_administrator()?;
    let who = who.clone();
    db.write(move |tx| async move {
        template_of(&tx, surface, id).await?;
        store::delete_template(&tx, id).await?;
        note(&tx, &who, "blocks.delete_template", surface).await
    })
    .await
}

/// Passes whoever may arrange the page: its managers, and administrators for the home page.
///
/// # Errors
/// [`Problem::NotAllowed`] for others.
pub(crate) fn require(who: &Standing, surface: Surface) -> Result<(), Problem> {
    match surface.space() {
        None => who.require_administrator(),
        Some(id) => require_manager(who, id),
    }
}

/// The arrangements, which nobody else changes until this transaction ends.
async fn open(tx: &WriteTx, surface: Surface) -> Result<Arranged, Problem> {
    tx.lock(&surface.reference(tx.tenant())).await?;
    store::arranged(tx, surface).await
}

/// With a block for each component that the process or body has now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn complete(
    tx: &Tx,
    surface: Surface,
    arrangement: Arrangement,
) -> Result<Arrangement, Problem> {
    match surface.space() {
        None => Ok(arrangement),
        Some(id) => Ok(arrangement.completed(&processes::components(tx, id).await?)),
    }
}

async fn template_of(tx: &WriteTx, surface: Surface, id: TemplateId) -> Result<Template, Problem> {
    let all = store::templates(tx, surface.family()).await?;
    all.into_iter().find(|template| template.id == id).ok_or(Problem::NotFound)
}

fn add(tx: &WriteTx, draft: &mut Arrangement, surface: Surface, kind: BlockKind) -> Result<Slug, Problem> {
    if draft.0.len() >= MOST {
        return Err(Problem::Conflict(Text::new("spaces-blocks-full").with("most", MOST)));
    }
    if !draft.addable(surface).any(|other| other == kind) {
        return Err(Problem::Conflict(Text::new("spaces-blocks-there")));
    }
    let name: String = tx.env().random::<6>().iter().map(|byte| format!("{byte:02x}")).collect();
    let placed = Placed::new(&format!("b-{name}"), kind).ok_or(Problem::NotFound)?;
    let id = placed.id.clone();
    draft.add(placed);
    Ok(id)
}

fn write(draft: &mut Arrangement, surface: Surface, id: &Slug, content: Content) -> Result<(), Problem> {
    let placed = draft.find_mut(id).ok_or(Problem::NotFound)?;
    if placed.kind.asks(surface).is_empty() {
        return Err(Problem::NotFound);
    }
    check(placed.kind, &content)?;
    let written = |text: Option<Translated>| text.filter(|t| t.texts.values().any(|t| !t.trim().is_empty()));
    let body = written(content.body);
    placed.content = Content {
        title: written(content.title),
        lead: written(content.lead),
        body_html: body.as_ref().map(rendered),
        body,
        button: written(content.button),
        ..content
    };
    Ok(())
}

pub(super) fn check(kind: BlockKind, content: &Content) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let original = |text: &Option<Translated>| {
        text.as_ref().map(|t| t.text(t.original).trim().to_owned()).unwrap_or_default()
    };
    let field = |name: &str, text: &Option<Translated>| {
        text.as_ref().map_or_else(|| name.to_owned(), |t| format!("{name}_{}", t.original))
    };
    if kind == BlockKind::Call && original(&content.title).is_empty() {
        errors.add(field("title", &content.title), Text::new("spaces-title-missing"));
    }
    if kind == BlockKind::Text && original(&content.body).is_empty() {
        errors.add(field("body", &content.body), Text::new("spaces-block-body-missing"));
    }
    let button = !original(&content.button).is_empty();
    if button && content.link.is_none() {
        errors.add("link", Text::new("spaces-block-link-missing"));
    }
    if !button && content.link.is_some() {
        errors.add(field("button", &content.button), Text::new("spaces-block-button-missing"));
    }
    errors.check()
}

fn remove(draft: &mut Arrangement, id: &Slug) -> Result<(), Problem> {
    let at = draft.0.iter().position(|placed| placed.id == *id).ok_or(Problem::NotFound)?;
    if draft.0[at].kind == BlockKind::Component {
        return Err(Problem::Conflict(Text::new("spaces-blocks-hide-instead")));
    }
    draft.0.remove(at);
    Ok(())
}

async fn note(tx: &WriteTx, who: &Standing, action: &'static str, surface: Surface) -> Result<(), Problem> {
    let about: ResourceRef = surface.reference(tx.tenant());
    tx.audit(&who.actor, action, &about, json!({})).await?;
    Ok(tx.emit("blocks.changed", &about, json!({})).await?)
}
