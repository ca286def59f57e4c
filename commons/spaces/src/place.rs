//! Places in forms: an address in words and a point on a map, the same wherever something has one. The template is
//! `spaces/_place.html`.

use std::str::FromStr;

use accounts::Here;
use kernel::{FieldErrors, Text};
use serde::{Deserialize, Serialize};
use web::form::{FormView, Reading};

use crate::Place;

/// The longest address in words, in characters.
const ADDRESS_MAX: usize = 200;

/// Zoom of web maps.
const ZOOM: std::ops::RangeInclusive<i64> = 0..=19;

/// How near a map shows a point that is known already.
const NEAR: i64 = 16;

/// A part of the world: its middle in degrees (WGS 84), and how near.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapView {
    /// Latitude of the middle.
    pub lat: f64,
    /// Longitude of the middle.
    pub lng: f64,
    /// Zoom of web maps, 0 for the world to 19 for a house.
    pub zoom: i64,
}

impl Default for MapView {
    fn default() -> Self {
        // Italy as a whole, until somebody says where the town is.
        Self { lat: 42.5, lng: 12.5, zoom: 5 }
    }
}

impl MapView {
    /// The surroundings of the points that are known; none without any.
    pub fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let (mut lats, mut lngs, mut count) = (0.0, 0.0, 0.0);
        for (lat, lng) in points {
            (lats, lngs, count) = (lats + lat, lngs + lng, count + 1.0);
        }
        (count > 0.0).then(|| Self { lat: lats / count, lng: lngs / count, zoom: NEAR - 2 })
    }

    /// Puts it into the fields of `spaces/_map_view.html`.
    pub fn fill(self, form: FormView) -> FormView {
        let form = form.add("map_lat", self.lat.to_string()).add("map_lng", self.lng.to_string());
        form.add("map_zoom", self.zoom.to_string())
    }

    /// Reads those fields; what they do not say stays as it is here.
    #[must_use]
    pub fn read(self, read: &mut Reading<'_>) -> Self {
        Self {
            lat: read.parsed::<Degrees>("map_lat", "spaces-lat-wrong").or(Degrees(self.lat)).0,
            lng: read.parsed::<Degrees>("map_lng", "spaces-lng-wrong").or(Degrees(self.lng)).0,
            zoom: read.number("map_zoom", ZOOM).or(self.zoom),
        }
    }

    /// Checks what no form can be trusted with.
    pub fn check(self, errors: &mut FieldErrors) {
        check_point((self.lat, self.lng), ["map_lat", "map_lng"], errors);
        if !ZOOM.contains(&self.zoom) {
            let range = Text::new("web-form-range").with("min", *ZOOM.start()).with("max", *ZOOM.end());
            errors.add("map_zoom", range);
        }
    }

    /// Close to the point of a place, if it has one.
    #[must_use]
    pub fn near(self, place: &Place) -> Self {
        place.point.map_or(self, |(lat, lng)| Self { lat, lng, zoom: NEAR })
    }
}

/// A map as `ui/map.html` draws it.
#[derive(Clone, Debug, Serialize)]
pub struct MapFrame {
    lat: f64,
    lng: f64,
    zoom: i64,
    tiles: String,
    attribution: String,
    label: String,
}

impl MapFrame {
    /// A map of a part of the world; `label` says what it is for.
    pub fn new(here: &Here, view: MapView, label: &'static str) -> Self {
        Self {
            lat: view.lat,
            lng: view.lng,
            zoom: view.zoom,
            tiles: here.state.settings.tiles.clone().unwrap_or_default(),
            attribution: here.words("spaces-map-attribution"),
            label: here.words(label),
        }
    }

    /// The map of a form, to point at.
    pub fn to_point(here: &Here, view: MapView) -> Self {
        Self::new(here, view, "spaces-map-pick")
    }

    /// An invented one.
    pub fn sample() -> Self {
        Self {
            lat: 44.98,
            lng: 9.49,
            zoom: 14,
            tiles: String::new(),
            attribution: String::new(),
            label: "Mappa".into(),
        }
    }
}

/// Degrees as people type them, with a comma or a point.
struct Degrees(f64);

impl FromStr for Degrees {
    type Err = std::num::ParseFloatError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.trim().replace(',', ".").parse().map(Degrees)
    }
}

impl Place {
    /// Reads the fields `address`, `lat` and `lng`.
    pub fn read(read: &mut Reading<'_>) -> Self {
        let address = read.line("address").max(ADDRESS_MAX).value();
        let lat = read.parsed::<Degrees>("lat", "spaces-lat-wrong").optional();
        let lng = read.parsed::<Degrees>("lng", "spaces-lng-wrong").optional();
        if lat.is_some() != lng.is_some() && read.is_fine() {
            read.error(if lat.is_none() { "lat" } else { "lng" }, Text::new("spaces-point-half"));
        }
        Self { address, point: lat.zip(lng).map(|(lat, lng)| (lat.0, lng.0)) }
    }

    /// Puts the place into its fields.
    pub fn fill(&self, form: FormView) -> FormView {
        let form = form.add("address", self.address.as_str());
        match self.point {
            Some((lat, lng)) => form.add("lat", lat.to_string()).add("lng", lng.to_string()),
            None => form,
        }
    }

    /// Checks what no form can be trusted with: the length of the address, and that the point is on Earth.
    pub fn check(&self, errors: &mut FieldErrors) {
        let length = self.address.chars().count();
        if length > ADDRESS_MAX {
            let text = Text::new("web-form-too-long").with("length", length).with("max", ADDRESS_MAX);
            errors.add("address", text);
        }
        if let Some(point) = self.point {
            check_point(point, ["lat", "lng"], errors);
        }
    }
}

fn check_point((lat, lng): (f64, f64), [lat_field, lng_field]: [&str; 2], errors: &mut FieldErrors) {
    if !(-90.0..=90.0).contains(&lat) {
        errors.add(lat_field, Text::new("spaces-lat-wrong"));
    }
    if !(-180.0..=180.0).contains(&lng) {
        errors.add(lng_field, Text::new("spaces-lng-wrong"));
    }
}

#[cfg(test)]
mod tests {
    use web::form::FormData;

    use super::*;

    #[test]
    fn degrees_are_read_as_people_type_them_and_both_or_none_are_needed() {
        let read = |lat: &str, lng: &str| {
            let form = FormData::of([("address", "Piazza Roma"), ("lat", lat), ("lng", lng)]);
            let mut fields = form.read();
            let place = Place::read(&mut fields);
            fields.finish(place)
        };
        assert_eq!(read("44,98", "9.49").unwrap().point, Some((44.98, 9.49)));
        assert_eq!(read("", "").unwrap().point, None);
        assert_eq!(read("44,98", "").unwrap_err().iter().next().unwrap().0, "lng");
        assert!(read("nord", "9").is_err());
    }

    #[test]
    fn a_point_is_on_earth() {
        let wrong = |point| {
            let mut errors = FieldErrors::default();
            Place { address: String::new(), point: Some(point) }.check(&mut errors);
            !errors.is_empty()
        };
        assert!(!wrong((44.98, 9.49)));
        assert!(wrong((91.0, 9.0)) && wrong((44.0, -181.0)) && wrong((f64::NAN, 9.0)));
    }
}
