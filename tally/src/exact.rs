//! Exact fractions, as published in logs and outcomes.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact fraction of any size, always in lowest terms.
///
/// Written `7` or `7/3`, in JSON as text: a JSON number would be rounded by most readers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(pub(crate) BigRational);

impl Exact {
    /// The fraction `numerator / denominator`; zero when the denominator is zero, which no caller means.
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        let denominator = denominator.into();
        if denominator.is_zero() {
            return Self(BigRational::zero());
        }
        Self(BigRational::new(numerator.into(), denominator))
    }

    /// A whole number.
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// Top of the fraction in lowest terms; carries the sign.
    pub fn numerator(&self) -> &BigInt {
        self.0.numer()
    }

    /// Bottom of the fraction in lowest terms; always positive.
    pub fn denominator(&self) -> &BigInt {
        self.0.denom()
    }

    /// True for zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The nearest double, for charts and sorting on a screen. Never used to decide anything.
    pub fn approximate(&self) -> f64 {
        // Doubles of very long integers overflow, so the fraction is scaled to 64 significant bits first.
        let excess = self.0.numer().bits().max(self.0.denom().bits()).saturating_sub(1000);
        let (top, bottom) = (self.0.numer() >> excess, self.0.denom() >> excess);
        num_traits::ToPrimitive::to_f64(&top).unwrap_or(0.0)
            / num_traits::ToPrimitive::to_f64(&bottom).unwrap_or(1.0)
    }

    /// Text with a fixed number of decimals, rounded half away from zero, for people to read.
    pub fn decimals(&self, digits: u32) -> String {
        let unit = BigInt::from(10).pow(digits);
        let scaled = (self.0.abs() * &unit + BigRational::new(1.into(), 2.into())).floor().to_integer();
        let (whole, rest) = (&scaled / &unit, &scaled % &unit);
        let sign = if self.0.is_negative() && !scaled.is_zero() { "-" } else { "" };
        if digits == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{:0>width$}", rest.to_string(), width = digits as usize)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl From<u64> for Exact {
    fn from(number: u64) -> Self {
        Self::whole(number)
    }
}

impl std::str::FromStr for Exact {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("expected a fraction such as 7 or 7/3, found “{text}”");
        let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
        let top: BigInt = top.parse().map_err(|_| wrong())?;
        let bottom: BigInt = bottom.parse().map_err(|_| wrong())?;
        if bottom.is_zero() {
            return Err(wrong());
        }
        Ok(Self(BigRational::new(top, bottom)))
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn is_written_in_lowest_terms_and_read_back() {
        assert_eq!(Exact::new(6, 4).to_string(), "3/2");
        assert_eq!(Exact::new(6, -3).to_string(), "-2");
        assert_eq!("10/4".parse::<Exact>(), Ok(Exact::new(5, 2)));
        assert!("1/0".parse::<Exact>().is_err());
        assert!("".parse::<Exact>().is_err());
    }

    #[test]
    fn decimals_round_half_away_from_zero() {
        assert_eq!(Exact::new(1, 8).decimals(2), "0.13");
        assert_eq!(Exact::new(-1, 8).decimals(2), "-0.13");
        assert_eq!(Exact::new(-1, 1000).decimals(2), "0.00");
        assert_eq!(Exact::new(5, 2).decimals(0), "3");
    }
}
