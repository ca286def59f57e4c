//! From one brand colour to a palette that cannot fail WCAG: every step is solved for a contrast, not for a lightness.
//! The steps are computed in OKLCH (Björn Ottosson, 2020), keeping the brand's hue.

use std::{fmt, str::FromStr};

/// The darkest paper on which text is set; contrasts are measured against it.
pub const SHEET: Colour = Colour([0xfa, 0xf8, 0xf4]);

/// A colour of the screen, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

/// Not a colour such as `#0e5a4c`.
#[derive(Debug, thiserror::Error)]
#[error("«{0}» is not a colour such as «#0e5a4c»")]
pub struct NotAColour(String);

impl FromStr for Colour {
    type Err = NotAColour;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let bad = || NotAColour(s.to_owned());
        let digits = s.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let n = u32::from_str_radix(digits.ok_or_else(bad)?, 16).map_err(|_| bad())?;
        let [_, r, g, b] = n.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Colour {
    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|byte| {
            let v = f64::from(byte) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Lightness, chroma and hue in degrees.
    fn to_lch(self) -> (f64, f64, f64) {
        let [r, g, b] = self.linear();
        let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
        let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
        let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
        let lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
        let a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
        let b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
        (lightness, a.hypot(b), (b.atan2(a).to_degrees() + 360.0) % 360.0)
    }
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2).
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (x, y) = (a.luminance(), b.luminance());
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

fn linear_rgb(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.3963377774 * a + 0.2158037573 * b).powi(3);
    let m = (lightness - 0.1055613458 * a - 0.0638541728 * b).powi(3);
    let s = (lightness - 0.0894841775 * a - 1.291485548 * b).powi(3);
    [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ]
}

/// The colour, its chroma lowered until it exists in sRGB.
fn colour(lightness: f64, chroma: f64, hue: f64) -> Colour {
    let mut chroma = chroma;
    loop {
        let rgb = linear_rgb(lightness, chroma.max(0.0), hue);
        if chroma <= 0.0 || rgb.iter().all(|v| (-0.0005..1.0005).contains(v)) {
            return Colour(rgb.map(to_byte));
        }
        chroma -= 0.004;
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–255 before")]
fn to_byte(linear: f64) -> u8 {
    let v = linear.max(0.0);
    let gamma = if v <= 0.0031308 { 12.92 * v } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
    (gamma.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// The lightest colour that still has the contrast with the paper.
fn solve(chroma: f64, hue: f64, target: f64) -> Colour {
    let (mut low, mut high) = (0.05, 1.0);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if contrast(colour(middle, chroma, hue), SHEET) > target {
            low = middle;
        } else {
            high = middle;
        }
    }
    colour(low, chroma, hue)
}

/// An organisation's colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The steps 50, 100, 200, … 900. 50 to 300 are grounds; from 400 on each keeps its contrast with the paper.
    pub steps: [(u16, Colour); 10],
    /// The accent that means «now»: ink on it is always readable.
    pub now: Colour,
    /// A ground in the accent's hue.
    pub now_soft: Colour,
    /// The exact brand colour where no text is set on it, if lines in it can be seen; else step 500.
    pub brand: Colour,
}

impl Palette {
    /// Solves the palette of a brand colour. Without an accent hue (0–360 degrees), the first of ochre, coral and aqua that
    /// is far enough from the brand.
    pub fn of(brand: Colour, accent: Option<u16>) -> Self {
        let (_, chroma, hue) = brand.to_lch();
        // Never grey, never neon.
        let c = chroma.clamp(0.03, 0.17);
        let steps = [
            (50, colour(0.972, c * 0.10, hue)),
            (100, colour(0.935, c * 0.24, hue)),
            (200, colour(0.87, c * 0.45, hue)),
            (300, colour(0.79, c * 0.65, hue)),
            (400, solve(c * 0.85, hue, 2.2)),
            (500, solve(c, hue, 3.3)),
            (600, solve(c, hue, 4.8)),
            (700, solve(c, hue, 7.2)),
            (800, solve(c * 0.9, hue, 10.2)),
            (900, solve(c * 0.75, hue, 13.6)),
        ];
        let far = |accent: f64| (((accent - hue + 540.0) % 360.0) - 180.0).abs() > 45.0;
        let own = [82.0, 30.0, 190.0].into_iter().find(|accent| far(*accent)).unwrap_or(82.0);
        let accent = accent.map_or(own, |degrees| f64::from(degrees % 360));
        let line = steps[5].1;
        Self {
            steps,
            now: colour(0.845, 0.15, accent),
            now_soft: colour(0.955, 0.04, accent),
            brand: if contrast(brand, SHEET) >= 3.0 { brand } else { line },
        }
    }

    /// A step by its number.
    pub fn step(&self, number: u16) -> Colour {
        self.steps.iter().find(|(n, _)| *n == number).map_or(self.brand, |(_, colour)| *colour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Colour = Colour([0x17, 0x21, 0x2b]);

    fn listed(brand: &str, accent: Option<u16>) -> String {
        let palette = Palette::of(brand.parse().unwrap(), accent);
        let steps = palette.steps.iter().map(|(_, colour)| *colour);
        let all = steps.chain([palette.now, palette.now_soft, palette.brand]);
        all.map(|colour| colour.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// The values in the design's stylesheet.
    #[test]
    fn the_design_s_three_towns_have_the_design_s_colours() {
        let montelume = "#f1f7f5 #deeee9 #bfdcd3 #9bc5ba #7db4a6 #529585 #36796a #155e50 #00463b #013028 \
                         #fdc146 #feeed3 #0e5a4c";
        let valdoria = "#f2f6fd #deeaff #bed5fe #98bcf8 #7daaf8 #5588e1 #3b6cc3 #2050a4 #0f3982 #052660 \
                        #ffb9a6 #fdece7 #1f4fa3";
        let rondini = "#f6f4fe #ebe5fe #d8cbff #c1acf9 #b799fd #9a73e8 #8057c9 #653aaa #4d2587 #361664 \
                       #ebca46 #f8f1d3 #6a35b8";
        assert_eq!(listed("#0e5a4c", None), montelume);
        assert_eq!(listed("#1f4fa3", Some(35)), valdoria);
        assert_eq!(listed("#6a35b8", Some(95)), rondini);
    }

    #[test]
    fn no_brand_can_fail() {
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let brand = Colour([r, g, b]);
                    let palette = Palette::of(brand, None);
                    let on_sheet = |step| contrast(palette.step(step), SHEET);
                    for (step, least) in
                        [(400, 2.1), (500, 3.0), (600, 4.5), (700, 7.0), (800, 10.0), (900, 13.0)]
                    {
                        assert!(on_sheet(step) >= least, "{brand} {step}: {}", on_sheet(step));
                    }
                    assert!(contrast(palette.step(700), palette.step(100)) >= 4.5, "{brand}: 700 on 100");
                    assert!(contrast(palette.step(100), palette.step(900)) >= 7.0, "{brand}: 100 on 900");
                    assert!(contrast(palette.now, INK) >= 7.0, "{brand}: ink on now");
                    assert!(contrast(palette.brand, SHEET) >= 3.0, "{brand}: brand");
                }
            }
        }
    }

    #[test]
    fn only_colours_are_colours() {
        assert!("#0E5a4c".parse::<Colour>().is_ok());
        for bad in ["", "0e5a4c", "#0e5a4", "#0e5a4g", "#+e5a4c", "red", "#0e5a4c;}"] {
            assert!(bad.parse::<Colour>().is_err(), "{bad}");
        }
    }
}
