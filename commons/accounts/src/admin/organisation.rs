//! Name, look and contacts of the organisation, with the palette its colour leads to.

use axum::response::Response;
use kernel::{FieldErrors, Locale, Text, Translated};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
    palette::Colour,
};

use super::palette::{PaletteView, accent};
use crate::{Choice, Here, Profile, change_profile, in_form};

const LOOKS: [(&str, &str); 3] = [
    ("borgo", "accounts-look-borgo"),
    ("regione", "accounts-look-regione"),
    ("scuola", "accounts-look-scuola"),
];
const SKYLINES: [(&str, &str); 6] = [
    ("borgo", "accounts-skyline-borgo"),
    ("colline", "accounts-skyline-colline"),
    ("pianura", "accounts-skyline-pianura"),
    ("montagna", "accounts-skyline-montagna"),
    ("unione", "accounts-skyline-unione"),
    ("scuola", "accounts-skyline-scuola"),
];
const CRESTS: [(&str, &str); 7] = [
    ("crest", "accounts-crest-plain"),
    ("crest-tower", "accounts-crest-tower"),
    ("crest-hills", "accounts-crest-hills"),
    ("crest-river", "accounts-crest-river"),
    ("crest-vine", "accounts-crest-vine"),
    ("crest-swallow", "accounts-crest-swallow"),
    ("crest-line", "accounts-crest-line"),
];
const ACCENTS: [(&str, &str); 4] = [
    ("", "accounts-accent-own"),
    ("82", "accounts-accent-ochre"),
    ("30", "accounts-accent-coral"),
    ("190", "accounts-accent-aqua"),
];

/// The form with the swatches.
#[derive(Serialize)]
pub(crate) struct OrganisationPage {
    form: FormView,
    languages: Vec<Choice>,
    looks: Vec<Choice>,
    skylines: Vec<Choice>,
    crests: Vec<Choice>,
    accents: Vec<Choice>,
    palette: PaletteView,
}

impl Page for OrganisationPage {
    const TEMPLATE: &'static str = "accounts/admin/organisation.html";

    fn samples() -> Vec<Self> {
        let choices = || vec![Choice::new("borgo", "Borgo")];
        let form = FormView::new().add("name", "Montelume decide").add("brand", "#0e5a4c");
        let page = |form| Self {
            form,
            languages: vec![Choice::new("it", "Italiano")],
            looks: choices(),
            skylines: choices(),
            crests: choices(),
            accents: choices(),
            palette: PaletteView::of("#0e5a4c", None),
        };
        vec![page(form.clone()), page(form.with_sample_error("brand", "Non è un colore."))]
    }
}

/// `GET /{locale}/admin/organisation`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let page = page(&here, stored(&here));
    here.frame(here.words("accounts-organisation-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/organisation`; with `preview`, only shows what the colours become.
pub(super) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let frame = here.frame(here.words("accounts-organisation-title")).admin("");
    if form.has("preview") {
        return frame.show(&page(&here, form.view())).await;
    }
    let outcome = match read(&form, &here) {
        Ok((name, profile)) => {
            in_form(change_profile(&here.state.db, here.tenant.id, &here.who, name, profile).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done("/admin/organisation", &Text::new("accounts-organisation-changed"))),
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader()));
            frame.unprocessable().show(&page).await
        }
    }
}

fn read(form: &FormData, here: &Here) -> Result<(String, Profile), FieldErrors> {
    let mut fields = form.read();
    let name =
        fields.line("name").required_or(Text::new("accounts-organisation-name-missing")).max(60).value();
    let body = fields.line("body").max(100).value();
    let parent = fields.line("parent").max(100).value();
    let mut tagline: Option<Translated> = None;
    for locale in &here.tenant.locales {
        let text = fields.line(&format!("tagline_{locale}")).max(120).value();
        tagline = match tagline {
            Some(known) => Some(known.with(*locale, text)),
            None if text.is_empty() => None,
            None => Some(Translated::new(*locale, text)),
        };
    }
    let no_colour = |text: &str| text.parse::<Colour>().is_err().then(|| Text::new("accounts-brand-wrong"));
    let brand = fields.line("brand").required().check(no_colour).value();
    let accent = accent(form.value("accent"));
    let look = chosen(&mut fields, "look", &LOOKS);
    let skyline = chosen(&mut fields, "skyline", &SKYLINES);
    let crest = chosen(&mut fields, "crest", &CRESTS);
    let address = fields.text("address").max(600).value();
    let address = address.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let phone = fields.line("phone").max(40).value();
    let email = fields.email("email").optional().map(String::from).unwrap_or_default();
    let profile =
        Profile { body, parent, tagline, brand, accent, look, skyline, crest, address, phone, email };
    fields.finish((name, profile))
}

fn chosen(fields: &mut web::form::Reading<'_>, name: &str, offered: &[(&str, &str)]) -> String {
    let words: Vec<&str> = offered.iter().map(|(word, _)| *word).collect();
    fields.choice(name, &words).required().or(String::new())
}

fn stored(here: &Here) -> FormView {
    let profile = &here.tenant.profile;
    let form = FormView::new()
        .add("name", here.tenant.name.as_str())
        .add("body", profile.body.as_str())
        .add("parent", profile.parent.as_str())
        .add("brand", profile.brand.as_str())
        .add("accent", profile.accent.map(|hue| hue.to_string()).unwrap_or_default())
        .add("look", profile.look.as_str())
        .add("skyline", profile.skyline.trim_start_matches("skyline-"))
        .add("crest", profile.crest.as_str())
        .add("address", profile.address.join("\n"))
        .add("phone", profile.phone.as_str())
        .add("email", profile.email.as_str());
    let tagline = |locale: &Locale| profile.tagline.as_ref().and_then(|t| t.texts.get(locale).cloned());
    here.tenant.locales.iter().fold(form, |form, locale| {
        form.add(&format!("tagline_{locale}"), tagline(locale).unwrap_or_default())
    })
}

fn page(here: &Here, form: FormView) -> OrganisationPage {
    let choices = |offered: &[(&'static str, &'static str)]| {
        offered.iter().map(|(word, key)| Choice::new(*word, here.words(key))).collect()
    };
    let language = Text::new("accounts-language-name");
    let name = |l: &Locale| here.state.renderer.say(*l, here.tenant.time_zone, &language);
    OrganisationPage {
        palette: PaletteView::of(form.value("brand"), accent(form.value("accent"))),
        languages: here.tenant.locales.iter().map(|l| Choice::new(l.as_str(), name(l))).collect(),
        looks: choices(&LOOKS),
        skylines: choices(&SKYLINES),
        crests: choices(&CRESTS),
        accents: choices(&ACCENTS),
        form,
    }
}
