//! Messages that say where and what was expected.

use std::fmt;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: expected {expected}, found {found}")]
pub struct PbError {
    /// Name given by the caller.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// What should be there, for a person to read.
    pub expected: String,
    /// What is there.
    pub found: String,
}

impl PbError {
    /// An error at a byte offset of `text`.
    #[cold]
    pub(crate) fn at(
        text: &str,
        offset: usize,
        expected: impl Into<String>,
        found: impl fmt::Display,
    ) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        // Bytes that continue a character are not characters.
        let column = before[line_start..].iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + 1;
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Self { file: String::new(), line, column, expected: expected.into(), found: found.to_string() }
    }

    pub(crate) fn in_file(mut self, name: &str) -> Self {
        self.file = name.to_string();
        self
    }
}

/// Text from the file as shown in messages: quoted, and cut when long.
pub(crate) fn shown(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_string();
    }
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("“{short}”")
}

/// Something odd in a file that does not change the count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// A mandatory key of META is absent.
    MissingKey(&'static str),
    /// META announces another number of rows than the section has.
    Count {
        /// `num_projects` or `num_votes`.
        key: &'static str,
        /// The number announced.
        announced: String,
        /// The number of rows.
        found: usize,
    },
    /// A value of META is not what its key calls for.
    OddValue {
        /// The key.
        key: String,
        /// Its value.
        value: String,
        /// What it should be.
        expected: &'static str,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingKey(key) => write!(out, "META has no {key}"),
            Self::Count { key, announced, found } => {
                write!(out, "{key} says {announced}, the section has {found} rows")
            }
            Self::OddValue { key, value, expected } => {
                write!(out, "{key} should be {expected}, found {}", shown(value))
            }
        }
    }
}
