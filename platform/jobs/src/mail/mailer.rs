use std::{fmt, path::PathBuf, sync::Arc, time::Duration};

use kernel::{Email, Timestamp};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp};
use uuid::Uuid;

use super::{Delivered, Mail, folder, message};

/// How long a mail server may take for one step.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends mail; cheap to clone.
#[derive(Clone)]
pub struct Mailer(Arc<Inner>);

struct Inner {
    from: Mailbox,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

impl Mailer {
    /// Sends through a mail server: `smtps://user:password@host` (TLS), `smtp://user:password@host?tls=required`
    /// (STARTTLS), `smtp://localhost:25`.
    ///
    /// # Errors
    /// When the address of the server, or of the sender, is none.
    pub fn smtp(server: &str, from_name: &str, from: &Email) -> Result<Self, MailError> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|error| MailError::Server(error.to_string()))?;
        Self::new(Way::Smtp(server.timeout(Some(TIMEOUT)).build()), from_name, from)
    }

    /// Writes each mail into a file of its own in this folder, which is made when needed.
    ///
    /// # Errors
    /// When the address of the sender is none.
    pub fn folder(path: impl Into<PathBuf>, from_name: &str, from: &Email) -> Result<Self, MailError> {
        Self::new(Way::Folder(path.into()), from_name, from)
    }

    fn new(way: Way, from_name: &str, from: &Email) -> Result<Self, MailError> {
        let from = Mailbox::new(Some(from_name.to_owned()), message::address(from)?);
        Ok(Self(Arc::new(Inner { from, way })))
    }

    /// Sends one mail now. Actions don't: they [`enqueue`](super::enqueue()) it in their transaction. The id makes a
    /// mail that is sent twice recognisable, the moment is its date.
    ///
    /// # Errors
    /// When it cannot be built or handed over.
    pub async fn send(&self, mail: &Mail, id: Uuid, now: Timestamp) -> Result<(), MailError> {
        let message = message::build(mail, &self.0.from, id, now)?;
        match &self.0.way {
            Way::Smtp(server) => Ok(server.send(message).await.map(|_| ())?),
            Way::Folder(path) => folder::write(path.clone(), message.formatted(), id).await,
        }
    }

    /// The mails in the folder, newest first, at most `limit`; none when mail goes to a server.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn delivered(&self, limit: usize) -> Result<Vec<Delivered>, MailError> {
        match &self.0.way {
            Way::Smtp(_) => Ok(Vec::new()),
            Way::Folder(path) => folder::read(path.clone(), limit).await,
        }
    }

    /// True when mails stay in a folder, as in the demo.
    pub fn keeps_mails(&self) -> bool {
        matches!(self.0.way, Way::Folder(_))
    }
}

impl fmt::Debug for Mailer {
    /// Without the server's password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0.way {
            Way::Smtp(_) => "Mailer::smtp",
            Way::Folder(_) => "Mailer::folder",
        })
    }
}

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The server's address in the configuration is wrong.
    #[error("the mail server's address must be like smtps://user:password@mail.example: {0}")]
    Server(String),
    /// No mail can go there.
    #[error("«{0}» is no address for mail: {1}")]
    Address(String, String),
    /// The message cannot be built.
    #[error("the mail cannot be written: {0}")]
    Message(String),
    /// The server does not answer, or refuses.
    #[error("the mail server: {0}")]
    Smtp(#[from] smtp::Error),
    /// The folder cannot be used.
    #[error("the folder of mails: {0}")]
    Folder(#[from] std::io::Error),
}

impl MailError {
    /// True when sending the same mail again would fail again.
    pub fn is_hopeless(&self) -> bool {
        match self {
            MailError::Address(..) | MailError::Message(_) => true,
            MailError::Smtp(error) => error.is_permanent(),
            MailError::Server(_) | MailError::Folder(_) => false,
        }
    }
}
