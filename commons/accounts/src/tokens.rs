//! One-time links: confirm an address, choose a password, accept an invitation. Only the hash of a token is stored.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use db::{DbErr, Tx, WriteTx, vals};
use kernel::PersonId;
use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Proves the address given at registration.
    ConfirmEmail,
    /// Lets the owner of the address choose a new password.
    ResetPassword,
    /// Lets somebody who was invited choose a password.
    Invitation,
    /// Proves the new address of an account.
    ChangeEmail,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Kind::ConfirmEmail => "confirm_email",
            Kind::ResetPassword => "reset_password",
            Kind::Invitation => "invitation",
            Kind::ChangeEmail => "change_email",
        }
    }

    fn lifetime(self) -> TimeDelta {
        match self {
            Kind::ResetPassword => TimeDelta::hours(2),
            Kind::ConfirmEmail | Kind::ChangeEmail => TimeDelta::days(3),
            Kind::Invitation => TimeDelta::days(14),
        }
    }
}

/// A link that is still good.
#[derive(FromQueryResult)]
pub struct Token {
    /// Whose account it opens.
    pub person_id: PersonId,
    /// The new address, for a change of address; else empty.
    pub detail: String,
}

/// Issues a token; earlier ones of the same kind and person stop working.
///
/// # Errors
/// When the database fails.
pub async fn issue(tx: &WriteTx, kind: Kind, person: PersonId, detail: &str) -> Result<String, DbErr> {
    revoke(tx, kind, person).await?;
    let token = URL_SAFE_NO_PAD.encode(tx.env().random::<24>());
    tx.exec(
        "INSERT INTO tokens (tenant_id, token_hash, kind, person_id, detail, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vals![digest(&token), kind.as_str(), person, detail, tx.now() + kind.lifetime()],
    )
    .await?;
    Ok(token)
}

/// The token, if it exists, is of this kind and not too old. Reading does not use it up: mail scanners open links.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &Tx, kind: Kind, token: &str) -> Result<Option<Token>, DbErr> {
    tx.one(
        "SELECT person_id, detail FROM tokens
         WHERE tenant_id = $1 AND token_hash = $2 AND kind = $3 AND expires_at > $4",
        vals![digest(token), kind.as_str(), tx.now()],
    )
    .await
}

/// Uses up all tokens of a kind and person.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &WriteTx, kind: Kind, person: PersonId) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM tokens WHERE tenant_id = $1 AND person_id = $2 AND kind = $3",
        vals![person, kind.as_str()],
    )
    .await?;
    Ok(())
}

/// The stored form of a token or session key: useless to whoever reads the database.
pub(crate) fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
