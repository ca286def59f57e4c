//! The municipalities that an organisation's processes concern: its own list, with a point each where somebody gave one, and the
//! map that is drawn from them. No boundaries come along; a union of five towns is five points.

pub mod actions;
mod admin;
mod map;
pub(crate) mod store;

pub(crate) use admin::{samples as admin_samples, show, submit};
use kernel::{FieldErrors, Text};
pub(crate) use map::{TownMap, Towns};

/// The most municipalities of an organisation: more than any Italian region has.
pub(crate) const MOST: usize = 1_600;

/// The longest name, in characters.
pub(crate) const MAX_NAME: usize = 80;

/// A municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// Its name, by which processes name it.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub point: Option<(f64, f64)>,
}

/// Reads a list as people type it: one municipality a line, its point after semicolons, as in `Sarmato; 45,058; 9,490`.
///
/// # Errors
/// Names the first line that cannot be read.
pub(crate) fn read(text: &str) -> Result<Vec<Municipality>, FieldErrors> {
    let mut all: Vec<Municipality> = Vec::new();
    for (number, line) in (1_i64..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |key: &'static str| {
            let mut errors = FieldErrors::default();
            errors.add("municipalities", Text::new(key).with("line", number).with("text", line.trim()));
            errors
        };
        let mut parts = line.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        if name.is_empty() || name.contains(',') || name.chars().count() > MAX_NAME {
            return Err(wrong("spaces-towns-name-wrong"));
        }
        let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let degrees = |text: &str, most: f64| {
            text.replace(',', ".").parse::<f64>().ok().filter(|degrees| degrees.abs() <= most)
        };
        let point = match rest[..] {
            [] => None,
            [lat, lng] => match (degrees(lat, 90.0), degrees(lng, 180.0)) {
                (Some(lat), Some(lng)) => Some((lat, lng)),
                _ => return Err(wrong("spaces-towns-point-wrong")),
            },
            _ => return Err(wrong("spaces-towns-point-wrong")),
        };
        if all.iter().any(|known| known.name == name) {
            return Err(wrong("spaces-towns-twice"));
        }
        all.push(Municipality { name: name.to_owned(), point });
        if all.len() > MOST {
            return Err(wrong("spaces-towns-many"));
        }
    }
    Ok(all)
}

/// Writes a list as [`read`] reads it.
pub(crate) fn written(all: &[Municipality]) -> String {
    let line = |one: &Municipality| match one.point {
        Some((lat, lng)) => format!("{}; {}; {}", one.name, decimal(lat), decimal(lng)),
        None => one.name.clone(),
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn decimal(degrees: f64) -> String {
    degrees.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_is_typed_and_written_back() {
        let text = "Sarmato; 45,058; 9,49\n\n Calendasco ;45.09;9.6;\nRottofreno";
        let all = read(text).unwrap();
        assert_eq!(all.len(), 3);
        assert_eq!(all[1], Municipality { name: "Calendasco".into(), point: Some((45.09, 9.6)) });
        assert_eq!(read(&written(&all)).unwrap(), all);
    }

    #[test]
    fn the_first_wrong_line_is_named() {
        for wrong in
            ["; 45; 9", "A, B", "A; 45", "A; 95; 9", "A; nord; 9", "A; 1; 2; 3", "A\nA", &"x".repeat(81)]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
