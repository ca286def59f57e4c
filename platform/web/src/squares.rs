//! QR codes: on posters, tickets and beside short addresses.

use fast_qr::{ECL, QRBuilder};

use crate::Html;

/// The light border that scanners want, in squares.
const BORDER: usize = 4;

/// A text as a QR code: a picture in SVG, black on white, with a label for those who do not see it; none for a text too long
/// to be scanned.
pub fn squares(text: &str, label: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if code[y][x].value() {
                path.push_str(&format!("M{} {}h1v1h-1z", x + BORDER, y + BORDER));
            }
        }
    }
    let side = code.size + 2 * BORDER;
    let label = Html::escaped(label);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"a-qr\" viewBox=\"0 0 {side} {side}\" width=\"240\" height=\"240\" \
         role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>",
        label.as_str()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_have_a_border_and_an_escaped_label() {
        let svg = squares("https://sarmato.example/x", "Codice «<b>»").unwrap();
        assert!(svg.contains("viewBox=\"0 0 33 33\"") && svg.contains("Codice «&lt;b&gt;»"), "{svg}");
        assert_eq!(squares(&"x".repeat(5_000), ""), None);
    }
}
