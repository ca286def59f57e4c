//! Pictures of the demo's processes: flat shapes on a canvas, so that nobody's photograph is needed and the program holds
//! no binary.

use std::io::Cursor;

use anyhow::Context;
use image::{ImageFormat, Rgb, RgbImage};
use serde::Deserialize;

use super::content::Words;

/// The canvas that shapes are placed on.
const CANVAS: (f32, f32) = (1_600.0, 900.0);
/// Drawn larger; the picture is smoothed when it is made smaller for the web.
const SCALE: f32 = 1.5;

/// A picture, from its background to its foreground.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PicturePlan {
    /// What it shows, for those who do not see it.
    pub shows: Words,
    /// Colours of the sky, top and bottom.
    sky: (String, String),
    shape: Vec<Shape>,
}

/// Shapes of one colour.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    fill: String,
    /// Polygons.
    #[serde(default)]
    points: Vec<Vec<(f32, f32)>>,
    /// Left, top, width, height.
    #[serde(default)]
    rects: Vec<(f32, f32, f32, f32)>,
    /// Middle and radius.
    #[serde(default)]
    circles: Vec<(f32, f32, f32)>,
}

impl Shape {
    fn polygons(&self) -> impl Iterator<Item = Vec<(f32, f32)>> {
        let rect =
            |(x, y, w, h): &(f32, f32, f32, f32)| vec![(*x, *y), (x + w, *y), (x + w, y + h), (*x, y + h)];
        let circle = |(x, y, r): &(f32, f32, f32)| {
            let corner = |n: u16| {
                let (sin, cos) = (std::f32::consts::TAU * f32::from(n) / 48.0).sin_cos();
                (x + r * cos, y + r * sin)
            };
            (0..48).map(corner).collect()
        };
        let round = self.circles.iter().map(circle);
        self.points.iter().cloned().chain(self.rects.iter().map(rect)).chain(round)
    }
}

impl PicturePlan {
    /// Draws it as PNG.
    ///
    /// # Errors
    /// When a colour is not written as `#rrggbb`.
    pub fn draw(&self) -> anyhow::Result<Vec<u8>> {
        let (top, bottom) = (colour(&self.sky.0)?, colour(&self.sky.1)?);
        let (width, height) = (whole(CANVAS.0 * SCALE), whole(CANVAS.1 * SCALE));
        let mut picture = RgbImage::from_fn(width, height, |_, y| between(top, bottom, y, height));
        for shape in &self.shape {
            let ink = colour(&shape.fill)?;
            for polygon in shape.polygons() {
                fill(&mut picture, &polygon, ink);
            }
        }
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png)?;
        Ok(png.into_inner())
    }
}

fn between(top: Rgb<u8>, bottom: Rgb<u8>, y: u32, height: u32) -> Rgb<u8> {
    let mix = |i: usize| (u32::from(top.0[i]) * (height - y) + u32::from(bottom.0[i]) * y) / height;
    Rgb([0, 1, 2].map(|i| u8::try_from(mix(i)).unwrap_or(u8::MAX)))
}

/// Fills a polygon line by line between the edges it crosses.
fn fill(picture: &mut RgbImage, polygon: &[(f32, f32)], ink: Rgb<u8>) {
    let edges: Vec<_> = polygon.iter().zip(polygon.iter().cycle().skip(1)).collect();
    for y in 0..picture.height() {
        // Rows are few enough to be exact as floats.
        let level = (f32::from(u16::try_from(y).unwrap_or(u16::MAX)) + 0.5) / SCALE;
        let crossing = |((x1, y1), (x2, y2)): &(&(f32, f32), &(f32, f32))| {
            let crosses = (*y1 <= level) != (*y2 <= level);
            crosses.then(|| (x1 + (level - y1) / (y2 - y1) * (x2 - x1)) * SCALE)
        };
        let mut xs: Vec<f32> = edges.iter().filter_map(crossing).collect();
        xs.sort_by(f32::total_cmp);
        for span in xs.chunks_exact(2) {
            for x in whole(span[0])..whole(span[1]).min(picture.width()) {
                picture.put_pixel(x, y, ink);
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the canvas, never negative after clamping"
)]
fn whole(x: f32) -> u32 {
    x.round().max(0.0) as u32
}

fn colour(text: &str) -> anyhow::Result<Rgb<u8>> {
    let bytes = text.strip_prefix('#').and_then(hex).with_context(|| format!("{text} is no colour"))?;
    Ok(Rgb(bytes))
}

fn hex(digits: &str) -> Option<[u8; 3]> {
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_lie_where_they_are_put() {
        let plan: PicturePlan = toml::from_str(
            r##"
            shows = { it = "Un quadrato", en = "A square" }
            sky = ["#ffffff", "#ffffff"]
            [[shape]]
            fill = "#102030"
            rects = [[400, 300, 800, 300]]
            [[shape]]
            fill = "#ff0000"
            circles = [[800, 450, 50]]
            "##,
        )
        .unwrap();
        let picture = image::load_from_memory(&plan.draw().unwrap()).unwrap().into_rgb8();
        let at = |x: u32, y: u32| picture.get_pixel(x * 3 / 2, y * 3 / 2).0;
        assert_eq!(at(100, 100), [255, 255, 255]);
        assert_eq!(at(500, 310), [16, 32, 48]);
        assert_eq!(at(800, 450), [255, 0, 0]);
        assert_eq!(at(1_300, 310), [255, 255, 255]);
        assert!(colour("rosso").is_err() && colour("#fff").is_err());
    }
}
