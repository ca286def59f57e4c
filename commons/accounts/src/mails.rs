//! Mails about accounts. The action names the mail; the job renders it in the person's language and hands it on.

use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use jobs::{Job, mail::Mail};
use kernel::PersonId;
use serde::{Deserialize, Serialize};

use crate::{people, tenants, tokens::digest};

/// Which mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountMail {
    /// With the link that confirms the address.
    ConfirmEmail,
    /// Somebody tried to register with an address that has an account.
    AlreadyRegistered,
    /// With the link to choose a new password.
    ResetPassword,
    /// With the link of an invitation.
    Invitation,
    /// To the new address, with the link that confirms the change.
    ChangeEmail,
    /// To the old address, after the change.
    EmailChanged,
}

impl AccountMail {
    /// The stem of its message keys: `accounts-mail-{stem}-subject` and `-text`.
    fn stem(self) -> &'static str {
        match self {
            AccountMail::ConfirmEmail => "confirm",
            AccountMail::AlreadyRegistered => "known",
            AccountMail::ResetPassword => "reset",
            AccountMail::Invitation => "invitation",
            AccountMail::ChangeEmail => "change",
            AccountMail::EmailChanged => "changed",
        }
    }

    /// The path its link opens.
    fn path(self, token: &str) -> String {
        match self {
            AccountMail::ConfirmEmail => format!("/confirmation/{token}"),
            AccountMail::ResetPassword => format!("/password/{token}"),
            AccountMail::Invitation => format!("/invitation/{token}"),
            AccountMail::ChangeEmail => format!("/email-change/{token}"),
            AccountMail::AlreadyRegistered | AccountMail::EmailChanged => "/login".to_owned(),
        }
    }
}
