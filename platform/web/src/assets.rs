use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use anyhow::{Context, bail};
use axum::{
    Router,
    extract::Path,
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::{Fail, Files, cache::Coding, watched::Watched};

/// The file in which the asset build says which hashed name stands for which logical one.
const MANIFEST: &str = "manifest.json";

/// Stylesheets, scripts, fonts and pictures. Their addresses hold a hash of the content, so browsers keep them for ever.
pub struct Assets {
    index: Watched<Index>,
}

#[derive(Default)]
struct Index {
    /// Logical name → address.
    urls: HashMap<String, String>,
    /// By path under `/assets/`.
    files: HashMap<String, Asset>,
}

struct Asset {
    folder: Files,
    /// In the folder.
    path: String,
    /// Of the content.
    hash: String,
    /// As well compressed as can be, once somebody asked.
    small: OnceLock<Bytes>,
}

impl Asset {
    fn small(&self, bytes: &[u8]) -> Bytes {
        let compress = || Coding::Brotli.compress(bytes).unwrap_or_else(|_| bytes.to_vec());
        self.small.get_or_init(|| compress().into()).clone()
    }
}

impl Assets {
    /// Takes asset folders. A folder with a `manifest.json` (logical name → file name) is taken as built; in others the
    /// hash is put into the name here.
    ///
    /// # Errors
    /// When a manifest is no JSON map or names a missing file, or two folders hold one logical name.
    pub fn new(folders: Vec<Files>) -> anyhow::Result<Self> {
        Ok(Self { index: Watched::new(folders, index)? })
    }

    /// The address of an asset by its logical name, as in `arengo.css`.
    pub fn url(&self, name: &str) -> Option<String> {
        self.index.get().urls.get(name).cloned()
    }

    /// All logical names with their addresses, sorted.
    pub fn list(&self) -> Vec<(String, String)> {
        let index = self.index.get();
        let mut all: Vec<_> = index.urls.iter().map(|(name, url)| (name.clone(), url.clone())).collect();
        all.sort();
        all
    }

    /// `GET /assets/{path}`.
    pub fn routes<S: Clone + Send + Sync + 'static>(self: Arc<Self>) -> Router<S> {
        let serve = move |Path(path): Path<String>, headers: HeaderMap| {
            let answer = self.answer(&path, &headers);
            async move { answer }
        };
        Router::new().route("/assets/{*path}", get(serve))
    }

    fn answer(&self, path: &str, headers: &HeaderMap) -> Response {
        let index = self.index.get();
        // Only listed files exist: there is no path to walk out of.
        let Some(asset) = index.files.get(path) else { return Fail::not_found().into_response() };
        let etag = format!("W/\"{}\"", asset.hash);
        let caching = [
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            (header::ETAG, HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("W/\"0\""))),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ];
        if matches_etag(headers, &etag) {
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        let Some(file) = asset.folder.get(&asset.path) else { return Fail::not_found().into_response() };
        let mime = mime_type(path);
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(mime))];
        // Fonts and photographs are compressed already.
        let shrinks = ["text/", "application/json", "image/svg"].iter().any(|kind| mime.starts_with(kind));
        if shrinks && Coding::wanted(headers) == Some(Coding::Brotli) {
            let coding = [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))];
            return (caching, kind, coding, asset.small(&file.bytes)).into_response();
        }
        (caching, kind, file.bytes).into_response()
    }
}

fn index(folders: &[Files]) -> anyhow::Result<Index> {
    let mut index = Index::default();
    for folder in folders {
        let built = match folder.text(MANIFEST) {
            Some(json) => serde_json::from_str::<HashMap<String, String>>(&json).context(MANIFEST)?,
            None => HashMap::new(),
        };
        let names: HashMap<&str, &str> =
            built.iter().map(|(name, file)| (file.as_str(), name.as_str())).collect();
        for path in folder.list() {
            if path == MANIFEST {
                continue;
            }
            let Some(file) = folder.get(&path) else { bail!("asset {path} cannot be read") };
            let hash: String = file.hash[..4].iter().map(|byte| format!("{byte:02x}")).collect();
            let (name, public) = match names.get(path.as_str()) {
                Some(name) => ((*name).to_owned(), path.clone()),
                None if built.is_empty() => (path.clone(), hashed_name(&path, &hash)),
                None => (path.clone(), path.clone()),
            };
            if index.urls.insert(name.clone(), format!("/assets/{public}")).is_some() {
                bail!("two asset folders hold {name}");
            }
            index.files.insert(public, Asset { folder: *folder, path, hash, small: OnceLock::new() });
        }
        for (name, file) in &built {
            if !index.files.contains_key(file) {
                bail!("{MANIFEST} names {file} for {name}, but there is no such file");
            }
        }
    }
    Ok(index)
}

/// `map/pin.js` → `map/pin-1a2b3c4d.js`.
fn hashed_name(path: &str, hash: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{path}-{hash}"),
    }
}

pub(crate) fn matches_etag(headers: &HeaderMap, etag: &str) -> bool {
    let asked = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    asked.split(',').any(|tag| tag.trim() == "*" || plain(tag) == plain(etag))
}

fn mime_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
