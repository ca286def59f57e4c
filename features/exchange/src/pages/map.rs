use axum::response::Response;
use kernel::Line;
use serde::Serialize;
use spaces::{Inside, MapFrame, MapView, Strip};
use web::Page;

use super::{Row, list::Segment};
use crate::{
    model::{Body, Settings},
    store,
};

/// The bodies that host, on a map and in a list.
#[derive(Serialize)]
pub(super) struct MapPage {
    strip: Strip,
    title: Line,
    segments: Vec<Segment>,
    map: MapFrame,
    places: Vec<PlaceView>,
}

/// A body with its cards.
#[derive(Clone, Debug, Serialize)]
struct PlaceView {
    name: String,
    href: String,
    point: Option<Point>,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Point {
    lat: f64,
    lng: f64,
}

impl Page for MapPage {
    const TEMPLATE: &'static str = "exchange/map.html";

    fn samples() -> Vec<Self> {
        let place = |point| PlaceView {
            name: "Comune di Monza".into(),
            href: "/it/x?body=1".into(),
            point,
            rows: Row::samples(),
        };
        let page = |places| Self {
            strip: Strip::sample(),
            title: "Scambi".into(),
            segments: Segment::samples(),
            map: MapFrame::sample(),
            places,
        };
        vec![page(vec![place(Some(Point { lat: 45.5, lng: 9.2 })), place(None)]), page(Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let cards = store::published(&tx, inside.component.id).await?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    drop(tx);
    let place = |body: &Body| PlaceView {
        name: body.heading.clone(),
        href: format!("{}?body={}", here.to(&inside.path("")), body.id),
        point: body.at.point.map(|(lat, lng)| Point { lat, lng }),
        rows: cards.iter().filter(|card| card.body == body.id).map(|card| Row::new(&inside, card)).collect(),
    };
    let places: Vec<PlaceView> = bodies.iter().map(place).filter(|place| !place.rows.is_empty()).collect();
    let around = MapView::around(bodies.iter().filter_map(|body| body.at.point));
    // Bodies are towns far from each other: the map shows a region, not a street.
    let view = around.map_or(settings.map, |view| MapView { zoom: 8, ..view });
    let page = MapPage {
        strip: inside.strip(),
        title: inside.title(),
        segments: Segment::all(&inside, "/map"),
        map: MapFrame::new(here, view, "exchange-map-label"),
        places,
    };
    inside.frame(here.words("exchange-view-map")).show(&page).await
}
