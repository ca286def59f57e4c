//! The middleware that finds tenant, language and person before any handler runs.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State as Extract},
    http::{HeaderMap, HeaderValue, Method, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::{Days, TimeZone};
use chrono_tz::Tz;
use feature::{Settings, State};
use kernel::{HostName, Locale, Problem, Timestamp};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use web::{Fail, FlashKind, Notice, stack::RequestId};

use super::{FrontPage, Here, Place, redirect, refusal};
use crate::{
    Standing, Tenant, sessions,
    tenants::{self, TenantCache},
};

/// The cookie that carries what was just done to the next page.
pub(super) const NOTICE: &str = "arengo_notice";

/// Finds the tenant of the host, the language of the path and the person of the session, and lets the request go on;
/// turns a problem of the handler into a page of that tenant. A host without tenant reaches no handler.
pub async fn locate(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match place(&state, &parts).await {
        Ok(Found::Here(here)) => {
            parts.extensions.insert(here.clone());
            let get = matches!(parts.method, Method::GET | Method::HEAD);
            let headers = parts.headers.clone();
            let lost = locale_in(&here.path).is_some_and(|locale| locale != here.locale);
            let response = if lost {
                Fail(Problem::NotFound).into_response()
            } else {
                next.run(Request::from_parts(parts, body)).await
            };
            let mut response = refusal::in_words(&here, &headers, get, response).await;
            here.db.give_back().await;
            keep_session(&here, &mut response);
            let_others_have(&here, &mut response);
            response
        }
        Ok(Found::Answer(response)) => *response,
        Err(problem) => refusal::bare(&state, &parts, problem),
    }
}

enum Found {
    Here(Here),
    Answer(Box<Response>),
}

async fn place(state: &State, request: &Parts) -> Result<Found, Problem> {
    let since = state.db.changes().now();
    let Some(tenant) = tenant_of(state, request).await? else {
        return Ok(Found::Answer(Box::new(front_page(state, request).await?)));
    };
    let cookies = Cookies(&request.headers);
    let footprint = is_anybodys(request).then(|| {
        let footprint = state.db.footprint(since, next_midnight(state.env.now(), tenant.time_zone));
        footprint.reads(tenants::TABLE);
        footprint
    });
    let db = state.db.tenant(tenant.id);
    // Who sends something may take long to do so.
    let quick = matches!(request.method, Method::GET | Method::HEAD);
    let mut db = if quick { db.for_quick_request() } else { db.for_request() };
    if let Some(footprint) = &footprint {
        db = db.noting(footprint.clone());
    }
    let session = cookies.get(sessions::COOKIE);
    let (who, session, renewed) = standing(&db, session).await?;
    let path = request.uri.path().to_owned();
    let locale = locale_of(&tenant, &path, &who, &request.headers);
    if path == "/" {
        return Ok(Found::Answer(Box::new(redirect(&format!("/{locale}/")))));
    }
    let here = Here(Arc::new(Place {
        notice: cookies.get(NOTICE).and_then(|c| NoticeCookie::decode(&c)),
        client: client(state, request),
        request_id: request.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        query: request.uri.query().unwrap_or_default().to_owned(),
        back: back(request),
        uri: request.uri.clone(),
        state: state.clone(),
        tenant,
        db,
        who,
        locale,
        path,
        session,
        renewed,
        footprint,
    }));
    Ok(Found::Here(here))
}

/// The page of ours where a request comes from or leads to.
fn back(request: &Parts) -> Option<String> {
    if matches!(request.method, Method::GET | Method::HEAD) {
        return Some(request.uri.path().to_owned());
    }
    let referer: Uri = request.headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = request.headers.get(header::HOST)?.to_str().ok()?;
    let ours = referer.authority().is_some_and(|from| from.as_str().eq_ignore_ascii_case(host));
    ours.then(|| referer.path().to_owned())
}

/// Whether whoever asks for this address gets the same: nobody is logged in, and the address itself names the language.
fn is_anybodys(request: &Parts) -> bool {
    let ours = |cookie: &HeaderValue| cookie.to_str().map_or(true, |c| c.contains(web::cache::COOKIES));
    request.method == Method::GET
        && locale_in(request.uri.path()).is_some()
        && !request.headers.get_all(header::COOKIE).iter().any(ours)
}

/// Says for how long the answer holds: until something it was made from changes.
fn let_others_have(here: &Here, response: &mut Response) {
    if let Some(keep) = here.footprint.as_ref().and_then(|footprint| footprint.keep(here.tenant.id)) {
        response.extensions_mut().insert(web::cache::Holds(Arc::new(move |now| keep.holds(now))));
    }
}

/// The start of the tenant's next day. Where clocks skip midnight, the first hour after it.
fn next_midnight(now: Timestamp, zone: Tz) -> Timestamp {
    let tomorrow = now.with_timezone(&zone).date_naive() + Days::new(1);
    let start = (0..3).find_map(|hour| {
        let time = tomorrow.and_hms_opt(hour, 0, 0)?;
        zone.from_local_datetime(&time).earliest()
    });
    start.map_or(now, |start| start.to_utc())
}

/// The host that was asked for, without the port.
fn host(request: &Parts) -> &str {
    let host = request.headers.get(header::HOST).and_then(|h| h.to_str().ok());
    let host = host.or_else(|| request.uri.host()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    name.map_or(host, |(name, _)| name)
}

async fn tenant_of(state: &State, request: &Parts) -> Result<Option<Arc<Tenant>>, Problem> {
    match host(request).parse::<HostName>() {
        Ok(name) => TenantCache::by_host(state, &name).await,
        Err(_) => Ok(None),
    }
}

/// The page of this machine, where there is one; a name that nobody has is not there.
async fn front_page(state: &State, request: &Parts) -> Result<Response, Problem> {
    const THIS_MACHINE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
    match state.extensions.all::<FrontPage>().first() {
        Some(FrontPage(show)) if request.uri.path() == "/" && THIS_MACHINE.contains(&host(request)) => {
            show(state).await
        }
        _ => Err(Problem::NotFound),
    }
}

/// Who acts, with the key of their session and whether it has just got its full time again.
async fn standing(
    db: &db::TenantDb,
    key: Option<String>,
) -> Result<(Standing, Option<String>, bool), Problem> {
    let Some(key) = key.filter(|k| !k.is_empty() && k.len() < 200) else {
        return Ok((Standing::visitor(), None, false));
    };
    let tx = db.read().await?;
    let Some((standing, renew)) = sessions::standing(&tx, &key).await? else {
        return Ok((Standing::visitor(), None, false));
    };
    drop(tx);
    if renew {
        let key = key.clone();
        db.write(move |tx| async move { sessions::renew(&tx, &key).await }).await?;
    }
    Ok((standing, Some(key), renew))
}

/// A session that was renewed lives on in the browser as long as in the database.
fn keep_session(here: &Here, response: &mut Response) {
    let ours = format!("{}=", sessions::COOKIE);
    let replaced = response
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|c| c.as_bytes().starts_with(ours.as_bytes()));
    if let (Some(key), true, false) = (&here.session, here.renewed, replaced) {
        set_cookie(response, &here.state.settings, sessions::COOKIE, key, Some(sessions::IDLE.num_seconds()));
    }
}

/// The language named by the first part of a path.
fn locale_in(path: &str) -> Option<Locale> {
    path.trim_start_matches('/').split('/').next().unwrap_or_default().parse().ok()
}

/// The languages that a browser prefers, in its order.
pub(super) fn accepted(headers: &HeaderMap) -> impl Iterator<Item = Locale> {
    let languages = headers.get(header::ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok()).unwrap_or_default();
    languages.split(',').filter_map(|part| part.trim().get(..2)?.to_ascii_lowercase().parse().ok())
}

/// The language of the path where the organisation offers it; else what the person or their browser prefers.
fn locale_of(tenant: &Tenant, path: &str, who: &Standing, headers: &HeaderMap) -> Locale {
    let named = locale_in(path);
    let own = who.me.as_ref().map(|me| me.locale);
    let wanted = named.into_iter().chain(own).chain(accepted(headers));
    wanted.into_iter().find(|l| tenant.locales.contains(l)).unwrap_or(tenant.locale)
}

/// The client's network: the whole IPv4 address, the first 64 bits of an IPv6 one (one household has many).
fn client(state: &State, request: &Parts) -> String {
    let forwarded = state.settings.trust_proxy.then(|| {
        let header = request.headers.get("x-forwarded-for")?.to_str().ok()?;
        header.rsplit(',').next()?.trim().parse().ok()
    });
    let direct = request.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    match forwarded.flatten().or(direct) {
        Some(std::net::IpAddr::V6(ip)) => format!("{:x?}", &ip.segments()[..4]),
        Some(ip) => ip.to_string(),
        None => "unknown".to_owned(),
    }
}

/// The cookies of a request.
struct Cookies<'a>(&'a HeaderMap);

impl Cookies<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.0
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|h| h.to_str().ok())
            .flat_map(|h| h.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }
}

/// Sets a cookie of ours: for this host only, unreadable to scripts, not sent with other sites' posts. Without an age it
/// ends with the browser.
pub(crate) fn set_cookie(
    response: &mut Response,
    settings: &Settings,
    name: &str,
    value: &str,
    age: Option<i64>,
) {
    let secure = if settings.scheme == "https" { "; Secure" } else { "" };
    let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Removes a cookie of ours.
pub(crate) fn clear_cookie(response: &mut Response, settings: &Settings, name: &str) {
    set_cookie(response, settings, name, "", Some(0));
}

/// A notice on its way through a cookie.
#[derive(Serialize, Deserialize)]
pub(super) struct NoticeCookie {
    pub(super) kind: FlashKind,
    pub(super) title: String,
    pub(super) text: String,
}

impl NoticeCookie {
    pub(super) fn encode(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        utf8_percent_encode(&json, NON_ALPHANUMERIC).to_string()
    }

    fn decode(cookie: &str) -> Option<Notice> {
        let json = percent_decode_str(cookie).decode_utf8().ok()?;
        let this: NoticeCookie = serde_json::from_str(&json).ok()?;
        Some(Notice { kind: this.kind, title: this.title, text: this.text })
    }
}
