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
    /// Sent as `Accept-Encoding`; an answer so encoded is counted and not decoded.
    pub(crate) encodings: Option<&'static str>,
    cookies: BTreeMap<String, String>,
    connection: Option<BufReader<TcpStream>>,
}

/// What came back.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
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
        Self { port, host: host.to_owned(), encodings: None, cookies: BTreeMap::new(), connection: None }
    }

    /// Reads a page.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer> {
        let mut head = format!("GET {path} HTTP/1.1\r\nHost: {}:{}\r\n", self.host, self.port);
        if let Some(encodings) = self.encodings {
            head.push_str(&format!("Accept-Encoding: {encodings}\r\n"));
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
            head.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        let answer = self.exchange(&format!("{head}\r\n"));
        if answer.is_err() {
            self.connection = None;
        }
        answer.with_context(|| format!("GET {path}"))
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
        Ok(Answer { status: head.status, body })
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

#[cfg(test)]
mod tests {
    use std::{io::Cursor, net::TcpListener, thread};

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
    fn cookies_and_the_connection_are_kept() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let mut stream = BufReader::new(listener.accept().unwrap().0);
            let mut heads = Vec::new();
            for _ in 0..2 {
                let mut head = Vec::new();
                loop {
                    let line = line(&mut stream).unwrap();
                    if line.is_empty() {
                        break;
                    }
                    head.push(line);
                }
                heads.push(head);
                let answer = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n";
                stream.get_mut().write_all(answer.as_bytes()).unwrap();
            }
            heads
        });
        let mut client = Client::new("town.localhost", port);
        assert_eq!(client.get("/").unwrap().status, 200);
        client.get("/again").unwrap();
        let heads = server.join().unwrap();
        assert!(heads[0].contains(&format!("Host: town.localhost:{port}")));
        assert!(heads[1].contains(&"Cookie: a=b".to_owned()));
    }
}
