//! What is handed out as a PDF: the organisation's name and colour on it, set where no other request waits.

use accounts::Here;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Datelike, Days, NaiveTime, TimeZone};
use db::Tx;
use kernel::{Problem, Timestamp};
use print::{Block, Day, Document, Paper};
use tokio::sync::Semaphore;
use web::palette::{Colour, Palette};

/// So many are set at once; the others wait, so that a crowd of downloads leaves the processor to the pages.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Who hands it out.
pub fn publisher(here: &Here) -> String {
    let body = &here.tenant.profile.body;
    if body.is_empty() { here.tenant.name.clone() } else { body.clone() }
}

/// A document of the organisation, dated today.
pub fn document(here: &Here, title: String, now: Timestamp, paper: Paper, blocks: Vec<Block>) -> Document {
    let brand = here.tenant.profile.brand.parse::<Colour>();
    let Colour(colour) = brand.map_or(Colour([0x17, 0x21, 0x2b]), |brand| Palette::of(brand, None).step(700));
    let today = now.with_timezone(&here.tenant.time_zone).date_naive();
    let day = Day {
        year: u16::try_from(today.year()).unwrap_or_default(),
        month: u8::try_from(today.month()).unwrap_or(1),
        day: u8::try_from(today.day()).unwrap_or(1),
    };
    Document { lang: here.locale.to_string(), title, author: publisher(here), day, paper, colour, blocks }
}

/// The time, for a sheet that names its day: what is kept of it holds until midnight.
pub fn now_until_midnight(here: &Here, tx: &Tx) -> Timestamp {
    let zone = here.tenant.time_zone;
    tx.now_until(|now| {
        let tomorrow = now.with_timezone(&zone).date_naive() + Days::new(1);
        let midnight = zone.from_local_datetime(&tomorrow.and_time(NaiveTime::MIN)).earliest();
        midnight.map(|at: DateTime<_>| at.to_utc())
    })
}

/// Sets a document and sends it under a name. Close the transaction before.
///
/// # Errors
/// [`Problem::Fault`] when it cannot be set.
pub async fn answer(document: Document, name: &str) -> Result<Response, Problem> {
    let _turn = AT_ONCE.acquire().await.map_err(anyhow::Error::from)?;
    let set =
        tokio::task::spawn_blocking(move || print::set(&document)).await.map_err(anyhow::Error::from)?;
    let bytes = set.map_err(anyhow::Error::from)?;
    let name = format!("attachment; filename=\"{name}.pdf\"");
    let headers = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}
