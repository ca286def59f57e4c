//! Numbers as a language writes them (marks from the Unicode CLDR). Month names and the order of a date are messages;
//! marks are here, because a message file cannot be asked while a plural is chosen.

use fluent_bundle::FluentValue;
use kernel::{Currency, Locale};

/// The marks of a language: between thousands and before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) group: char,
    pub(crate) decimal: char,
}

const POINT: Marks = Marks { group: ',', decimal: '.' };
const COMMA: Marks = Marks { group: '.', decimal: ',' };
const SPACE: Marks = Marks { group: '\u{a0}', decimal: ',' };

impl Marks {
    pub(crate) fn of(locale: Locale) -> Self {
        match locale.as_str() {
            "en" | "ga" | "mt" | "he" | "hi" | "ja" | "ko" | "th" | "zh" => POINT,
            "bg" | "cs" | "et" | "fi" | "fr" | "hu" | "lt" | "lv" | "nb" | "no" | "pl" | "ru" | "sk"
            | "sq" | "sv" | "uk" => SPACE,
            _ => COMMA,
        }
    }

    /// What Fluent calls for every number it prints.
    pub(crate) fn formatter<M>(self) -> fn(&FluentValue<'_>, &M) -> Option<String> {
        match self {
            POINT => |value, _| print(POINT, value),
            SPACE => |value, _| print(SPACE, value),
            _ => |value, _| print(COMMA, value),
        }
    }

    /// `1.486` or `-1.486`.
    pub(crate) fn whole(self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let sign = if n < 0 { "−" } else { "" };
        format!("{sign}{}", self.grouped(&digits))
    }

    /// A number with at most the given count of decimals, without trailing zeros.
    pub(crate) fn decimal(self, x: f64, decimals: usize) -> String {
        let text = format!("{:.decimals$}", x.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        let zero = whole == "0" && fraction.is_empty();
        let sign = if x < 0.0 && !zero { "−" } else { "" };
        let mark = if fraction.is_empty() { String::new() } else { self.decimal.to_string() };
        format!("{sign}{}{mark}{fraction}", self.grouped(whole))
    }

    /// An amount in minor units, with decimals only where it is not whole.
    pub(crate) fn amount(self, minor: i64, currency: Currency) -> String {
        let unit = 10_u64.pow(currency.decimals());
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let sign = if minor < 0 { "−" } else { "" };
        let whole = self.grouped(&whole.to_string());
        if rest == 0 {
            format!("{sign}{whole}")
        } else {
            let width = currency.decimals() as usize;
            format!("{sign}{whole}{}{rest:0width$}", self.decimal)
        }
    }

    fn grouped(self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(digit);
        }
        out
    }
}

/// The sign people know, or the code.
pub(crate) fn currency_sign(currency: Currency) -> (&'static str, bool) {
    match currency.code() {
        "EUR" => ("€", true),
        "GBP" => ("£", true),
        "USD" => ("$", true),
        "JPY" => ("¥", true),
        _ => ("", false),
    }
}

/// The sign where there is one, otherwise the code: how a field names the unit of its amounts.
pub(crate) fn currency_name(currency: Currency) -> String {
    match currency_sign(currency) {
        (sign, true) => sign.to_owned(),
        _ => currency.code().to_owned(),
    }
}

fn print(marks: Marks, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(marks.decimal(n.value, 6)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_marks() {
        assert_eq!(Marks::of(Locale::IT).whole(1_486), "1.486");
        assert_eq!(Marks::of(Locale::EN).whole(-1_234_567), "−1,234,567");
        assert_eq!(SPACE.whole(120_000), "120\u{a0}000");
        assert_eq!(COMMA.decimal(25.40, 1), "25,4");
        assert_eq!(COMMA.decimal(-0.001, 1), "0");
        assert_eq!(POINT.decimal(1_999.96, 1), "2,000");
        assert_eq!(COMMA.amount(12_000_000, Currency::EUR), "120.000");
        assert_eq!(COMMA.amount(-125_005, Currency::EUR), "−1.250,05");
        assert_eq!(COMMA.whole(i64::MIN), "−9.223.372.036.854.775.808");
    }

    proptest::proptest! {
        #[test]
        fn grouping_loses_no_digit(n: i64) {
            let plain = COMMA.whole(n).replace('.', "").replace('−', "-");
            proptest::prop_assert_eq!(plain.parse::<i64>().unwrap(), n);
        }

        #[test]
        fn what_is_written_is_read_back(minor in 0..1_000_000_000_000_i64) {
            for locale in [Locale::IT, Locale::EN] {
                let text = Marks::of(locale).amount(minor, Currency::EUR);
                let read = kernel::Money::parse(&text, Currency::EUR).unwrap();
                proptest::prop_assert_eq!(read.minor, minor, "{}", text);
            }
        }
    }
}
