//! Mail: written with the transaction that causes it, sent by the worker, by SMTP or into a folder.

mod folder;
mod mailer;
mod message;

use db::{DbErr, TenantDb, WriteTx};
use kernel::Email;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Job, queue};

pub use folder::Delivered;
pub use mailer::{MailError, Mailer};

/// One mail to one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mail {
    /// The recipient.
    pub to: Email,
    /// The recipient's name, empty if unknown.
    pub to_name: String,
    /// The name beside the installation's sender address, as «Comune di Sarmato»; `None` for the installation's own.
    pub from_name: Option<String>,
    /// The subject, one line.
    pub subject: String,
    /// The text for everybody.
    pub text: String,
    /// The same with layout.
    pub html: Option<String>,
    /// The address where the recipient stops such mails, also by one POST without a session (`List-Unsubscribe`,
    /// RFC 2369 and 8058); `None` for mails about the account itself.
    pub unsubscribe: Option<String>,
    /// Files that come with it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// A file that comes with a mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, as in `incontro.ics`.
    pub name: String,
    /// Its type, as in `text/calendar; method=REQUEST`.
    pub mime: String,
    /// Its content.
    pub content: String,
}

impl Mail {
    /// A plain mail.
    pub fn new(
        to: Email,
        to_name: impl Into<String>,
        subject: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        Self {
            to,
            to_name: to_name.into(),
            from_name: None,
            subject: subject.into(),
            text: text.into(),
            html: None,
            unsubscribe: None,
            attachments: Vec::new(),
        }
    }
}

/// Sends a mail once this transaction is committed.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(tx: &WriteTx, mail: Mail) -> Result<(), DbErr> {
    let job = SendMail { id: tx.id(), mail };
    let payload = serde_json::to_string(&job).map_err(|error| DbErr::Custom(error.to_string()))?;
    queue::insert(tx, SEND_MAIL, &payload, None, tx.now()).await.map(|_| ())
}

const SEND_MAIL: &str = "mail.send";

/// The job behind [`enqueue`]: `registry.add::<SendMail>()`.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendMail {
    /// Becomes the mail's Message-ID, so that one sent twice is recognised.
    id: Uuid,
    mail: Mail,
}

impl<C: AsRef<Mailer> + Send + Sync> Job<C> for SendMail {
    const NAME: &'static str = SEND_MAIL;

    async fn run(self, cx: &C, tenant: TenantDb) -> anyhow::Result<()> {
        let mailer: &Mailer = cx.as_ref();
        match mailer.send(&self.mail, self.id, tenant.env().now()).await {
            Err(error) if error.is_hopeless() => Err(crate::Hopeless(error.into()).into()),
            sent => Ok(sent?),
        }
    }
}
