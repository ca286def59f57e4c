//! What guests show at the door: eight letters and digits that cannot be taken for each other, and the same as squares.

use fast_qr::{ECL, QRBuilder};
use kernel::Env;

/// Without 0 and O, 1 and I.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A fresh code: 40 random bits, unique in the organisation by a key of its table.
pub(crate) fn draw(env: &Env) -> String {
    env.random::<8>().iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// A code as it is read out and printed, as in «K7PX-Q2MD».
pub(crate) fn spaced(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}

/// The code that somebody typed or scanned: also in small letters, with spaces, or as the end of an address.
pub(crate) fn read(typed: &str) -> String {
    let last = typed.rsplit(['=', '/']).next().unwrap_or_default();
    let plain = last.chars().filter(char::is_ascii_alphanumeric).take(16);
    plain.map(|c| c.to_ascii_uppercase()).collect()
}

/// The light border that scanners want, in squares.
const BORDER: usize = 4;

/// A text as a picture in SVG, black on white, in squares; none for a text too long to be scanned.
pub(crate) fn squares(text: &str, label: &str) -> Option<String> {
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
    let label = web::Html::escaped(label);
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
    fn codes_are_read_however_they_are_typed() {
        let code = draw(&Env::system());
        assert!(code.len() == 8 && !code.contains(['0', 'O', '1', 'I']));
        assert_eq!(spaced("K7PXQ2MD"), "K7PX-Q2MD");
        assert_eq!(read(" k7px q2md "), "K7PXQ2MD");
        assert_eq!(read("https://x.example/it/admin/y/check-in?code=K7PXQ2MD"), "K7PXQ2MD");
        assert_eq!(read("\u{202e}è"), "");
    }

    #[test]
    fn squares_have_a_border_and_an_escaped_label() {
        let svg = squares("https://sarmato.example/x", "Codice «<b>»").unwrap();
        assert!(svg.contains("viewBox=\"0 0 33 33\"") && svg.contains("Codice «&lt;b&gt;»"), "{svg}");
        assert_eq!(squares(&"x".repeat(5_000), ""), None);
    }
}
