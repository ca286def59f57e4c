//! Taking over a table: first a preview with everything that is wrong, line by line; then, if nothing is, the import. The
//! table travels in the form, so that nothing is kept between the two.

use axum::response::Response;
use kernel::{Money, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
    sheet::Sheet,
};

use super::may_look;
use crate::{
    Change, Settings, actions,
    model::USUAL_STAGES,
    pages::this_day,
    permissions::{self, Action},
    sheet, store,
};

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
    lines: Vec<Line>,
    added: usize,
    changed: usize,
    table: String,
}

#[derive(Serialize)]
struct WrongLine {
    line: u64,
    text: String,
}

#[derive(Serialize)]
struct Line {
    id: String,
    title: String,
    year: String,
    budget: Option<Money>,
    known: bool,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "accountability/admin/import.html";

    fn samples() -> Vec<Self> {
        let line = |known: bool| Line {
            id: "A1".into(),
            title: "Panchine".into(),
            year: "2026".into(),
            budget: known.then(|| Money::eur(14_000)),
            known,
        };
        let page = |preview| Self {
            form: FormView::new(),
            action: "/it/admin/x/import".into(),
            back: "/it/admin/x".into(),
            preview,
        };
        let wrong = vec![WrongLine { line: 3, text: "Manca il titolo.".into() }];
        let preview = |wrong, lines: Vec<Line>| {
            Some(Preview { wrong, added: 1, changed: 1, lines, table: "id,title,year\n".into() })
        };
        vec![
            page(None),
            page(preview(wrong, Vec::new())),
            page(preview(Vec::new(), vec![line(true), line(false)])),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    page(&inside, FormView::new(), None, false).await
}

/// A file is previewed; a confirmed table is taken over.
pub(super) async fn submit(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    permissions::check(&here.who, inside.process.id, Action::Write)?;
    let confirmed = form.has("confirmed");
    let bytes = match (confirmed, form.file("file")) {
        (true, _) => form.value("table").as_bytes().to_vec(),
        (false, Some(upload)) => upload.bytes.to_vec(),
        (false, None) => {
            let mut fields = form.read();
            let _missing = fields.file("file").required().optional();
            let errors = fields.finish(()).err().unwrap_or_default();
            let view = form.view().with_errors(&errors, &here.reader());
            return page(&inside, view, None, true).await;
        }
    };
    let settings: Settings = inside.component.settings()?;
    let parsed = sheet::read(&bytes, &stage_words(&inside, &settings), settings.currency);
    if !confirmed || !parsed.wrong.is_empty() {
        let wrong = !parsed.wrong.is_empty();
        let preview = preview(&inside, parsed, &bytes).await?;
        return page(&inside, FormView::new(), Some(preview), wrong).await;
    }
    let words = (here.tenant.locale, here.words("accountability-spent-by-file"));
    let component = inside.component.id;
    let (added, changed) =
        actions::import(&here.db, &here.who, component, words, this_day(here), parsed.lines).await?;
    let done = Text::new("accountability-imported").with("added", added).with("changed", changed);
    Ok(here.done(&inside.admin_path(""), &done))
}

/// The stages in all languages, each with its place.
fn stage_words(inside: &Inside, settings: &Settings) -> Vec<(String, i64)> {
    let here = &inside.here;
    if settings.stages.is_empty() {
        let say = |locale, key| here.state.renderer.say(locale, here.tenant.time_zone, &Text::new(key));
        let of = |(place, key): (i64, &&'static str)| {
            here.tenant.locales.iter().map(move |locale| (say(*locale, key), place)).collect::<Vec<_>>()
        };
        (0..).zip(&USUAL_STAGES).flat_map(of).collect()
    } else {
        let of = |(place, stage): (i64, &kernel::Translated)| {
            stage.texts.values().map(move |name| (name.clone(), place)).collect::<Vec<_>>()
        };
        (0..).zip(&settings.stages).flat_map(of).collect()
    }
}

async fn preview(inside: &Inside, parsed: Sheet<Change>, bytes: &[u8]) -> web::Result<Preview> {
    let here = &inside.here;
    let works = store::all(&here.db.read().await?, inside.component.id).await?;
    let known = |id: &str| works.iter().any(|work| work.external_id == id);
    let lines: Vec<Line> = parsed
        .lines
        .iter()
        .map(|change| Line {
            id: change.id.clone(),
            title: change.title.clone(),
            year: change.year.to_string(),
            budget: change.budget,
            known: known(&change.id),
        })
        .collect();
    Ok(Preview {
        wrong: parsed.wrong.iter().map(|w| WrongLine { line: w.line, text: here.say(&w.text) }).collect(),
        added: lines.iter().filter(|line| !line.known).count(),
        changed: lines.iter().filter(|line| line.known).count(),
        lines,
        table: String::from_utf8_lossy(bytes).into_owned(),
    })
}

async fn page(
    inside: &Inside,
    form: FormView,
    preview: Option<Preview>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let page = ImportPage {
        form,
        action: here.to(&inside.admin_path("/import")),
        back: here.to(&inside.admin_path("")),
        preview,
    };
    let frame = inside.admin_frame(here.words("accountability-import"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
