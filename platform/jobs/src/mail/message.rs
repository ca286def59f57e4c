//! From [`Mail`] to the bytes of RFC 5322.

use kernel::{Email, Timestamp};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use url::Url;
use uuid::Uuid;

use super::{Mail, MailError};

/// Builds the message. Nothing that people typed can add a header: names and subject become one line, and lettre encodes
/// them.
pub(super) fn build(mail: &Mail, from: &Mailbox, id: Uuid, now: Timestamp) -> Result<Message, MailError> {
    let name = mail.from_name.as_deref().map(one_line).or_else(|| from.name.clone());
    let from = Mailbox::new(name, from.email.clone());
    let mut message = Message::builder()
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .date(now.into())
        .from(from)
        .to(recipient(mail)?)
        .subject(one_line(&mail.subject))
        // Answering machines stay quiet (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(address) = &mail.unsubscribe {
        // Parsing leaves nothing in it that could end the line or the brackets.
        let url: Url =
            address.parse().map_err(|error| MailError::Message(format!("«{address}»: {error}")))?;
        message = message.raw_header(header("List-Unsubscribe", &format!("<{url}>")));
        // A mail program may stop such mails itself, with one POST to that address (RFC 8058).
        message = message.raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let message = match (&mail.html, mail.attachments.as_slice()) {
        (None, []) => message.singlepart(plain(mail)),
        (Some(html), []) => message.multipart(alternative(mail, html)),
        (html, files) => {
            let mixed = MultiPart::mixed();
            let mut mixed = match html {
                Some(html) => mixed.multipart(alternative(mail, html)),
                None => mixed.singlepart(plain(mail)),
            };
            for file in files {
                let mime = ContentType::parse(&file.mime)
                    .map_err(|error| MailError::Message(format!("«{}»: {error}", file.mime)))?;
                mixed =
                    mixed.singlepart(Attachment::new(one_line(&file.name)).body(file.content.clone(), mime));
            }
            message.multipart(mixed)
        }
    };
    message.map_err(|error| MailError::Message(error.to_string()))
}

fn plain(mail: &Mail) -> SinglePart {
    SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.text.clone())
}

fn alternative(mail: &Mail, html: &str) -> MultiPart {
    let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(html.to_owned());
    MultiPart::alternative().singlepart(plain(mail)).singlepart(html)
}

fn recipient(mail: &Mail) -> Result<Mailbox, MailError> {
    let name = one_line(&mail.to_name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address(&mail.to)?))
}

/// An address as lettre knows it; it is stricter than [`Email`] about the characters of the local part.
pub(super) fn address(email: &Email) -> Result<Address, MailError> {
    email.as_str().parse().map_err(|error| MailError::Address(email.to_string(), format!("{error}")))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Without line breaks and other control characters.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
