//! What managers do with a budget. Every change of what is voted on waits for the lock of the vote and stops at it.

use accounts::Standing;
use db::{TenantDb, WriteTx, is_foreign_key_violation};
use engagement::{PictureChange, pictures};
use feature::State;
use kernel::{Currency, Money, Problem, ResourceRef, Text, Translated};
use serde_json::{Value, json};
use spaces::{
    Component, ComponentId, ProcessId,
    exchange::{self, Importable, Imports},
    links, process,
};

use crate::{
    NewProject, Project, ProjectId, ProjectState, Settings,
    model::MAX_AMOUNT,
    permissions::{self, Action},
    store,
};

/// Sets how much there is to spend.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and once people vote, [`Problem::Invalid`] for `total`;
/// [`Problem::Conflict`] when projects are in another currency already.
pub async fn set_total(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    total: Money,
) -> Result<(), Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let mut budget = changeable(&state, &tx, &who, component).await?;
        if !(0..=MAX_AMOUNT).contains(&total.minor) {
            return Err(Problem::field("total", Text::new("budgets-cost-wrong")));
        }
        let others = store::all(&tx, component).await?.iter().any(|p| p.cost.currency != total.currency);
        if others {
            return Err(Problem::Conflict(Text::new("budgets-currency-in-use")));
        }
        budget.settings = serde_json::to_value(Settings { total: total.minor, currency: total.currency })?;
        process::store::update_component(&tx, &budget).await?;
        let about = ResourceRef::new("budget", component.uuid());
        let details = json!({ "total": total.to_decimal(), "currency": total.currency });
        tx.audit(&who.actor, "budget.set_total", &about, details).await?;
        tx.emit("budget.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// Creates a project by hand.
///
/// # Errors
/// As [`create_projects`].
pub async fn create(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: NewProject,
) -> Result<Project, Problem> {
    let mut made = create_projects(state, db, who, component, vec![new]).await?;
    made.pop().ok_or(Problem::NotFound)
}

/// Creates projects, in their order, in one transaction; those whose source has a project already are left out.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and once people vote, [`Problem::Invalid`] for what is wrong with
/// one of them.
pub async fn create_projects(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: Vec<NewProject>,
) -> Result<Vec<Project>, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let budget = changeable(&state, &tx, &who, component).await?;
        insert_projects(&tx, &who, &budget, new).await
    })
    .await
}

/// What a manager chose to make projects from: the source, and what it costs where that was corrected.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The resource, as in an accepted proposal.
    pub from: ResourceRef,
    /// What the project costs.
    pub cost: Money,
}

/// Makes projects from what other features offer (accepted proposals), each linked to what it was made from. What has
/// a project already is left out, so that doing it twice does nothing.
///
/// # Errors
/// As [`create_projects`].
pub async fn import(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    chosen: Vec<Choice>,
) -> Result<Vec<Project>, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let budget = changeable(&state, &tx, &who, component).await?;
        let offered = importable(&state, &tx, budget.process_id).await?;
        let new = chosen
            .into_iter()
            .map(|choice| {
                let found = offered.iter().find(|o| o.from == choice.from).ok_or(Problem::NotFound)?;
                Ok(made_from(found, choice.cost))
            })
            .collect::<Result<Vec<_>, Problem>>()?;
        insert_projects(&tx, &who, &budget, new).await
    })
    .await
}

/// Everything that projects of a process can be made from.
///
/// # Errors
/// When the database fails.
pub async fn importable(state: &State, tx: &db::Tx, process: ProcessId) -> Result<Vec<Importable>, Problem> {
    let mut all = Vec::new();
    for Imports(source) in state.extensions.all::<Imports>() {
        all.extend(source.importable(tx, process).await?);
    }
    Ok(all)
}

/// Changes a project.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and once people vote, [`Problem::Invalid`] for what is wrong.
pub async fn change(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    change: NewProject,
) -> Result<Project, Problem> {
    let picture = change.picture.clone();
    edit(state, db, who, (component, number), ("project.change", picture), move |project, settings| {
        change.check(settings.currency)?;
        project.description_html = rendered(&change.description);
        project.title = change.title;
        project.description = change.description;
        project.cost = change.cost;
        project.category = change.category;
        project.area = change.area;
        project.place = change.place;
        Ok(json!({ "cost": project.cost.to_decimal() }))
    })
    .await
}

/// Withdraws a project, or puts a withdrawn one back.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and once people vote.
pub async fn set_state(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    to: ProjectState,
) -> Result<Project, Problem> {
    let action = match to {
        ProjectState::Published => "project.restore",
        ProjectState::Withdrawn => "project.withdraw",
    };
    edit(state, db, who, (component, number), (action, PictureChange::Keep), move |project, _| {
        project.state = to;
        Ok(json!({}))
    })
    .await
}

/// Deletes every project of a budget: what an import that failed half-way leaves behind.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators.
pub async fn erase(db: &TenantDb, who: &Standing, component: ComponentId) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let deleted = store::delete_all(&tx, component).await?;
        let about = ResourceRef::new("budget", component.uuid());
        tx.audit(&actor, "budget.erase", &about, json!({ "projects": deleted })).await?;
        tx.emit("budget.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// The component, if its process's managers may change it now.
async fn changeable(
    state: &State,
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
) -> Result<Component, Problem> {
    let budget = process::store::component(tx, component).await?.filter(|c| c.kind == crate::KIND);
    let budget = budget.ok_or(Problem::NotFound)?;
    permissions::check(who, budget.process_id, Action::Administer, None)?;
    exchange::hold_vote_list(tx, budget.process_id).await?;
    let lock = exchange::vote_lock(state, tx, budget.process_id).await?;
    permissions::check(who, budget.process_id, Action::Change, lock)?;
    Ok(budget)
}

async fn insert_projects(
    tx: &WriteTx,
    who: &Standing,
    budget: &Component,
    new: Vec<NewProject>,
) -> Result<Vec<Project>, Problem> {
    let settings: Settings = budget.settings()?;
    let mut made = Vec::with_capacity(new.len());
    for new in new {
        new.check(settings.currency)?;
        if let Some(source) = &new.source
            && store::has_source(tx, budget.id, source).await?
        {
            continue;
        }
        let number = process::store::next_number(tx, budget.id).await?;
        let mut project = Project {
            id: tx.id::<ProjectId>(),
            component: budget.id,
            number,
            description_html: rendered(&new.description),
            title: new.title,
            description: new.description,
            cost: new.cost,
            category: new.category,
            area: new.area,
            place: new.place,
            image: None,
            external_id: new.external_id.unwrap_or_else(|| number.to_string()),
            state: ProjectState::Published,
        };
        project.image = pictures::change(tx, &project.reference(), None, new.picture).await?;
        store::insert(tx, &project, new.source.as_ref()).await.map_err(unknown_label)?;
        if let Some(source) = &new.source {
            links::link(tx, source, &project.reference()).await?;
        }
        let details = json!({ "number": number, "cost": project.cost.to_decimal() });
        tx.audit(&who.actor, "project.create", &project.reference(), details).await?;
        tx.emit("project.created", &project.reference(), json!({})).await?;
        made.push(project);
    }
    Ok(made)
}

async fn edit(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    (component, number): (ComponentId, i64),
    (action, picture): (&'static str, PictureChange),
    work: impl FnOnce(&mut Project, &Settings) -> Result<Value, Problem> + Send + 'static,
) -> Result<Project, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let budget = changeable(&state, &tx, &who, component).await?;
        let mut project = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        let details = work(&mut project, &budget.settings()?)?;
        project.image = pictures::change(&tx, &project.reference(), project.image.take(), picture).await?;
        store::update(&tx, &project).await.map_err(unknown_label)?;
        tx.audit(&who.actor, action, &project.reference(), details).await?;
        tx.emit("project.changed", &project.reference(), json!({})).await?;
        Ok(project)
    })
    .await
}

fn made_from(source: &Importable, cost: Money) -> NewProject {
    NewProject {
        title: source.title.clone(),
        description: source.body.clone(),
        cost,
        category: source.category,
        area: source.area,
        place: source.place.clone(),
        picture: source.image.clone().map_or(PictureChange::Keep, PictureChange::Reuse),
        external_id: None,
        source: Some(source.from.clone()),
    }
}

/// A form cannot offer labels of other processes, but it can be forged.
fn unknown_label(error: db::DbErr) -> Problem {
    if is_foreign_key_violation(&error) {
        Problem::field("category", Text::new("budgets-label-unknown"))
    } else {
        error.into()
    }
}

fn rendered(markdown: &Translated) -> Translated {
    Translated {
        original: markdown.original,
        texts: markdown.texts.iter().map(|(locale, text)| (*locale, web::markdown(text).into())).collect(),
    }
}

/// The currency of a budget's amounts.
///
/// # Errors
/// When the stored settings are not ours.
pub fn currency(component: &Component) -> Result<Currency, Problem> {
    Ok(component.settings::<Settings>()?.currency)
}
