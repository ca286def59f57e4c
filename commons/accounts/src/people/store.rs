//! Accounts of people.

use std::collections::HashMap;

use anyhow::Context;
use chrono::NaiveDate;
use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Email, Locale, PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;

use super::{Declaration, NewPerson, PasswordHash, Person, Tie};

const COLUMNS: &str =
    "id, email, email_confirmed_at, name, nickname, locale, newsletter, tie, born_on, created_at, deleted_at";

#[derive(FromQueryResult)]
struct Row {
    id: PersonId,
    email: Option<String>,
    email_confirmed_at: Option<Timestamp>,
    name: String,
    nickname: String,
    locale: String,
    newsletter: bool,
    tie: Option<String>,
    born_on: Option<String>,
    created_at: Timestamp,
    deleted_at: Option<Timestamp>,
}

impl Row {
    fn person(self) -> anyhow::Result<Person> {
        let born_on = self.born_on.map(|day| day.parse::<NaiveDate>()).transpose().context("birth date")?;
        Ok(Person {
            id: self.id,
            email: self.email.map(|e| e.parse()).transpose()?,
            email_confirmed_at: self.email_confirmed_at,
            name: self.name,
            nickname: self.nickname,
            locale: self.locale.parse()?,
            newsletter: self.newsletter,
            declaration: Declaration { tie: self.tie.as_deref().and_then(Tie::parse), born_on },
            created_at: self.created_at,
            deleted_at: self.deleted_at,
        })
    }
}

/// A person by id, also a deleted one.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, id: PersonId) -> Result<Option<Person>, Problem> {
    let row: Option<Row> =
        tx.one(&format!("SELECT {COLUMNS} FROM people WHERE tenant_id = $1 AND id = $2"), vals![id]).await?;
    Ok(row.map(Row::person).transpose()?)
}

/// A person by address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(tx: &Tx, email: &Email) -> Result<Option<Person>, Problem> {
    let row: Option<Row> = tx
        .one(
            &format!("SELECT {COLUMNS} FROM people WHERE tenant_id = $1 AND email = $2"),
            vals![email.as_str()],
        )
        .await?;
    Ok(row.map(Row::person).transpose()?)
}

/// The accounts of some addresses, with how others see them; a few statements however many there are.
///
/// # Errors
/// When the database fails.
pub async fn of_emails(tx: &Tx, emails: &[&str]) -> Result<HashMap<String, (PersonId, String)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Known {
        id: PersonId,
        email: String,
        nickname: String,
    }
    let mut found = HashMap::new();
    for some in emails.chunks(500) {
        let places: Vec<String> = (2..2 + some.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT id, email, nickname FROM people WHERE tenant_id = $1 AND email IN ({}) AND deleted_at IS NULL
             ORDER BY id",
            places.join(", ")
        );
        let rows: Vec<Known> = tx.all(&sql, some.iter().map(|email| (*email).into()).collect()).await?;
        found.extend(rows.into_iter().map(|row| (row.email, (row.id, row.nickname))));
    }
    Ok(found)
}

/// People whose name, nickname or address contains the text, by name; for staff.
///
/// # Errors
/// When the database fails.
pub async fn search(
    tx: &Tx,
    text: &str,
    after: Option<(String, PersonId)>,
    limit: i64,
) -> Result<Vec<Person>, Problem> {
    let (name, id) = after.unwrap_or((String::new(), PersonId(uuid::Uuid::nil())));
    let pattern = format!("%{}%", text.trim().to_lowercase().replace(['%', '_'], ""));
    let rows: Vec<Row> = tx
        .all(
            &format!(
                "SELECT {COLUMNS} FROM people
                 WHERE tenant_id = $1 AND deleted_at IS NULL AND (name, id) > ($2, $3)
                   AND (lower(name) LIKE $4 OR lower(nickname) LIKE $4 OR email LIKE $4)
                 ORDER BY name, id LIMIT $5"
            ),
            vals![name, id, pattern, limit],
        )
        .await?;
    Ok(rows.into_iter().map(Row::person).collect::<anyhow::Result<_>>()?)
}

/// The stored password hash of a person who can log in.
///
/// # Errors
/// When the database fails.
pub async fn password_hash(tx: &Tx, id: PersonId) -> Result<Option<PasswordHash>, DbErr> {
    let hash: Option<Option<String>> = tx
        .scalar(
            "SELECT password_hash FROM people WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
            vals![id],
        )
        .await?;
    Ok(hash.flatten().map(PasswordHash))
}

/// Whether a nickname is taken by somebody else.
///
/// # Errors
/// When the database fails.
pub async fn nickname_taken(tx: &Tx, nickname: &str, by_other_than: Option<PersonId>) -> Result<bool, DbErr> {
    let holder: Option<PersonId> = tx
        .scalar(
            "SELECT id FROM people WHERE tenant_id = $1 AND nickname_folded = $2",
            vals![folded(nickname)],
        )
        .await?;
    Ok(holder.is_some() && holder != by_other_than)
}

/// Writes a new account; the address is not yet confirmed.
///
/// # Errors
/// When the database fails, or address or nickname is taken (a unique violation).
pub async fn insert(tx: &WriteTx, new: &NewPerson, hash: &PasswordHash) -> Result<PersonId, DbErr> {
    let id = tx.id::<PersonId>();
    tx.exec(
        "INSERT INTO people (tenant_id, id, email, password_hash, name, nickname, nickname_folded, locale,
                             newsletter, terms_accepted_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        vals![
            id,
            new.email.as_str(),
            hash.0.as_str(),
            new.name.as_str(),
            new.nickname.as_str(),
            folded(&new.nickname),
            new.locale.as_str(),
            new.newsletter,
            tx.now()
        ],
    )
    .await?;
    Ok(id)
}

/// Writes an account that has only an address yet; the invited person chooses the rest. Until then they have no name but
/// the address, which staff see, and a public name that tells nothing of it.
///
/// # Errors
/// When the database fails.
pub async fn insert_invited(tx: &WriteTx, email: &Email, locale: Locale) -> Result<PersonId, DbErr> {
    let id = tx.id::<PersonId>();
    let nickname = format!("p-{}", &id.to_string()[24..]);
    tx.exec(
        "INSERT INTO people (tenant_id, id, email, name, nickname, nickname_folded, locale, newsletter, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, $8)",
        vals![id, email.as_str(), email.as_str(), nickname.as_str(), folded(&nickname), locale.as_str(), tx.now()],
    )
    .await?;
    Ok(id)
}

/// Names an account.
///
/// # Errors
/// When the database fails, or the nickname is taken (a unique violation).
pub async fn set_names(tx: &WriteTx, id: PersonId, name: &str, nickname: &str) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET name = $3, nickname = $4, nickname_folded = $5 WHERE tenant_id = $1 AND id = $2",
        vals![id, name, nickname, folded(nickname)],
    )
    .await?;
    Ok(())
}

/// Notes whether a person asks for letters of the office.
///
/// # Errors
/// When the database fails.
pub async fn set_newsletter(tx: &WriteTx, id: PersonId, newsletter: bool) -> Result<(), DbErr> {
    tx.exec("UPDATE people SET newsletter = $3 WHERE tenant_id = $1 AND id = $2", vals![id, newsletter])
        .await?;
    Ok(())
}

/// Marks the address as proven.
///
/// # Errors
/// When the database fails.
pub async fn confirm_email(tx: &WriteTx, id: PersonId) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET email_confirmed_at = $3 WHERE tenant_id = $1 AND id = $2 AND email_confirmed_at IS NULL",
        vals![id, tx.now()],
    )
    .await?;
    Ok(())
}

/// Replaces the address by one that is proven.
///
/// # Errors
/// When the database fails, or the address is taken (a unique violation).
pub async fn set_email(tx: &WriteTx, id: PersonId, email: &Email) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET email = $3, email_confirmed_at = $4 WHERE tenant_id = $1 AND id = $2",
        vals![id, email.as_str(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Replaces the password; choosing one through a link also proves the address.
///
/// # Errors
/// When the database fails.
pub async fn set_password(tx: &WriteTx, id: PersonId, hash: &PasswordHash) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET password_hash = $3, terms_accepted_at = coalesce(terms_accepted_at, $4)
         WHERE tenant_id = $1 AND id = $2",
        vals![id, hash.0.as_str(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Replaces what the person says about themselves.
///
/// # Errors
/// When the database fails, or the nickname is taken (a unique violation).
pub async fn set_profile(
    tx: &WriteTx,
    id: PersonId,
    name: &str,
    nickname: &str,
    locale: Locale,
    newsletter: bool,
) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET name = $3, nickname = $4, nickname_folded = $5, locale = $6, newsletter = $7
         WHERE tenant_id = $1 AND id = $2",
        vals![id, name, nickname, folded(nickname), locale.as_str(), newsletter],
    )
    .await?;
    Ok(())
}

/// Replaces what the person declares.
///
/// # Errors
/// When the database fails.
pub async fn set_declaration(tx: &WriteTx, id: PersonId, declaration: &Declaration) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET tie = $3, born_on = $4 WHERE tenant_id = $1 AND id = $2",
        vals![id, declaration.tie.map(Tie::as_str), declaration.born_on.map(|d| d.to_string())],
    )
    .await?;
    Ok(())
}

/// Empties an account. The row stays so that what the person published keeps an author, shown as deleted participant.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &WriteTx, id: PersonId) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE people SET email = NULL, email_confirmed_at = NULL, password_hash = NULL, name = '', nickname = '',
                nickname_folded = NULL, newsletter = FALSE, tie = NULL, born_on = NULL, deleted_at = $3
         WHERE tenant_id = $1 AND id = $2",
        vals![id, tx.now()],
    )
    .await?;
    for table in ["sessions", "tokens", "roles", "admissions"] {
        tx.exec(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND person_id = $2"), vals![id]).await?;
    }
    Ok(())
}

fn folded(nickname: &str) -> String {
    db::search::fold(nickname)
}
