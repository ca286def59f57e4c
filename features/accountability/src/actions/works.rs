//! Works one by one.

use accounts::Standing as Who;
use db::{TenantDb, WriteTx, is_foreign_key_violation, is_unique_violation};
use engagement::{AttachmentId, StoredFile, attachments};
use kernel::{FieldErrors, Money, Problem, ResourceRef, Text, Translated};
use serde_json::json;
use spaces::{ComponentId, process, translated::rendered};

use super::{moved, tell, writable};
use crate::{DiaryId, Entry, KIND, NewEntry, NewWork, Settings, Work, WorkId, store};

/// Writes a new work.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] for what is wrong.
pub async fn create(db: &TenantDb, who: &Who, component: ComponentId, new: NewWork) -> Result<Work, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let settings: Settings = writable(&tx, &who, component).await?.settings()?;
        new.check(settings.stage_count(), settings.currency)?;
        let number = process::store::next_number(&tx, component).await?;
        let parent = parent(&tx, component, &new, None).await?;
        let work = work(&tx, (tx.id(), component, number), new, parent, Money::new(0, settings.currency));
        store::put(&tx, &work).await.map_err(beside_field)?;
        tell(&tx, &who, "work.create", &work.reference(), json!({ "number": number })).await?;
        Ok(work)
    })
    .await
}

/// Changes a work.
///
/// # Errors
/// As [`create`]; [`Problem::NotFound`] when it is not there.
pub async fn change(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    number: i64,
    change: NewWork,
) -> Result<Work, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let settings: Settings = writable(&tx, &who, component).await?.settings()?;
        change.check(settings.stage_count(), settings.currency)?;
        let known = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        let parent = parent(&tx, component, &change, Some(&known)).await?;
        let work = work(&tx, (known.id, component, number), change, parent, known.spent);
        store::put(&tx, &work).await.map_err(beside_field)?;
        let details = json!({ "number": number, "stage": work.stage, "from": known.stage });
        tell(&tx, &who, "work.change", &work.reference(), details).await?;
        moved(&tx, &known, &work).await?;
        Ok(work)
    })
    .await
}

/// Deletes a work with its diary and photographs.
///
/// # Errors
/// As [`change`].
pub async fn delete(db: &TenantDb, who: &Who, component: ComponentId, number: i64) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        writable(&tx, &who, component).await?;
        let work = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        attachments::detach_all(&tx, &work.reference()).await?;
        store::delete(&tx, work.id).await?;
        tell(&tx, &who, "work.delete", &work.reference(), json!({ "number": number })).await
    })
    .await
}

/// Writes into a work's diary: a milestone, a payment, or both.
///
/// # Errors
/// As [`change`].
pub async fn note(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    number: i64,
    new: NewEntry,
) -> Result<(), Problem> {
    if new.title.text(new.title.original).trim().is_empty() {
        let mut errors = FieldErrors::default();
        errors.add(format!("entry_{}", new.title.original), Text::new("accountability-entry-missing"));
        return Err(Problem::Invalid(errors));
    }
    let who = who.clone();
    db.write(move |tx| async move {
        let settings: Settings = writable(&tx, &who, component).await?.settings()?;
        let work = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        let wrong = |m: &Money| m.currency != settings.currency || m.minor.abs() > crate::MAX_AMOUNT;
        if new.amount.as_ref().is_some_and(wrong) {
            return Err(Problem::field("amount", Text::new("accountability-amount-wrong")));
        }
        let amount = new.amount.map(|m| m.minor);
        let entry = Entry { id: tx.id(), day: new.day, title: new.title, amount, link: new.link };
        store::insert_entry(&tx, work.id, &entry).await?;
        tx.emit("work.noted", &work.reference(), json!({ "entry": entry.title })).await?;
        tell(&tx, &who, "work.note", &work.reference(), json!({ "number": number, "amount": amount })).await
    })
    .await
}

/// Takes an entry out of a work's diary.
///
/// # Errors
/// As [`change`].
pub async fn forget(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    number: i64,
    entry: DiaryId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        writable(&tx, &who, component).await?;
        let work = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        if !store::delete_entry(&tx, work.id, entry).await? {
            return Err(Problem::NotFound);
        }
        tell(&tx, &who, "work.forget", &work.reference(), json!({ "number": number })).await
    })
    .await
}

/// Adds a photograph to a work.
///
/// # Errors
/// As [`change`]; [`Problem::Invalid`] when nobody said what it shows.
pub async fn photograph(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    number: i64,
    photograph: (StoredFile, Translated),
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        writable(&tx, &who, component).await?;
        let work = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        let (file, shows) = photograph;
        let present = attachments::of(&tx, &work.reference()).await?;
        let position = present.last().map_or(0, |last| last.position + 1);
        attachments::attach(&tx, &work.reference(), &file, &shows, position).await?;
        tell(&tx, &who, "work.photograph", &work.reference(), json!({ "number": number })).await
    })
    .await
}

/// Removes a photograph of a work.
///
/// # Errors
/// As [`change`].
pub async fn remove_photograph(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    number: i64,
    id: AttachmentId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        writable(&tx, &who, component).await?;
        let work = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        if !attachments::detach(&tx, &work.reference(), id).await? {
            return Err(Problem::NotFound);
        }
        tell(&tx, &who, "work.photograph", &work.reference(), json!({ "number": number, "removed": true }))
            .await
    })
    .await
}

/// Sets the stages that every work goes through; none takes the usual ones.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Conflict`] while a work stands in a stage that would be gone.
pub async fn set_stages(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    stages: Vec<Translated>,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let mut component = writable(&tx, &who, component).await?;
        let settings = Settings { stages, ..component.settings()? };
        let count = i64::try_from(settings.stage_count()).unwrap_or(i64::MAX);
        if store::all(&tx, component.id).await?.iter().any(|work| work.stage >= count) {
            return Err(Problem::Conflict(Text::new("accountability-stages-in-use")));
        }
        component.settings = serde_json::to_value(&settings)?;
        process::store::update_component(&tx, &component).await?;
        let about = ResourceRef::new(KIND, component.id.uuid());
        tell(&tx, &who, "accountability.set_stages", &about, json!({ "stages": count })).await
    })
    .await
}

/// The work that another is a part of. Parts have no parts: the page shows two levels.
async fn parent(
    tx: &WriteTx,
    component: ComponentId,
    new: &NewWork,
    known: Option<&Work>,
) -> Result<Option<WorkId>, Problem> {
    let Some(number) = new.parent else { return Ok(None) };
    let unknown = || Problem::field("parent", Text::new("accountability-parent-wrong"));
    let parent = store::by_number(tx, component, number).await?.ok_or_else(unknown)?;
    let all = store::all(tx, component).await?;
    let has_parts = known.is_some_and(|known| all.iter().any(|work| work.parent == Some(known.id)));
    if parent.parent.is_some() || has_parts || known.is_some_and(|known| known.id == parent.id) {
        return Err(unknown());
    }
    Ok(Some(parent.id))
}

fn work(
    tx: &WriteTx,
    (id, component, number): (WorkId, ComponentId, i64),
    new: NewWork,
    parent: Option<WorkId>,
    spent: Money,
) -> Work {
    Work {
        id,
        component,
        number,
        external_id: new.external_id.unwrap_or_else(|| number.to_string()),
        parent,
        description_html: rendered(&new.description),
        title: new.title,
        description: new.description,
        year: new.year,
        category: new.category,
        office: new.office,
        stage: new.stage,
        progress: new.progress,
        budget: new.budget,
        spent,
        due: new.due,
        now: new.now,
        delay: new.delay,
        link: new.link,
        changed_at: tx.now(),
    }
}

fn beside_field(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::field("external_id", Text::new("accountability-id-taken"))
    } else if is_foreign_key_violation(&error) {
        Problem::field("category", Text::new("accountability-label-unknown"))
    } else {
        error.into()
    }
}
