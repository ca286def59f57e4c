//! What people do with their accounts.

use db::{TenantDb, is_unique_violation};
use feature::State;
use kernel::{Actor, Email, Env, FieldErrors, Locale, PersonId, Problem, ResourceRef, Text};
use serde_json::json;

use super::{Declaration, Leaving, Names, NewPerson, PasswordHash, check_strength, store};
use crate::{
    Standing, attempts,
    mails::{self, AccountMail},
    sessions, tokens,
    tokens::Kind,
};

/// Registers a person and mails the link that confirms the address. Where the address already has an account, its
/// owner is told by mail and the answer is the same: nobody learns from this form who is registered.
///
/// # Errors
/// [`Problem::Invalid`] for a weak password or a nickname that is taken.
pub async fn register(db: &TenantDb, new: NewPerson, client: &str) -> Result<(), Problem> {
    attempts::count(db, attempts::REGISTER, client).await?;
    if let Err(text) = check_strength(&new.password, &[&new.nickname, new.email.as_str()]) {
        return Err(Problem::field("password", text));
    }
    let hash = PasswordHash::of(db.env(), new.password.clone()).await?;
    db.write(move |tx| async move {
        // First of all, so that a taken nickname says nothing about the address.
        if store::nickname_taken(&tx, &new.nickname, None).await? {
            return Err(nickname_taken());
        }
        if let Some(known) = store::by_email(&tx, &new.email).await? {
            return Ok(mails::enqueue(&tx, AccountMail::AlreadyRegistered, known.id, "", None).await?);
        }
        let id = store::insert(&tx, &new, &hash).await.map_err(taken_meanwhile)?;
        let about = ResourceRef::new("person", id.uuid());
        tx.audit(&Actor::Person(id), "person.register", &about, json!({})).await?;
        tx.emit("person.registered", &about, json!({})).await?;
        let token = tokens::issue(&tx, Kind::ConfirmEmail, id, "").await?;
        Ok(mails::enqueue(&tx, AccountMail::ConfirmEmail, id, &token, None).await?)
    })
    .await
}

/// Sends the confirmation link again.
///
/// # Errors
/// [`Problem::TooMany`] when asked too often.
pub async fn resend_confirmation(db: &TenantDb, who: &Standing) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    attempts::count(db, attempts::MAIL, &me.to_string()).await?;
    db.write(move |tx| async move {
        let token = tokens::issue(&tx, Kind::ConfirmEmail, me, "").await?;
        Ok(mails::enqueue(&tx, AccountMail::ConfirmEmail, me, &token, None).await?)
    })
    .await
}

/// Confirms an address by the token of its link and logs in; returns the session's key.
///
/// # Errors
/// [`Problem::Conflict`] when the link is too old, used or wrong.
pub async fn confirm_email(db: &TenantDb, token: String) -> Result<String, Problem> {
    db.write(move |tx| async move {
        let found = tokens::find(&tx, Kind::ConfirmEmail, &token).await?.ok_or_else(stale_link)?;
        store::confirm_email(&tx, found.person_id).await?;
        tokens::revoke(&tx, Kind::ConfirmEmail, found.person_id).await?;
        changed(&tx, found.person_id, "person.confirm_email").await?;
        Ok(sessions::open(&tx, found.person_id).await?)
    })
    .await
}

/// Logs in and returns the session's key. Unknown address and wrong password give the same answer in the same time.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong pair, [`Problem::TooMany`] when the account or the address is locked.
pub async fn log_in(db: &TenantDb, email: Email, password: String, client: &str) -> Result<String, Problem> {
    attempts::check(db, attempts::LOGIN_ADDRESS, client).await?;
    attempts::count(db, attempts::LOGIN_ACCOUNT, email.as_str()).await?;
    let tx = db.read().await?;
    let person = store::by_email(&tx, &email).await?;
    let hash = match &person {
        Some(person) => store::password_hash(&tx, person.id).await?,
        None => None,
    };
    drop(tx);
    let right = hash.clone().unwrap_or_else(PasswordHash::decoy).verifies(password).await;
    let (Some(person), Some(_), true) = (person, hash, right) else {
        attempts::count(db, attempts::LOGIN_ADDRESS, client).await?;
        return Err(Problem::field("", Text::new("accounts-login-wrong")));
    };
    db.write(move |tx| async move {
        attempts::forget(&tx, attempts::LOGIN_ACCOUNT, email.as_str()).await?;
        Ok(sessions::open(&tx, person.id).await?)
    })
    .await
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub async fn log_out(db: &TenantDb, key: String) -> Result<(), Problem> {
    db.write(move |tx| async move { Ok(sessions::close(&tx, &key).await?) }).await
}

/// Mails a link to choose a new password, if the address has an account. The answer never tells whether it has.
///
/// # Errors
/// [`Problem::TooMany`] when asked too often.
pub async fn request_reset(db: &TenantDb, email: Email, client: &str) -> Result<(), Problem> {
    attempts::count(db, attempts::MAIL_ADDRESS, client).await?;
    attempts::count(db, attempts::MAIL, email.as_str()).await?;
    db.write(move |tx| async move {
        let Some(person) = store::by_email(&tx, &email).await? else { return Ok(()) };
        let token = tokens::issue(&tx, Kind::ResetPassword, person.id, "").await?;
        Ok(mails::enqueue(&tx, AccountMail::ResetPassword, person.id, &token, None).await?)
    })
    .await
}

/// Chooses a password through a link (reset or invitation), ends all other sessions and logs in. Who was invited also says
/// how they are called: the office knew only an address.
///
/// # Errors
/// [`Problem::Invalid`] for a weak password or a nickname that is taken, [`Problem::Conflict`] when the link is too old,
/// used or wrong.
pub async fn choose_password(
    db: &TenantDb,
    kind: Kind,
    token: String,
    password: String,
    names: Option<Names>,
) -> Result<String, Problem> {
    let own = names.as_ref().map(|names| names.nickname.as_str());
    if let Err(text) = check_strength(&password, own.as_slice()) {
        return Err(Problem::field("password", text));
    }
    let hash = PasswordHash::of(db.env(), password).await?;
    db.write(move |tx| async move {
        let found = tokens::find(&tx, kind, &token).await?.ok_or_else(stale_link)?;
        let person = store::by_id(&tx, found.person_id).await?.ok_or_else(stale_link)?;
        if let Some(Names { name, nickname }) = &names {
            if store::nickname_taken(&tx, nickname, Some(person.id)).await? {
                return Err(nickname_taken());
            }
            store::set_names(&tx, person.id, name, nickname).await.map_err(taken_meanwhile)?;
        }
        store::set_password(&tx, person.id, &hash).await?;
        store::confirm_email(&tx, person.id).await?;
        tokens::revoke(&tx, kind, person.id).await?;
        sessions::close_all(&tx, person.id, None).await?;
        if let Some(email) = &person.email {
            attempts::forget(&tx, attempts::LOGIN_ACCOUNT, email.as_str()).await?;
        }
        changed(&tx, person.id, "person.choose_password").await?;
        Ok(sessions::open(&tx, person.id).await?)
    })
    .await
}

/// Changes the password of whoever is logged in and ends their other sessions.
///
/// # Errors
/// [`Problem::Invalid`] when the old password is wrong or the new one weak.
pub async fn change_password(
    db: &TenantDb,
    who: &Standing,
    old: String,
    new: String,
    keep: String,
) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?;
    let id = me.id;
    if let Err(text) = check_strength(&new, &[&me.nickname, me.email.as_str()]) {
        return Err(Problem::field("new_password", text));
    }
    verify_password(db, id, old, "old_password").await?;
    let hash = PasswordHash::of(db.env(), new).await?;
    db.write(move |tx| async move {
        store::set_password(&tx, id, &hash).await?;
        sessions::close_all(&tx, id, Some(&keep)).await?;
        Ok(changed(&tx, id, "person.change_password").await?)
    })
    .await
}

/// Ends every session of whoever is logged in, except the one they use now.
///
/// # Errors
/// When the database fails.
pub async fn end_other_sessions(db: &TenantDb, who: &Standing, keep: String) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    db.write(move |tx| async move {
        sessions::close_all(&tx, me, Some(&keep)).await?;
        Ok(changed(&tx, me, "person.end_sessions").await?)
    })
    .await
}

/// Asks to change the address: a link goes to the new one, and the change happens when it is opened.
///
/// # Errors
/// [`Problem::Invalid`] when the password is wrong, [`Problem::TooMany`] when asked too often.
pub async fn request_email_change(
    db: &TenantDb,
    who: &Standing,
    new: Email,
    password: String,
) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    attempts::count(db, attempts::MAIL, &me.to_string()).await?;
    verify_password(db, me, password, "password").await?;
    db.write(move |tx| async move {
        if let Some(known) = store::by_email(&tx, &new).await? {
            return Ok(mails::enqueue(&tx, AccountMail::AlreadyRegistered, known.id, "", None).await?);
        }
        let token = tokens::issue(&tx, Kind::ChangeEmail, me, new.as_str()).await?;
        Ok(mails::enqueue(&tx, AccountMail::ChangeEmail, me, &token, Some(new.as_str())).await?)
    })
    .await
}

/// Changes the address by the token of the link sent to the new one, and tells the old one.
///
/// # Errors
/// [`Problem::Conflict`] when the link is too old, used or wrong, or the address was taken meanwhile.
pub async fn confirm_email_change(db: &TenantDb, token: String) -> Result<PersonId, Problem> {
    db.write(move |tx| async move {
        let found = tokens::find(&tx, Kind::ChangeEmail, &token).await?.ok_or_else(stale_link)?;
        let email: Email = found.detail.parse().map_err(|_| stale_link())?;
        let old = store::by_id(&tx, found.person_id).await?.and_then(|p| p.email);
        store::set_email(&tx, found.person_id, &email)
            .await
            .map_err(|error| if is_unique_violation(&error) { stale_link() } else { error.into() })?;
        tokens::revoke(&tx, Kind::ChangeEmail, found.person_id).await?;
        changed(&tx, found.person_id, "person.change_email").await?;
        if let Some(old) = old {
            mails::enqueue(&tx, AccountMail::EmailChanged, found.person_id, "", Some(old.as_str())).await?;
        }
        Ok(found.person_id)
    })
    .await
}

/// What a person can change about themselves.
#[derive(Clone, Debug)]
pub struct ProfileChange {
    /// Their own name.
    pub name: String,
    /// How others see them.
    pub nickname: String,
    /// The language of mails and pages.
    pub locale: Locale,
    /// Whether they want the newsletter.
    pub newsletter: bool,
}

/// Changes the profile of whoever is logged in.
///
/// # Errors
/// [`Problem::Invalid`] when the nickname is taken.
pub async fn change_profile(db: &TenantDb, who: &Standing, change: ProfileChange) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    db.write(move |tx| async move {
        if store::nickname_taken(&tx, &change.nickname, Some(me)).await? {
            return Err(nickname_taken());
        }
        store::set_profile(&tx, me, &change.name, &change.nickname, change.locale, change.newsletter)
            .await
            .map_err(taken_meanwhile)?;
        Ok(changed(&tx, me, "person.change_profile").await?)
    })
    .await
}

/// Declares a tie to the place and a birth date, under one's own responsibility.
///
/// # Errors
/// [`Problem::Invalid`] for a birth date in the future or before 1900.
pub async fn declare(db: &TenantDb, who: &Standing, declaration: Declaration) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    let mut errors = FieldErrors::default();
    if declaration.tie.is_none() {
        errors.add("tie", Text::new("accounts-declaration-tie-missing"));
    }
    let today = db.env().now().date_naive();
    let sensible = |day: chrono::NaiveDate| {
        day <= today && day >= chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(today)
    };
    if !declaration.born_on.is_some_and(sensible) {
        errors.add("born_on", Text::new("accounts-declaration-birth-wrong"));
    }
    errors.check()?;
    db.write(move |tx| async move {
        store::set_declaration(&tx, me, &declaration).await?;
        Ok(changed(&tx, me, "person.declare").await?)
    })
    .await
}

/// Deletes the account of whoever is logged in. What they published stays, as written by a deleted participant;
/// ballots they cast stay.
///
/// # Errors
/// [`Problem::Invalid`] when the password is wrong, [`Problem::Conflict`] for the last administrator.
pub async fn delete_account(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    password: String,
) -> Result<(), Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    let administers = who.is_administrator();
    verify_password(db, me, password, "password").await?;
    let leaving = state.extensions.all::<Leaving>().to_vec();
    db.write(move |tx| async move {
        if administers {
            crate::roles::actions::keep_an_administrator(&tx).await?;
        }
        for Leaving(clear_up) in leaving {
            clear_up(&tx, me).await?;
        }
        store::erase(&tx, me).await?;
        Ok(changed(&tx, me, "person.delete").await?)
    })
    .await
}

async fn verify_password(
    db: &TenantDb,
    id: PersonId,
    password: String,
    field: &'static str,
) -> Result<(), Problem> {
    attempts::count(db, attempts::LOGIN_ACCOUNT, &id.to_string()).await?;
    let tx = db.read().await?;
    let hash = store::password_hash(&tx, id).await?.unwrap_or_else(PasswordHash::decoy);
    drop(tx);
    if hash.verifies(password).await {
        Ok(())
    } else {
        Err(Problem::field(field, Text::new("accounts-password-wrong")))
    }
}

async fn changed(tx: &db::WriteTx, id: PersonId, action: &'static str) -> Result<(), db::DbErr> {
    let about = ResourceRef::new("person", id.uuid());
    tx.audit(&Actor::Person(id), action, &about, json!({})).await?;
    tx.emit("person.changed", &about, json!({})).await
}

fn nickname_taken() -> Problem {
    Problem::field("nickname", Text::new("accounts-nickname-taken"))
}

/// Two people took the same nickname or address at the same moment.
fn taken_meanwhile(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::Conflict(Text::new("accounts-taken-meanwhile"))
    } else {
        error.into()
    }
}

fn stale_link() -> Problem {
    Problem::Conflict(Text::new("accounts-link-stale"))
}

/// Opens a session for a person without a password: for tests, and for identity methods that proved who it is.
///
/// # Errors
/// When the database fails.
pub async fn open_session(db: &TenantDb, person: PersonId) -> Result<String, Problem> {
    db.write(move |tx| async move { Ok(sessions::open(&tx, person).await?) }).await
}

/// Used by tests and the demo: a confirmed account in one step, through the same writes.
///
/// # Errors
/// As [`register`].
pub async fn register_confirmed(db: &TenantDb, new: NewPerson) -> Result<PersonId, Problem> {
    let env: &Env = db.env();
    let hash = PasswordHash::of(env, new.password.clone()).await?;
    db.write(move |tx| async move {
        let id = store::insert(&tx, &new, &hash).await?;
        store::confirm_email(&tx, id).await?;
        let about = ResourceRef::new("person", id.uuid());
        tx.audit(&Actor::System("setup".to_owned()), "person.register", &about, json!({})).await?;
        tx.emit("person.registered", &about, json!({})).await?;
        Ok(id)
    })
    .await
}
