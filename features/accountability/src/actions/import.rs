//! Many works at once: from a table, and from what was voted on.

use accounts::Standing as Who;
use db::{TenantDb, WriteTx};
use feature::State;
use kernel::{Locale, Money, Problem, ResourceRef, Translated};
use serde_json::json;
use spaces::{ComponentId, exchange, links, process, translated::rendered};

use super::{moved, tell, writable};
use crate::{Change, Day, Entry, KIND, Settings, Work, store};

/// Takes over a table that was read and has nothing wrong in it: known ids are changed, new ones added. Answers how many
/// were added and changed.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers.
pub async fn import(
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    (locale, spent_by_file): (Locale, String),
    today: Day,
    changes: Vec<Change>,
) -> Result<(usize, usize), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let found = writable(&tx, &who, component).await?;
        let settings: Settings = found.settings()?;
        let known = store::all(&tx, component).await?;
        let (mut added, mut changed) = (0, 0);
        for change in changes {
            let spent = change.spent;
            let work = match known.iter().find(|work| work.external_id == change.id) {
                Some(work) => {
                    changed += 1;
                    changed_work(&tx, work.clone(), change, locale)
                }
                None => {
                    added += 1;
                    let number = process::store::next_number(&tx, component).await?;
                    new_work(&tx, (component, number), change, locale, &settings)
                }
            };
            store::put(&tx, &work).await?;
            if let Some(before) = known.iter().find(|before| before.id == work.id) {
                moved(&tx, before, &work).await?;
            }
            // What the table says was spent becomes an entry of the diary: the sum stays the sum of what is written there.
            let missing = spent.map_or(0, |spent| spent.minor - work.spent.minor);
            if missing != 0 {
                let title = Translated::new(locale, spent_by_file.as_str());
                let entry = Entry { id: tx.id(), day: today, title, amount: Some(missing), link: None };
                store::insert_entry(&tx, work.id, &entry).await?;
            }
        }
        let about = ResourceRef::new(KIND, component.uuid());
        tell(&tx, &who, "work.import", &about, json!({ "added": added, "changed": changed })).await?;
        // Whoever keeps something about each work reads all of the process anew.
        tx.emit("works.imported", &about, json!({ "process": found.process_id })).await?;
        Ok((added, changed))
    })
    .await
}

/// Makes works from things that were voted on, linked with them and with what those came from. What has a work already is
/// left out. Answers how many were made.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::NotFound`] for what is not offered.
pub async fn from_projects(
    state: &State,
    db: &TenantDb,
    who: &Who,
    component: ComponentId,
    year: i64,
    chosen: Vec<ResourceRef>,
) -> Result<usize, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let monitoring = writable(&tx, &who, component).await?;
        let settings: Settings = monitoring.settings()?;
        let list = exchange::vote_list(&state, &tx, monitoring.process_id).await?.ok_or(Problem::NotFound)?;
        let mut made = 0;
        for from in chosen {
            let item = list.items.iter().find(|item| item.item == from).ok_or(Problem::NotFound)?;
            let related = links::linked(&tx, &from).await?;
            if related.iter().any(|other| other.kind == crate::WORK) {
                continue;
            }
            let number = process::store::next_number(&tx, component).await?;
            let mut work = bare(&tx, (component, number), item.title.clone(), year, &settings);
            work.budget = Money::new(item.cost.minor, settings.currency);
            work.category = item.category;
            store::put(&tx, &work).await?;
            links::link(&tx, &from, &work.reference()).await?;
            for origin in related {
                links::link(&tx, &origin, &work.reference()).await?;
            }
            tell(&tx, &who, "work.create", &work.reference(), json!({ "number": number })).await?;
            made += 1;
        }
        Ok(made)
    })
    .await
}

fn changed_work(tx: &WriteTx, work: Work, change: Change, locale: Locale) -> Work {
    let now = change.now.map(|text| work.now.clone().with(locale, text));
    let office = change.office.map(|text| work.office.clone().with(locale, text));
    Work {
        title: work.title.clone().with(locale, change.title),
        year: change.year,
        stage: change.stage.unwrap_or(work.stage),
        budget: change.budget.unwrap_or(work.budget),
        office: office.unwrap_or(work.office),
        due: change.due.or(work.due),
        now: now.unwrap_or(work.now),
        changed_at: tx.now(),
        ..work
    }
}

fn new_work(
    tx: &WriteTx,
    place: (ComponentId, i64),
    change: Change,
    locale: Locale,
    settings: &Settings,
) -> Work {
    let blank = bare(tx, place, Translated::new(locale, change.title), change.year, settings);
    Work {
        external_id: change.id,
        stage: change.stage.unwrap_or(0),
        budget: change.budget.unwrap_or(blank.budget),
        office: Translated::new(locale, change.office.unwrap_or_default()),
        due: change.due,
        now: Translated::new(locale, change.now.unwrap_or_default()),
        ..blank
    }
}

fn bare(
    tx: &WriteTx,
    (component, number): (ComponentId, i64),
    title: Translated,
    year: i64,
    settings: &Settings,
) -> Work {
    let empty = Translated::new(title.original, "");
    Work {
        id: tx.id(),
        component,
        number,
        external_id: number.to_string(),
        parent: None,
        title,
        description_html: rendered(&empty),
        description: empty.clone(),
        year,
        category: None,
        office: empty.clone(),
        stage: 0,
        progress: None,
        budget: Money::new(0, settings.currency),
        spent: Money::new(0, settings.currency),
        due: None,
        now: empty.clone(),
        delay: empty,
        link: None,
        changed_at: tx.now(),
    }
}
