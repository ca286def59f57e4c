use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::palette::{Colour, Palette};

/// What changes beyond colour: shape, widths, order. The stylesheet holds the rules, by `data-look` on the root element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A small town.
    #[default]
    Borgo,
    /// A region.
    Regione,
    /// A school.
    Scuola,
}

impl Look {
    /// The word in `data-look`.
    pub fn as_str(self) -> &'static str {
        match self {
            Look::Borgo => "borgo",
            Look::Regione => "regione",
            Look::Scuola => "scuola",
        }
    }
}

/// An organisation's colours as a stylesheet, with the hash that goes into its address (`/theme-<hash>.css`).
pub fn theme_css(brand: Colour, accent: Option<u16>) -> (String, String) {
    let palette = Palette::of(brand, accent);
    let mut css = String::from(":root{");
    let mut set = |name: &str, value: &dyn std::fmt::Display| {
        // Writing to a String cannot fail.
        let _ = write!(css, "--a-{name}:{value};");
    };
    for (step, colour) in &palette.steps {
        set(&format!("b{step}"), colour);
    }
    set("now", &palette.now);
    set("now-soft", &palette.now_soft);
    set("brand", &palette.brand);
    css.push_str(
        "--bs-primary:var(--a-b700);--bs-link-color:var(--a-b700);--bs-link-hover-color:var(--a-b900)}\n",
    );
    let digest = Sha256::digest(css.as_bytes());
    let hash = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    (hash, css)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_changes_with_the_colours_only() {
        let green: Colour = "#0e5a4c".parse().unwrap();
        let (hash, css) = theme_css(green, None);
        assert_eq!((&hash, &css), (&theme_css(green, None).0, &theme_css(green, None).1));
        assert_ne!(hash, theme_css(green, Some(30)).0);
        assert_eq!(hash.len(), 8);
        assert!(css.starts_with(":root{--a-b50:#f1f7f5;"), "{css}");
        assert!(css.contains("--a-brand:#0e5a4c;--bs-primary:var(--a-b700);"), "{css}");
    }
}
