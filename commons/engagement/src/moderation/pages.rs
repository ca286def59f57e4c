//! Reporting something, for everybody who sees it.

use accounts::{Choice, Here, in_form};
use axum::{Router, extract::Path, response::Response, routing::get};
use feature::State;
use kernel::{Line, Problem, ResourceRef, Text};
use serde::Serialize;
use uuid::Uuid;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{actions, model::Reason};
use crate::{Subject, subject};

/// The form of a report.
#[derive(Serialize)]
pub(super) struct ReportPage {
    title: Line,
    excerpt: Line,
    form: FormView,
    reasons: Vec<Choice>,
    back_href: String,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "engagement/report.html";

    fn samples() -> Vec<Self> {
        let page = |excerpt: &str| Self {
            title: Line::sample("Luce", Some(kernel::Locale::EN)),
            excerpt: Line::sample(excerpt, Some(kernel::Locale::EN)),
            form: FormView::new().with_sample_error("reason", "Scegli un motivo."),
            reasons: vec![Choice::new("spam", "È pubblicità")],
            back_href: "/it/x".into(),
        };
        vec![page("Comprate!"), page("")]
    }
}

pub(crate) fn routes() -> Router<State> {
    Router::new().route("/{locale}/reports/{kind}/{id}", get(show).post(submit))
}

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<ReportPage>();
}

/// The reasons as a form offers them.
pub(super) fn reasons(here: &Here) -> Vec<Choice> {
    Reason::ALL.map(|reason| Choice::new(reason.as_str(), here.say(&reason.because()))).into()
}

/// A resource that the person may see, and did not write.
async fn found(here: &Here, kind: &str, id: Uuid) -> Result<Subject, Problem> {
    let me = here.who.require_person(Text::new("engagement-refused-report"))?;
    let tx = here.db.read().await?;
    let subject = subject::subject(&here.state, &tx, &here.who, &ResourceRef::new(kind, id)).await?;
    if subject.authors.contains(&me.id) {
        return Err(Problem::NotAllowed(Text::new("engagement-refused-own-report")));
    }
    Ok(subject)
}

async fn show(here: Here, Path((_, kind, id)): Path<(String, String, Uuid)>) -> web::Result<Response> {
    let subject = found(&here, &kind, id).await?;
    let page = page(&here, &subject, FormView::new());
    frame(&here, &subject).show(&page).await
}

async fn submit(
    here: Here,
    Path((_, kind, id)): Path<(String, String, Uuid)>,
    form: FormData,
) -> web::Result<Response> {
    let subject = found(&here, &kind, id).await?;
    let mut fields = form.read();
    let words = Reason::ALL.map(Reason::as_str);
    let reason = fields.choice("reason", &words).required_or(Text::new("engagement-reason-missing"));
    let reason = reason.optional().as_deref().and_then(Reason::parse);
    let outcome = match fields.finish(reason.unwrap_or(Reason::Other)) {
        Ok(reason) => {
            let details = form.value("details");
            in_form(actions::report(&here.state, &here.db, &here.who, &subject.about, reason, details).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(new) => {
            let said = if new { "engagement-reported" } else { "engagement-reported-already" };
            Ok(here.done(&subject.path, &Text::new(said)))
        }
        Err(errors) => {
            let view = form.view().with_errors(&errors, &here.reader());
            frame(&here, &subject).unprocessable().show(&page(&here, &subject, view)).await
        }
    }
}

fn frame(here: &Here, subject: &Subject) -> accounts::Frame {
    here.frame(here.words("engagement-report-title"))
        .crumb(Line::of(&subject.title, here.locale), &subject.path)
}

fn page(here: &Here, subject: &Subject, form: FormView) -> ReportPage {
    ReportPage {
        title: Line::of(&subject.title, here.locale),
        excerpt: Line::of(&subject.excerpt, here.locale),
        form,
        reasons: reasons(here),
        back_href: here.to(&subject.path),
    }
}
