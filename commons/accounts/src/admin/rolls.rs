//! Lists of entitled addresses: upload and delete.

use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Problem, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Here, RollId,
    entitlement::{delete_roll, read_addresses, roll_by_id, roll_list, roll_uses, upload_roll},
    in_form,
};

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
    let tx = here.db.read().await?;
    let roll = roll_by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
    let uses = roll_uses(&here.state, &tx, id).await?;
    drop(tx);
    let used_by = uses.iter().map(|title| title.text(here.locale).to_owned()).collect();
    let page = DeletionPage { title: roll.title, entries: roll.entries, used_by };
    let frame = here.frame(here.words("accounts-roll-delete-title"));
    frame.crumb(here.words("accounts-rolls-title"), "/admin/rolls").admin("").show(&page).await
}

/// `POST /{locale}/admin/rolls/{roll}/deletion`
pub(super) async fn delete(here: Here, Path((_, id)): Path<(String, String)>) -> web::Result<Response> {
    here.who.require_administrator()?;
    let id: RollId = id.parse().map_err(|_| Problem::NotFound)?;
    delete_roll(&here.state, &here.db, &here.who, id).await?;
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
