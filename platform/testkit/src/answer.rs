use axum::{body::to_bytes, response::Response};
use http::{HeaderMap, header};

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status, as in 200.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub(crate) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body").to_vec();
        Self { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a reader sees: the text without markup, white space folded.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut inside_tag = false;
        for c in self.text().chars() {
            match c {
                '<' => {
                    inside_tag = true;
                    words.push(' ');
                }
                '>' => inside_tag = false,
                c if !inside_tag => words.push(c),
                _ => {}
            }
        }
        let plain = words.replace("&#39;", "'").replace("&#x27;", "'").replace("&quot;", "\"");
        let plain = plain.replace("&lt;", "<").replace("&gt;", ">");
        plain.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where a redirect leads. Panics when it is none.
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location
            .unwrap_or_else(|| panic!("no redirect but {}: {}", self.status, self.words()))
            .to_str()
            .unwrap()
    }

    /// Panics, showing the page, unless the status is the given one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(
            self.status,
            status,
            "{} {}",
            self.headers.get(header::LOCATION).map_or("", |l| l.to_str().unwrap()),
            self.words()
        );
        self
    }
}
