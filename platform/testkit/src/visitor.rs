use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{Router, body::Body, extract::Request};
use http::{Method, header};
use kernel::PersonId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use crate::Answer;

/// A browser: it keeps cookies and says that its posts come from the same site. It follows no redirects by itself.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    host: String,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    person: Option<PersonId>,
}

/// A file in a multipart form: field, file name, type, content.
pub type File<'a> = (&'a str, &'a str, &'a str, &'a [u8]);

impl Visitor {
    pub(crate) fn new(router: Router, host: &str) -> Self {
        Self { router, host: host.to_owned(), cookies: Arc::default(), person: None }
    }

    pub(crate) fn with_session(mut self, person: PersonId, key: String) -> Self {
        self.person = Some(person);
        self.cookies.lock().unwrap().insert("arengo_session".to_owned(), key);
        self
    }

    /// Who is logged in. Panics for visitors.
    pub fn person(&self) -> PersonId {
        self.person.expect("somebody logged in")
    }

    /// The same browser at another organisation: what a stolen or forged cookie would do.
    #[must_use]
    pub fn at(&self, host: &str) -> Self {
        let cookies = Arc::new(Mutex::new(self.cookies.lock().unwrap().clone()));
        Self { host: host.to_owned(), cookies, ..self.clone() }
    }

    /// Reads a page. Panics when it was kept for others and no longer shows what it would show if made anew.
    pub async fn get(&self, path: &str) -> Answer {
        let answer = self.send(self.request(Method::GET, path), Body::empty()).await;
        if answer.headers.contains_key(header::ETAG) && self.cookies.lock().unwrap().is_empty() {
            let anew = self.alone().send(self.alone().request(Method::GET, path), Body::empty()).await;
            assert_eq!(answer.text(), anew.text(), "the kept page {path} is out of date");
        }
        answer
    }

    /// The same browser with a cookie of ours that means nothing: its pages are made for it alone.
    #[must_use]
    pub fn alone(&self) -> Self {
        let alone = self.at(&self.host);
        alone.cookies.lock().unwrap().insert("arengo_alone".to_owned(), "1".to_owned());
        alone
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let body: Vec<String> = fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        self.post_raw(path, "application/x-www-form-urlencoded", body.join("&").into_bytes()).await
    }

    /// Sends a form with files.
    pub async fn post_files(&self, path: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Answer {
        const BOUNDARY: &str = "----arengo-test";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (name, file, mime, content) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: {mime}\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        self.post_raw(path, &format!("multipart/form-data; boundary={BOUNDARY}"), body).await
    }

    /// Sends any body.
    pub async fn post_raw(&self, path: &str, mime: &str, body: Vec<u8>) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, mime)
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Sends a form as another site would make this browser send it.
    pub async fn forged_post(&self, path: &str, body: &str) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, "https://evil.example")
            .header("sec-fetch-site", "cross-site");
        self.send(request, Body::from(body.to_owned())).await
    }

    /// A request to be completed by hand and handed to [`Visitor::send`].
    pub fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let cookies = self.cookies.lock().unwrap();
        let cookies: Vec<String> = cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let builder = Request::builder().method(method).uri(path).header(header::HOST, &self.host);
        if cookies.is_empty() { builder } else { builder.header(header::COOKIE, cookies.join("; ")) }
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn send(&self, request: http::request::Builder, body: Body) -> Answer {
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().expect("a cookie"));
        }
        Answer::read(response).await
    }

    fn keep(&self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').expect("name=value");
        let mut cookies = self.cookies.lock().unwrap();
        if attributes.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
