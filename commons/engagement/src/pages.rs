//! Serves files to those who may see one of the resources that show them.

use accounts::Here;
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use db::Tx;
use feature::State;
use kernel::Problem;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    Owner, Size, Visibility,
    attachments::store::{self, Showing},
    blobs::{self, Blobs, DOCUMENT},
};

pub(crate) fn routes() -> Router<State> {
    Router::new().route("/files/{hash}/{name}", get(show))
}

async fn show(here: Here, Path((hash, name)): Path<(String, String)>) -> web::Result<Response> {
    if !blobs::is_hash(&hash) {
        return Err(Problem::NotFound.into());
    }
    let tx = here.db.read().await?;
    let (showing, visibility) = best(&here, &tx, store::owners(&tx, &hash).await?).await?;
    drop(tx);
    let size = Size::parse(&name).filter(|_| showing.mime == "image/jpeg");
    if size.is_none() && name != showing.file_name {
        return Err(Problem::NotFound.into());
    }
    let part = size.map_or(DOCUMENT, Size::as_str);
    here.db.give_back().await;
    let blobs = Blobs::open(&here.state, here.tenant.id).await?;
    let bytes = match blobs.get(&hash, part).await? {
        // Pictures from before there was a middle size have none.
        None if size == Some(Size::Medium) => blobs.get(&hash, Size::Large.as_str()).await?,
        bytes => bytes,
    };
    let bytes = bytes.ok_or(Problem::NotFound)?;
    Ok((headers(&showing, size, visibility), bytes).into_response())
}

/// The owner through which the reader sees most; a file without any visible owner is not there.
async fn best(here: &Here, tx: &Tx, owners: Vec<Showing>) -> Result<(Showing, Visibility), Problem> {
    let mut best: Option<(Showing, Visibility)> = None;
    for showing in owners {
        let kinds = here.state.extensions.all::<Owner>();
        let Some(owner) = kinds.iter().find(|owner| owner.kind == showing.owner_kind) else { continue };
        let visibility = (owner.visible)(here, tx, showing.owner_id).await?;
        if visibility == Visibility::Public {
            return Ok((showing, visibility));
        }
        if visibility > best.as_ref().map_or(Visibility::Hidden, |(_, v)| *v) {
            best = Some((showing, visibility));
        }
    }
    best.ok_or(Problem::NotFound)
}

fn headers(showing: &Showing, size: Option<Size>, visibility: Visibility) -> HeaderMap {
    let caching = match visibility {
        // The address names the content; but a resource may be hidden later, so shared caches ask again after a day.
        Visibility::Public => "public, max-age=31536000, s-maxage=86400, immutable",
        _ => "private, no-store",
    };
    let disposition = match size {
        Some(_) => "inline".to_owned(),
        // RFC 6266: the plain name for old programs, the encoded one for all others.
        None => format!(
            "attachment; filename=\"{}\"; filename*=UTF-8''{}",
            ascii(&showing.file_name),
            utf8_percent_encode(&showing.file_name, NON_ALPHANUMERIC)
        ),
    };
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &showing.mime);
    set(header::CACHE_CONTROL, caching);
    set(header::CONTENT_DISPOSITION, &disposition);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    headers
}

fn ascii(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' };
    name.chars().map(plain).collect()
}
