use chrono_tz::Tz;
use kernel::{HostName, Locale, TenantId, Translated};
use serde::{Deserialize, Serialize};

/// An organisation and how it shows itself.
#[derive(Clone, Debug)]
pub struct Tenant {
    /// Its id.
    pub id: TenantId,
    /// The host name that chooses it.
    pub host: HostName,
    /// The name of the site, as in «Sarmato decide».
    pub name: String,
    /// The language of texts that have no other.
    pub locale: Locale,
    /// The languages offered to readers, the own one first.
    pub locales: Vec<Locale>,
    /// Closing times are meant in this zone.
    pub time_zone: Tz,
    /// Look, contacts and texts.
    pub profile: Profile,
}

/// What an organisation decides about its look and contacts. Stored as JSON; absent fields take their defaults.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The organisation behind the site, as in «Comune di Sarmato».
    pub body: String,
    /// The body above it, as in «Provincia di Piacenza»; may be empty.
    pub parent: String,
    /// One sentence under the name, in several languages.
    pub tagline: Option<Translated>,
    /// Brand colour, `#rrggbb`; the whole palette is solved from it.
    pub brand: String,
    /// Hue of the accent in degrees; none lets the palette choose.
    pub accent: Option<u16>,
    /// `borgo`, `regione` or `scuola`.
    pub look: String,
    /// Name of the skyline drawing.
    pub skyline: String,
    /// Name of the sign used as crest.
    pub crest: String,
    /// Address and opening hours, line by line.
    pub address: Vec<String>,
    /// Telephone number of the office.
    pub phone: String,
    /// Public e-mail address of the office.
    pub email: String,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            body: String::new(),
            parent: String::new(),
            tagline: None,
            brand: "#0e5a4c".to_owned(),
            accent: None,
            look: "borgo".to_owned(),
            skyline: "borgo".to_owned(),
            crest: "crest".to_owned(),
            address: Vec::new(),
            phone: String::new(),
            email: String::new(),
        }
    }
}
