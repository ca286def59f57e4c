//! The lists and forms of documents and media: both are added, changed, put in order and deleted in the same way.

use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use feature::State;
use kernel::{Problem, Text};
use spaces::{Inside, order};
use web::{
    Page,
    form::{FormData, FormView, Limits},
};

use super::{DeletionPage, may_look};
use crate::{
    actions::items as actions,
    store::items::{self as store, Stored},
};

/// What is particular to documents, or to media.
pub(super) trait Managed: Stored {
    /// What people say of one.
    type New: Send;
    /// All of them in their order.
    type List: Page + Send + Sync;
    /// The form of one.
    type Form: Page + Send + Sync;
    /// The largest file, in bytes.
    const MAX_BYTES: usize;
    /// The title of the form for a new one, a message key.
    const NEW: &'static str;

    /// The page with all of them.
    fn list(inside: &Inside, title: String, items: &[Self]) -> Self::List;

    /// The form with what is known; empty for a new one.
    fn fill(inside: &Inside, known: Option<&Self>) -> FormView;

    /// What a form says.
    fn read(inside: &Inside, form: &FormData) -> impl Future<Output = Result<Self::New, Problem>> + Send;

    /// Adds one.
    fn add(inside: &Inside, new: Self::New) -> impl Future<Output = Result<(), Problem>> + Send;

    /// Changes one.
    fn change(&self, inside: &Inside, new: Self::New) -> impl Future<Output = Result<(), Problem>> + Send;

    /// The page of the form.
    fn form(
        inside: &Inside,
        form: FormView,
        known: Option<&Self>,
        places: Places,
    ) -> impl Future<Output = Result<Self::Form, Problem>> + Send;
}

/// The title of a form, and where it leads.
pub(super) struct Places {
    pub(super) title: String,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) deletion_href: Option<String>,
}

/// The routes of a list and its forms.
pub(super) fn routes<I: Managed>() -> Router<State> {
    Router::new()
        .route("/", get(list::<I>).post(add::<I>))
        .route("/new", get(new::<I>))
        .route("/order", post(arrange::<I>))
        .route("/{id}", get(edit::<I>).post(change::<I>))
        .route("/{id}/deletion", get(confirm_deletion::<I>).post(delete::<I>))
        .layer(Limits::files(I::MAX_BYTES, 1).layer())
}

async fn list<I: Managed>(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let items: Vec<I> = store::all(&inside.here.db.read().await?, inside.component.id).await?;
    let title = inside.title();
    let page = I::list(&inside, title.text.clone(), &items);
    inside.admin_frame(title).show(&page).await
}

async fn arrange<I: Managed>(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    actions::arrange::<I>(&here.db, &here.who, inside.component.id, order::wanted(&form)).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("library-arranged")))
}

async fn new<I: Managed>(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    show::<I>(&inside, I::fill(&inside, None), None, false).await
}

async fn add<I: Managed>(inside: Inside, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let outcome = match I::read(&inside, &form).await {
        Ok(new) => I::add(&inside, new).await,
        Err(problem) => Err(problem),
    };
    finish::<I>(&inside, outcome, &form, None).await
}

async fn edit<I: Managed>(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let item: I = find(&inside, &id).await?;
    show(&inside, I::fill(&inside, Some(&item)), Some(&item), false).await
}

async fn change<I: Managed>(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let item: I = find(&inside, &id).await?;
    let outcome = match I::read(&inside, &form).await {
        Ok(new) => item.change(&inside, new).await,
        Err(problem) => Err(problem),
    };
    finish(&inside, outcome, &form, Some(&item)).await
}

async fn confirm_deletion<I: Managed>(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let item: I = find(&inside, &id).await?;
    DeletionPage::show(&inside, item.name().text(inside.here.locale), &item.uuid().to_string()).await
}

async fn delete<I: Managed>(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let item: I = find(&inside, &id).await?;
    actions::delete::<I>(&here.db, &here.who, inside.component.id, item.uuid()).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("library-deleted")))
}

async fn find<I: Managed>(inside: &Inside, id: &str) -> Result<I, Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    store::by_id(&tx, inside.component.id, id).await?.ok_or(Problem::NotFound)
}

/// Leads back to the list, or shows the form again with what is wrong.
async fn finish<I: Managed>(
    inside: &Inside,
    outcome: Result<(), Problem>,
    form: &FormData,
    known: Option<&I>,
) -> web::Result<Response> {
    match outcome {
        Ok(()) => Ok(inside.here.done(&inside.admin_path(""), &Text::new("library-saved"))),
        Err(Problem::Invalid(errors)) => {
            let form = form.view().with_errors(&errors, &inside.here.reader());
            show(inside, form, known, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show<I: Managed>(
    inside: &Inside,
    form: FormView,
    known: Option<&I>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let title = match known {
        Some(item) => item.name().text(here.locale).to_owned(),
        None => here.words(I::NEW),
    };
    let of = |rest: &str| known.map(|item| format!("/{}{rest}", item.uuid()));
    let places = Places {
        title: title.clone(),
        action: here.to(&inside.admin_path(&of("").unwrap_or_default())),
        back: here.to(&inside.admin_path("")),
        deletion_href: of("/deletion").map(|rest| here.to(&inside.admin_path(&rest))),
    };
    let page = I::form(inside, form, known, places).await?;
    let frame = inside.admin_frame(title);
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
