//! Points on a map, with the same in a list.

use kernel::{Locale, Problem};
use serde::Serialize;
use web::{Html, Page, Samples};

use super::{Placed, Scene};
use crate::{
    MapFrame, MapView,
    blocks::sources::{self, Point},
    translated::Line,
};

/// The most points of a block.
const POINTS: usize = 200;

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<MapBlock>();
}

#[derive(Serialize)]
struct MapBlock {
    id: String,
    title: Line,
    map: MapFrame,
    points: Vec<PointView>,
}

#[derive(Serialize)]
struct PointView {
    lat: f64,
    lng: f64,
    title: Line,
    address: String,
    kind: String,
    href: String,
}

impl Page for MapBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_map.html";

    fn samples() -> Vec<Self> {
        let point = |address: &str| PointView {
            lat: 44.98,
            lng: 9.49,
            title: Line::sample("Luce davanti alla scuola", Some(Locale::EN)),
            address: address.into(),
            kind: "Proposta".into(),
            href: "/it/x".into(),
        };
        let block = |lang| Self {
            id: "map".into(),
            title: Line::sample("Sulla mappa", lang),
            map: MapFrame::sample(),
            points: vec![point("Via della Fornace"), point("")],
        };
        vec![block(None), block(Some(Locale::EN))]
    }
}

pub(super) async fn map(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    let Some(process) = scene.surface.space() else { return Ok(None) };
    let here = scene.here;
    let mut points: Vec<Point> = Vec::new();
    for sources::Points(source) in here.state.extensions.all::<sources::Points>() {
        points.extend(source(here, scene.tx, process).await?);
    }
    points.truncate(POINTS);
    let Some(view) = MapView::around(points.iter().map(|point| point.at)) else { return Ok(None) };
    let point = |point: Point| PointView {
        lat: point.at.0,
        lng: point.at.1,
        title: point.title,
        address: point.address,
        kind: here.say(&point.kind),
        href: point.href,
    };
    scene.render(&MapBlock {
        id: placed.id.to_string(),
        title: scene.title(placed, "spaces-block-map"),
        map: MapFrame::new(here, view, "spaces-block-map-label"),
        points: points.into_iter().map(point).collect(),
    })
}
