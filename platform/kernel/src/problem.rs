//! How an action can fail. Which one to use:
//! - the thing is not there, or belongs to another tenant, or may not even be known to exist → [`Problem::NotFound`]
//! - it is there but this person must log in first → [`Problem::NotLoggedIn`]
//! - it is there but this person, or anybody at this moment, may not → [`Problem::NotAllowed`] with the reason
//! - what was typed is wrong → [`Problem::Invalid`], field by field
//! - what was typed was right but something changed meanwhile → [`Problem::Conflict`]
//! - too often → [`Problem::TooMany`]
//! - more to do than we manage at this moment → [`Problem::Busy`]; `From<DbErr>` makes it of a wait for a connection
//! - our fault → [`Problem::Fault`]; people see a code, the log sees the cause.
//!
//! A problem knows nothing of HTTP; `web` turns it into a status and a page.

use sea_orm::{ConnAcquireErr, DbErr};

use crate::Text;

/// Why an action did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// There is no such thing here.
    #[error("not found")]
    NotFound,
    /// Only for people who are logged in; the text says what for.
    #[error("not logged in: {}", .0.key)]
    NotLoggedIn(Text),
    /// Not allowed; the text says why and what to do.
    #[error("not allowed: {}", .0.key)]
    NotAllowed(Text),
    /// What was typed cannot be accepted, field by field.
    #[error("invalid: {0:?}")]
    Invalid(FieldErrors),
    /// The world changed meanwhile.
    #[error("conflict: {}", .0.key)]
    Conflict(Text),
    /// Too many attempts.
    #[error("too many: {}", .text.key)]
    TooMany {
        /// What to say.
        text: Text,
        /// Seconds after which it makes sense to try again.
        retry_after: u64,
    },
    /// There is more to do at this moment than we manage.
    #[error("busy")]
    Busy {
        /// Seconds after which it makes sense to try again.
        retry_after: u64,
    },
    /// Something of ours broke.
    #[error("fault: {0:#}")]
    Fault(anyhow::Error),
}

impl Problem {
    /// One wrong field.
    pub fn field(name: &'static str, text: Text) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(name, text);
        Problem::Invalid(errors)
    }
}

/// Whoever waited in vain for a connection waits that many seconds before trying again.
const BUSY: Problem = Problem::Busy { retry_after: 10 };

fn is_busy(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        if is_busy(&error) { BUSY } else { Problem::Fault(error.into()) }
    }
}
impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        if error.downcast_ref().is_some_and(is_busy) { BUSY } else { Problem::Fault(error) }
    }
}
impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Problem::Fault(error.into())
    }
}
impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        Problem::Invalid(errors)
    }
}

/// What is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldErrors(Vec<(String, Text)>);

impl FieldErrors {
    /// Notes an error beside a field. The empty name stands for the form as a whole.
    pub fn add(&mut self, field: impl Into<String>, text: Text) {
        self.0.push((field.into(), text));
    }

    /// True when nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.0.iter().map(|(field, text)| (field.as_str(), text))
    }

    /// `Ok` when nothing is wrong, else the problem.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with these errors.
    pub fn check(self) -> Result<(), Problem> {
        if self.is_empty() { Ok(()) } else { Err(Problem::Invalid(self)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_for_a_connection_in_vain_is_no_fault() {
        let busy = || DbErr::ConnectionAcquire(ConnAcquireErr::Timeout);
        assert!(matches!(Problem::from(busy()), Problem::Busy { .. }));
        assert!(matches!(anyhow::Error::from(busy()).context("reading").into(), Problem::Busy { .. }));
        assert!(matches!(Problem::from(DbErr::Custom("x".into())), Problem::Fault(_)));
    }
}
