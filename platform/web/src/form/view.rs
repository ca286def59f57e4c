use std::sync::Arc;

use kernel::FieldErrors;
use minijinja::{
    Error, ErrorKind, State,
    value::{Object, Value, from_args, serializing_for_value},
};
use serde::{Serialize, Serializer};

use crate::Reader;

/// A form as a template shows it: what was typed, and what is wrong in the reader's words.
///
/// In templates: `form.value("title")`, `form.values("area")`, `form.checked("area", "3")`, `form.error("title")` — all
/// of them empty or false for a name that is absent — and `form.errors`, a list of `{field, text}` for the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormView {
    values: Vec<(String, String)>,
    errors: Vec<(String, String)>,
}

impl FormView {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value; a field that repeats is added once for each.
    #[must_use]
    pub fn add(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Adds a ticked box.
    #[must_use]
    pub fn tick(self, name: &str, ticked: bool) -> Self {
        if ticked { self.add(name, "on") } else { self }
    }

    /// Adds what is wrong.
    #[must_use]
    pub fn with_errors(mut self, errors: &FieldErrors, reader: &Reader) -> Self {
        self.errors.extend(errors.iter().map(|(field, text)| (field.to_owned(), reader.say(text))));
        self
    }

    /// A form with one error, for samples.
    #[must_use]
    pub fn with_sample_error(mut self, field: &str, text: &str) -> Self {
        self.errors.push((field.to_owned(), text.to_owned()));
        self
    }

    /// The first value of a field; empty when absent.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn error(&self, name: &str) -> &str {
        self.errors.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text)
    }

    fn values(&self, name: &str) -> Vec<&str> {
        self.values.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    fn checked(&self, name: &str, value: Option<&str>) -> bool {
        match value {
            Some(value) => self.values(name).contains(&value),
            None => !matches!(self.value(name), "" | "0" | "false" | "off"),
        }
    }
}

impl Object for FormView {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let error = |(field, text): &(String, String)| {
            Value::from_pairs([("field", Value::from(field.as_str())), ("text", Value::from(text.as_str()))])
        };
        match key.as_str()? {
            "errors" => Some(self.errors.iter().map(error).collect()),
            _ => None,
        }
    }

    fn call_method(
        self: &Arc<Self>,
        _: &mut State<'_, '_>,
        method: &str,
        args: &[Value],
    ) -> Result<Value, Error> {
        match method {
            "value" => from_args(args).map(|(name,): (&str,)| Value::from(self.value(name))),
            "error" => from_args(args).map(|(name,): (&str,)| Value::from(self.error(name))),
            "values" => from_args(args)
                .map(|(name,): (&str,)| self.values(name).into_iter().map(Value::from).collect()),
            "checked" => from_args(args)
                .map(|(name, value): (&str, Option<&str>)| Value::from(self.checked(name, value))),
            _ => Err(Error::new(ErrorKind::UnknownMethod, format!("a form has no method {method}"))),
        }
    }
}

impl Serialize for FormView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializing_for_value() {
            Value::from_object(self.clone()).serialize(serializer)
        } else {
            serializer.collect_map(self.values.iter().map(|(name, value)| (name, value)))
        }
    }
}
