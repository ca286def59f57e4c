//! What becomes of a brand colour: the palette solved from it, as swatches drawn by the server.

use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;
use web::{
    Page,
    palette::{Colour, Palette, SHEET, contrast},
};

use crate::Here;

/// The colour of text on paper.
const INK: Colour = Colour([0x17, 0x21, 0x2b]);

/// The swatches, or the note that this is no colour.
#[derive(Clone, Serialize)]
pub(crate) struct PaletteView {
    swatches: Vec<Swatch>,
}

/// A colour, what it is for, and the contrast that makes it safe there.
#[derive(Clone, Serialize)]
struct Swatch {
    colour: String,
    /// Which message says what it is for.
    role: &'static str,
    contrast: f64,
}

impl PaletteView {
    /// The palette of a colour as typed.
    pub(super) fn of(brand: &str, accent: Option<u16>) -> Self {
        let Ok(brand) = brand.trim().parse::<Colour>() else { return Self { swatches: Vec::new() } };
        let palette = Palette::of(brand, accent);
        let swatch = |role, colour: Colour, other| Swatch {
            colour: colour.to_string(),
            role,
            contrast: (contrast(colour, other) * 10.0).floor() / 10.0,
        };
        Self {
            swatches: vec![
                swatch("line", palette.brand, SHEET),
                swatch("link", palette.step(700), SHEET),
                swatch("text", palette.step(600), SHEET),
                swatch("band", palette.step(900), SHEET),
                swatch("ground", palette.step(100), INK),
                swatch("now", palette.now, INK),
            ],
        }
    }
}

impl Page for PaletteView {
    const TEMPLATE: &'static str = "accounts/admin/palette.html";

    fn samples() -> Vec<Self> {
        vec![Self::of("#0e5a4c", None), Self::of("", None)]
    }
}

/// The accent hues a form offers: ochre, coral, aqua.
pub(super) fn accent(text: &str) -> Option<u16> {
    ["82", "30", "190"].contains(&text).then(|| text.parse().ok()).flatten()
}

/// `GET /{locale}/admin/organisation/palette?brand=…&accent=…`: the swatches alone, to be put into the page.
pub(super) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let query = here.query();
    let view = PaletteView::of(query.value("brand"), accent(query.value("accent")));
    let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &view)?;
    Ok(Html(html).into_response())
}
