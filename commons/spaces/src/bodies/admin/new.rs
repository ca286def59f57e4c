//! Setting up a body: a title, what it is for, who gets in, and which parts it has.

use accounts::{Choice, Here, in_form};
use axum::response::Response;
use kernel::{FieldErrors, Slug, Text, Translated};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{accesses, parents, read_charter, whole};
use crate::{
    Kind, ProcessTexts,
    admin::{chosen_components, not_reserved, start_of},
    bodies::{NewBody, actions, store},
    process::Access,
    translated::{languages, read_line, read_text},
};

/// Parts that most bodies have.
const USUAL: [&str; 3] = ["meetings", "debates", "library"];

/// The form.
#[derive(Serialize)]
pub(crate) struct NewBodyPage {
    form: FormView,
    languages: Vec<Choice>,
    accesses: Vec<Choice>,
    parents: Vec<Choice>,
    kinds: Vec<Choice>,
}

impl Page for NewBodyPage {
    const TEMPLATE: &'static str = "spaces/admin/body_new.html";

    fn samples() -> Vec<Self> {
        let page = |form, parents| Self {
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            accesses: vec![Choice::new("open", "Aperto").explained("Tutti partecipano.")],
            parents,
            kinds: vec![Choice::new("meetings", "Incontri")],
        };
        let wrong = FormView::new().with_sample_error("title_it", "Manca il titolo.");
        vec![page(FormView::new(), Vec::new()), page(wrong, vec![Choice::new("x", "Consulta")])]
    }
}

/// `GET /{locale}/admin/assemblies/new`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let form = FormView::new().add("access", Access::Open.as_str());
    let form = USUAL.iter().fold(form, |form, kind| form.add("kind", *kind));
    let page = page(&here, form).await?;
    here.frame(here.words("spaces-body-new")).admin("").show(&page).await
}

/// `POST /{locale}/admin/assemblies`
pub(super) async fn create(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let outcome = match read(&form, &here) {
        Ok(new) => in_form(actions::create(&here.db, &here.who, new).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        // Nothing is more urgent than who belongs to it: that page says so, and has the form.
        Ok(body) => Ok(here.done(&body.admin_path("/members"), &Text::new("spaces-body-created"))),
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader())).await?;
            here.frame(here.words("spaces-body-new")).admin("").unprocessable().show(&page).await
        }
    }
}

fn read(form: &FormData, here: &Here) -> Result<NewBody, FieldErrors> {
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", 150, Some("spaces-title-missing"));
    let short = read_text(&mut fields, here, "short", 400);
    let charter = read_charter(&mut fields, here);
    let typed = fields.slug("slug").check(not_reserved).optional();
    let derived = Slug::from_text(title.text(here.tenant.locale)).filter(|slug| not_reserved(slug).is_none());
    let slug = typed.or(derived);
    if slug.is_none() && fields.is_fine() {
        fields.error("slug", Text::new("spaces-slug-missing"));
    }
    let since = fields.date("starts_on").optional();
    let chosen = fields.list("kind");
    let nothing = || Translated::new(here.tenant.locale, "");
    let new = slug.map(|slug| NewBody {
        slug,
        texts: ProcessTexts { title, subtitle: nothing(), short, description: nothing(), interest: None },
        starts_at: since.and_then(|day| start_of(day, here.tenant.time_zone)),
        charter,
        components: chosen_components(here, &chosen),
    });
    fields.finish(new).and_then(whole)
}

async fn page(here: &Here, form: FormView) -> Result<NewBodyPage, kernel::Problem> {
    let bodies = store::all(&here.db.read().await?).await?;
    let kinds = here.state.extensions.all::<Kind>().iter();
    Ok(NewBodyPage {
        form,
        languages: languages(here),
        accesses: accesses(here),
        parents: parents(here, &bodies, None),
        kinds: kinds.map(|Kind(kind)| Choice::new(kind.kind(), here.words(kind.title()))).collect(),
    })
}
