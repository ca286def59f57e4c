//! Lists of entitled addresses. Only a keyed hash of each address is kept.

use db::{TenantDb, Tx, WriteTx};
use feature::State;
use futures::future::BoxFuture;
use hmac::{Hmac, Mac};
use kernel::{Email, FieldErrors, Problem, ResourceRef, Text, Translated};
use serde_json::json;
use sha2::Sha256;

use super::{Entitlement, store};
use crate::roles::Standing;

kernel::id!(
    /// A list of entitled addresses.
    RollId
);

/// Says what a list decides about (titles of processes), so that it is not deleted under them. Registered by the crate that
/// owns processes.
#[derive(Clone, Copy)]
pub struct RollUses(pub for<'a> fn(&'a Tx, RollId) -> Uses<'a>);

/// Titles of what uses a roll, on their way.
pub type Uses<'a> = BoxFuture<'a, Result<Vec<Translated>, Problem>>;

/// What a list decides about.
///
/// # Errors
/// When the database fails.
pub async fn roll_uses(state: &State, tx: &Tx, id: RollId) -> Result<Vec<Translated>, Problem> {
    let mut titles = Vec::new();
    for RollUses(uses) in state.extensions.all::<RollUses>() {
        titles.extend(uses(tx, id).await?);
    }
    Ok(titles)
}

/// Keeps the list that a rule names until the end of the transaction that writes the rule: nobody deletes it meanwhile.
///
/// # Errors
/// [`Problem::Invalid`] for `roll` when there is no such list.
pub async fn hold_rule(tx: &WriteTx, rule: &Entitlement) -> Result<(), Problem> {
    let Entitlement::Roll { roll } = rule else { return Ok(()) };
    tx.lock(&reference(*roll)).await?;
    match store::roll_by_id(tx, *roll).await? {
        Some(_) => Ok(()),
        None => Err(Problem::field("roll", Text::new("accounts-roll-gone"))),
    }
}

fn reference(id: RollId) -> ResourceRef {
    ResourceRef::new("roll", id.uuid())
}

/// Reads a list as uploaded: one address a line, other columns and a heading ignored, UTF-8.
///
/// # Errors
/// [`Problem::Invalid`] for the field `file`, naming the first lines that hold no address.
pub fn read_addresses(bytes: &[u8]) -> Result<Vec<Email>, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Problem::field("file", Text::new("accounts-roll-encoding")))?
        .trim_start_matches('\u{feff}');
    let mut addresses = Vec::new();
    let mut errors = FieldErrors::default();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let cell = line.split([';', ',', '\t']).map(|c| c.trim().trim_matches('"')).find(|c| c.contains('@'));
        match cell.map(str::parse) {
            Some(Ok(email)) => addresses.push(email),
            None if index == 0 => {} // a heading
            _ if errors.iter().count() < 5 => {
                errors.add("file", Text::new("accounts-roll-line").with("line", index + 1));
            }
            _ => {}
        }
    }
    errors.check()?;
    addresses.sort();
    addresses.dedup();
    if addresses.is_empty() {
        return Err(Problem::field("file", Text::new("accounts-roll-empty")));
    }
    Ok(addresses)
}

/// Keeps an uploaded list.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators.
pub async fn upload_roll(
    db: &TenantDb,
    who: &Standing,
    secret: [u8; 32],
    title: String,
    addresses: Vec<Email>,
) -> Result<RollId, Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let id = tx.id::<RollId>();
        let hashes = addresses.iter().map(|email| hash(&secret, id, email)).collect();
        store::insert(&tx, id, &title, hashes).await?;
        let about = reference(id);
        tx.audit(&actor, "roll.upload", &about, json!({ "entries": addresses.len() })).await?;
        tx.emit("roll.uploaded", &about, json!({})).await?;
        Ok(id)
    })
    .await
}

/// Deletes a list that decides about nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::NotFound`] when it is not there,
/// [`Problem::Conflict`] while it decides about something.
pub async fn delete_roll(state: &State, db: &TenantDb, who: &Standing, id: RollId) -> Result<(), Problem> {
    who.require_administrator()?;
    let (state, actor) = (state.clone(), who.actor.clone());
    db.write(move |tx| async move {
        tx.lock(&reference(id)).await?;
        if !roll_uses(&state, &tx, id).await?.is_empty() {
            return Err(Problem::Conflict(Text::new("accounts-roll-in-use")));
        }
        if !store::delete(&tx, id).await? {
            return Err(Problem::NotFound);
        }
        let about = reference(id);
        tx.audit(&actor, "roll.delete", &about, json!({})).await?;
        tx.emit("roll.deleted", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// Keyed by the installation's secret and the list, so that lists cannot be compared with each other or guessed.
pub(super) fn hash(secret: &[u8; 32], roll: RollId, email: &Email) -> Vec<u8> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any key length");
    mac.update(roll.uuid().as_bytes());
    mac.update(email.as_str().as_bytes());
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_spreadsheets_save_them() {
        let read = |text: &str| read_addresses(text.as_bytes()).map(|list| list.len());
        assert_eq!(read("email\nanna@a.example\nbruno@a.example\n\nANNA@a.example\n").unwrap(), 2);
        assert_eq!(read("\u{feff}Nome;Email\r\nAnna;\"anna@a.example\"\r\n").unwrap(), 1);
        assert!(read("").is_err());
        assert!(read("email\nnot an address\n").is_err());
        assert!(read_addresses(&[0xff, 0xfe, 0x00]).is_err());
    }
}
