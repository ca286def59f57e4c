use axum::response::Response;
use kernel::Line;
use serde::Serialize;
use spaces::{Inside, MapFrame, Strip};
use web::Page;

use super::{Row, Seating, list::Segment, reader};
use crate::{
    model::Settings,
    store::{self, Scope},
};

/// The most meetings that the map shows.
const POINTS: i64 = 200;

/// What comes on a map, with the same in a list beside it.
#[derive(Serialize)]
pub(super) struct MapPage {
    strip: Strip,
    title: Line,
    segments: Vec<Segment>,
    map: MapFrame,
    rows: Vec<Row>,
}

impl Page for MapPage {
    const TEMPLATE: &'static str = "meetings/map.html";

    fn samples() -> Vec<Self> {
        let page = |rows| Self {
            strip: Strip::sample(),
            title: "Incontri".into(),
            segments: Segment::samples(),
            map: MapFrame::sample(),
            rows,
        };
        vec![page(Row::samples()), page(Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let scope = Scope::Component(inside.component.id);
    let cards = store::points(&tx, scope, &reader(&inside), POINTS).await?;
    let seating = Seating::read(&tx, &cards).await?;
    drop(tx);
    let page = MapPage {
        strip: inside.strip(),
        title: inside.title(),
        segments: Segment::all(&inside, "/map"),
        map: MapFrame::new(&inside.here, settings.map, "meetings-map-label"),
        rows: cards.iter().map(|card| Row::new(here, card, &seating, false)).collect(),
    };
    inside.frame(here.words("meetings-view-map")).show(&page).await
}
