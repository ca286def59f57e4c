use http::{HeaderMap, header};
use kernel::Locale;

/// The language the browser asks for first, among those there are; `None` when it asks for none of them.
pub fn preferred(headers: &HeaderMap, available: &[Locale]) -> Option<Locale> {
    let asked = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut wishes: Vec<(f32, Locale)> = asked.split(',').filter_map(wish).collect();
    // Equal wishes keep their order.
    wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
    wishes.into_iter().map(|(_, locale)| locale).find(|locale| available.contains(locale))
}

/// `it-IT;q=0.8` → 0.8, it.
fn wish(part: &str) -> Option<(f32, Locale)> {
    let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    let language = tag.trim().split('-').next()?.to_ascii_lowercase();
    let wanted = weight > 0.0 && weight <= 1.0;
    wanted.then_some((weight, language.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_wish_that_can_be_met_wins() {
        let ask = |value: &'static str| {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, value.parse().unwrap())]);
            preferred(&headers, &[Locale::IT, Locale::EN])
        };
        assert_eq!(ask("en-GB,en;q=0.9,it;q=0.8"), Some(Locale::EN));
        assert_eq!(ask("de-DE, en;q=0.4, it;q=0.5"), Some(Locale::IT));
        assert_eq!(ask("IT-it"), Some(Locale::IT));
        assert_eq!(ask("de, *;q=0.5"), None);
        assert_eq!(ask("it;q=0, en;q=x, ;;,"), None);
        assert_eq!(preferred(&HeaderMap::new(), &[Locale::IT]), None);
    }
}
