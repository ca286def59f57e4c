use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// True when the statement broke a unique or primary key.
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// True when the statement named a row that is not there (or is another tenant's), or removed one that is referred to.
pub fn is_foreign_key_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_)))
}

/// True when the same write may succeed if tried again: a deadlock or a serialization failure on PostgreSQL, a busy
/// file on SQLite. `write` does not retry by itself, because its closure can run only once.
pub fn is_worth_retrying(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    let sqlx::Error::Database(cause) = cause.as_ref() else { return false };
    // https://www.postgresql.org/docs/current/errcodes-appendix.html; 5 is SQLITE_BUSY.
    cause.code().is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "55P03" | "5"))
}

/// An error of this crate's own rules.
pub(crate) fn refused(text: impl Into<String>) -> DbErr {
    DbErr::Custom(text.into())
}
