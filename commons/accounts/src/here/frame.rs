use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use feature::State;
use kernel::{Line, Problem, Text};
use uuid::Uuid;
use web::{AdminNav, AdminSection, Alternate, Crest, Crumb, Me, NavItem, Page, Site, TenantView};

use super::{Here, Reading};

/// Gives entries of the main menu.
pub struct NavSource(pub for<'a> fn(&'a Here) -> Reading<'a, Vec<NavItem>>);

/// Gives sections of the administration's menu, for whoever may see them.
pub struct AdminMenu(pub for<'a> fn(&'a Here) -> Reading<'a, Vec<web::AdminSection>>);

/// Gives the person's inbox in the head of every page: where it is and how much in it is new.
pub struct Bell(pub for<'a> fn(&'a Here) -> Reading<'a, web::Inbox>);

/// Gives ready parts of a process's page, beside its facts: the button to follow it.
pub struct ScopeParts(pub for<'a> fn(&'a Here, Uuid) -> Reading<'a, web::Html>);
/// Gives links for the foot of every page, besides the legal ones.
pub struct FooterLinks(pub for<'a> fn(&'a Here) -> Reading<'a, Vec<NavItem>>);

/// Gives links beside a person's account, to what else they choose about themselves.
pub struct AccountLinks(pub for<'a> fn(&'a Here) -> Vec<NavItem>);

/// Title and rendered text of a legal page.
pub type LegalText = (String, web::Html);

/// Gives the organisation's own text of a legal page (`privacy`, `terms`, `accessibility`), if it wrote one: title and
/// rendered text.
pub struct LegalTexts(pub for<'a> fn(&'a Here, &'static str) -> Reading<'a, Option<LegalText>>);

/// Answers the start page of this machine itself (`localhost`); the demo shows its organisations there.
pub struct FrontPage(pub for<'a> fn(&'a State) -> Reading<'a, Response>);

/// A page in the making: what stands around its content.
#[must_use]
pub struct Frame {
    here: Here,
    status: StatusCode,
    title: Line,
    description: String,
    image: Option<String>,
    crumbs: Vec<Crumb>,
    admin: Option<String>,
}

impl Frame {
    pub(super) fn new(here: Here, title: Line) -> Self {
        let description = String::new();
        Self {
            here,
            status: StatusCode::OK,
            title,
            description,
            image: None,
            crumbs: Vec::new(),
            admin: None,
        }
    }

    /// A step of the way to this page; `path` without locale.
    pub fn crumb(mut self, label: impl Into<Line>, path: &str) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: Some(self.here.to(path)) });
        self
    }

    /// One sentence for search engines and link previews.
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// The picture of link previews, as a path.
    pub fn picture(mut self, path: Option<String>) -> Self {
        self.image = path;
        self
    }

    /// Shows a form again with what is wrong in it.
    pub fn unprocessable(mut self) -> Self {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    /// Answers with another status.
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Puts the page into the administration; `section` names the process whose menu is shown, or is empty.
    pub fn admin(mut self, section: impl Into<String>) -> Self {
        self.admin = Some(section.into());
        self
    }

    /// Renders the page.
    ///
    /// # Errors
    /// When the menu cannot be read or the template does not fit.
    pub async fn show<P: Page>(self, page: &P) -> web::Result<Response> {
        let (here, status) = (self.here.clone(), self.status);
        let site = self.site().await?;
        let html = here.state.renderer.page(&site, page)?;
        let mut response = (status, Html(html)).into_response();
        if here.notice.is_some() {
            super::locate::clear_cookie(&mut response, &here.state.settings, super::locate::NOTICE);
        }
        if here.who.me.is_some() || here.notice.is_some() {
            response.headers_mut().insert(
                axum::http::header::CACHE_CONTROL,
                axum::http::HeaderValue::from_static("private, no-store"),
            );
        }
        Ok(response)
    }

    async fn site(self) -> Result<Site, Problem> {
        let here = &self.here;
        let mut nav = Vec::new();
        for NavSource(source) in here.state.extensions.all::<NavSource>() {
            nav.extend(source(here).await?);
        }
        let admin = match &self.admin {
            Some(_) => Some(admin_nav(here).await?),
            None => None,
        };
        let mut breadcrumbs = self.crumbs;
        if !breadcrumbs.is_empty() {
            breadcrumbs.push(Crumb { label: self.title.clone(), href: None });
        }
        Ok(Site {
            locale: here.locale,
            alternates: alternates(here),
            tenant: Some(tenant_view(here)),
            theme_css: Some(crate::theme::path(&here.state, &here.tenant)),
            look: look(&here.tenant),
            title: self.title.text,
            description: self.description,
            image: self.image.and_then(|path| here.url(&path).parse().ok()),
            canonical: here.url(&here.path),
            path: here.path.clone(),
            nav,
            breadcrumbs,
            footer: footer(here).await?,
            demo: here.state.settings.demo,
            me: me(here).await?,
            notice: here.notice.clone(),
            login_href: login_href(here),
            request_id: here.request_id.clone(),
            tz: here.tenant.time_zone,
            admin,
            overrides: None,
        })
    }
}

async fn admin_nav(here: &Here) -> Result<AdminNav, Problem> {
    let mut sections: Vec<AdminSection> = Vec::new();
    for AdminMenu(source) in here.state.extensions.all::<AdminMenu>() {
        for section in source(here).await? {
            // Entries for a section that is there already join it, before the others: whoever registered later is more
            // particular.
            match sections.iter_mut().find(|known| known.title == section.title) {
                Some(known) => drop(known.items.splice(..0, section.items)),
                None => sections.push(section),
            }
        }
    }
    sections.sort_by_key(|section| section.order);
    Ok(AdminNav { sections })
}

fn tenant_view(here: &Here) -> TenantView {
    let profile = &here.tenant.profile;
    TenantView {
        name: here.tenant.name.clone(),
        body: profile.body.clone(),
        parent: (!profile.parent.is_empty()).then(|| NavItem {
            label: profile.parent.as_str().into(),
            href: here.to("/"),
            current: false,
        }),
        tagline: profile.tagline.as_ref().map(|t| Line::of(t, here.locale)).unwrap_or_default(),
        address: profile
            .address
            .iter()
            .chain([&profile.phone, &profile.email])
            .filter(|l| !l.is_empty())
            .cloned()
            .collect(),
        crest: Crest { sign: Some(profile.crest.clone()), image: None },
        skyline: profile.skyline.clone(),
        home_href: here.to("/"),
    }
}

fn alternates(here: &Here) -> Vec<Alternate> {
    let rest = here.path.strip_prefix(&format!("/{}", here.locale)).unwrap_or("/");
    here.tenant
        .locales
        .iter()
        .map(|locale| Alternate {
            locale: *locale,
            name: here.state.renderer.say(
                *locale,
                here.tenant.time_zone,
                &Text::new("accounts-language-name"),
            ),
            href: format!("/{locale}{rest}"),
            url: here.url(&format!("/{locale}{rest}")),
            current: *locale == here.locale,
        })
        .collect()
}

async fn footer(here: &Here) -> Result<Vec<NavItem>, Problem> {
    let mut links = Vec::new();
    for FooterLinks(source) in here.state.extensions.all::<FooterLinks>() {
        links.extend(source(here).await?);
    }
    let legal = [
        ("accounts-footer-privacy", "/privacy"),
        ("accounts-footer-terms", "/terms"),
        ("accounts-footer-accessibility", "/accessibility"),
    ]
    .into_iter()
    .map(|(key, path)| NavItem {
        label: here.words(key).into(),
        href: here.to(path),
        current: here.path == here.to(path),
    });
    links.extend(legal);
    Ok(links)
}

async fn me(here: &Here) -> Result<Option<Me>, Problem> {
    let Some(me) = &here.who.me else { return Ok(None) };
    let inbox = match here.state.extensions.all::<Bell>().first() {
        Some(Bell(read)) => Some(read(here).await?),
        None => None,
    };
    Ok(Some(Me {
        inbox,
        nickname: me.nickname.clone(),
        is_staff: here.who.is_staff(),
        admin_href: here.who.is_staff().then(|| here.to("/admin")),
        profile_href: here.to("/account"),
        logout_href: here.to("/session/end"),
    }))
}

pub(super) fn login_href(here: &Here) -> String {
    match &here.back {
        Some(back) if !back.ends_with("/login") && *back != here.to("/") => here.login_and_back(back),
        _ => here.to("/login"),
    }
}

/// The look the organisation chose; a stored word was checked when it was chosen.
fn look(tenant: &crate::Tenant) -> web::Look {
    match tenant.profile.look.as_str() {
        "regione" => web::Look::Regione,
        "scuola" => web::Look::Scuola,
        _ => web::Look::Borgo,
    }
}
