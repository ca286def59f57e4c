//! The municipalities of the directory as points, drawn on the server: no tiles, no script, no third party. The facets beside it say
//! the same in words.

use std::collections::BTreeMap;

use accounts::Here;
use db::Tx;
use kernel::{Problem, Text};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::{Municipality, store};

/// The width of the drawing; its height follows from the land.
const WIDTH: f64 = 640.0;

/// How tall it may become, as a share of its width.
const TALLEST: f64 = 0.9;

/// Room for circles and names at the edges.
const MARGIN: f64 = 70.0;

/// More names than this hide each other.
const NAMED: usize = 14;

/// What is known of the places of processes.
pub(crate) struct Towns(BTreeMap<String, (f64, f64)>);

/// The map.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TownMap {
    width: i64,
    height: i64,
    towns: Vec<TownView>,
    /// Whether names are drawn.
    named: bool,
}

/// A municipality on it.
#[derive(Clone, Debug, Serialize)]
struct TownView {
    x: i64,
    y: i64,
    /// The radius of its circle.
    r: i64,
    name: String,
    /// How many processes concern it.
    count: usize,
    /// What a screen reader says.
    label: String,
    href: String,
    chosen: bool,
}

/// A municipality with how many processes concern it.
struct Counted<'a> {
    name: &'a str,
    point: (f64, f64),
    count: usize,
}

impl Towns {
    /// The points of the organisation's municipalities.
    pub(crate) async fn of(tx: &Tx) -> Result<Self, Problem> {
        let all = store::all(tx).await?;
        let point = |one: Municipality| one.point.map(|point| (one.name, point));
        Ok(Self(all.into_iter().filter_map(point).collect()))
    }

    /// The map of the places that processes concern, each with how many. None with fewer than two points, and none where
    /// every place would show `all` processes: it would tell nothing.
    pub(crate) fn map(
        &self,
        here: &Here,
        all: usize,
        counts: &BTreeMap<String, usize>,
        chosen: &[String],
    ) -> Option<TownMap> {
        let known: Vec<Counted<'_>> = counts
            .iter()
            .filter_map(|(name, count)| Some(Counted { name, point: *self.0.get(name)?, count: *count }))
            .collect();
        if known.iter().all(|town| town.count == all) {
            return None;
        }
        let (flat, height) = flattened(&known.iter().map(|town| town.point).collect::<Vec<_>>())?;
        let view = |(town, (x, y)): (&Counted<'_>, &(f64, f64))| {
            let query = utf8_percent_encode(town.name, NON_ALPHANUMERIC);
            let label = Text::new("spaces-map-town").with("name", town.name).with("count", town.count);
            TownView {
                x: whole(*x),
                y: whole(*y),
                r: whole(10.0 + 4.0 * f64::from(u32::try_from(town.count).unwrap_or(u32::MAX)).sqrt()),
                name: town.name.to_owned(),
                count: town.count,
                label: here.say(&label),
                href: here.to(&format!("/processes?place={query}")),
                chosen: chosen.iter().any(|name| name == town.name),
            }
        };
        let towns: Vec<TownView> = known.iter().zip(&flat).map(view).collect();
        Some(TownMap { width: whole(WIDTH), height, named: towns.len() <= NAMED, towns })
    }
}

/// Points of the globe on a sheet, and the height of the sheet. A municipality is small enough for the simplest projection:
/// a degree of longitude is shorter by the cosine of the latitude.
fn flattened(points: &[(f64, f64)]) -> Option<(Vec<(f64, f64)>, i64)> {
    if points.len() < 2 {
        return None;
    }
    let middle =
        points.iter().map(|(lat, _)| lat).sum::<f64>() / f64::from(u32::try_from(points.len()).ok()?);
    let shrink = middle.to_radians().cos();
    let flat: Vec<(f64, f64)> = points.iter().map(|(lat, lng)| (lng * shrink, -lat)).collect();
    let span = |pick: fn(&(f64, f64)) -> f64| {
        let least = flat.iter().map(pick).fold(f64::INFINITY, f64::min);
        (least, flat.iter().map(pick).fold(f64::NEG_INFINITY, f64::max) - least)
    };
    let ((left, wide), (top, tall)) = (span(|p| p.0), span(|p| p.1));
    let inner = WIDTH - 2.0 * MARGIN;
    let scale = (inner / wide.max(1e-6)).min(inner * TALLEST / tall.max(1e-6));
    let aside = (inner - wide * scale) / 2.0;
    let placed = |(x, y): &(f64, f64)| (MARGIN + aside + (x - left) * scale, MARGIN + (y - top) * scale);
    Some((flat.iter().map(placed).collect(), whole(tall * scale + 2.0 * MARGIN)))
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a sheet of a few hundred points")]
fn whole(x: f64) -> i64 {
    x.round() as i64
}

impl TownMap {
    /// An invented one for the samples of pages.
    pub(crate) fn samples() -> Vec<Self> {
        let town = |name: &str, chosen| TownView {
            x: 100,
            y: 90,
            r: 14,
            name: name.into(),
            count: 2,
            label: format!("{name}: 2 processi"),
            href: format!("/it/processes?place={name}"),
            chosen,
        };
        let map = |named| Self {
            width: 640,
            height: 360,
            towns: vec![town("Sarmato", true), town("Calendasco", false)],
            named,
        };
        vec![map(true), map(false)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_everything_is_on_the_sheet() {
        let (flat, height) = flattened(&[(45.0, 9.0), (44.0, 10.0), (44.5, 9.2)]).unwrap();
        assert!(flat[0].1 < flat[1].1 && flat[0].0 < flat[1].0);
        for (x, y) in &flat {
            assert!((0.0..=WIDTH).contains(x) && (0.0..=1_000.0).contains(y), "{x} {y}");
        }
        assert!(height > 0);
        assert!(flattened(&[(45.0, 9.0)]).is_none());
        // Two names for one place do no harm.
        assert!(flattened(&[(45.0, 9.0), (45.0, 9.0)]).is_some());
    }
}
