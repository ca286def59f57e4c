use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, bail};

const PATIENCE: Duration = Duration::from_secs(30);

/// A small HTTP/1.1 client for one host on this machine: one connection kept open, cookies kept, no redirects followed.
/// It exists because a measurement should not measure a client, and this one does nothing.
pub(crate) struct Client {
    port: u16,
    host: String,
    /// Sent as `X-Forwarded-For`, so that people of a test do not all live behind one address.
    pub(crate) address: Option<String>,
    /// Sent as `Accept-Encoding`; an answer so encoded is counted and not decoded.
    pub(crate) encodings: Option<&'static str>,
    cookies: BTreeMap<String, String>,
    connection: Option<BufReader<TcpStream>>,
}

/// What came back.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// Where a redirect leads.
    pub(crate) location: Option<String>,
    /// The body as it was sent, without the framing.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// Somebody who has not been here before.
    pub(crate) fn new(host: &str, port: u16) -> Self {
        Self {
            port,
            host: host.to_owned(),
            address: None,
            encodings: None,
            cookies: BTreeMap::new(),
            connection: None,
        }
    }

    /// Takes a cookie that was not sent by the server.
    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Reads a page.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer> {
        self.send("GET", path, &[])
    }

    /// Sends a form as the page it stands on would.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.send("POST", path, fields)
    }

    fn send(&mut self, method: &str, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let fields: Vec<String> =
            fields.iter().map(|(k, v)| format!("{}={}", encoded(k), encoded(v))).collect();
        let body = fields.join("&");
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}:{}\r\n", self.host, self.port);
        if let Some(encodings) = self.encodings {
            head.push_str(&format!("Accept-Encoding: {encodings}\r\n"));
        }
        if let Some(address) = &self.address {
            head.push_str(&format!("X-Forwarded-For: {address}\r\n"));
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
            head.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if method == "POST" {
            head.push_str(
                "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            );
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        let answer = self.exchange(&format!("{head}\r\n{body}"));
        if answer.is_err() {
            self.connection = None;
        }
        answer.with_context(|| format!("{method} {path}"))
    }

    fn exchange(&mut self, request: &str) -> Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                BufReader::new(stream)
            }
        };
        connection.get_mut().write_all(request.as_bytes())?;
        let head = Head::read(&mut connection)?;
        let body = head.body(&mut connection)?;
        for cookie in head.all("set-cookie") {
            let pair = cookie.split(';').next().unwrap_or(cookie);
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.trim().to_owned(), value.to_owned());
            }
        }
        if !head.all("connection").any(|value| value.eq_ignore_ascii_case("close")) {
            self.connection = Some(connection);
        }
        let location = head.all("location").next().map(str::to_owned);
        Ok(Answer { status: head.status, location, body })
    }
}

/// The status and the headers of an answer.
struct Head {
    status: u16,
    headers: Vec<(String, String)>,
}

impl Head {
    fn read(from: &mut impl BufRead) -> Result<Self> {
        let first = line(from)?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.with_context(|| format!("not HTTP: {first:?}"))?;
        let mut headers = Vec::new();
        loop {
            let line = line(from)?;
            if line.is_empty() {
                return Ok(Self { status, headers });
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    fn body(&self, from: &mut impl BufRead) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        if self.all("transfer-encoding").any(|value| value.eq_ignore_ascii_case("chunked")) {
            loop {
                let size =
                    usize::from_str_radix(line(from)?.split(';').next().unwrap_or_default().trim(), 16)?;
                let start = body.len();
                body.resize(start + size, 0);
                from.read_exact(&mut body[start..])?;
                line(from)?;
                if size == 0 {
                    return Ok(body);
                }
            }
        }
        if let Some(length) = self.all("content-length").next() {
            body.resize(length.parse()?, 0);
            from.read_exact(&mut body)?;
        } else if self.status >= 200 && self.status != 204 && self.status != 304 {
            from.read_to_end(&mut body)?;
        }
        Ok(body)
    }
}

fn line(from: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        bail!("the connection was closed");
    }
    Ok(line.trim_end().to_owned())
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Cursor, Read},
        net::TcpListener,
        thread,
    };

    use super::*;

    #[test]
    fn both_framings_are_understood() {
        for wire in [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nhello",
        ] {
            let mut from = Cursor::new(wire);
            let head = Head::read(&mut from).unwrap();
            assert_eq!((head.status, head.body(&mut from).unwrap()), (200, b"hello".to_vec()), "{wire}");
        }
        assert!(Head::read(&mut Cursor::new("SSH-2.0\r\n\r\n")).is_err());
    }

    #[test]
    fn cookies_and_the_connection_are_kept_and_forms_are_encoded() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let mut stream = BufReader::new(listener.accept().unwrap().0);
            let mut heads = Vec::new();
            for _ in 0..2 {
                let first = line(&mut stream).unwrap();
                let mut head = vec![first];
                loop {
                    let line = line(&mut stream).unwrap();
                    if line.is_empty() {
                        break;
                    }
                    head.push(line);
                }
                let length = head
                    .iter()
                    .find_map(|line| line.strip_prefix("Content-Length: "))
                    .map_or(0, |n| n.parse().unwrap());
                let mut body = vec![0; length];
                stream.read_exact(&mut body).unwrap();
                head.push(String::from_utf8(body).unwrap());
                heads.push(head);
                let answer = "HTTP/1.1 303 See Other\r\nLocation: /x\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n";
                stream.get_mut().write_all(answer.as_bytes()).unwrap();
            }
            heads
        });
        let mut client = Client::new("town.localhost", port);
        assert_eq!(client.get("/").unwrap().location.as_deref(), Some("/x"));
        client.post("/form", &[("title", "a b&c")]).unwrap();
        let heads = server.join().unwrap();
        assert!(heads[0].contains(&format!("Host: town.localhost:{port}")));
        assert!(heads[1].contains(&"Cookie: a=b".to_owned()));
        assert_eq!(heads[1].last().unwrap(), "title=a%20b%26c");
    }
}
