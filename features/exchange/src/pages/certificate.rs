//! The certificate of somebody who was there, to be printed. Whoever has its address has the code, and no one else.

use axum::{extract::Path, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::Page;

use super::{row::hosts_words, sessions::session_words};
use crate::store;

/// A certificate.
#[derive(Serialize)]
pub(super) struct CertificatePage {
    strip: Strip,
    issuer: String,
    name: String,
    role: String,
    body: String,
    title: String,
    hosts: String,
    when: String,
    hours: Option<String>,
    code: String,
    pdf_href: String,
    back_href: String,
}

impl Page for CertificatePage {
    const TEMPLATE: &'static str = "exchange/certificate.html";

    fn samples() -> Vec<Self> {
        let page = |hours: Option<&str>, role: &str| Self {
            strip: Strip::sample(),
            issuer: "Regione Valdoria".into(),
            name: "Bruno Prova".into(),
            role: role.into(),
            body: "Comune di Beta".into(),
            title: "Orti urbani".into(),
            hosts: "Alfa".into(),
            when: "4 marzo 2027".into(),
            hours: hours.map(Into::into),
            code: "K7PX Q2MD".into(),
            pdf_href: "/it/x/certificates/K7PXQ2MD/certificate.pdf".into(),
            back_href: "/it/x/1".into(),
        };
        vec![page(Some("6 ore"), "tecnico"), page(None, "")]
    }
}

/// A certificate in words, on the screen and on paper the same.
pub(super) struct Said {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) body: String,
    pub(super) title: String,
    pub(super) hosts: String,
    pub(super) when: String,
    pub(super) hours: Option<String>,
    pub(super) code: String,
    pub(super) back_href: String,
}

/// Who has the code reads it; for somebody who was not there, there is none.
pub(super) async fn said(inside: &Inside, code: &str) -> Result<Said, Problem> {
    let here = &inside.here;
    here.for_once();
    let tx = here.db.read().await?;
    let one = store::by_code(&tx, code).await?.filter(|one| one.present == Some(true));
    let one = one.ok_or(Problem::NotFound)?;
    let card = store::by_id(&tx, one.card).await?.filter(|card| card.component == inside.component.id);
    let card = card.ok_or(Problem::NotFound)?;
    let session = store::session(&tx, one.session).await?.ok_or(Problem::NotFound)?;
    let bodies = store::bodies(&tx, inside.component.id).await?;
    drop(tx);
    let spaced: Vec<&str> =
        one.code.as_bytes().chunks(4).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    Ok(Said {
        name: one.name.clone(),
        role: one.role.clone(),
        body: bodies.into_iter().find(|b| b.id == one.body).map(|b| b.heading).unwrap_or_default(),
        title: card.content.title.clone(),
        hosts: hosts_words(inside, &card),
        when: session_words(here, &session),
        hours: one.hours.map(|hours| here.say(&Text::new("exchange-hours").with("count", hours))),
        code: spaced.join(" "),
        back_href: here.to(&super::card_path(inside, &card)),
    })
}

pub(super) async fn show(inside: Inside, Path(code): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let said = said(&inside, &code).await?;
    let page = CertificatePage {
        strip: inside.strip(),
        issuer: here.tenant.profile.body.clone(),
        name: said.name,
        role: said.role,
        body: said.body,
        title: said.title,
        hosts: said.hosts,
        when: said.when,
        hours: said.hours,
        code: said.code,
        pdf_href: here.to(&inside.path(&format!("/certificates/{code}/certificate.pdf"))),
        back_href: said.back_href,
    };
    inside.frame(here.words("exchange-certificate-title")).show(&page).await
}
