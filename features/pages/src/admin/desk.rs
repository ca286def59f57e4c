//! Where pages of text are written: in a process, or for the organisation. The handlers are the same.

use accounts::{Frame, Here};
use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse, Response},
};
use spaces::Inside;
use web::Fail;

use crate::{
    Home,
    permissions::{self, Action},
};

/// The place, for whoever may look at it.
pub(super) struct Desk {
    pub(super) here: Here,
    pub(super) home: Home,
    pub(super) title: String,
    /// The component, unless it is the organisation's own desk.
    inside: Option<Inside>,
    path: String,
    public: String,
}

impl Desk {
    /// A path of the administration, without locale.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.path)
    }

    /// Where everybody reads a page, without locale.
    pub(super) fn public(&self, slug: &str) -> String {
        format!("{}/{slug}", self.public)
    }

    /// A page of the administration, with the way back to the list.
    pub(super) fn frame(&self, title: impl Into<String>) -> Frame {
        let title = title.into();
        match &self.inside {
            Some(inside) => inside.admin_frame(title),
            None if title == self.title => self.here.frame(title).admin(""),
            None => self.here.frame(title).admin("").crumb(self.title.as_str(), &self.path),
        }
    }

    /// Whether it is the organisation's own.
    pub(super) fn is_site(&self) -> bool {
        self.home == Home::Site
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let desk = match parts.extensions.get::<Inside>().cloned() {
            Some(inside) => {
                let title = inside.component.title.text(inside.here.locale).to_owned();
                permissions::check(&inside.here.who, Some(inside.process.id), Action::Administer).map(|()| {
                    Self {
                        here: inside.here.clone(),
                        home: Home::Component(inside.component.id),
                        title,
                        path: inside.admin_path(""),
                        public: inside.path(""),
                        inside: Some(inside),
                    }
                })
            }
            None => {
                let here = Here::from_request_parts(parts, state).await?;
                permissions::check(&here.who, None, Action::Administer).map(|()| Self {
                    title: here.words("pages-site-title"),
                    home: Home::Site,
                    inside: None,
                    path: "/admin/pages".to_owned(),
                    public: "/pages".to_owned(),
                    here,
                })
            }
        };
        desk.map_err(|problem| Fail(problem).into_response())
    }
}
