use axum::response::Response;
use kernel::{Line, Text};
use serde::Serialize;
use spaces::{Inside, Labels, Strip};
use web::{Html, Page};

use super::{Row, facets, facets::FacetForm, grid, grid::GridView, sessions};
use crate::{actions, model::Settings, store};

/// The index of a programme, with its calendar: both made from the cards.
#[derive(Serialize)]
pub(super) struct ListPage {
    strip: Strip,
    title: Line,
    lead: String,
    rules: Html,
    segments: Vec<Segment>,
    grid: Option<GridView>,
    facets: FacetForm,
    rows: Vec<Row>,
    shown: String,
    /// Whether the programme has cards at all.
    any: bool,
    print_href: String,
    feed_href: String,
    /// What came of it so far.
    report_href: String,
    /// The desk of those who write cards.
    desk_href: Option<String>,
    /// What they asked for.
    applications_href: String,
}

/// A way to see the same.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Segment {
    label: String,
    href: String,
    icon: &'static str,
    current: bool,
}

impl Segment {
    pub(super) fn all(inside: &Inside, current: &str) -> Vec<Self> {
        let segment = |key: &'static str, path: &str, icon| Self {
            label: inside.here.words(key),
            href: inside.here.to(&inside.path(path)),
            icon,
            current: path == current,
        };
        vec![segment("exchange-view-list", "", "list"), segment("exchange-view-map", "/map", "map-marker")]
    }

    pub(super) fn samples() -> Vec<Self> {
        let segment =
            |label: &str, icon, current| Self { label: label.into(), href: "/it/x".into(), icon, current };
        vec![segment("Schede", "list", true), segment("Mappa", "map-marker", false)]
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "exchange/list.html";

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<Row>, active: usize, any: bool| Self {
            strip: Strip::sample(),
            title: "Scambi".into(),
            lead: if any { "17 buone pratiche da 8 enti.".into() } else { String::new() },
            rules: Html::escaped(if any { "Si partecipa così." } else { "" }),
            segments: Segment::samples(),
            grid: (!rows.is_empty()).then(GridView::sample),
            facets: FacetForm::sample(active),
            rows,
            shown: "17 schede".into(),
            any,
            print_href: "/it/x/calendar".into(),
            feed_href: "/it/x/calendar.ics".into(),
            report_href: "/it/x/report".into(),
            desk_href: any.then(|| "/it/x/desk".into()),
            applications_href: "/it/x/applications".into(),
        };
        vec![page(Row::samples(), 1, true), page(Vec::new(), 1, true), page(Vec::new(), 0, false)]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let cards = store::published(&tx, inside.component.id).await?;
    let all = store::sessions_of_programme(&tx, inside.component.id).await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    let labels = Labels::of(&tx, &inside).await?;
    let own = actions::own_bodies(&tx, &here.who, inside.component.id).await?;
    let seats = sessions::left(here, &tx, &cards, &all).await?;
    drop(tx);
    let any = !cards.is_empty();
    let lead = lead(&inside, &settings, &cards);
    let (cards, facets) = facets::narrow(&inside, cards, &bodies, &labels, &seats);
    let slots = grid::slots(&cards, &all);
    let count = i64::try_from(cards.len()).unwrap_or(0);
    let page = ListPage {
        strip: inside.strip(),
        title: inside.title(),
        lead: lead.clone(),
        rules: web::markdown(&settings.rules),
        segments: Segment::all(&inside, ""),
        grid: (!slots.is_empty()).then(|| GridView::new(&inside, &cards, &slots)),
        facets,
        rows: cards.iter().map(|card| Row::new(&inside, card)).collect(),
        shown: here.say(&Text::new("exchange-shown").with("count", count)),
        any,
        print_href: here.to(&inside.path("/calendar")),
        feed_href: here.to(&inside.path("/calendar.ics")),
        report_href: here.to(&inside.path("/report")),
        applications_href: here.to(&inside.path("/applications")),
        desk_href: (!own.is_empty()).then(|| here.to(&inside.path("/desk"))),
    };
    inside.frame(page.title.clone()).describe(lead).show(&page).await
}

/// The programme in a sentence: its own, or how much there is.
fn lead(inside: &Inside, settings: &Settings, cards: &[crate::Card]) -> String {
    if cards.is_empty() {
        return settings.subtitle.clone();
    }
    let bodies: std::collections::BTreeSet<_> = cards.iter().map(|card| card.body).collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let text =
        Text::new("exchange-lead").with("cards", count(cards.len())).with("bodies", count(bodies.len()));
    let said = inside.here.say(&text);
    if settings.period.is_empty() { said } else { format!("{said} {}.", capital(&settings.period)) }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
