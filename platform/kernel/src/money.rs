use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");

    /// The code, as in `EUR`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("EUR")
    }

    /// Digits after the decimal mark (ISO 4217): 2 for nearly all.
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"CLP" | b"ISK" | b"VND" => 0,
            b"BHD" | b"KWD" | b"TND" => 3,
            _ => 2,
        }
    }
}

/// Not three capital letters.
#[derive(Debug, thiserror::Error)]
#[error("«{0}» is not a currency code such as «EUR»")]
pub struct NotACurrency(String);

impl FromStr for Currency {
    type Err = NotACurrency;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|x| x.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(NotACurrency(s.to_owned())),
        }
    }
}
impl TryFrom<String> for Currency {
    type Error = NotACurrency;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}
impl From<Currency> for String {
    fn from(c: Currency) -> Self {
        c.code().to_owned()
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in integer minor units (cents) with its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: 120 000 € is 12 000 000.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// An amount of whole euros.
    pub fn eur(euros: i64) -> Self {
        Self { minor: euros * 100, currency: Currency::EUR }
    }

    /// Reads what a person types: `38.000`, `38000,50`, `€ 1 200`, `1,200.00` in English.
    ///
    /// A mark followed by exactly three digits groups thousands; the last mark followed by one or two digits is decimal.
    ///
    /// # Errors
    /// When it is not an amount, is negative, or has more decimals than the currency.
    pub fn parse(typed: &str, currency: Currency) -> Result<Self, NotAnAmount> {
        let bad = || NotAnAmount(typed.to_owned());
        let cleaned: String =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '€' && *c != '\u{202f}').collect();
        let cleaned = cleaned.trim_end_matches(currency.code());
        let decimals = currency.decimals() as usize;
        let last_mark = cleaned.rfind(['.', ',']);
        let (whole, fraction) = match last_mark {
            Some(i) if cleaned.len() - i - 1 != 3 || decimals == 3 => (&cleaned[..i], &cleaned[i + 1..]),
            _ => (cleaned, ""),
        };
        let groups: Vec<&str> = whole.split(['.', ',']).collect();
        let digits_only = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let grouped_well =
            groups.len() == 1 || (groups[1..].iter().all(|g| g.len() == 3) && !groups[0].is_empty());
        if whole.is_empty() || !grouped_well || !groups.iter().all(|g| digits_only(g)) {
            return Err(bad());
        }
        if !digits_only(fraction)
            || fraction.len() > decimals
            || (last_mark.is_some() && cleaned.ends_with(['.', ',']))
        {
            return Err(bad());
        }
        let text = format!("{}{fraction:0<decimals$}", groups.concat());
        text.parse().map(|minor| Self { minor, currency }).map_err(|_| bad())
    }

    /// The plain decimal number, as in `1250.50` or `120000`, for files and fields that other programs read.
    pub fn to_decimal(&self) -> String {
        let unit = 10_i64.pow(self.currency.decimals());
        let (whole, rest) = (self.minor / unit, (self.minor % unit).abs());
        if rest == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{rest:0width$}", width = self.currency.decimals() as usize)
        }
    }
}

/// Not an amount of money.
#[derive(Debug, thiserror::Error)]
#[error("«{0}» is not an amount")]
pub struct NotAnAmount(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let minor = |s| Money::parse(s, Currency::EUR).map(|m| m.minor).ok();
        assert_eq!(minor("38.000"), Some(3_800_000));
        assert_eq!(minor("38000"), Some(3_800_000));
        assert_eq!(minor("€ 38.000,50"), Some(3_800_050));
        assert_eq!(minor("1,200.00"), Some(120_000));
        assert_eq!(minor("12,5"), Some(1_250));
        assert_eq!(minor("1.234.567"), Some(123_456_700));
        for bad in ["", "abc", "-5", "1.2.3", "12,", "1,2345", "12.34.567", "99999999999999999999"] {
            assert_eq!(minor(bad), None, "{bad}");
        }
    }

    #[test]
    fn decimals_are_written_only_when_there_are_any() {
        assert_eq!(Money::eur(120_000).to_decimal(), "120000");
        assert_eq!(Money::new(125_050, Currency::EUR).to_decimal(), "1250.50");
    }
}
