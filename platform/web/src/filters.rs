//! What templates can call: `t`, `t_html`, `asset`, and the filters for dates, amounts and numbers. All of them speak the
//! reader's language and time zone.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentValue};
use kernel::{Currency, Money, Timestamp};
use minijinja::{
    Environment, Error, ErrorKind, State,
    value::{Kwargs, Value, ValueKind},
};

use crate::{Assets, Reader, html::escape, numbers::currency_name};

pub(crate) fn install(env: &mut Environment<'static>, assets: Arc<Assets>) {
    env.add_function("t", |state: &State, key: &str, args: Kwargs| t(state, key, &args, false));
    env.add_function("t_html", |state: &State, key: &str, args: Kwargs| {
        t(state, key, &args, true).map(Value::from_safe_string)
    });
    env.add_function("asset", move |path: &str| {
        let unknown = || Error::new(ErrorKind::InvalidOperation, format!("there is no asset «{path}»"));
        assets.url(path).ok_or_else(unknown)
    });
    env.add_filter("date", |state: &State, value: Value| match when(&value)? {
        When::Moment(moment) => Ok::<_, Error>(reader(state)?.date(moment)),
        When::Date(date) => Ok(reader(state)?.calendar_date(date)),
    });
    moment_filter(env, "day_month", Reader::day_month);
    moment_filter(env, "weekday_date", Reader::weekday_date);
    moment_filter(env, "datetime", Reader::datetime);
    moment_filter(env, "time", Reader::time);
    moment_filter(env, "iso", |reader, moment| reader.local(moment).to_rfc3339());
    moment_filter(env, "datetime_local", |reader, moment| {
        reader.local(moment).format("%Y-%m-%dT%H:%M").to_string()
    });
    env.add_filter("money", |state: &State, value: Value| {
        Ok::<_, Error>(reader(state)?.money(money(&value)?))
    });
    env.add_filter("said", |value: Value| said(&value));
    env.add_filter("currency", |code: &str| code.parse().map_or_else(|_| code.to_owned(), currency_name));
    env.add_filter("number", |state: &State, value: Value| number(state, &value));
    env.add_filter("percent", |state: &State, ratio: f64| Ok::<_, Error>(reader(state)?.percent(ratio)));
}

/// A [`kernel::Line`] as HTML, marked with its language where that is not the page's; words of ours are printed as they are.
fn said(value: &Value) -> Result<Value, Error> {
    let text = match value.kind() {
        ValueKind::String => return Ok(value.clone()),
        ValueKind::Map => value.get_attr("text")?,
        _ => return Err(bad("said", "a text with its language", value)),
    };
    let lang = value.get_attr("lang")?;
    let (Some(text), Some(lang)) = (text.as_str(), lang.as_str()) else { return Ok(text) };
    Ok(Value::from_safe_string(format!("<span lang=\"{}\">{}</span>", escape(lang), escape(text))))
}

/// The reader of this render, which the renderer puts into the root of every context.
fn reader(state: &State) -> Result<Arc<Reader>, Error> {
    let found = state.lookup("reader").and_then(|value| value.downcast_object::<Reader>());
    found.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "this render has no reader"))
}

fn moment_filter(env: &mut Environment<'static>, name: &'static str, say: fn(&Reader, Timestamp) -> String) {
    env.add_filter(name, move |state: &State, value: Value| match when(&value)? {
        When::Moment(moment) => Ok(say(&*reader(state)?, moment)),
        When::Date(_) => Err(bad(name, "a moment", &value)),
    });
}

fn t(state: &State, key: &str, args: &Kwargs, html: bool) -> Result<String, Error> {
    let reader = reader(state)?;
    let names: Vec<String> = args.args().map(str::to_owned).collect();
    let mut named = FluentArgs::new();
    for name in names {
        let value: Value = args.get(&name)?;
        named.set(name.clone(), argument(&name, &value, html)?);
    }
    Ok(reader.message(key, &named))
}

fn argument(name: &str, value: &Value, html: bool) -> Result<FluentValue<'static>, Error> {
    match value.kind() {
        ValueKind::Number if value.is_integer() => {
            value.as_i64().map(FluentValue::from).ok_or_else(|| bad(name, "a number", value))
        }
        ValueKind::Number => Ok(f64::try_from(value.clone())?.into()),
        ValueKind::String => {
            let text = value.as_str().unwrap_or_default();
            let escaped = html && !value.is_safe();
            Ok(if escaped { escape(text).into() } else { text.to_owned().into() })
        }
        _ => Err(bad(name, "text or a number", value)),
    }
}

enum When {
    Moment(Timestamp),
    Date(NaiveDate),
}

/// Moments reach templates as chrono serialises them.
fn when(value: &Value) -> Result<When, Error> {
    let text = value.as_str().ok_or_else(|| bad("date", "a moment", value))?;
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(When::Moment(moment.with_timezone(&Utc)));
    }
    text.parse().map(When::Date).map_err(|_| bad("date", "a moment", value))
}

fn money(value: &Value) -> Result<Money, Error> {
    let minor = value.get_attr("minor")?.as_i64();
    let currency = value.get_attr("currency")?.as_str().and_then(|code| code.parse::<Currency>().ok());
    match (minor, currency) {
        (Some(minor), Some(currency)) => Ok(Money::new(minor, currency)),
        _ => Err(bad("money", "an amount", value)),
    }
}

fn number(state: &State, value: &Value) -> Result<String, Error> {
    match value.as_i64() {
        Some(n) if value.is_integer() => Ok(reader(state)?.number(n)),
        _ => Ok(reader(state)?.decimal(f64::try_from(value.clone())?, 2)),
    }
}

/// Says what kind of value was found but not the value, which may be somebody's data: this ends up in the log.
fn bad(name: &str, expected: &str, found: &Value) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{name}: expected {expected}, found {}", found.kind()))
}
