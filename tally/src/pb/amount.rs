//! Decimal numbers as files write them, without rounding.

/// A decimal number: `digits / 10^places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) digits: i128,
    pub(super) places: u32,
}

/// The cost by which files mark a project that was withdrawn after the vote.
pub(super) const WITHDRAWN: Amount = Amount { digits: 999_999_999, places: 0 };

impl Amount {
    /// Reads `1500`, `1500.50`, `1500,50`, `-3`, `1e6`. Trailing zeros after the point do not count.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        if let Some(digits) = plain(text.as_bytes()) {
            return Some(Self { digits, places: 0 });
        }
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut digits: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        let mut places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        if places < 0 {
            digits = digits.checked_mul(10_i128.checked_pow(places.unsigned_abs())?)?;
            places = 0;
        }
        Some(Self { digits: if negative { -digits } else { digits }, places: places.unsigned_abs() })
    }

    /// The number in steps of `10^-places`; none when it has more decimals or does not fit.
    pub(super) fn in_steps(self, places: u32) -> Option<i64> {
        let factor = 10_i128.checked_pow(places.checked_sub(self.places)?)?;
        i64::try_from(self.digits.checked_mul(factor)?).ok()
    }
}

/// A short row of digits, which is what nearly all amounts are.
fn plain(text: &[u8]) -> Option<i128> {
    let short = (1..=9).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    short.then(|| i128::from(text.iter().fold(0_u32, |number, byte| number * 10 + u32::from(byte - b'0'))))
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[test]
    fn reads_points_commas_and_exponents() {
        let read = |text| Amount::parse(text).map(|a| (a.digits, a.places));
        assert_eq!(read("1500"), Some((1500, 0)));
        assert_eq!(read("770039.52"), Some((77_003_952, 2)));
        assert_eq!(read("770039,50"), Some((7_700_395, 1)));
        assert_eq!(read("4000.0"), Some((4000, 0)));
        assert_eq!(read("1e6"), Some((1_000_000, 0)));
        assert_eq!(read("-2.5"), Some((-25, 1)));
        assert_eq!(read(".5"), Some((5, 1)));
        assert_eq!(read("0.000"), Some((0, 0)));
        for wrong in ["", ".", "1.2.3", "12 000", "1_000", "abc", "--1", "1e", "0x10", "1e99999999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn steps_never_round() {
        let amount = Amount { digits: 25, places: 1 };
        assert_eq!(amount.in_steps(2), Some(250));
        assert_eq!(amount.in_steps(0), None);
    }
}
