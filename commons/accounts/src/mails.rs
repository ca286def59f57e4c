//! Mails about accounts. The action names the mail; the job renders it in the person's language and hands it on.

use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use jobs::Job;
use kernel::{PersonId, Text};
use serde::{Deserialize, Serialize};

use crate::{
    letters::{self, Letter},
    people,
};

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
    fn letter(self, token: &str) -> Letter {
        let (subject, text, label, path) = match self {
            AccountMail::ConfirmEmail => (
                "accounts-mail-confirm-subject",
                "accounts-mail-confirm-text",
                "accounts-mail-confirm-action",
                format!("/confirmation/{token}"),
            ),
            AccountMail::AlreadyRegistered => (
                "accounts-mail-known-subject",
                "accounts-mail-known-text",
                "accounts-mail-known-action",
                "/login".to_owned(),
            ),
            AccountMail::ResetPassword => (
                "accounts-mail-reset-subject",
                "accounts-mail-reset-text",
                "accounts-mail-reset-action",
                format!("/password/{token}"),
            ),
            AccountMail::Invitation => (
                "accounts-mail-invitation-subject",
                "accounts-mail-invitation-text",
                "accounts-mail-invitation-action",
                format!("/invitation/{token}"),
            ),
            AccountMail::ChangeEmail => (
                "accounts-mail-change-subject",
                "accounts-mail-change-text",
                "accounts-mail-change-action",
                format!("/email-change/{token}"),
            ),
            AccountMail::EmailChanged => (
                "accounts-mail-changed-subject",
                "accounts-mail-changed-text",
                "accounts-mail-changed-action",
                "/login".to_owned(),
            ),
        };
        Letter {
            subject: Text::new(subject),
            paragraphs: vec![Text::new(text)],
            action: Some((Text::new(label), path)),
        }
    }
}

/// Writes the mail and sends it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SendAccountMail {
    mail: AccountMail,
    person: PersonId,
    /// The token of the link; for a change of address also where the mail goes.
    detail: String,
    to: Option<String>,
}

impl Job<State> for SendAccountMail {
    const NAME: &'static str = "accounts.mail";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let letter = self.mail.letter(&self.detail);
        let Some(to) = self.to else { return letters::send(state, &db, self.person, &letter).await };
        let tx = db.read().await?;
        let Some(person) = people::store::by_id(&tx, self.person).await? else { return Ok(()) };
        drop(tx);
        letters::send_to(state, &db, &to, &person.name, person.locale, &letter).await
    }
}

/// Has a mail written and sent after the transaction. `to` overrides the person's own address.
pub(crate) async fn enqueue(
    tx: &WriteTx,
    mail: AccountMail,
    person: PersonId,
    detail: &str,
    to: Option<&str>,
) -> Result<(), DbErr> {
    let job = SendAccountMail { mail, person, detail: detail.to_owned(), to: to.map(str::to_owned) };
    jobs::enqueue(tx, &job).await
}
