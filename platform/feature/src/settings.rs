use std::path::PathBuf;

use kernel::Email;

/// What the operator decides for the whole installation; read from file and environment by `app`.
#[derive(Clone)]
pub struct Settings {
    /// The folder with files, mail and the embedded database.
    pub data: PathBuf,
    /// How readers reach the site: `http` in the demo, `https` behind a proxy.
    pub scheme: &'static str,
    /// The port in public addresses, when it is not the scheme's own.
    pub port: Option<u16>,
    /// Says on every page that this is a demonstration, and shows its mail at a page of its own.
    pub demo: bool,
    /// Keys keyed hashes (voter keys, rolls, rate limits). Kept in the data folder or given by the operator.
    pub secret: [u8; 32],
    /// The sender of the installation's mail.
    pub mail_from: Email,
    /// Map tiles, as `https://tiles.example/{z}/{x}/{y}.png`; none means maps without a background.
    pub tiles: Option<String>,
    /// The virus scanner that sees files before they are kept, as in `tcp://127.0.0.1:3310`; none means that nobody looks.
    pub scanner: Option<String>,
    /// Where files are kept instead of the data folder.
    pub bucket: Option<Bucket>,
    /// Whether the address of a client is taken from the proxy's `X-Forwarded-For`.
    pub trust_proxy: bool,
}

impl Settings {
    /// The public address of a path on a host.
    pub fn url(&self, host: &str, path: &str) -> String {
        match self.port {
            Some(port) => format!("{}://{host}:{port}{path}", self.scheme),
            None => format!("{}://{host}{path}", self.scheme),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            scheme: "https",
            port: None,
            demo: false,
            secret: [0; 32],
            mail_from: default_sender(),
            tiles: None,
            scanner: None,
            bucket: None,
            trust_proxy: false,
        }
    }
}

/// A bucket of an S3-compatible store, and who we are there.
#[derive(Clone)]
pub struct Bucket {
    /// The address of the store, as in `https://s3.example`; the bucket's name is added to the path.
    pub endpoint: String,
    /// The bucket, which is there already.
    pub name: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The access key.
    pub key: String,
    /// The secret key.
    pub secret: String,
}

/// A sender that can never be answered.
#[expect(clippy::expect_used, reason = "a constant")]
fn default_sender() -> Email {
    "noreply@arengo.example".parse().expect("a well-formed address")
}
