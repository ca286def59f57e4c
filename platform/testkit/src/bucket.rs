//! A store of files that speaks as much of S3 as the program asks for, on a port of its own. It believes nobody: the signature of every
//! request is computed anew, by the rules of AWS Signature Version 4 for signed addresses.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, SecondsFormat, Utc};
use hmac::{Hmac, Mac};
use http::{HeaderMap, Method, StatusCode, Uri, header};
use kernel::{Clock, FixedClock};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

const NAME: &str = "arengo";
const REGION: &str = "eu-south-1";
const KEY: &str = "TESTKEY";
const SECRET: &str = "a secret/of the+test";
/// So few keys a page that lists go on.
const PAGE: usize = 2;
/// What is not encoded in addresses that are signed: RFC 3986, unreserved.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The store, until the test ends.
#[derive(Clone)]
pub struct BucketServer {
    /// How the program reaches it.
    pub settings: feature::Bucket,
    store: Arc<Store>,
}

struct Store {
    clock: Arc<FixedClock>,
    objects: Mutex<BTreeMap<String, (Bytes, DateTime<Utc>)>>,
    away: AtomicBool,
}

impl BucketServer {
    /// Starts it; what is written is as old as this clock says.
    pub async fn start(clock: &Arc<FixedClock>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let settings = feature::Bucket {
            endpoint: format!("http://{}", listener.local_addr().unwrap()),
            name: NAME.to_owned(),
            region: REGION.to_owned(),
            key: KEY.to_owned(),
            secret: SECRET.to_owned(),
        };
        let store =
            Arc::new(Store { clock: clock.clone(), objects: Mutex::default(), away: AtomicBool::new(false) });
        let routes = Router::new().fallback(answer).layer(DefaultBodyLimit::disable());
        let routes = routes.with_state(store.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { settings, store }
    }

    /// From now on it answers nothing but that it is overloaded; or answers again.
    pub fn is_away(&self, away: bool) {
        self.store.away.store(away, Ordering::SeqCst);
    }

    /// The keys of all objects, in order.
    pub fn keys(&self) -> Vec<String> {
        self.store.objects.lock().unwrap().keys().cloned().collect()
    }
}

async fn answer(
    State(store): State<Arc<Store>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if store.away.load(Ordering::SeqCst) {
        return (StatusCode::SERVICE_UNAVAILABLE, "<Error><Code>SlowDown</Code></Error>").into_response();
    }
    let query = decoded(uri.query().unwrap_or_default());
    let host = headers.get(header::HOST).map_or("", |host| host.to_str().unwrap());
    if !is_ours(&query, method.as_str(), host, uri.path()) {
        return (StatusCode::FORBIDDEN, "<Error><Code>SignatureDoesNotMatch</Code></Error>").into_response();
    }
    let path = percent_decode_str(uri.path()).decode_utf8().unwrap().into_owned();
    let Some(key) = path.strip_prefix(&format!("/{NAME}/")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut objects = store.objects.lock().unwrap();
    match (method.as_str(), key) {
        ("GET", "") => list(&objects, &query).into_response(),
        ("GET", key) => match objects.get(key) {
            Some((bytes, _)) => bytes.clone().into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
        ("PUT", key) => {
            objects.insert(key.to_owned(), (body, store.clock.now()));
            StatusCode::OK.into_response()
        }
        ("DELETE", key) => {
            objects.remove(key);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

fn list(objects: &BTreeMap<String, (Bytes, DateTime<Utc>)>, query: &[(String, String)]) -> String {
    let prefix = value(query, "prefix");
    let after = value(query, "continuation-token");
    let found = objects.iter().filter(|(key, _)| key.starts_with(prefix) && key.as_str() > after);
    let page: Vec<_> = found.clone().take(PAGE).collect();
    let entry = |(key, (bytes, written)): &(&String, &(Bytes, DateTime<Utc>))| {
        let (key, size) = (utf8_percent_encode(key, ENCODED), bytes.len());
        let written = written.to_rfc3339_opts(SecondsFormat::Millis, true);
        format!(
            "<Contents><Key>{key}</Key><LastModified>{written}</LastModified><Size>{size}</Size></Contents>"
        )
    };
    let entries: String = page.iter().map(entry).collect();
    let more = found.count() > page.len();
    let next = page
        .last()
        .filter(|_| more)
        .map_or(String::new(), |(key, _)| format!("<NextContinuationToken>{key}</NextContinuationToken>"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <Name>{NAME}</Name><EncodingType>url</EncodingType><IsTruncated>{more}</IsTruncated>{entries}{next}</ListBucketResult>"
    )
}

fn is_ours(query: &[(String, String)], method: &str, host: &str, path: &str) -> bool {
    let credential = value(query, "X-Amz-Credential");
    credential.starts_with(&format!("{KEY}/"))
        && credential.ends_with(&format!("/{REGION}/s3/aws4_request"))
        && value(query, "X-Amz-Signature") == signature(SECRET, method, host, path, query)
}

/// What the signature of an address must be, when only the host is signed with it and not the content. `path` as it is sent; `query`
/// decoded, with or without the signature itself.
///
/// Source: AWS, Signature Version 4, "Authenticating Requests: Using Query Parameters".
pub fn signature(secret: &str, method: &str, host: &str, path: &str, query: &[(String, String)]) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let signed = query.iter().filter(|(name, _)| name != "X-Amz-Signature");
    let mut pairs: Vec<_> = signed.map(|(name, value)| (encoded(name), encoded(value))).collect();
    pairs.sort();
    let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let canonical = format!("{method}\n{path}\n{}\nhost:{host}\n\nhost\nUNSIGNED-PAYLOAD", pairs.join("&"));
    let scope = value(query, "X-Amz-Credential").split_once('/').map_or("", |(_, scope)| scope);
    let hash = hex::encode(Sha256::digest(canonical));
    let to_sign = format!("AWS4-HMAC-SHA256\n{}\n{scope}\n{hash}", value(query, "X-Amz-Date"));
    let first = format!("AWS4{secret}").into_bytes();
    let key = scope.split('/').fold(first, |key, part| keyed(&key, part));
    hex::encode(keyed(&key, &to_sign))
}

fn keyed(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn decoded(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (decode(name), decode(value)));
    query.split('&').filter_map(pair).collect()
}

fn value<'a>(query: &'a [(String, String)], name: &str) -> &'a str {
    query.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
}
