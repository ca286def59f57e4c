//! All works of a monitoring as a table: CSV and XLSX, in the reader's language. The CSV can be read back.

use axum::response::Response;
use spaces::Inside;
use web::{Table, TableForm};

use crate::{Settings, store};

const COLUMNS: [&str; 9] = [
    "accountability-column-id",
    "accountability-column-title",
    "accountability-column-year",
    "accountability-column-stage",
    "accountability-column-budget",
    "accountability-column-spent",
    "accountability-column-office",
    "accountability-column-due",
    "accountability-column-now",
];

/// `GET …/works.csv`
pub(crate) async fn csv(inside: Inside) -> web::Result<Response> {
    download(&inside, TableForm::Csv).await
}

/// `GET …/works.xlsx`
pub(crate) async fn xlsx(inside: Inside) -> web::Result<Response> {
    download(&inside, TableForm::Xlsx).await
}

async fn download(inside: &Inside, form: TableForm) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let stages = settings.stage_names(here);
    let works = store::all(&here.db.read().await?, inside.component.id).await?;
    let mut table = Table::new(COLUMNS.iter().map(|key| here.words(key)).collect());
    for work in works {
        let stage =
            usize::try_from(work.stage).ok().and_then(|at| stages.get(at)).map(|stage| stage.text.clone());
        table.push(vec![
            work.external_id.into(),
            work.title.text(here.locale).into(),
            work.year.into(),
            stage.into(),
            work.budget.into(),
            work.spent.into(),
            work.office.into(),
            work.due.map(|day| day.to_string()).into(),
            work.now.text(here.locale).into(),
        ]);
    }
    let name = format!("{}-{}", inside.process.slug, inside.component.slug);
    Ok(table.download(form, &name).await?)
}
