//! The operator's page: the organisations of the installation, and opening one more.

use axum::response::Response;
use kernel::{Email, FieldErrors, HostName, Locale, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Choice, Here, NewTenant, Profile, in_form,
    tenants::{self, create_as_operator},
};

/// The list, the form, and after creating the one-time link.
#[derive(Serialize)]
pub(crate) struct OperatorPage {
    organisations: Vec<OrganisationRow>,
    form: FormView,
    languages: Vec<Choice>,
    created: Option<Created>,
}

#[derive(Serialize)]
struct OrganisationRow {
    name: String,
    body: String,
    host: String,
    href: String,
}

/// An organisation that was just created.
#[derive(Serialize)]
struct Created {
    name: String,
    link: String,
}

impl Page for OperatorPage {
    const TEMPLATE: &'static str = "accounts/operator.html";

    fn samples() -> Vec<Self> {
        let row = OrganisationRow {
            name: "Montelume decide".into(),
            body: "Comune di Montelume".into(),
            host: "montelume.example".into(),
            href: "https://montelume.example/".into(),
        };
        let created = Created { name: "Pieve".into(), link: "https://pieve.example/it/invitation/x".into() };
        let page = |organisations, created| Self {
            organisations,
            form: FormView::new(),
            languages: vec![Choice::new("it", "Italiano")],
            created,
        };
        vec![page(vec![row], Some(created)), page(Vec::new(), None)]
    }
}

/// `GET /{locale}/operator`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let page = page(&here, FormView::new(), None).await?;
    here.frame(here.words("accounts-operator-title")).show(&page).await
}

/// `POST /{locale}/operator`; the link is shown once and kept nowhere.
pub(super) async fn create(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_operator()?;
    let outcome = match read(&form) {
        Ok(new) => in_form(create_as_operator(&here.state.db, &here.db, &here.who, new).await)?,
        Err(errors) => Err(errors),
    };
    let frame = here.frame(here.words("accounts-operator-title"));
    match outcome {
        Ok((tenant, token)) => {
            let path = format!("/{}/invitation/{token}", tenant.locale);
            let link = here.state.settings.url(tenant.host.as_str(), &path);
            let page = page(&here, FormView::new(), Some(Created { name: tenant.name, link })).await?;
            frame.show(&page).await
        }
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader()), None).await?;
            frame.unprocessable().show(&page).await
        }
    }
}

fn read(form: &FormData) -> Result<NewTenant, FieldErrors> {
    let mut fields = form.read();
    let host = fields.parsed::<HostName>("host", "accounts-host-wrong").required().optional();
    let name =
        fields.line("name").required_or(Text::new("accounts-organisation-name-missing")).max(60).value();
    let body = fields.line("body").max(100).value();
    let locale = fields.choice("locale", &["it", "en"]).required().or("it".to_owned());
    let admin = fields.email("admin_email").required_or(Text::new("accounts-email-missing")).optional();
    let new = host.zip(admin).map(|(host, admin_email): (HostName, Email)| NewTenant {
        host,
        name,
        locale: locale.parse().unwrap_or(Locale::IT),
        time_zone: chrono_tz::Europe::Rome,
        profile: Profile { body, ..Profile::default() },
        admin_email,
    });
    fields.finish(new).and_then(|new| new.ok_or_else(FieldErrors::default))
}

async fn page(here: &Here, form: FormView, created: Option<Created>) -> web::Result<OperatorPage> {
    here.who.require_operator()?;
    let tx = here.state.db.platform_read().await?;
    let rows = tenants::all(&tx).await?.into_iter().map(|tenant| OrganisationRow {
        href: here.state.settings.url(tenant.host.as_str(), "/"),
        host: String::from(tenant.host),
        name: tenant.name,
        body: tenant.profile.body,
    });
    let languages = here.state.renderer.locales().into_iter().map(|l| {
        let name = Text::new("accounts-language-name");
        Choice::new(l.as_str(), here.state.renderer.say(l, here.tenant.time_zone, &name))
    });
    Ok(OperatorPage { organisations: rows.collect(), form, languages: languages.collect(), created })
}
