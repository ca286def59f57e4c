//! Mail to people, in their language: a subject, some sentences, one thing to do. Features say what; this says how.

use db::TenantDb;
use feature::State;
use jobs::mail::Mail;
use kernel::{Locale, PersonId, Text};
use serde::Serialize;
use web::Page;

use crate::{Tenant, people, tenants};

/// What a mail says.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The subject.
    pub subject: Text,
    /// The sentences, a paragraph each.
    pub paragraphs: Vec<Text>,
    /// The one thing to do: what the link says, and its path without locale.
    pub action: Option<(Text, String)>,
}

/// A letter in words.
#[derive(Clone, Debug, Serialize)]
pub struct LetterText {
    site: String,
    body: String,
    paragraphs: Vec<String>,
    label: Option<String>,
    href: Option<String>,
}

impl Page for LetterText {
    const TEMPLATE: &'static str = "accounts/letter.txt";

    fn samples() -> Vec<Self> {
        let letter = |label: Option<&str>, href: Option<&str>| LetterText {
            site: "Montelume decide".into(),
            body: "Comune di Montelume".into(),
            paragraphs: vec!["Hai votato. Grazie.".into()],
            label: label.map(Into::into),
            href: href.map(Into::into),
        };
        vec![letter(None, None), letter(Some("Apri"), Some("https://montelume.example/it/"))]
    }
}

/// Hands a letter to the post, for a person who still has an account and an address; does nothing otherwise.
///
/// # Errors
/// When the database fails; the job that called tries again.
pub async fn send(state: &State, db: &TenantDb, to: PersonId, letter: &Letter) -> anyhow::Result<()> {
    match compose(state, db, to, letter).await? {
        Some(mail) => Ok(db.write(move |tx| async move { jobs::mail::enqueue(&tx, mail).await }).await?),
        None => Ok(()),
    }
}

/// Writes the letter as a mail without handing it to the post, for jobs that note in the same transaction that it went
/// out; none for a person without account or address.
///
/// # Errors
/// As [`send`].
pub async fn compose(
    state: &State,
    db: &TenantDb,
    to: PersonId,
    letter: &Letter,
) -> anyhow::Result<Option<Mail>> {
    let tx = db.read().await?;
    let Some(person) = people::store::by_id(&tx, to).await? else { return Ok(None) };
    drop(tx);
    match person.email {
        Some(email) => compose_to(state, db, email.as_str(), &person.name, person.locale, letter).await,
        None => Ok(None),
    }
}

/// Hands a letter to an address to the post: the mail itself is sent, and tried again, by a job of its own.
///
/// # Errors
/// As [`send`].
pub async fn send_to(
    state: &State,
    db: &TenantDb,
    email: &str,
    name: &str,
    locale: Locale,
    letter: &Letter,
) -> anyhow::Result<()> {
    match compose_to(state, db, email, name, locale, letter).await? {
        Some(mail) => Ok(db.write(move |tx| async move { jobs::mail::enqueue(&tx, mail).await }).await?),
        None => Ok(()),
    }
}

/// The organisation that writes, for those who write mails of their own form.
///
/// # Errors
/// When the database fails.
pub async fn sender(state: &State, db: &TenantDb) -> anyhow::Result<Option<Tenant>> {
    Ok(tenants::by_id(&state.db.platform_read().await?, db.tenant()).await?)
}

/// Writes the letter to an address as a mail without handing it to the post.
///
/// # Errors
/// As [`send`].
pub async fn compose_to(
    state: &State,
    db: &TenantDb,
    email: &str,
    name: &str,
    locale: Locale,
    letter: &Letter,
) -> anyhow::Result<Option<Mail>> {
    let Some(tenant) = sender(state, db).await? else { return Ok(None) };
    let say = |text: &Text| state.renderer.say(locale, tenant.time_zone, text);
    let text = state.renderer.text(locale, tenant.time_zone, &in_words(state, &tenant, locale, letter))?;
    let mut mail = Mail::new(email.parse()?, name, say(&letter.subject), text);
    mail.from_name = Some(tenant.name.clone());
    Ok(Some(mail))
}

fn in_words(state: &State, tenant: &Tenant, locale: Locale, letter: &Letter) -> LetterText {
    let say = |text: &Text| state.renderer.say(locale, tenant.time_zone, text);
    LetterText {
        site: tenant.name.clone(),
        body: tenant.profile.body.clone(),
        paragraphs: letter.paragraphs.iter().map(say).collect(),
        label: letter.action.as_ref().map(|(label, _)| say(label)),
        href: letter
            .action
            .as_ref()
            .map(|(_, path)| state.settings.url(tenant.host.as_str(), &format!("/{locale}{path}"))),
    }
}
