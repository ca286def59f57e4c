use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// An address that is safe in `href` and `src`: `http`, `https`, or a path of this site. Escaping alone does not stop
/// `javascript:`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link(String);

/// The text is not such an address.
#[derive(Debug, thiserror::Error)]
#[error("«{0}» is neither a http(s) address nor a path of this site")]
pub struct NotALink(String);

impl Link {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True when it leads away from this site.
    pub fn is_external(&self) -> bool {
        !self.0.starts_with('/')
    }
}

impl FromStr for Link {
    type Err = NotALink;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let text = s.trim();
        let clean = text.len() <= 2_000 && !text.chars().any(|c| c.is_control() || c == '\\');
        // "//host" and "/\host" would leave the site.
        let local = text.starts_with('/') && !text.starts_with("//");
        let remote = || {
            url::Url::parse(text).is_ok_and(|url| {
                matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.username().is_empty()
            })
        };
        if clean && (local || remote()) { Ok(Self(text.to_owned())) } else { Err(NotALink(s.to_owned())) }
    }
}

impl TryFrom<String> for Link {
    type Error = NotALink;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}
impl From<Link> for String {
    fn from(link: Link) -> Self {
        link.0
    }
}
impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_cannot_run_anything() {
        for good in ["/", "/it/a?b=1#c", "https://comune.example/x", " http://a.example "] {
            assert!(good.parse::<Link>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "//evil.example",
            "/\\evil.example",
            "data:text/html,x",
            "a/b",
            "https://",
            "https://bank.example@evil.example/",
            "/a\nb",
        ] {
            assert!(bad.parse::<Link>().is_err(), "{bad}");
        }
    }

    proptest::proptest! {
        /// A browser reads an accepted address as http(s), on this site or elsewhere, and never as anything else.
        #[test]
        fn a_browser_reads_it_as_http(text in r"[a-z:/\\@.?#% \t\n]{0,30}") {
            if let Ok(link) = text.parse::<Link>() {
                let here = url::Url::parse("https://here.example/a/").unwrap();
                let read = here.join(link.as_str()).unwrap();
                proptest::prop_assert!(matches!(read.scheme(), "http" | "https"));
                proptest::prop_assert_eq!(read.host_str() != here.host_str(), link.is_external());
            }
        }
    }
}
