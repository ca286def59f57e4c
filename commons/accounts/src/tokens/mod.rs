//! One-time links: confirm an address, choose a password, accept an invitation. Only the hash of a token is stored.

mod store;

pub use store::{Token, find, revoke};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use db::{DbErr, WriteTx};
use kernel::PersonId;
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

/// Issues a token; earlier ones of the same kind and person stop working.
///
/// # Errors
/// When the database fails.
pub async fn issue(tx: &WriteTx, kind: Kind, person: PersonId, detail: &str) -> Result<String, DbErr> {
    revoke(tx, kind, person).await?;
    let token = URL_SAFE_NO_PAD.encode(tx.env().random::<24>());
    store::insert(tx, kind, &token, person, detail, tx.now() + kind.lifetime()).await?;
    Ok(token)
}

/// The stored form of a token or session key: useless to whoever reads the database.
pub(crate) fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
