use std::sync::Arc;

use chrono_tz::Tz;
use kernel::{Line, Locale};
use serde::{Deserialize, Serialize};

use crate::{Link, Look, TemplateOverrides};

/// What the layout around every page knows: `site.…` in templates. `accounts` fills it for each request.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// The reader's language.
    pub locale: Locale,
    /// This page in the languages there are, this one included.
    pub alternates: Vec<Alternate>,
    /// The organisation; `None` on pages of the installation itself.
    pub tenant: Option<TenantView>,
    /// Where the organisation's colours are, as in `/theme-1a2b3c4d.css`.
    pub theme_css: Option<String>,
    /// What changes beyond colour: `data-look` on the root element.
    pub look: Look,
    /// What the browser's tab says before the organisation's name.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// The picture of link previews, a complete address.
    pub image: Option<Link>,
    /// The complete address of this page, without query.
    pub canonical: String,
    /// The path of this page, without query.
    pub path: String,
    /// The main menu.
    pub nav: Vec<NavItem>,
    /// The way from the start to here; the last one is this page.
    pub breadcrumbs: Vec<Crumb>,
    /// Links at the foot.
    pub footer: Vec<NavItem>,
    /// True in the demo, which says so on every page.
    pub demo: bool,
    /// Who is logged in; used only in the parts of the layout that the page cache leaves out.
    pub me: Option<Me>,
    /// What the last action did, said once. Personal, as `me` is.
    pub notice: Option<Notice>,
    /// The menu of the administration; only pages that extend `layout_admin.html` have one.
    pub admin: Option<AdminNav>,
    /// Where to log in.
    pub login_href: String,
    /// The id of this request, for error pages.
    pub request_id: String,
    /// The organisation's time zone; closing times are shown with it.
    #[serde(serialize_with = "tz_name")]
    pub tz: Tz,
    /// Templates the organisation replaces.
    #[serde(skip)]
    pub overrides: Option<Arc<TemplateOverrides>>,
}

/// A page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language.
    pub locale: Locale,
    /// Its name in itself, as in `Italiano`.
    pub name: String,
    /// The same page there.
    pub href: String,
    /// Its whole address, for search engines.
    pub url: String,
    /// Whether it is the present one.
    pub current: bool,
}

/// The organisation, as the layout shows it.
#[derive(Clone, Debug, Serialize)]
pub struct TenantView {
    /// The name of its participation site, as in `Sarmato partecipa`.
    pub name: String,
    /// The body behind it, as in `Comune di Sarmato`.
    pub body: String,
    /// What stands above it, as in `Provincia di Piacenza`, with its site.
    pub parent: Option<NavItem>,
    /// One line under the name.
    pub tagline: Line,
    /// The lines of its postal address, desk hours and contacts.
    pub address: Vec<String>,
    /// Its crest.
    pub crest: Crest,
    /// Which skyline is drawn, a name of the sprite.
    pub skyline: String,
    /// Its start page in the reader's language.
    pub home_href: String,
}

/// A crest: a sign of the sprite, or a picture of the organisation's own.
#[derive(Clone, Debug, Serialize)]
pub struct Crest {
    /// A name of the sprite, as in `crest-tower`.
    pub sign: Option<String>,
    /// The address of a picture.
    pub image: Option<String>,
}

/// An entry of a menu.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// What it says.
    pub label: Line,
    /// Where it leads.
    pub href: String,
    /// Whether the reader is in that part of the site.
    pub current: bool,
}

/// The menu of the administration.
#[derive(Clone, Debug, Serialize)]
pub struct AdminNav {
    /// Its parts, in order.
    pub sections: Vec<AdminSection>,
}

/// A part of the administration's menu.
#[derive(Clone, Debug, Serialize)]
pub struct AdminSection {
    /// What it is about: the organisation, or a process.
    pub title: String,
    /// Where it stands: the smaller, the higher. 0 is what the reader is working on, 9 the whole organisation.
    pub order: u8,
    /// Its entries.
    pub items: Vec<AdminItem>,
}

/// An entry of the administration's menu.
#[derive(Clone, Debug, Serialize)]
pub struct AdminItem {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
    /// How much waits there to be done; `None` where nothing is counted.
    pub count: Option<i64>,
}

/// A step of the way to this page.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// What it says.
    pub label: Line,
    /// Where it leads; `None` for this page.
    pub href: Option<String>,
}

/// The person who is logged in.
#[derive(Clone, Debug, Serialize)]
pub struct Me {
    /// The name shown to others.
    pub nickname: String,
    /// Whether there is anything to administer for them.
    pub is_staff: bool,
    /// Where they administer.
    pub admin_href: Option<String>,
    /// Their own page.
    pub profile_href: String,
    /// Where the form that logs out goes.
    pub logout_href: String,
    /// What was told to them; none where nothing is.
    pub inbox: Option<Inbox>,
}

/// What was told to the person who is logged in.
#[derive(Clone, Debug, Serialize)]
pub struct Inbox {
    /// Where it is.
    pub href: String,
    /// How much in it is new; counted to a hundred.
    pub new: i64,
}

/// What the last action did.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// How it went.
    pub kind: FlashKind,
    /// What happened.
    pub title: String,
    /// What to do now; may be empty.
    pub text: String,
}

/// How an action went; also the class `a-note--…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlashKind {
    /// It worked.
    Ok,
    /// Something to know.
    Now,
    /// Careful.
    Warn,
    /// It did not work.
    Err,
}

impl Site {
    /// A site without an organisation: unknown hosts, the list of organisations, crashes outside of any.
    pub fn bare(locale: Locale, path: &str, request_id: &str) -> Site {
        Site {
            locale,
            alternates: Vec::new(),
            tenant: None,
            theme_css: None,
            look: Look::Borgo,
            title: String::new(),
            description: String::new(),
            image: None,
            canonical: String::new(),
            path: path.to_owned(),
            nav: Vec::new(),
            breadcrumbs: Vec::new(),
            footer: Vec::new(),
            demo: false,
            me: None,
            notice: None,
            admin: None,
            login_href: "/".to_owned(),
            request_id: request_id.to_owned(),
            tz: Tz::UTC,
            overrides: None,
        }
    }

    /// Sites that together reach every branch of the layout, for the given language.
    pub fn samples(locale: Locale) -> Vec<Site> {
        vec![full_sample(locale), Site::bare(locale, "/", "0192f0aa")]
    }
}

fn tz_name<S: serde::Serializer>(tz: &Tz, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(tz.name())
}

fn item(label: &str, href: &str, current: bool) -> NavItem {
    NavItem { label: label.into(), href: href.into(), current }
}

fn full_sample(locale: Locale) -> Site {
    let here = "/it/processes/bilancio-2027/proposals";
    Site {
        locale,
        alternates: [("it", "Italiano"), ("en", "English")]
            .into_iter()
            .filter_map(|(code, name)| {
                let language: Locale = code.parse().ok()?;
                let current = language == locale;
                let (href, url) = (format!("/{code}/x"), format!("https://montelume.example/{code}/x"));
                Some(Alternate { locale: language, name: name.into(), href, url, current })
            })
            .collect(),
        tenant: Some(TenantView {
            name: "Montelume partecipa".into(),
            body: "Comune di Montelume".into(),
            parent: Some(item("Provincia di Valdoria", "https://valdoria.example", false)),
            tagline: "Un paese che decide insieme".into(),
            address: vec!["Piazza della Torre 1".into(), "29010 Montelume".into()],
            crest: Crest { sign: Some("crest-tower".into()), image: None },
            skyline: "skyline-borgo".into(),
            home_href: format!("/{locale}"),
        }),
        theme_css: Some("/theme-0a1b2c3d.css".into()),
        look: Look::Borgo,
        title: "Proposte".into(),
        description: "Quello che le persone di Montelume propongono.".into(),
        image: "https://montelume.example/files/alberi.webp".parse().ok(),
        canonical: format!("https://montelume.example{here}"),
        path: here.into(),
        nav: vec![item("Processi", "/it/processes", true), item("Come funziona", "/it/pages/help", false)],
        breadcrumbs: vec![
            Crumb { label: "Inizio".into(), href: Some("/it".into()) },
            Crumb { label: "Proposte".into(), href: None },
        ],
        footer: vec![item("Accessibilità", "/it/pages/accessibility", false)],
        demo: true,
        me: Some(Me {
            nickname: "anna".into(),
            is_staff: true,
            admin_href: Some("/it/admin".into()),
            profile_href: "/it/me".into(),
            logout_href: "/it/session/end".into(),
            inbox: Some(Inbox { href: "/it/account/notifications".into(), new: 3 }),
        }),
        notice: Some(Notice {
            kind: FlashKind::Ok,
            title: "Proposta pubblicata.".into(),
            text: "La vedono tutti.".into(),
        }),
        admin: Some(AdminNav {
            sections: vec![AdminSection {
                title: "Bilancio 2027".into(),
                order: 0,
                items: vec![
                    AdminItem {
                        label: "Proposte".into(),
                        href: "/it/admin/p".into(),
                        current: true,
                        count: Some(12),
                    },
                    AdminItem {
                        label: "Fasi".into(),
                        href: "/it/admin/f".into(),
                        current: false,
                        count: None,
                    },
                ],
            }],
        }),
        login_href: format!("/{locale}/login"),
        request_id: "0192f0aa".into(),
        tz: Tz::Europe__Rome,
        overrides: None,
    }
}
