//! The mail of the demo, which goes nowhere but here: what each organisation wrote to people, newest first.

use std::collections::{HashMap, hash_map::Entry};

use accounts::Here;
use axum::{Router, response::Response, routing::get};
use feature::State;
use jobs::mail::Delivered;
use kernel::{Problem, Timestamp};
use serde::Serialize;
use web::{Link, Page, Samples};

/// How many mails of the whole demo are looked at, newest first.
const NEWEST: usize = 1_000;

/// How many mails the page shows.
const SHOWN: usize = 50;

/// The mails of an organisation.
#[derive(Serialize)]
struct MailPage {
    mails: Vec<MailView>,
}

/// One mail, or the same mail to several people.
#[derive(Serialize)]
struct MailView {
    subject: String,
    to: String,
    others: usize,
    at: Option<Timestamp>,
    paragraphs: Vec<Vec<Piece>>,
}

/// A part of a paragraph: words, the end of a line, or an address that can be followed.
#[derive(Debug, PartialEq, Serialize)]
struct Piece {
    text: String,
    href: Option<Link>,
    ends_line: bool,
}

impl Page for MailPage {
    const TEMPLATE: &'static str = "app/mail.html";

    fn samples() -> Vec<Self> {
        let text =
            "Conferma il tuo indirizzo.\n\nConferma:\nhttp://montelume.localhost:3000/it/confirmation/x\n";
        let mail = |others, at| MailView {
            subject: "Conferma il tuo indirizzo".into(),
            to: "anna@montelume.example".into(),
            others,
            at,
            paragraphs: paragraphs(text),
        };
        let mails = vec![mail(0, Some(Timestamp::UNIX_EPOCH)), mail(2, None)];
        vec![MailPage { mails }, MailPage { mails: Vec::new() }]
    }
}

/// Registers the page's samples.
pub fn samples(samples: &mut Samples) {
    samples.add::<MailPage>();
}

/// The route of the page.
pub fn routes() -> Router<State> {
    Router::new().route("/{locale}/demo/mail", get(show))
}

/// `GET /{locale}/demo/mail`: mails hold links that log people in, so this is for the demo alone.
async fn show(here: Here) -> web::Result<Response> {
    if !here.state.settings.demo {
        return Err(Problem::NotFound.into());
    }
    here.for_once();
    let newest = here.state.mailer.delivered(NEWEST).await.map_err(anyhow::Error::from)?;
    let (site, home) = (&here.tenant.name, here.url("/"));
    // Signed by this organisation, or leading here: its name may have changed since.
    let own = |mail: &Delivered| mail.from_name == *site || mail.text.contains(&home);
    let mails = folded(newest.into_iter().filter(own));
    here.frame(here.words("app-mail-title")).show(&MailPage { mails }).await
}

/// The newest mails; what many people got in the same words is shown once. The last lines, under two dashes, are each
/// person's own: the way to stop such mails.
fn folded(newest: impl Iterator<Item = Delivered>) -> Vec<MailView> {
    let mut mails: Vec<MailView> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    for mail in newest {
        let paragraphs = paragraphs(&mail.text);
        let words = mail.text.split("\n-- \n").next().unwrap_or_default().to_owned();
        match known.entry((mail.subject.clone(), words)) {
            Entry::Occupied(same) => mails[*same.get()].others += 1,
            Entry::Vacant(_) if mails.len() == SHOWN => {}
            Entry::Vacant(new) => {
                new.insert(mails.len());
                mails.push(MailView {
                    subject: mail.subject,
                    to: mail.to,
                    others: 0,
                    at: mail.at,
                    paragraphs,
                });
            }
        }
    }
    mails
}

/// The plain text of a mail as paragraphs with links.
fn paragraphs(text: &str) -> Vec<Vec<Piece>> {
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    blocks.map(|block| block.lines().flat_map(pieces).collect()).collect()
}

/// A line, cut where an address begins and ends.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in line.split_inclusive(' ') {
        let link = word.trim().parse::<Link>().ok().filter(Link::is_external);
        match pieces.last_mut() {
            Some(last) if link.is_none() && last.href.is_none() => last.text.push_str(word),
            _ => pieces.push(Piece { text: word.to_owned(), href: link, ends_line: false }),
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.ends_line = true;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links_and_nothing_else_does() {
        let found = paragraphs("Apri:\nhttp://a.example/it/x e leggi.\n\njavascript:alert(1)\n");
        let hrefs: Vec<_> = found.iter().flatten().filter_map(|p| p.href.as_ref()).collect();
        assert_eq!(found.len(), 2);
        assert_eq!(hrefs, [&"http://a.example/it/x".parse::<Link>().unwrap()]);
        let words: String = found.iter().flatten().map(|p| p.text.as_str()).collect();
        assert_eq!(words, "Apri:http://a.example/it/x e leggi.javascript:alert(1)");
    }
}
