//! Small texts with a rule: addresses, host names and slugs that exist only if they are well formed.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $error:ident, $wrong:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<$name> for String {
            fn from(x: $name) -> Self {
                x.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(s: String) -> Result<Self, $error> {
                s.parse()
            }
        }
        /// The text does not keep the rule.
        #[derive(Debug, thiserror::Error)]
        #[error($wrong)]
        pub struct $error(String);
    };
}

checked_text!(
    /// An e-mail address, lower-cased. Only its shape is checked; that it exists is proven by a mail.
    Email, NotAnEmail, "«{0}» is not an e-mail address"
);

impl FromStr for Email {
    type Err = NotAnEmail;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let text = s.trim().to_lowercase();
        let bad = || NotAnEmail(s.to_owned());
        let (local, domain) = text.rsplit_once('@').ok_or_else(bad)?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"".contains(c);
        let domain_ok = domain.contains('.')
            && domain
                .split('.')
                .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
        let local_ok =
            !local.is_empty() && local.len() <= 64 && local.chars().all(plain) && !local.contains('@');
        if text.len() <= 254 && local_ok && domain_ok { Ok(Self(text)) } else { Err(bad()) }
    }
}

checked_text!(
    /// A host name without port, lower-cased, as in `sarmato.localhost`.
    HostName, NotAHostName, "«{0}» is not a host name such as «partecipa.comune.example»"
);

impl FromStr for HostName {
    type Err = NotAHostName;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let text = s.trim().trim_end_matches('.').to_ascii_lowercase();
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if !text.is_empty() && text.len() <= 253 && text.split('.').all(label_ok) {
            Ok(Self(text))
        } else {
            Err(NotAHostName(s.to_owned()))
        }
    }
}

checked_text!(
    /// A part of an address: lower-case letters, digits and single hyphens, as in `bilancio-2027`.
    Slug, NotASlug, "«{0}» is not a short name such as «bilancio-2027»"
);

impl FromStr for Slug {
    type Err = NotASlug;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let ok = (1..=80).contains(&s.len())
            && s.split('-')
                .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if ok { Ok(Self(s.to_owned())) } else { Err(NotASlug(s.to_owned())) }
    }
}

impl Slug {
    /// Makes a slug from any text: accents dropped, everything else that is not a letter or digit becomes a hyphen.
    /// `None` when nothing is left.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in text.chars().flat_map(char::to_lowercase) {
            match fold(c) {
                Some(c) if slug.len() < 60 => slug.push(c),
                Some(_) => break,
                None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                None => {}
            }
        }
        slug.trim_end_matches('-').parse().ok()
    }
}

fn fold(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ę' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' | 'ć' => 'c',
        'ñ' | 'ń' => 'n',
        'ł' => 'l',
        'ś' | 'š' | 'ß' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        _ => return None,
    })
}

/// The last part of a public address, `{number}-{words}`: the number decides, the words are for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The short number, unique in its component.
    pub number: i64,
    /// The words as they were in the address, possibly outdated or missing.
    pub words: String,
}

impl Words {
    /// The canonical last part for a number and a title.
    pub fn path(number: i64, title: &str) -> String {
        match Slug::from_text(title) {
            Some(words) => format!("{number}-{words}"),
            None => number.to_string(),
        }
    }
}

impl FromStr for Words {
    type Err = std::num::ParseIntError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let (number, words) = s.split_once('-').unwrap_or((s, ""));
        Ok(Self { number: number.parse()?, words: words.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails_are_checked_by_shape() {
        for good in ["anna@sarmato.example", " Anna.Bo+x@Comune.Example "] {
            assert!(good.parse::<Email>().is_ok(), "{good}");
        }
        for bad in ["", "anna", "@x.it", "a@b", "a b@c.it", "a@c..it", "a@c.it\nBcc: x@y.it", "a@b@c.it"] {
            assert!(bad.parse::<Email>().is_err(), "{bad}");
        }
    }

    #[test]
    fn slugs_keep_the_sense_of_a_title() {
        let slug = |s| Slug::from_text(s).map(String::from);
        assert_eq!(slug("Città che cambia: perché?"), Some("citta-che-cambia-perche".into()));
        assert_eq!(slug("  «L’acqua» "), Some("l-acqua".into()));
        assert_eq!(slug("???"), None);
        assert_eq!(Words::path(12, "Più alberi!"), "12-piu-alberi");
    }
}
