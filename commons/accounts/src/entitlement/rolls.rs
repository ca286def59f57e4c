//! Lists of entitled addresses. Only a keyed hash of each address is kept.

use db::TenantDb;
use hmac::{Hmac, Mac};
use kernel::{Email, FieldErrors, Problem, ResourceRef, Text};
use serde_json::json;
use sha2::Sha256;

use super::store;
use crate::roles::Standing;

kernel::id!(
    /// A list of entitled addresses.
    RollId
);

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
        let about = ResourceRef::new("roll", id.uuid());
        tx.audit(&actor, "roll.upload", &about, json!({ "entries": addresses.len() })).await?;
        tx.emit("roll.uploaded", &about, json!({})).await?;
        Ok(id)
    })
    .await
}

/// Deletes a list.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::NotFound`] when it is not there.
pub async fn delete_roll(db: &TenantDb, who: &Standing, id: RollId) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        if !store::delete(&tx, id).await? {
            return Err(Problem::NotFound);
        }
        let about = ResourceRef::new("roll", id.uuid());
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
