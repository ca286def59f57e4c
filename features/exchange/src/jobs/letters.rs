//! What the letters to those who write cards say.

use accounts::letters::{self, Letter};
use db::{TenantDb, Tx};
use feature::State;
use kernel::{Email, PersonId, Text};
use spaces::{ComponentId, process};

use super::About;
use crate::{
    model::{BodyId, CardId},
    store,
};

/// The path of a programme and its process's title, in the organisation's language.
pub(super) async fn programme(
    tx: &Tx,
    component: ComponentId,
) -> anyhow::Result<Option<(String, kernel::Translated)>> {
    let Some(component) = process::store::component(tx, component).await? else { return Ok(None) };
    let Some(process) = process::store::by_id(tx, component.process_id).await? else { return Ok(None) };
    Ok(Some((format!("{}/{}", process.path(), component.slug), process.texts.title)))
}

/// To the author of a card.
pub(super) async fn to_author(
    state: &State,
    db: &TenantDb,
    id: CardId,
    to: PersonId,
    about: About,
) -> anyhow::Result<()> {
    let tx = db.read().await?;
    let Some(card) = store::by_id(&tx, id).await? else { return Ok(()) };
    let Some((path, _)) = programme(&tx, card.component).await? else { return Ok(()) };
    drop(tx);
    let title = card.content.title.as_str();
    let (subject, body, label, path) = match about {
        About::Published => (
            "exchange-mail-published",
            "exchange-mail-published-text",
            "exchange-mail-to-card",
            format!("{path}/{}", card.words()),
        ),
        About::SentBack => (
            "exchange-mail-sent-back",
            "exchange-mail-sent-back-text",
            "exchange-mail-to-desk",
            format!("{path}/drafts/{}", card.id),
        ),
        About::Withdrawn => (
            "exchange-mail-withdrawn",
            "exchange-mail-withdrawn-text",
            "exchange-mail-to-desk",
            format!("{path}/desk"),
        ),
    };
    let reason = card.reason.clone().unwrap_or_default();
    let letter = Letter {
        subject: Text::new(subject).with("title", title),
        paragraphs: vec![Text::new(body).with("title", title).with("reason", reason)],
        action: Some((Text::new(label), path)),
    };
    letters::send(state, db, to, &letter).await
}

/// To an address that was invited to write for a body.
pub(super) async fn invitation(
    state: &State,
    db: &TenantDb,
    component: ComponentId,
    body: BodyId,
    email: &Email,
) -> anyhow::Result<()> {
    let tx = db.read().await?;
    let Some((path, title)) = programme(&tx, component).await? else { return Ok(()) };
    let Some(body) = store::bodies(&tx, component).await?.into_iter().find(|one| one.id == body) else {
        return Ok(());
    };
    drop(tx);
    let Some(tenant) = letters::sender(state, db).await? else { return Ok(()) };
    let title = title.text(tenant.locale).to_owned();
    let letter = Letter {
        subject: Text::new("exchange-mail-invited").with("title", title.as_str()),
        paragraphs: vec![
            Text::new("exchange-mail-invited-text").with("title", title.as_str()).with("body", body.heading),
            Text::new("exchange-mail-invited-how").with("email", email.as_str()),
        ],
        action: Some((Text::new("exchange-mail-to-desk"), format!("{path}/desk"))),
    };
    letters::send_to(state, db, email.as_str(), "", tenant.locale, &letter).await
}
