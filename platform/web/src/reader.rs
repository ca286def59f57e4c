use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentValue};
use kernel::{Arg, Locale, Money, Text, Timestamp};
use minijinja::value::Object;

use crate::{
    Messages,
    numbers::{Marks, currency_name, currency_sign},
};

/// Somebody who reads: the language and the time zone that texts, dates and amounts are put into.
pub struct Reader {
    locale: Locale,
    tz: Tz,
    messages: Arc<Messages>,
    complaints: Mutex<Vec<String>>,
}

impl Reader {
    /// A reader of a language in a time zone.
    pub fn new(messages: Arc<Messages>, locale: Locale, tz: Tz) -> Self {
        Self { locale, tz, messages, complaints: Mutex::default() }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The time zone.
    pub fn tz(&self) -> Tz {
        self.tz
    }

    /// A text in words.
    pub fn say(&self, text: &Text) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &text.args {
            args.set(*name, self.argument(value));
        }
        self.message(text.key, &args)
    }

    /// A whole number, as in «1.486».
    pub fn number(&self, n: i64) -> String {
        self.marks().whole(n)
    }

    /// A number with at most `decimals` decimals.
    pub fn decimal(&self, x: f64, decimals: usize) -> String {
        self.marks().decimal(x, decimals)
    }

    /// A ratio in per cent, as in «25,4%» for 0.254.
    pub fn percent(&self, ratio: f64) -> String {
        format!("{}%", self.marks().decimal(ratio * 100.0, 1))
    }

    /// An amount, as in «120.000 €».
    pub fn money(&self, money: Money) -> String {
        let (_, is_sign) = currency_sign(money.currency);
        let currency = currency_name(money.currency);
        let amount = self.marks().amount(money.minor, money.currency);
        let kind = if is_sign { "sign" } else { "code" };
        self.phrase(
            "web-money",
            &[("amount", amount.into()), ("currency", currency.into()), ("kind", kind.into())],
        )
    }

    /// The date, as in «6 dicembre 2026».
    pub fn date(&self, when: Timestamp) -> String {
        self.calendar_date(self.local(when).date_naive())
    }

    /// A date that belongs to no time zone, as in «6 dicembre 2026».
    pub fn calendar_date(&self, date: NaiveDate) -> String {
        self.phrase("web-date", &self.date_args(date))
    }

    /// The date without its year, as in «6 dicembre».
    pub fn day_month(&self, when: Timestamp) -> String {
        self.phrase("web-date-short", &self.date_args(self.local(when).date_naive()))
    }

    /// The date without its year and with its weekday, as in «domenica 6 dicembre».
    pub fn weekday_date(&self, when: Timestamp) -> String {
        self.phrase("web-date-weekday", &self.date_args(self.local(when).date_naive()))
    }

    /// The hour, as in «23:59».
    pub fn time(&self, when: Timestamp) -> String {
        let local = self.local(when);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// Date and hour, as in «domenica 6 dicembre 2026, ore 23:59».
    pub fn datetime(&self, when: Timestamp) -> String {
        let mut args = self.date_args(self.local(when).date_naive());
        args.push(("time", self.time(when).into()));
        self.phrase("web-datetime", &args)
    }

    /// A moment on the reader's wall clock.
    pub fn local(&self, when: Timestamp) -> DateTime<Tz> {
        when.with_timezone(&self.tz)
    }

    pub(crate) fn message(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.messages.format(self.locale, key, args, |complaint| {
            self.complaints.lock().unwrap_or_else(PoisonError::into_inner).push(complaint);
        })
    }

    /// What was wrong with messages so far; empties the list.
    pub(crate) fn take_complaints(&self) -> Vec<String> {
        std::mem::take(&mut *self.complaints.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn marks(&self) -> Marks {
        Marks::of(self.locale)
    }

    fn argument(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Str(text) => text.clone().into(),
            Arg::Translated(text) => text.text(self.locale).to_owned().into(),
            Arg::Number(n) => (*n).into(),
            Arg::When(moment) => self.datetime(*moment).into(),
            Arg::Day(moment) => self.date(*moment).into(),
            Arg::Money(money) => self.money(*money).into(),
        }
    }

    fn phrase(&self, key: &str, args: &[(&'static str, FluentValue<'static>)]) -> String {
        let mut named = FluentArgs::new();
        for (name, value) in args {
            named.set(*name, value.clone());
        }
        self.message(key, &named)
    }

    fn date_args(&self, date: NaiveDate) -> Vec<(&'static str, FluentValue<'static>)> {
        let month = self.phrase(&format!("web-month-{}", date.month()), &[]);
        let weekday = self.phrase(&format!("web-weekday-{}", date.weekday().number_from_monday()), &[]);
        // The year is text: a number would be printed as «2.026».
        vec![
            ("day", i64::from(date.day()).into()),
            ("month", month.into()),
            ("weekday", weekday.into()),
            ("year", date.year().to_string().into()),
        ]
    }
}

/// The moment that a wall clock in the time zone shows. In the hour that is skipped in spring it is the moment of the
/// skip; in the hour that comes twice in autumn, the first.
pub(crate) fn on_wall_clock(tz: Tz, date: NaiveDate, time: NaiveTime) -> Option<Timestamp> {
    let wall = date.and_time(time);
    let hours_later = |h: i64| tz.from_local_datetime(&(wall + chrono::TimeDelta::hours(h))).earliest();
    let moment = tz.from_local_datetime(&wall).earliest().or_else(|| hours_later(1))?;
    Some(moment.with_timezone(&chrono::Utc))
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reader({}, {})", self.locale, self.tz)
    }
}

// Templates carry the reader so that every filter and function finds it; nothing of it can be printed.
impl Object for Reader {}
