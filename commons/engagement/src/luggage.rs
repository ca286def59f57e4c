//! The content of files on its way between two installations, or between two steps of a form.

use bytes::Bytes;
use feature::State;
use kernel::{Problem, TenantId};

use crate::{
    Size,
    blobs::{self, Blobs, DOCUMENT},
};

/// The part under which something is kept that no resource shows: it is never served.
const ASIDE: &str = "aside";

/// The content of a file as it is kept: a document as it was sent, a picture in its largest size. None when it is not there.
///
/// # Errors
/// When files cannot be read now.
pub async fn content(
    state: &State,
    tenant: TenantId,
    hash: &str,
    picture: bool,
) -> Result<Option<Bytes>, Problem> {
    let part = if picture { Size::Large.as_str() } else { DOCUMENT };
    Blobs::open(state, tenant).await?.get(hash, part).await
}

/// Sets something aside for at least a day, until somebody who looked at it confirms; gives the name under which it is.
///
/// # Errors
/// [`Problem::Invalid`] beside the field when it cannot be kept now.
pub async fn set_aside(
    state: &State,
    tenant: TenantId,
    field: &'static str,
    bytes: Bytes,
) -> Result<String, Problem> {
    let hash = blobs::hash(&bytes);
    blobs::keep(state, tenant, field, &hash, &hash, [(ASIDE, bytes)]).await?;
    Ok(hash)
}

/// What was set aside under a name; none when that was never done, or too long ago.
///
/// # Errors
/// When files cannot be read now.
pub async fn aside(state: &State, tenant: TenantId, name: &str) -> Result<Option<Bytes>, Problem> {
    if !blobs::is_hash(name) {
        return Ok(None);
    }
    Blobs::open(state, tenant).await?.get(name, ASIDE).await
}
