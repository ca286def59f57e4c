//! A sheet for the notice board: what, when, where, and squares that lead to the page.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{Html, Page};

use super::{Seen, meeting_path, row::span};

/// The sheet.
#[derive(Serialize)]
pub(super) struct PosterPage {
    strip: Strip,
    body: String,
    title: kernel::Line,
    when: String,
    place: kernel::Line,
    summary: kernel::Line,
    accessibility: kernel::Line,
    services: Vec<String>,
    squares: Option<Html>,
    url: String,
    back_href: String,
}

impl Page for PosterPage {
    const TEMPLATE: &'static str = "meetings/poster.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool| Self {
            strip: Strip::sample(),
            body: "Comune di Montelume".into(),
            title: kernel::Line::sample("Assemblea di quartiere", Some(kernel::Locale::EN)),
            when: "giovedì 3 dicembre 2026, ore 18:00–20:00".into(),
            place: kernel::Line::sample(if full { "Sala civica" } else { "" }, None),
            summary: kernel::Line::sample(if full { "Parliamo del parco." } else { "" }, None),
            accessibility: kernel::Line::sample(if full { "Senza gradini." } else { "" }, None),
            services: if full { vec!["Spazio per i bambini".into()] } else { Vec::new() },
            squares: full.then(|| Html::trusted("<svg></svg>")),
            url: "https://x.example/it/x/1".into(),
            back_href: "/it/x/1".into(),
        };
        vec![page(true), page(false)]
    }
}

pub(super) async fn show(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let m = Seen::read(&inside, &words).await?.meeting;
    let path = here.to(&meeting_path(&inside, &m));
    let url = here.url(&path);
    let told = m.told(here.locale);
    let page = PosterPage {
        strip: inside.strip(),
        body: here.tenant.profile.body.clone(),
        title: told.title,
        when: span(here, m.content.starts_at, m.content.ends_at),
        place: told.place,
        summary: told.summary,
        accessibility: told.accessibility,
        services: told.services,
        squares: web::squares(&url, &here.words("meetings-poster-squares")).map(Html::trusted),
        url,
        back_href: path,
    };
    inside.frame(here.words("meetings-poster-title")).show(&page).await
}
