//! Creating, changing, withdrawing and restoring a project.

use accounts::Choice;
use axum::{extract::Path, response::Response};
use engagement::{Picture, attachments};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, MapFrame, MapView};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    enter,
    form::{self, Offers},
};
use crate::{Project, ProjectState, actions, store};

/// The form of a project, new or known.
#[derive(Serialize)]
pub(super) struct ProjectForm {
    title: String,
    form: FormView,
    offers: Offers,
    map: MapFrame,
    /// What is known of the project; none for a new one.
    known: Option<Known>,
    action: String,
    lock: Option<String>,
    back: String,
}

#[derive(Serialize)]
struct Known {
    withdrawn: bool,
    withdrawal_href: String,
    publication_action: String,
    public_href: String,
    picture: Option<Picture>,
}

impl Page for ProjectForm {
    const TEMPLATE: &'static str = "budgets/admin_project.html";

    fn samples() -> Vec<Self> {
        let choice = || vec![Choice::new("1", "Centro")];
        let offers = |full: bool| Offers {
            languages: if full { vec![Choice::new("en", "English")] } else { Vec::new() },
            categories: if full { choice() } else { Vec::new() },
            areas: if full { choice() } else { Vec::new() },
            currency: "EUR".into(),
            max_title: 150,
        };
        let known = |withdrawn| Known {
            withdrawn,
            withdrawal_href: "/it/admin/processes/x/budget/1/withdrawal".into(),
            publication_action: "/it/admin/processes/x/budget/1/publication".into(),
            public_href: "/it/processes/x/budget/1-luce".into(),
            picture: (!withdrawn).then(Picture::sample),
        };
        let page = |form, full, known, lock: Option<&str>| Self {
            title: "Luce davanti alla scuola".into(),
            form,
            offers: offers(full),
            map: MapFrame::sample(),
            known,
            action: "/it/admin/processes/x/budget/1".into(),
            lock: lock.map(Into::into),
            back: "/it/admin/processes/x/budget".into(),
        };
        vec![
            page(FormView::new(), false, None, None),
            page(
                FormView::new().with_sample_error("cost", "Manca il costo."),
                true,
                Some(known(false)),
                None,
            ),
            page(FormView::new().add("title", "Luce"), true, Some(known(true)), None),
            page(FormView::new().add("title", "Luce"), true, Some(known(false)), Some("Si sta votando.")),
        ]
    }
}

/// Asks before a project is withdrawn.
#[derive(Serialize)]
pub(super) struct Withdrawal {
    project: String,
    action: String,
    back: String,
}

impl Page for Withdrawal {
    const TEMPLATE: &'static str = "budgets/admin_withdrawal.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            project: "Luce davanti alla scuola".into(),
            action: "/it/admin/processes/x/budget/1/withdrawal".into(),
            back: "/it/admin/processes/x/budget/1".into(),
        }]
    }
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    page(&inside, FormView::new(), None, lock, false).await
}

pub(super) async fn create(inside: Inside, sent: FormData) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let here = &inside.here;
    let outcome = match form::read(&inside, &sent, None).await {
        Ok(new) => actions::create(&here.state, &here.db, &here.who, inside.component.id, new).await,
        Err(problem) => Err(problem),
    };
    match outcome {
        Ok(made) => {
            let done = Text::new("budgets-project-created").with("number", made.number.to_string());
            Ok(here.done(&inside.admin_path(""), &done))
        }
        Err(Problem::Invalid(errors)) => {
            page(&inside, sent.view().with_errors(&errors, &here.reader()), None, lock, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn edit(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let project = read(&inside, number).await?;
    page(&inside, form::filled(&project), Some(&project), lock, false).await
}

pub(super) async fn change(inside: Inside, Path(number): Path<i64>, sent: FormData) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let here = &inside.here;
    let project = read(&inside, number).await?;
    let outcome = match form::read(&inside, &sent, Some(&project)).await {
        Ok(new) => actions::change(&here.state, &here.db, &here.who, inside.component.id, number, new).await,
        Err(problem) => Err(problem),
    };
    match outcome {
        Ok(_) => Ok(here.done(&inside.admin_path(""), &Text::new("budgets-project-changed"))),
        Err(Problem::Invalid(errors)) => {
            page(&inside, sent.view().with_errors(&errors, &here.reader()), Some(&project), lock, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn confirm_withdrawal(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    enter(&inside).await?;
    let here = &inside.here;
    let project = read(&inside, number).await?;
    let to = |rest: &str| here.to(&inside.admin_path(&format!("/{number}{rest}")));
    let page = Withdrawal {
        project: project.title.text(here.locale).to_owned(),
        action: to("/withdrawal"),
        back: to(""),
    };
    inside.admin_frame(here.words("budgets-withdraw")).show(&page).await
}

pub(super) async fn withdraw(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    set_state(inside, number, ProjectState::Withdrawn, "budgets-project-withdrawn").await
}

pub(super) async fn restore(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    set_state(inside, number, ProjectState::Published, "budgets-project-restored").await
}

async fn set_state(
    inside: Inside,
    number: i64,
    to: ProjectState,
    done: &'static str,
) -> web::Result<Response> {
    let here = &inside.here;
    actions::set_state(&here.state, &here.db, &here.who, inside.component.id, number, to).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new(done)))
}

async fn read(inside: &Inside, number: i64) -> Result<Project, Problem> {
    let tx = inside.here.db.read().await?;
    store::by_number(&tx, inside.component.id, number).await?.ok_or(Problem::NotFound)
}

async fn page(
    inside: &Inside,
    fields: FormView,
    project: Option<&Project>,
    lock: Option<String>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let admin = |rest: &str| here.to(&inside.admin_path(rest));
    let title = match project {
        Some(project) => project.title.text(here.locale).to_owned(),
        None => here.words("budgets-project-new"),
    };
    let tx = here.db.read().await?;
    let around = around(inside, &tx).await?;
    let files = match project {
        Some(p) => attachments::of(&tx, &p.reference()).await?,
        None => Vec::new(),
    };
    drop(tx);
    let picture = Picture::among(&files);
    let fields = match &picture {
        Some(picture) if fields.value("image_alt").is_empty() => picture.fill(fields, "image_alt"),
        _ => fields,
    };
    let page = ProjectForm {
        title: title.clone(),
        form: fields,
        offers: Offers::read(inside, form::original(inside, project)).await?,
        map: MapFrame::to_point(here, project.map_or(around, |p| around.near(&p.place))),
        known: project.map(|p| Known {
            withdrawn: p.state == ProjectState::Withdrawn,
            withdrawal_href: admin(&format!("/{}/withdrawal", p.number)),
            publication_action: admin(&format!("/{}/publication", p.number)),
            public_href: here.to(&inside.path(&format!("/{}", p.words()))),
            picture,
        }),
        action: project.map_or_else(|| admin(""), |p| admin(&format!("/{}", p.number))),
        lock,
        back: admin(""),
    };
    let frame = inside.admin_frame(title);
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}

/// Where the map of a new project begins: among the other projects, and what projects can be made from.
async fn around(inside: &Inside, tx: &db::Tx) -> Result<MapView, Problem> {
    let projects = store::all(tx, inside.component.id).await?;
    let offered = actions::importable(&inside.here.state, tx, inside.process.id).await?;
    let points = projects.iter().map(|p| p.place.point).chain(offered.iter().map(|o| o.place.point));
    Ok(MapView::around(points.flatten()).unwrap_or_default())
}
