//! The form of a work: read, and shown again; under it its diary and photographs.

use accounts::Choice;
use axum::response::Response;
use engagement::{Size, attachments};
use kernel::{FieldErrors, Money, Problem, Text, Timestamp};
use serde::Serialize;
use spaces::{
    Inside, LabelId, Scheme, Wording, process,
    translated::{fill, fill_beside, languages, read_beside, read_line, read_text},
};
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    MAX_TEXT, MAX_TITLE, NewWork, Settings, Work,
    model::YEARS,
    pages::{noon, this_day},
    store,
};

/// The form.
#[derive(Serialize)]
pub(crate) struct FormPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    /// Those besides the first, for what has a field without one.
    others: Vec<Choice>,
    stages: Vec<Choice>,
    categories: Vec<Choice>,
    /// The works that this one can be a part of.
    parents: Vec<Choice>,
    currency: String,
    action: String,
    back: String,
    known: Option<Known>,
}

/// What there is of a work besides its form.
#[derive(Serialize)]
struct Known {
    public_href: String,
    deletion_href: String,
    diary_action: String,
    photographs_action: String,
    diary: Vec<EntryRow>,
    photographs: Vec<PhotographRow>,
}

#[derive(Serialize)]
struct EntryRow {
    day: Timestamp,
    title: String,
    amount: Option<Money>,
    deletion_action: String,
}

#[derive(Serialize)]
struct PhotographRow {
    src: String,
    shows: String,
    deletion_action: String,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "accountability/admin/form.html";

    fn samples() -> Vec<Self> {
        let entry = |amount: Option<i64>| EntryRow {
            day: Timestamp::default(),
            title: "Gara chiusa".into(),
            amount: amount.map(Money::eur),
            deletion_action: "/it/admin/x/1/diary/2/deletion".into(),
        };
        let photograph = || PhotographRow {
            src: "/files/0a1b/small".into(),
            shows: "Operai".into(),
            deletion_action: "/it/admin/x/1/photographs/2/deletion".into(),
        };
        let page = |form, full: Option<bool>| Self {
            title: "Panchine".into(),
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            others: vec![Choice::new("en", "English")],
            stages: vec![Choice::new("0", "Progetto")],
            categories: if full.is_some() { vec![Choice::new("1", "Verde")] } else { Vec::new() },
            parents: if full.is_some() { vec![Choice::new("1", "Parco")] } else { Vec::new() },
            currency: "EUR".into(),
            action: "/it/admin/x".into(),
            back: "/it/admin/x".into(),
            known: full.map(|full| Known {
                public_href: "/it/processes/x/accountability/1".into(),
                deletion_href: "/it/admin/x/1/deletion".into(),
                diary_action: "/it/admin/x/1/diary".into(),
                photographs_action: "/it/admin/x/1/photographs".into(),
                diary: if full { vec![entry(Some(5)), entry(None)] } else { Vec::new() },
                photographs: if full { vec![photograph()] } else { Vec::new() },
            }),
        };
        let wrong = FormView::new().with_sample_error("title_it", "Manca il titolo.");
        vec![page(wrong, None), page(FormView::new(), Some(true)), page(FormView::new(), Some(false))]
    }
}

/// The form of a new work.
pub(super) fn empty(inside: &Inside) -> FormView {
    use chrono::Datelike;
    FormView::new().add("year", this_day(&inside.here).year().to_string()).add("stage", "0")
}

/// The form of a work as it is.
pub(super) fn filled(inside: &Inside, work: &Work, all: &[Work]) -> FormView {
    let parent = work.parent.and_then(|id| all.iter().find(|w| w.id == id)).map(|w| w.number.to_string());
    let form = FormView::new()
        .add("external_id", work.external_id.as_str())
        .add("parent", parent.unwrap_or_default())
        .add("year", work.year.to_string())
        .add("category", work.category.map(|id| id.to_string()).unwrap_or_default())
        .add("stage", work.stage.to_string())
        .add("progress", work.progress.map(|p| p.to_string()).unwrap_or_default())
        .add("budget", work.budget.to_decimal())
        .add("due", work.due.map(|day| day.to_string()).unwrap_or_default())
        .add("link", work.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default());
    let texts = [
        ("title", &work.title),
        ("description", &work.description),
        ("now", &work.now),
        ("delay", &work.delay),
    ];
    let form = fill_beside(form, "office", &work.office);
    texts.into_iter().fold(form, |form, (name, text)| fill(form, &inside.here, name, text))
}

/// Reads the form.
///
/// # Errors
/// What is wrong.
pub(super) fn read(inside: &Inside, form: &FormData) -> Result<NewWork, FieldErrors> {
    let here = &inside.here;
    let currency = inside.component.settings::<Settings>().unwrap_or_default().currency;
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", MAX_TITLE, Some("accountability-title-missing"));
    let description = read_text(&mut fields, here, "description", MAX_TEXT);
    let now = read_line(&mut fields, here, "now", 300, None);
    let delay = read_text(&mut fields, here, "delay", 600);
    let year = fields.number("year", YEARS).required_or(Text::new("accountability-year-wrong")).or(0);
    let stage = fields.number("stage", 0..=99).required_or(Text::new("accountability-stage-wrong")).or(0);
    let progress = fields.number("progress", 0..=100).optional();
    let budget = fields.money("budget", currency).required_or(Text::new("accountability-amount-missing"));
    let budget = budget.or(Money::new(0, currency));
    let due = fields.date("due").optional();
    let office = read_beside(&mut fields, here, "office", 120);
    let external_id = fields.line("external_id").max(60).optional();
    let parent = fields.number("parent", 1..=i64::MAX).optional();
    let category = fields.parsed::<LabelId>("category", "accountability-label-unknown").optional();
    let link = fields.link("link").optional();
    fields.finish(NewWork {
        external_id,
        parent,
        title,
        description,
        year,
        category,
        office,
        stage,
        progress,
        budget,
        due,
        now,
        delay,
        link,
    })
}

/// Shows the form.
pub(super) async fn show(
    inside: &Inside,
    form: FormView,
    work: Option<&Work>,
    wrong: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let settings: Settings = inside.component.settings()?;
    let labels = process::store::labels(&tx, inside.process.id).await?;
    let all = store::all(&tx, inside.component.id).await?;
    let known = match work {
        Some(work) => Some(known(inside, &tx, work).await?),
        None => None,
    };
    let page = FormPage {
        others: Wording::languages(here, here.tenant.locale),
        title: match work {
            Some(work) => work.title.text(here.locale).to_owned(),
            None => here.words("accountability-new"),
        },
        form,
        languages: languages(here),
        stages: settings
            .stage_names(here)
            .into_iter()
            .enumerate()
            .map(|(i, name)| Choice::new(i.to_string(), name))
            .collect(),
        categories: labels
            .iter()
            .filter(|l| l.scheme == Scheme::Category)
            .map(|l| Choice::new(l.id.to_string(), l.title.text(here.locale)))
            .collect(),
        parents: all
            .iter()
            .filter(|w| w.parent.is_none() && work.is_none_or(|work| work.id != w.id))
            .map(|w| Choice::new(w.number.to_string(), w.title.text(here.locale)))
            .collect(),
        currency: settings.currency.to_string(),
        action: here.to(&inside.admin_path(&work.map(|w| format!("/{}", w.number)).unwrap_or_default())),
        back: here.to(&inside.admin_path("")),
        known,
    };
    let frame = inside.admin_frame(page.title.clone());
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}

async fn known(inside: &Inside, tx: &db::Tx, work: &Work) -> Result<Known, Problem> {
    let here = &inside.here;
    let to = |rest: &str| here.to(&inside.admin_path(&format!("/{}{rest}", work.number)));
    let files = attachments::of(tx, &work.reference()).await?;
    Ok(Known {
        public_href: here.to(&inside.path(&format!("/{}", work.words()))),
        deletion_href: to("/deletion"),
        diary_action: to("/diary"),
        photographs_action: to("/photographs"),
        diary: store::diary(tx, work.id)
            .await?
            .into_iter()
            .map(|entry| EntryRow {
                day: noon(here, entry.day),
                title: entry.title.text(here.locale).to_owned(),
                amount: entry.amount.map(|minor| Money::new(minor, work.budget.currency)),
                deletion_action: to(&format!("/diary/{}/deletion", entry.id)),
            })
            .collect(),
        photographs: files
            .iter()
            .map(|file| PhotographRow {
                src: engagement::image_path(&file.hash, Size::Small),
                shows: file.says(here.locale).0,
                deletion_action: to(&format!("/photographs/{}/deletion", file.id)),
            })
            .collect(),
    })
}
