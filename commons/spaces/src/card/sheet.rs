//! The card as a PDF, by whatever the program registers to set it.

use accounts::Here;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{Datelike, Days, NaiveTime, TimeZone};
use kernel::{Locale, Problem, Text};
use serde::Serialize;
use web::palette::{Colour, Palette};

use super::pages::{Part, parts};
use crate::pages::visible;

/// Sets a sheet as a tagged PDF.
pub struct Printer(pub fn(&Sheet) -> anyhow::Result<Vec<u8>>);

/// The card with what stands around it on paper.
#[derive(Clone, Serialize)]
pub struct Sheet {
    lang: Locale,
    publisher: String,
    kicker: String,
    title: String,
    lead: String,
    colour: String,
    parts: Vec<Part>,
    foot: Vec<String>,
    day: Day,
}

/// The day it is dated.
#[derive(Clone, Copy, Serialize)]
struct Day {
    year: i32,
    month: u32,
    day: u32,
}

/// Whether the card can be had as a PDF.
pub(super) fn is_printed(here: &Here) -> bool {
    !here.state.extensions.all::<Printer>().is_empty()
}

/// The organisation's colour, dark enough to be read on paper.
fn colour(brand: &str) -> String {
    let known = brand.parse::<Colour>().or_else(|_| "#17212b".parse());
    known.map(|brand| Palette::of(brand, None).step(700).to_string()).unwrap_or_default()
}

/// `GET /{locale}/processes/{process}/identity-card.pdf`
pub(crate) async fn show_pdf(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let Some(Printer(print)) = here.state.extensions.all::<Printer>().first() else {
        return Err(Problem::NotFound.into());
    };
    let tx = here.db.read().await?;
    let process = visible(&here, &tx, &slug).await?;
    let zone = here.tenant.time_zone;
    // It is dated: the same sheet holds until midnight.
    let now = tx.now_until(|now| {
        let tomorrow = now.with_timezone(&zone).date_naive() + Days::new(1);
        zone.from_local_datetime(&tomorrow.and_time(NaiveTime::MIN)).earliest().map(|at| at.to_utc())
    });
    let today = now.with_timezone(&zone).date_naive();
    let address = here.url(&here.to(&format!("/processes/{slug}")));
    let profile = &here.tenant.profile;
    let sheet = Sheet {
        lang: here.locale,
        publisher: if profile.body.is_empty() { here.tenant.name.clone() } else { profile.body.clone() },
        kicker: here.words("spaces-card-title"),
        title: process.texts.title.text(here.locale).to_owned(),
        lead: process.texts.short.text(here.locale).to_owned(),
        colour: colour(&profile.brand),
        parts: parts(&here, &tx, &process).await?,
        foot: vec![
            here.say(&Text::new("spaces-card-read-at").with("address", address)),
            here.say(&Text::new("spaces-card-printed").with("day", here.reader().date(now))),
        ],
        day: Day { year: today.year(), month: today.month(), day: today.day() },
    };
    drop(tx);
    let print = *print;
    let bytes = tokio::task::spawn_blocking(move || print(&sheet)).await.map_err(anyhow::Error::from)??;
    let name = format!("inline; filename=\"{slug}-{}.pdf\"", here.words("spaces-card-file"));
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}
