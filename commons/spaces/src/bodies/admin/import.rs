//! Members from a file: first a preview with everything that is wrong, line by line; then, if nothing is, the import. The
//! table travels in the form, so that nothing is kept between the two.

use accounts::Here;
use axum::{Router, extract::Path, response::Response, routing::get};
use feature::State;
use kernel::Text;
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView, Limits},
    sheet::Wrong,
};

use crate::{
    admin::{frame, managed},
    bodies::{
        Act, Office,
        actions::arranging::{self, Taken},
        check,
        pages::dates_of,
        roster::{Plan, Seat, plan},
        sheet,
    },
    process::Process,
};

/// The largest file, in bytes.
const MAX_BYTES: usize = 1_000_000;

/// The form, and what a table would change.
#[derive(Serialize)]
pub(crate) struct ImportPage {
    form: FormView,
    action: String,
    back: String,
    preview: Option<Preview>,
}

/// What a table would change.
#[derive(Serialize)]
struct Preview {
    wrong: Vec<WrongLine>,
    rows: Vec<Row>,
    added: usize,
    changed: usize,
    left: usize,
    table: String,
    replace: bool,
}

#[derive(Serialize)]
struct WrongLine {
    line: u64,
    text: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    office: String,
    title: String,
    dates: String,
    /// `new`, `changes`, `same` or `leaves`.
    what: &'static str,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "spaces/admin/member_import.html";

    fn samples() -> Vec<Self> {
        let row = |what| Row {
            name: "Elena Bassi".into(),
            office: "Presidente".into(),
            title: "Per la Pro Loco".into(),
            dates: "dal 3 marzo 2025".into(),
            what,
        };
        let page = |preview| Self {
            form: FormView::new().tick("replace", true),
            action: "/it/admin/assemblies/x/members/import".into(),
            back: "/it/admin/assemblies/x/members".into(),
            preview,
        };
        let preview = |wrong, rows: Vec<Row>, replace| {
            Some(Preview { wrong, rows, added: 1, changed: 1, left: 1, table: "nome\n".into(), replace })
        };
        let wrong = vec![WrongLine { line: 3, text: "Manca il nome.".into() }];
        let rows = ["new", "changes", "same", "leaves"].map(row).into();
        let table = page(preview(Vec::new(), rows, true));
        vec![page(None), page(preview(wrong, Vec::new(), false)), table]
    }
}

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/admin/assemblies/{process}/members/import", get(show).post(submit))
        .layer(Limits::files(MAX_BYTES, 1).layer())
}

/// `GET /{locale}/admin/assemblies/{process}/members/import`
async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let space = managed(&here, &here.db.read().await?, &slug).await?;
    page(&here, &space, FormView::new(), None, false).await
}

/// `POST /{locale}/admin/assemblies/{process}/members/import`: a file is previewed; a confirmed table is taken over.
async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = managed(&here, &tx, &slug).await?;
    check(Act::ManageMembers, &here.who, &space, tx.now())?;
    let (confirmed, replace) = (form.has("confirmed"), form.value("replace") == "on");
    let bytes = match (confirmed, form.file("file")) {
        (true, _) => form.value("table").as_bytes().to_vec(),
        (false, Some(upload)) => upload.bytes.to_vec(),
        (false, None) => {
            drop(tx);
            let mut fields = form.read();
            let _missing = fields.file("file").required().optional();
            let errors = fields.finish(()).err().unwrap_or_default();
            let view = form.view().with_errors(&errors, &here.reader());
            return page(&here, &space, view, None, true).await;
        }
    };
    let place = (here.tenant.time_zone, here.tenant.locale);
    let parsed = sheet::read(&bytes, &offices(&here));
    let mut plan = plan(&tx, space.id, &parsed.lines, replace, place).await?;
    drop(tx);
    plan.wrong.extend(parsed.wrong);
    plan.wrong.sort_by_key(|wrong| wrong.line);
    if !confirmed || !plan.wrong.is_empty() {
        let wrong = !plan.wrong.is_empty();
        let preview = preview(&here, &plan, &bytes, replace);
        let view = FormView::new().tick("replace", replace);
        return page(&here, &space, view, Some(preview), wrong).await;
    }
    let taken = arranging::import(&here.db, &here.who, space.id, parsed.lines, replace, place).await?;
    let done = Text::new("spaces-members-imported").with("added", taken.added).with("changed", taken.changed);
    Ok(here.done(&space.admin_path("/members"), &done.with("left", taken.left)))
}

/// The offices in all languages of the organisation.
fn offices(here: &Here) -> Vec<(String, Office)> {
    let zone = here.tenant.time_zone;
    let of = |office: Office| {
        let say = move |locale: &kernel::Locale| here.state.renderer.say(*locale, zone, &office.title());
        here.tenant.locales.iter().map(say).map(move |name| (name, office)).collect::<Vec<_>>()
    };
    Office::ALL.into_iter().flat_map(of).collect()
}

fn preview(here: &Here, plan: &Plan, bytes: &[u8], replace: bool) -> Preview {
    let seat = |seat: &Seat| Row {
        name: seat.name.clone(),
        office: here.say(&seat.office.title()),
        title: seat.title.text(here.locale).to_owned(),
        dates: dates_of(here, seat.starts_at, seat.ends_at),
        what: match (&seat.known, seat.changes()) {
            (None, _) => "new",
            (Some(_), true) => "changes",
            (Some(_), false) => "same",
        },
    };
    let leaving = plan.leaving.iter().map(|member| Row {
        name: member.name.clone(),
        office: here.say(&member.office.title()),
        title: member.title.text(here.locale).to_owned(),
        dates: dates_of(here, member.starts_at, member.ends_at),
        what: "leaves",
    });
    let Taken { added, changed, left } = Taken::of(plan);
    let wrong = |w: &Wrong| WrongLine { line: w.line, text: here.say(&w.text) };
    Preview {
        wrong: plan.wrong.iter().map(wrong).collect(),
        rows: plan.seats.iter().map(seat).chain(leaving).collect(),
        added,
        changed,
        left,
        table: String::from_utf8_lossy(bytes).into_owned(),
        replace,
    }
}

async fn page(
    here: &Here,
    space: &Process,
    form: FormView,
    preview: Option<Preview>,
    wrong: bool,
) -> web::Result<Response> {
    let back = here.to(&space.admin_path("/members"));
    let page = ImportPage { form, action: format!("{back}/import"), back, preview };
    let frame = frame(here, space, here.words("spaces-members-import"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
