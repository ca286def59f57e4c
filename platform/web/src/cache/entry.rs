use std::{io::Write, sync::OnceLock};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kernel::Timestamp;
use sha2::{Digest, Sha256};

use super::Holds;

/// How a body travels, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

impl Coding {
    const ALL: [Coding; 3] = [Coding::Brotli, Coding::Zstd, Coding::Gzip];

    const fn name(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Zstd => "zstd",
            Coding::Gzip => "gzip",
        }
    }

    /// The best one that the reader takes.
    pub(crate) fn wanted(asked: &HeaderMap) -> Option<Coding> {
        let accepted = asked.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
        Self::ALL.into_iter().find(|coding| {
            accepted.split(',').any(|one| {
                let (name, weight) = one.split_once(';').unwrap_or((one, ""));
                let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0f32));
                name.trim().eq_ignore_ascii_case(coding.name()) && !refused
            })
        })
    }

    /// Pages are compressed once and read often, so this takes its time, though not so much that the first reader
    /// notices: a page of 50 kB takes a few milliseconds.
    pub(crate) fn compress(self, body: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut small = Vec::with_capacity(body.len() / 3);
        match self {
            Coding::Brotli => {
                let mut writer = brotli::CompressorWriter::new(&mut small, 4_096, 6, 20);
                writer.write_all(body)?;
                writer.flush()?;
            }
            Coding::Zstd => zstd::stream::copy_encode(body, &mut small, 12)?,
            Coding::Gzip => {
                let mut writer = flate2::write::GzEncoder::new(&mut small, flate2::Compression::new(7));
                writer.write_all(body)?;
                writer.finish()?;
            }
        }
        Ok(small)
    }
}

/// One kept page.
pub(super) struct Entry {
    headers: HeaderMap,
    tag: HeaderValue,
    plain: Bytes,
    /// In each coding, once somebody has asked for it; `None` when it came out no smaller.
    coded: [OnceLock<Option<Bytes>>; Coding::ALL.len()],
    holds: Holds,
}

impl Entry {
    pub(super) fn new(mut headers: HeaderMap, plain: Bytes, holds: Holds) -> Self {
        headers.remove(header::CONTENT_LENGTH);
        headers.remove("x-request-id");
        let tag = tag(&plain);
        headers.insert(header::ETAG, tag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        Self { headers, tag, plain, coded: Default::default(), holds }
    }

    pub(super) fn holds(&self, now: Timestamp) -> bool {
        (self.holds.0)(now)
    }

    /// Roughly how much memory it takes, with its compressed forms.
    pub(super) fn weight(&self) -> usize {
        self.plain.len() * 3 / 2 + 2_048
    }

    /// The answer to somebody who sent these headers.
    pub(super) fn answer(&self, asked: &HeaderMap) -> Response {
        let mut headers = self.headers.clone();
        if knows(asked, &self.tag) {
            headers.remove(header::CONTENT_TYPE);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let coding = Coding::wanted(asked);
        let body = match coding.and_then(|coding| Some((coding, self.coded(coding)?))) {
            Some((coding, body)) => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
                body
            }
            None => self.plain.clone(),
        };
        let mut response = Response::new(Body::from(body));
        *response.headers_mut() = headers;
        response
    }

    fn coded(&self, coding: Coding) -> Option<Bytes> {
        let compress = || {
            let small = coding.compress(&self.plain).ok()?;
            (small.len() < self.plain.len()).then(|| Bytes::from(small))
        };
        self.coded[coding as usize].get_or_init(compress).clone()
    }
}

/// Weak, because the same page travels in several codings.
fn tag(body: &[u8]) -> HeaderValue {
    let hash = Sha256::digest(body);
    let hex: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("W/\"{hex}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether the reader has this version already.
fn knows(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let Some(known) = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    known.split(',').any(|one| one.trim().as_bytes() == tag.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn asking(encodings: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))])
    }

    #[test]
    fn the_reader_gets_the_best_coding_they_take() {
        assert_eq!(Coding::wanted(&asking("gzip, deflate, br, zstd")), Some(Coding::Brotli));
        assert_eq!(Coding::wanted(&asking("gzip;q=0.5, br;q=0")), Some(Coding::Gzip));
        assert_eq!(Coding::wanted(&asking("identity")), None);
        assert_eq!(Coding::wanted(&HeaderMap::new()), None);
    }

    #[test]
    fn every_coding_gives_the_page_back() {
        let page = "<p>Un’idea per la piazza</p>".repeat(100).into_bytes();
        let mut plain = Vec::new();
        let small = Coding::Brotli.compress(&page).unwrap();
        brotli::Decompressor::new(&*small, 4_096).read_to_end(&mut plain).unwrap();
        assert_eq!(plain, page);
        assert_eq!(zstd::stream::decode_all(&*Coding::Zstd.compress(&page).unwrap()).unwrap(), page);
        plain.clear();
        let small = Coding::Gzip.compress(&page).unwrap();
        flate2::read::GzDecoder::new(&*small).read_to_end(&mut plain).unwrap();
        assert_eq!(plain, page);
    }
}
