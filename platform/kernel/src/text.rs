use crate::{Money, Timestamp, Translated};

/// Something to be said to a person: a message key with its arguments, put into words in the reader's language by `web`.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The message key, as in `proposals-support-closed`.
    pub key: &'static str,
    /// Named arguments.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a message; `web` formats it for the reader's language and the tenant's time zone.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text as it is.
    Str(String),
    /// Text that people wrote, perhaps in several languages: in the reader's where it is there, else in its own.
    Translated(Translated),
    /// A whole number; also chooses plurals.
    Number(i64),
    /// A moment, said as date and time with weekday.
    When(Timestamp),
    /// A moment, said as the date alone.
    Day(Timestamp),
    /// An amount.
    Money(Money),
}

impl Text {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(s: &str) -> Self {
        Arg::Str(s.to_owned())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Self {
        Arg::Str(s)
    }
}
impl From<Translated> for Arg {
    fn from(t: Translated) -> Self {
        Arg::Translated(t)
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Arg::Number(n)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<Timestamp> for Arg {
    fn from(t: Timestamp) -> Self {
        Arg::When(t)
    }
}
impl From<Money> for Arg {
    fn from(m: Money) -> Self {
        Arg::Money(m)
    }
}
