//! Sharing: a short address for every process and component, the same for ever, with a QR code to print. A resource has
//! its component's code and its own number: `/s/h7k2mx-12`.

pub mod jobs;
mod pages;
pub(crate) mod store;

use db::{Tx, WriteTx};
use kernel::Problem;
pub(crate) use pages::{routes, samples};

use crate::{ComponentId, Inside, ProcessId};

/// Letters and digits that nobody takes for one another, on paper or on the telephone.
const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// Times a code is drawn before we give up: with a thousand codes, one draw in a million is taken.
const DRAWS: usize = 8;

/// Gives a process, or one of its components, its code.
///
/// # Errors
/// When the database fails.
pub(crate) async fn give_code(
    tx: &WriteTx,
    process: ProcessId,
    component: Option<ComponentId>,
) -> Result<(), Problem> {
    for _ in 0..DRAWS {
        let drawn = tx.env().random::<6>();
        let code: String =
            drawn.iter().map(|b| char::from(ALPHABET[usize::from(*b) % ALPHABET.len()])).collect();
        if store::insert(tx, &code, process, component).await? {
            return Ok(());
        }
    }
    Err(anyhow::anyhow!("no short code was free").into())
}

/// The page to share a resource of a component by its number, or the component itself, with locale; none for what is older
/// than short addresses, until the job has given it one.
///
/// # Errors
/// When the database fails.
pub async fn href(tx: &Tx, inside: &Inside, number: Option<i64>) -> Result<Option<String>, Problem> {
    let code = store::code_of(tx, inside.process.id, Some(inside.component.id)).await?;
    let number = number.map(|n| format!("-{n}")).unwrap_or_default();
    Ok(code.map(|code| inside.here.to(&format!("/share/{code}{number}"))))
}
