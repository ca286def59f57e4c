//! Mails as files, one `.eml` each, which every mail program opens.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use chrono::DateTime;
use kernel::Timestamp;
use mail_parser::{MessageParser, MimeHeaders};
use uuid::Uuid;

use super::{Attachment, MailError};

/// A mail read back from its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivered {
    /// The file's name without `.eml`, unique.
    pub name: String,
    /// The recipient's address.
    pub to: String,
    /// The recipient's name, empty if unknown.
    pub to_name: String,
    /// The sender's name, empty if unknown.
    pub from_name: String,
    /// The subject.
    pub subject: String,
    /// When it was sent; `None` when the file says nothing readable.
    pub at: Option<Timestamp>,
    /// The plain text.
    pub text: String,
    /// The files that came with it.
    pub attachments: Vec<Attachment>,
}

/// Writes a mail. Readers see the whole file or none. A mail sent twice has one file, and the names sort by time,
/// because the id is a UUIDv7.
pub(super) async fn write(folder: PathBuf, bytes: Vec<u8>, id: Uuid) -> Result<(), MailError> {
    blocking(move || write_now(&folder, &id.to_string(), &bytes)).await
}

fn write_now(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!("{name}.part"));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // Mails hold links that log people in: for the program's own user only.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, folder.join(format!("{name}.eml")))
}

/// The newest mails, newest first.
pub(super) async fn read(folder: PathBuf, limit: usize) -> Result<Vec<Delivered>, MailError> {
    blocking(move || read_now(&folder, limit)).await
}

fn read_now(folder: &Path, limit: usize) -> io::Result<Vec<Delivered>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let names =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".eml")?.to_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names.into_iter().filter_map(|name| one(folder, name)).take(limit).collect())
}

/// A mail, unless it was removed since it was listed or cannot be read: the others are worth showing.
fn one(folder: &Path, name: String) -> Option<Delivered> {
    let path = folder.join(format!("{name}.eml"));
    match fs::read(&path) {
        Ok(bytes) => Some(parse(name, &bytes)),
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(path = %path.display(), %error, "a mail cannot be read");
            }
            None
        }
    }
}

fn parse(name: String, bytes: &[u8]) -> Delivered {
    let message = MessageParser::default().parse(bytes).unwrap_or_default();
    let to = message.to().and_then(|to| to.first());
    let from = message.from().and_then(|from| from.first());
    let named = |address: Option<&mail_parser::Addr<'_>>| {
        address.and_then(|a| a.name()).unwrap_or_default().to_owned()
    };
    Delivered {
        to: to.and_then(|a| a.address()).unwrap_or_default().to_owned(),
        to_name: named(to),
        from_name: named(from),
        subject: message.subject().unwrap_or_default().to_owned(),
        at: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
        attachments: message.attachments().map(attachment).collect(),
        name,
    }
}

fn attachment(part: &mail_parser::MessagePart<'_>) -> Attachment {
    let mime = part.content_type().map(|t| match (t.subtype(), t.attribute("method")) {
        (Some(sub), Some(method)) => format!("{}/{sub}; method={method}", t.ctype()),
        (sub, _) => format!("{}/{}", t.ctype(), sub.unwrap_or_default()),
    });
    Attachment {
        name: part.attachment_name().unwrap_or_default().to_owned(),
        mime: mime.unwrap_or_default(),
        content: String::from_utf8_lossy(part.contents()).into_owned(),
    }
}

/// File work off the threads that serve requests.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, MailError> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(io::Error::other)??)
}
