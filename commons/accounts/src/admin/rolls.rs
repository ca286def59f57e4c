//! Lists of entitled addresses: upload and delete.

use axum::{extract::Path, response::Response};
use futures::future::BoxFuture;
use kernel::{FieldErrors, Problem, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Here, RollId,
    entitlement::{delete_roll, read_addresses, roll_by_id, roll_list, upload_roll},
    in_form,
};

/// Says what an uploaded list is used for (titles of processes), so that it is not deleted under them. Registered by the
/// crate that owns processes.
pub struct RollUses(pub for<'a> fn(&'a Here, RollId) -> Uses<'a>);

/// Titles of what uses a roll, on their way.
pub type Uses<'a> = BoxFuture<'a, Result<Vec<String>, Problem>>;

/// The lists and the form for another.
#[derive(Serialize)]
pub(crate) struct RollsPage {
    rolls: Vec<RollRow>,
    form: FormView,
}

#[derive(Serialize)]
struct RollRow {
    title: String,
    entries: i64,
    created_at: Timestamp,
    deletion_href: String,
}

impl Page for RollsPage {
    const TEMPLATE: &'static str = "accounts/admin/rolls.html";

    fn samples() -> Vec<Self> {
        let roll = RollRow {
            title: "Residenti dai 16 anni".into(),
            entries: 5912,
            created_at: Timestamp::UNIX_EPOCH,
            deletion_href: "/it/admin/rolls/x/deletion".into(),
        };
        let wrong = FormView::new().with_sample_error("file", "Riga 3: non c'è un indirizzo.");
        vec![Self { rolls: vec![roll], form: FormView::new() }, Self { rolls: Vec::new(), form: wrong }]
    }
}

/// Asks before a list is deleted.
#[derive(Serialize)]
pub(crate) struct DeletionPage {
    title: String,
    entries: i64,
    used_by: Vec<String>,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "accounts/admin/roll_deletion.html";

    fn samples() -> Vec<Self> {
        let page = |used_by: Vec<String>| Self { title: "Residenti".into(), entries: 5912, used_by };
        vec![page(Vec::new()), page(vec!["Bilancio 2027".into()])]
    }
}

/// `GET /{locale}/admin/rolls`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let page = page(&here, FormView::new()).await?;
    here.frame(here.words("accounts-rolls-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/rolls`
pub(super) async fn upload(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let outcome = match read(&form) {
        Ok((title, bytes)) => in_form(keep(&here, title, &bytes).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(entries) => {
            Ok(here.done("/admin/rolls", &Text::new("accounts-roll-uploaded").with("entries", entries)))
        }
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader())).await?;
            here.frame(here.words("accounts-rolls-title")).admin("").unprocessable().show(&page).await
        }
    }
}

/// `GET /{locale}/admin/rolls/{roll}/deletion`
pub(super) async fn show_deletion(
    here: Here,
    Path((_, id)): Path<(String, String)>,
) -> web::Result<Response> {
    here.who.require_administrator()?;
    let id: RollId = id.parse().map_err(|_| Problem::NotFound)?;
    let roll = roll_by_id(&here.db.read().await?, id).await?.ok_or(Problem::NotFound)?;
    let page = DeletionPage { title: roll.title, entries: roll.entries, used_by: used_by(&here, id).await? };
    let frame = here.frame(here.words("accounts-roll-delete-title"));
    frame.crumb(here.words("accounts-rolls-title"), "/admin/rolls").admin("").show(&page).await
}

/// `POST /{locale}/admin/rolls/{roll}/deletion`
pub(super) async fn delete(here: Here, Path((_, id)): Path<(String, String)>) -> web::Result<Response> {
    here.who.require_administrator()?;
    let id: RollId = id.parse().map_err(|_| Problem::NotFound)?;
    if !used_by(&here, id).await?.is_empty() {
        return Err(Problem::Conflict(Text::new("accounts-roll-in-use")).into());
    }
    delete_roll(&here.db, &here.who, id).await?;
    Ok(here.done("/admin/rolls", &Text::new("accounts-roll-deleted")))
}

fn read(form: &FormData) -> Result<(String, Vec<u8>), FieldErrors> {
    let mut fields = form.read();
    let title = fields.line("title").required_or(Text::new("accounts-roll-title-missing")).max(100).value();
    let pasted = form.value("addresses").trim().to_owned();
    let file = fields.file("file").optional();
    let bytes = file.map_or_else(|| pasted.into_bytes(), |file| file.bytes.to_vec());
    if bytes.is_empty() {
        fields.error("file", Text::new("accounts-roll-missing"));
    }
    fields.finish((title, bytes))
}

async fn keep(here: &Here, title: String, bytes: &[u8]) -> Result<usize, Problem> {
    let addresses = read_addresses(bytes)?;
    let entries = addresses.len();
    upload_roll(&here.db, &here.who, here.state.settings.secret, title, addresses).await?;
    Ok(entries)
}

async fn used_by(here: &Here, roll: RollId) -> Result<Vec<String>, Problem> {
    let mut titles = Vec::new();
    for RollUses(uses) in here.state.extensions.all::<RollUses>() {
        titles.extend(uses(here, roll).await?);
    }
    Ok(titles)
}

async fn page(here: &Here, form: FormView) -> web::Result<RollsPage> {
    here.who.require_administrator()?;
    let rolls = roll_list(&here.db.read().await?).await?;
    let row = |roll: crate::entitlement::Roll| RollRow {
        deletion_href: here.to(&format!("/admin/rolls/{}/deletion", roll.id)),
        title: roll.title,
        entries: roll.entries,
        created_at: roll.created_at,
    };
    Ok(RollsPage { rolls: rolls.into_iter().map(row).collect(), form })
}
