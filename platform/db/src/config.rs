//! Which database to open, and what can be wrong with it.

use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

use sea_orm::{DbErr, sqlx::postgres::PgConnectOptions};

/// The kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Embedded in the program, one file.
    Sqlite,
    /// A server of its own.
    Postgres,
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Backend::Sqlite => "SQLite",
            Backend::Postgres => "PostgreSQL",
        })
    }
}

/// How to reach the database.
#[derive(Clone)]
pub struct DbConfig {
    /// `sqlite:///path/to/file.db` or `postgres://role@host/name`. On PostgreSQL this role serves requests: it must own
    /// nothing and must not bypass row-level security.
    pub url: String,
    /// The role that owns the tables and runs migrations; PostgreSQL only.
    pub owner_url: Option<String>,
    /// Connections kept at most: readers on SQLite, all on PostgreSQL.
    pub max_connections: u32,
    /// A write that takes longer is rolled back. On SQLite it would hold up every other write.
    pub write_limit: Duration,
    /// False only in tests: SQLite then forgets the last writes when the machine loses power.
    pub durable: bool,
}

impl DbConfig {
    /// The usual settings for an address.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            owner_url: None,
            max_connections: 16,
            write_limit: Duration::from_secs(10),
            durable: true,
        }
    }

    /// With the address of the role that owns the tables.
    #[must_use]
    pub fn with_owner(mut self, url: impl Into<String>) -> Self {
        self.owner_url = Some(url.into());
        self
    }

    /// The kind of database the address names.
    ///
    /// # Errors
    /// [`ConnectError::Address`] when it is neither.
    pub fn backend(&self) -> Result<Backend, ConnectError> {
        backend(&self.url)
    }

    /// The file of an SQLite address; `None` on PostgreSQL.
    pub fn file(&self) -> Option<PathBuf> {
        let path = self.url.strip_prefix("sqlite://")?;
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }
}

impl fmt::Debug for DbConfig {
    /// Without the addresses, which may hold passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DbConfig")
            .field("backend", &self.backend().ok())
            .field("file", &self.file())
            .field("max_connections", &self.max_connections)
            .finish_non_exhaustive()
    }
}

fn backend(url: &str) -> Result<Backend, ConnectError> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        Ok(Backend::Postgres)
    } else if url.starts_with("sqlite://") && !url.contains(":memory:") {
        Ok(Backend::Sqlite)
    } else {
        Err(ConnectError::Address)
    }
}

/// The role an address of PostgreSQL logs in as.
pub(crate) fn role(url: &str) -> Result<String, ConnectError> {
    let options = PgConnectOptions::from_str(url).map_err(|_| ConnectError::Address)?;
    Ok(options.get_username().to_owned())
}

/// Why the database cannot be used. The text is for the operator, at the command line.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The address names no database that Arengo knows.
    #[error("the database address must start with sqlite:///path/to/file.db or postgres://role@host/name")]
    Address,
    /// The file of an SQLite address cannot be opened or made.
    #[error("the database file {} cannot be opened: {cause}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        cause: DbErr,
    },
    /// The database has seen migrations that this program does not know.
    #[error(
        "the database was last used by a newer version of the program (it knows «{0}»): start that version"
    )]
    Newer(String),
    /// Migrations were asked for on PostgreSQL without a role that may run them.
    #[error(
        "on PostgreSQL migrations need a second address, of the role that owns the tables \
         (the role that serves requests must own nothing)"
    )]
    NoOwner,
    /// Both addresses name one role.
    #[error(
        "role «{0}» serves requests and owns the tables: use two roles, or row-level security protects nothing"
    )]
    SameRole(String),
    /// The role of the requests does not exist.
    #[error("role «{0}» does not exist: CREATE ROLE \"{0}\" LOGIN NOSUPERUSER NOBYPASSRLS, then start again")]
    NoSuchRole(String),
    /// The role of the requests could read other tenants' rows.
    #[error(
        "role «{role}» {privilege}, so row-level security would not hold: serve with a role that has no such right"
    )]
    Privileged {
        /// The role's name.
        role: String,
        /// What it can do, as the end of a sentence.
        privilege: &'static str,
    },
    /// The database does not answer, or refuses.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] DbErr),
}
