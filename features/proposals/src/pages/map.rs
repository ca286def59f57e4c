use axum::response::Response;
use kernel::{Line, Text};
use serde::Serialize;
use spaces::{Inside, Labels, MapFrame, Strip};
use web::Page;

use super::{Chosen, Point, filters::FilterForm, list::Segment, proposal_path};
use crate::{
    model::{Settings, counts_shown, support_begun},
    store,
};

/// The most proposals that the map shows.
const POINTS: i64 = 500;

/// The proposals on a map, with the same in a list beside it.
#[derive(Serialize)]
pub(super) struct MapPage {
    strip: Strip,
    title: String,
    segments: Vec<Segment>,
    filter: FilterForm,
    action: String,
    map: MapFrame,
    pins: Vec<Pin>,
    shown: String,
}

#[derive(Serialize)]
struct Pin {
    number: i64,
    title: Line,
    href: String,
    place: Option<Line>,
    address: String,
    count: Option<i64>,
    point: Point,
}

impl Page for MapPage {
    const TEMPLATE: &'static str = "proposals/map.html";

    fn samples() -> Vec<Self> {
        let pin = |place: Option<&str>, count| Pin {
            number: 27,
            title: Line::sample("Luce davanti alla scuola", Some(kernel::Locale::EN)),
            href: "/it/x/27".into(),
            place: place.map(Into::into),
            address: if count == Some(1) { "Via della Fornace".into() } else { String::new() },
            count,
            point: Point { lat: 44.98, lng: 9.49 },
        };
        let page = |filter, pins| Self {
            strip: Strip::sample(),
            title: "86 proposte".into(),
            segments: Segment::samples(),
            filter,
            action: "/it/x/map".into(),
            map: MapFrame::sample(),
            pins,
            shown: "2 proposte sono sulla mappa.".into(),
        };
        let mut filters = FilterForm::samples().into_iter();
        let full = filters.next().map(|f| page(f, vec![pin(Some("Centro"), Some(1)), pin(None, None)]));
        let empty = filters.next().map(|f| page(f, Vec::new()));
        full.into_iter().chain(empty).collect()
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    if !settings.place {
        return Ok(here.go(&inside.path("")));
    }
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, &inside).await?;
    let facets = store::facets(&tx, inside.component.id).await?;
    let chosen = Chosen::read(&inside, &labels, &settings);
    let points = store::points(&tx, inside.component.id, &chosen.filter, POINTS).await?;
    drop(tx);
    let counts = counts_shown(&settings, &inside.timeline) && support_begun(&inside.timeline);
    let path = here.to(&inside.path("/map"));
    let page = MapPage {
        strip: inside.strip(),
        title: here.say(&Text::new("proposals-list-title").with("count", facets.all())),
        segments: Segment::pair(&inside, &chosen, &settings, true),
        filter: chosen.form(&inside, &labels, &facets, &settings, &path),
        action: path,
        map: MapFrame::new(here, settings.map, "proposals-map-label"),
        shown: here.say(&Text::new("proposals-map-shown").with("count", points.len())),
        pins: points
            .into_iter()
            .map(|p| Pin {
                number: p.number,
                href: here.to(&proposal_path(&inside, p.number, &p.title)),
                title: p.title(here.locale),
                place: labels.title(p.area_id),
                address: p.address,
                count: counts.then_some(p.supports),
                point: Point { lat: p.lat, lng: p.lng },
            })
            .collect(),
    };
    let about =
        Text::new("proposals-list-about").with("process", inside.process.texts.title.text(here.locale));
    inside.frame(here.words("proposals-view-map")).describe(here.say(&about)).show(&page).await
}
