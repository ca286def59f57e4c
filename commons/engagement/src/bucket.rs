//! Files in a bucket of an S3-compatible store. Requests are signed in their addresses (AWS Signature Version 4) and name the bucket
//! in the path, which every store of that protocol understands.

use std::{sync::OnceLock, time::Duration};

use anyhow::{Context, bail};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{Method, Request};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use rusty_s3::{Credentials, S3Action, UrlStyle, actions::ListObjectsV2};

/// How long the store may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// A store that says it is overloaded, or a connection that broke, is asked once more.
const ATTEMPTS: usize = 2;
/// How long a signature holds.
const SIGNED_FOR: Duration = Duration::from_secs(60);
/// The most that an answer may bring: more than any file we keep.
const MOST: usize = 64 << 20;

type HttpClient = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// The connections to the store, kept open between requests.
#[derive(Default)]
pub(crate) struct Connections(OnceLock<HttpClient>);

impl Connections {
    fn client(&self) -> HttpClient {
        let connect = || {
            let https = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1();
            Client::builder(TokioExecutor::new()).build(https.build())
        };
        self.0.get_or_init(connect).clone()
    }
}

/// Says whether the settings can be meant; the store itself is not asked.
///
/// # Errors
/// What was expected.
pub fn check(settings: &feature::Bucket) -> anyhow::Result<()> {
    address(settings).map(drop)
}

fn address(settings: &feature::Bucket) -> anyhow::Result<rusty_s3::Bucket> {
    let (name, region) = (settings.name.clone(), settings.region.clone());
    let endpoint = settings.endpoint.parse();
    let bucket = endpoint.ok().and_then(|at| rusty_s3::Bucket::new(at, UrlStyle::Path, name, region).ok());
    bucket.with_context(|| format!("«{}» should be like «https://s3.example»", settings.endpoint))
}

/// What the store says to a request.
struct Answer {
    /// By RFC 9110, whatever the store is made of.
    status: u16,
    body: Bytes,
}

/// One bucket.
pub(crate) struct Bucket {
    client: HttpClient,
    bucket: rusty_s3::Bucket,
    credentials: Credentials,
}

impl Bucket {
    pub(crate) fn open(settings: &feature::Bucket, connections: &Connections) -> anyhow::Result<Self> {
        Ok(Self {
            client: connections.client(),
            bucket: address(settings)?,
            credentials: Credentials::new(settings.key.clone(), settings.secret.clone()),
        })
    }

    /// Writes an object; the store has it when this returns.
    pub(crate) async fn put(&self, key: &str, bytes: Bytes) -> anyhow::Result<()> {
        self.send(&self.bucket.put_object(Some(&self.credentials), key), bytes).await?;
        Ok(())
    }

    /// Reads an object; none when it is not there.
    pub(crate) async fn get(&self, key: &str) -> anyhow::Result<Option<Bytes>> {
        self.send(&self.bucket.get_object(Some(&self.credentials), key), Bytes::new()).await
    }

    /// Removes an object, and does nothing when it is not there.
    pub(crate) async fn delete(&self, key: &str) -> anyhow::Result<()> {
        self.send(&self.bucket.delete_object(Some(&self.credentials), key), Bytes::new()).await?;
        Ok(())
    }

    /// The keys that begin so, each with the time when it was last written.
    pub(crate) async fn list(&self, prefix: &str) -> anyhow::Result<Vec<(String, DateTime<Utc>)>> {
        let mut found = Vec::new();
        let mut next = None;
        loop {
            let mut list = self.bucket.list_objects_v2(Some(&self.credentials));
            list.with_prefix(prefix);
            if let Some(token) = next {
                list.with_continuation_token(token);
            }
            let answer = self.send(&list, Bytes::new()).await?.context("there is no such bucket")?;
            let page = ListObjectsV2::parse_response(std::str::from_utf8(&answer)?)?;
            for object in page.contents {
                let written = object.last_modified.context("an object without a time")?;
                found.push((object.key, DateTime::parse_from_rfc3339(&written)?.to_utc()));
            }
            next = page.next_continuation_token;
            if next.is_none() {
                return Ok(found);
            }
        }
    }

    /// What the store answers; none when it does not know the key.
    async fn send<'a, A: S3Action<'a>>(&self, action: &A, body: Bytes) -> anyhow::Result<Option<Bytes>> {
        let method = Method::from_bytes(A::METHOD.to_str().as_bytes())?;
        let mut attempt = 1;
        loop {
            // The address is signed anew: it must not reach the log.
            let address = action.sign(SIGNED_FOR);
            let what = || format!("{method} {}", address.path());
            let request = Request::builder().method(&method).uri(address.as_str());
            let outcome = self.once(request.body(Full::new(body.clone()))?).await.with_context(what);
            match outcome {
                Ok(Answer { status: 200..300, body }) => return Ok(Some(body)),
                Ok(Answer { status: 404, .. }) => return Ok(None),
                Ok(Answer { status, body }) if status < 500 || attempt == ATTEMPTS => {
                    let said = String::from_utf8_lossy(&body).chars().take(300).collect::<String>();
                    bail!("{}: the store says {status}: {said}", what());
                }
                Err(error) if attempt == ATTEMPTS => return Err(error),
                Ok(_) | Err(_) => attempt += 1,
            }
        }
    }

    async fn once(&self, request: Request<Full<Bytes>>) -> anyhow::Result<Answer> {
        let asking = async {
            let (head, body) = self.client.request(request).await?.into_parts();
            let body = Limited::new(body, MOST).collect().await.map_err(anyhow::Error::from_boxed)?;
            Ok(Answer { status: head.status.as_u16(), body: body.to_bytes() })
        };
        tokio::time::timeout(PATIENCE, asking).await.context("the store takes too long")?
    }
}
