//! Phases and their rules: one row each and an empty one to add another; places are numbers, so nothing needs a script.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    frame, managed,
    translated::{fill, languages, read_line, read_text},
};
use crate::{
    Wording,
    line::zone,
    process::{Phase, PhaseId, Process, Rules, actions, store},
    reason,
};

/// More phases than this nobody can follow.
const MOST: usize = 20;

/// The form.
#[derive(Serialize)]
pub(crate) struct PhasesPage {
    form: FormView,
    /// The rows by the number in their fields' names; the last one is empty.
    rows: Vec<Row>,
    languages: Vec<Choice>,
    zone: String,
    /// Since when a change needs a reason; none while it needs none.
    locked: Option<Timestamp>,
    /// The further languages of that reason.
    others: Vec<Choice>,
}

#[derive(Serialize)]
struct Row {
    index: usize,
    title: String,
    new: bool,
}

impl Page for PhasesPage {
    const TEMPLATE: &'static str = "spaces/admin/phases.html";

    fn samples() -> Vec<Self> {
        let form =
            FormView::new().add("title_0_it", "Idee").with_sample_error("starts_at_0", "Comincia prima.");
        let row = |index, new| Row { index, title: "Idee".into(), new };
        let page = |form, locked| Self {
            form,
            rows: vec![row(0, false), row(1, true)],
            languages: vec![Choice::new("it", "Italiano")],
            zone: "ora di Roma".into(),
            locked,
            others: vec![Choice::new("en", "English")],
        };
        vec![page(form, None), page(FormView::new(), Some(Timestamp::UNIX_EPOCH))]
    }
}

/// `GET /{locale}/admin/processes/{process}/phases`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let phases = store::phases(&tx, process.id).await?;
    let page = page(&here, &process, stored(&here, &phases), phases.len());
    frame(&here, &process, here.words("spaces-phases-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/phases`
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let known: Vec<PhaseId> =
        store::phases(&tx, process.id).await?.into_iter().map(|phase| phase.id).collect();
    drop(tx);
    let rows = rows(&form);
    let outcome = match read(&form, &here, rows, &known) {
        Ok((phases, places)) => {
            let reason = reason::read(&form, &here);
            let set = actions::set_phases_by_act(&here.db, &here.who, process.id, phases, reason).await;
            let outcome = in_form(set)?;
            outcome.map_err(|errors| beside_rows(&here, &errors, &places))
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&process.admin_path("/phases"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, &process, form, rows.saturating_sub(1));
            frame(&here, &process, here.words("spaces-phases-title")).unprocessable().show(&page).await
        }
    }
}

/// A moment as `<input type="datetime-local">` wants it, in the tenant's zone.
pub(super) fn local(here: &Here, moment: Option<Timestamp>) -> String {
    let format = |m: Timestamp| m.with_timezone(&here.tenant.time_zone).format("%Y-%m-%dT%H:%M").to_string();
    moment.map(format).unwrap_or_default()
}

/// How many rows the form had, the empty one included.
fn rows(form: &FormData) -> usize {
    (0..=MOST).take_while(|i| form.has(&format!("position_{i}"))).count()
}

/// The phases in the order of their places, and the row each one came from.
fn read(
    form: &FormData,
    here: &Here,
    rows: usize,
    known: &[PhaseId],
) -> Result<(Vec<Phase>, Vec<usize>), FieldErrors> {
    let mut fields = form.read();
    let mut read = Vec::new();
    for i in 0..rows {
        let blank = ["title", "description"].iter().all(|name| {
            here.tenant.locales.iter().all(|l| form.value(&format!("{name}_{i}_{l}")).trim().is_empty())
        });
        let undated =
            ["starts_at", "ends_at"].iter().all(|name| form.value(&format!("{name}_{i}")).is_empty());
        if fields.checked(&format!("remove_{i}")) || (blank && undated) {
            continue;
        }
        let id = form.value(&format!("id_{i}")).parse().ok().filter(|id| known.contains(id));
        let title = read_line(&mut fields, here, &format!("title_{i}"), 100, Some("spaces-title-missing"));
        let description = read_text(&mut fields, here, &format!("description_{i}"), 400);
        let starts_at = fields.datetime_local(&format!("starts_at_{i}"), here.tenant.time_zone).optional();
        let ends_at = fields.datetime_local(&format!("ends_at_{i}"), here.tenant.time_zone).optional();
        let ticked = |name: &str| fields.checked(&format!("{name}_{i}"));
        let rules = Rules {
            propose: ticked("propose"),
            support: ticked("support"),
            vote: ticked("vote"),
            comment: ticked("comment"),
        };
        let place = fields.number(&format!("position_{i}"), 1..=99).or(99);
        let id = id.unwrap_or_else(|| PhaseId(here.state.env.uuid()));
        read.push((place, i, Phase { id, title, description, starts_at, ends_at, rules }));
    }
    if read.len() > MOST {
        fields.error("", Text::new("spaces-phases-too-many").with("most", MOST));
    }
    read.sort_by_key(|(place, i, _)| (*place, *i));
    fields.finish(read.into_iter().map(|(_, i, phase)| (phase, i)).unzip())
}

/// The action counts phases in their order; the form wants the error beside the row.
fn beside_rows(here: &Here, errors: &FieldErrors, places: &[usize]) -> FieldErrors {
    let mut moved = FieldErrors::default();
    for (field, text) in errors.iter() {
        let (name, place) = field.rsplit_once('_').unwrap_or((field, ""));
        let row = place.parse::<usize>().ok().and_then(|i| places.get(i));
        let name = match row {
            Some(row) if name == "title" => format!("title_{row}_{}", here.tenant.locale),
            Some(row) => format!("{name}_{row}"),
            None => field.to_owned(),
        };
        moved.add(name, text.clone());
    }
    moved
}

fn stored(here: &Here, phases: &[Phase]) -> FormView {
    phases.iter().enumerate().fold(FormView::new(), |form, (i, phase)| {
        let form = form
            .add(&format!("id_{i}"), phase.id.to_string())
            .add(&format!("position_{i}"), (i + 1).to_string())
            .add(&format!("starts_at_{i}"), local(here, phase.starts_at))
            .add(&format!("ends_at_{i}"), local(here, phase.ends_at))
            .tick(&format!("propose_{i}"), phase.rules.propose)
            .tick(&format!("support_{i}"), phase.rules.support)
            .tick(&format!("vote_{i}"), phase.rules.vote)
            .tick(&format!("comment_{i}"), phase.rules.comment);
        let form = fill(form, here, &format!("title_{i}"), &phase.title);
        fill(form, here, &format!("description_{i}"), &phase.description)
    })
}

fn page(here: &Here, process: &Process, form: FormView, filled: usize) -> PhasesPage {
    let title = |i: usize| form.value(&format!("title_{i}_{}", here.tenant.locale)).to_owned();
    let rows = (0..=filled.min(MOST))
        .map(|index| Row { index, title: title(index), new: index == filled })
        .collect();
    let form = if form.value(&format!("position_{filled}")).is_empty() {
        form.add(&format!("position_{filled}"), (filled + 1).to_string())
            .tick(&format!("comment_{filled}"), true)
    } else {
        form
    };
    let locked = process.rules_locked_at;
    let others = Wording::languages(here, here.tenant.locale);
    PhasesPage { form, rows, languages: languages(here), zone: zone(here), locked, others }
}
