//! All works of a monitoring as a table: CSV and XLSX, in the reader's language. The CSV can be read back.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use rust_xlsxwriter::{Format, Workbook};
use spaces::Inside;

use crate::{Settings, Work, store};

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

/// The columns that hold numbers: the year and the amounts.
const NUMBERS: [u16; 3] = [2, 4, 5];

/// `GET …/works.csv`: with a byte order mark, so that spreadsheets read it as UTF-8.
pub(crate) async fn csv(inside: Inside) -> web::Result<Response> {
    let (head, rows) = table(&inside).await?;
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let lines = std::iter::once(head).chain(rows);
    for line in lines {
        writer.write_record(line.iter().map(|text| harmless(text))).map_err(anyhow::Error::from)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::Error::from(error.into_error()))?;
    Ok(download(&inside, "csv", "text/csv; charset=utf-8", bytes))
}

/// `GET …/works.xlsx`
pub(crate) async fn xlsx(inside: Inside) -> web::Result<Response> {
    let (head, rows) = table(&inside).await?;
    let bytes =
        tokio::task::spawn_blocking(move || workbook(&head, &rows)).await.map_err(anyhow::Error::from)?;
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(&inside, "xlsx", mime, bytes?))
}

fn workbook(head: &[String], rows: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, text) in (0u16..).zip(head) {
        sheet.write_string_with_format(0, column, text, &bold)?;
    }
    for (line, row) in (1u32..).zip(rows) {
        for (column, text) in (0u16..).zip(row) {
            // Text stays text: a spreadsheet never runs it as a formula, and an id keeps its zeros.
            match text.parse::<f64>() {
                Ok(number) if NUMBERS.contains(&column) => drop(sheet.write_number(line, column, number)?),
                _ => drop(sheet.write_string(line, column, text.chars().take(32_000).collect::<String>())?),
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

async fn table(inside: &Inside) -> web::Result<(Vec<String>, Vec<Vec<String>>)> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let stages = settings.stage_names(here);
    let works = store::all(&here.db.read().await?, inside.component.id).await?;
    let row = |work: &Work| {
        let stage =
            usize::try_from(work.stage).ok().and_then(|at| stages.get(at)).cloned().unwrap_or_default();
        vec![
            work.external_id.clone(),
            work.title.text(here.locale).to_owned(),
            work.year.to_string(),
            stage,
            work.budget.to_decimal(),
            work.spent.to_decimal(),
            work.office.clone(),
            work.due.map(|day| day.to_string()).unwrap_or_default(),
            work.now.text(here.locale).to_owned(),
        ]
    };
    Ok((COLUMNS.iter().map(|key| here.words(key)).collect(), works.iter().map(row).collect()))
}

/// A spreadsheet runs a text that begins like a formula (OWASP, CSV injection); an apostrophe makes it a text.
fn harmless(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

fn download(inside: &Inside, ending: &str, mime: &'static str, bytes: Vec<u8>) -> Response {
    let name = format!("{}-{}.{ending}", inside.process.slug, inside.component.slug);
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}
