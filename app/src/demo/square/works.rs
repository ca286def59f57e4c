//! Monitored works.

use accountability::{Day, NewEntry, NewWork, actions};
use kernel::{Locale, Money, Translated};
use spaces::ComponentId;

use super::{perhaps, picture, plan::WorkPlan};
use crate::demo::{content::Words, process::Site};

/// Enters works with their diaries and pictures.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter(site: &Site<'_>, monitoring: ComponentId, plans: &[WorkPlan]) -> anyhow::Result<()> {
    let admin = &site.town.admin;
    for plan in plans {
        let db = site.on(-200);
        let work = actions::create(&db, admin, monitoring, new_work(site, plan)).await?;
        for entry in &plan.entry {
            let new = NewEntry {
                day: day(site, entry.day),
                title: entry.title.translated(),
                amount: entry.amount.map(Money::eur),
                link: None,
            };
            actions::note(&site.on(entry.day), admin, monitoring, work.number, new).await?;
        }
        if let Some(name) = &plan.picture {
            let file = picture(site.state, site.town, name).await?;
            let photograph = (file, perhaps(&plan.shows));
            actions::photograph(&site.on(-8), admin, monitoring, work.number, photograph).await?;
        }
    }
    Ok(())
}

fn new_work(site: &Site<'_>, plan: &WorkPlan) -> NewWork {
    NewWork {
        external_id: None,
        parent: None,
        title: plan.title.translated(),
        description: plan.text.translated(),
        year: plan.year,
        category: plan.category.as_deref().and_then(|key| site.label(key)),
        office: perhaps(&plan.office),
        stage: plan.stage - 1,
        progress: None,
        budget: Money::eur(plan.budget),
        due: Some(day(site, plan.due)),
        now: plan.now.translated(),
        delay: plan.delay.as_ref().map_or_else(|| Translated::new(Locale::IT, ""), Words::translated),
        link: None,
    }
}

/// A day of the calendar, counted from the day of the demo's first start.
fn day(site: &Site<'_>, count: i64) -> Day {
    site.calendar.start(count).with_timezone(&site.town.tenant.time_zone).date_naive()
}
