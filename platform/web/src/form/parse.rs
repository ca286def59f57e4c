use axum::{
    body::to_bytes,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::MultipartError},
};
use bytes::BytesMut;
use http::{StatusCode, header};
use kernel::{Problem, Text};
use percent_encoding::percent_decode;

use super::{FormData, Limits, Upload};
use crate::Fail;

pub(super) async fn request(mut request: Request) -> Result<FormData, Fail> {
    let limits = request.extensions().get::<Limits>().copied().unwrap_or_default();
    let mime =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if mime.starts_with("multipart/form-data") {
        DefaultBodyLimit::max(limits.body()).apply(&mut request);
        let parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
        return multipart(parts, &limits).await;
    }
    if !mime.is_empty() && !mime.starts_with("application/x-www-form-urlencoded") {
        return Err(unreadable());
    }
    let body = to_bytes(request.into_body(), limits.text).await.map_err(|_| too_big())?;
    urlencoded(&body, &limits)
}

pub(super) fn urlencoded(body: &[u8], limits: &Limits) -> Result<FormData, Fail> {
    let mut form = FormData::default();
    for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        if form.fields.len() >= limits.fields {
            return Err(too_big());
        }
        let split = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let name = decoded(&pair[..split])?;
        let value = decoded(pair.get(split + 1..).unwrap_or_default())?;
        add(&mut form, name, value)?;
    }
    Ok(form)
}

/// Names come from our own pages: one that is long or odd does not.
fn add(form: &mut FormData, name: String, value: String) -> Result<(), Fail> {
    if name.len() > 200 || name.chars().any(char::is_control) {
        return Err(unreadable());
    }
    form.push(name, value);
    Ok(())
}

fn decoded(part: &[u8]) -> Result<String, Fail> {
    let spaced: Vec<u8> = part.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let text = percent_decode(&spaced).decode_utf8().map_err(|_| unreadable())?;
    Ok(text.into_owned())
}

async fn multipart(mut parts: Multipart, limits: &Limits) -> Result<FormData, Fail> {
    let mut form = FormData::default();
    let mut text_left = limits.text;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(plain_name);
        let mime = part.content_type().unwrap_or("application/octet-stream").to_owned();
        if form.fields.len() + form.files.len() >= limits.fields {
            return Err(too_big());
        }
        let limit = if file.is_some() { limits.file } else { text_left };
        let mut bytes = BytesMut::new();
        let mut over = false;
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            over |= bytes.len() + chunk.len() > limit;
            if !over {
                bytes.extend_from_slice(&chunk);
            }
        }
        match file {
            // A file field left empty is sent as a nameless file of no bytes.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
            Some(_) if over || form.files.len() >= limits.files => {
                let megabytes = i64::try_from(limits.file >> 20).unwrap_or(0).max(1);
                form.refused.push((name, Text::new("web-form-file-too-big").with("max", megabytes)));
            }
            Some(file_name) => {
                form.files.push((name, Upload { name: file_name, mime, bytes: bytes.freeze() }));
            }
            None if over => return Err(too_big()),
            None => {
                text_left -= bytes.len();
                add(&mut form, name, String::from_utf8(bytes.to_vec()).map_err(|_| unreadable())?)?;
            }
        }
    }
    Ok(form)
}

/// The name without folders (some browsers send them), controls and more length than anybody needs.
fn plain_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn broken(error: MultipartError) -> Fail {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_big() } else { unreadable() }
}

fn too_big() -> Fail {
    Fail(Problem::field("", Text::new("web-form-too-big")))
}

fn unreadable() -> Fail {
    Fail(Problem::field("", Text::new("web-form-unreadable")))
}
