//! Write, preview, publish. What is written is kept from the first click on; only its author sees it.

use axum::{extract::Path, http::StatusCode, response::Response};
use engagement::{Image, attachments};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::{Ability, Inside, Labels, Strip, process};
use web::{
    Html, Page,
    form::{FormData, FormView},
};

use super::{
    FormParts, ReadForm, WriteForm,
    form::{WritePage, read_form},
    proposal_path,
    show::{Fact, facts},
};
use crate::{
    actions::{self, reference},
    model::{Proposal, ProposalId, Settings, Stage, check_complete},
    permissions::{Act, Ground, check},
    store,
};

/// A draft as everybody would see it.
#[derive(Serialize)]
pub(super) struct PreviewPage {
    strip: Strip,
    title: String,
    html: Html,
    facts: Vec<Fact>,
    image: Option<Image>,
    /// What is missing before it can be published.
    missing: Vec<String>,
    /// Why it cannot be published now, whatever it says.
    refused: Option<String>,
    /// When proposing ends.
    closes: Option<String>,
    publish_action: String,
    edit_href: String,
    delete_action: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "proposals/preview.html";

    fn samples() -> Vec<Self> {
        let ready = || Self {
            strip: Strip::sample(),
            title: "Più alberi in via Roma".into(),
            html: Html::escaped("Il viale è spoglio."),
            facts: Fact::samples(),
            image: Some(Image::sample("Un viale")),
            missing: Vec::new(),
            refused: None,
            closes: Some("Puoi pubblicare fino a domenica 6 dicembre.".into()),
            publish_action: "/it/x/drafts/1/publication".into(),
            edit_href: "/it/x/drafts/1/revision".into(),
            delete_action: "/it/x/drafts/1/deletion".into(),
        };
        vec![
            ready(),
            Self {
                missing: vec!["Manca il titolo.".into()],
                facts: Vec::new(),
                image: None,
                closes: None,
                ..ready()
            },
            Self { refused: Some("Si proponeva fino a domenica.".into()), ..ready() },
        ]
    }
}

fn id(text: &str) -> Result<ProposalId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

async fn own(inside: &Inside, words: &str) -> Result<Proposal, Problem> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let p = store::by_id(&tx, id(words)?).await?.filter(|p| p.component == inside.component.id);
    let p = p.ok_or(Problem::NotFound)?;
    here.who.require_person(Text::new("proposals-login-propose"))?;
    let settings: Settings = inside.component.settings()?;
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings: &settings };
    check(Act::Read, &here.who, ground, Some(&p))?;
    Ok(p)
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings: &settings };
    check(Act::Propose, &here.who, ground, None)?;
    write(&inside, None, FormView::new(), StatusCode::OK).await
}

pub(super) async fn edit(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let p = own(&inside, &words).await?;
    if p.stage != Stage::Draft {
        return Ok(inside.here.go(&published_path(&inside, &p)));
    }
    let values = FormParts::values(&p.content);
    write(&inside, Some(&p), values, StatusCode::OK).await
}

async fn write(
    inside: &Inside,
    present: Option<&Proposal>,
    values: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let parts = FormParts::new(&tx, inside, &settings, present, values).await?;
    drop(tx);
    let heading = here.words("proposals-write-title");
    let (action, back) = match present {
        Some(p) => (format!("/drafts/{}", p.id), format!("/drafts/{}", p.id)),
        None => ("/drafts".to_owned(), String::new()),
    };
    let page = WritePage::new(
        inside,
        WriteForm {
            heading: heading.clone(),
            lead: here.words("proposals-write-lead"),
            action: here.to(&inside.path(&action)),
            kind: "draft",
            back_href: here.to(&inside.path(&back)),
            parts,
        },
    );
    inside.frame(heading).status(status).show(&page).await
}

/// The form again, with what is wrong beside each field.
async fn again(
    inside: &Inside,
    present: Option<ProposalId>,
    form: &FormData,
    errors: &FieldErrors,
) -> web::Result<Response> {
    let p = match present {
        Some(id) => store::by_id(&inside.here.db.read().await?, id).await?,
        None => None,
    };
    let values = FormParts::wrong(inside, form, errors);
    write(inside, p.as_ref(), values, StatusCode::UNPROCESSABLE_ENTITY).await
}

pub(super) async fn begin(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings: &settings };
    // Before any file is stored.
    check(Act::Propose, &here.who, ground, None)?;
    let read = match read_form(&inside, &settings, &form, false).await {
        Ok(read) => read,
        Err(Problem::Invalid(errors)) => return again(&inside, None, &form, &errors).await,
        Err(problem) => return Err(problem.into()),
    };
    let ReadForm { content, extras } = read;
    match actions::begin(&here.db, &here.who, inside.component.id, content, extras).await {
        Ok(id) => kept(&inside, id, &form).await,
        Err(Problem::Invalid(errors)) => again(&inside, None, &form, &errors).await,
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn save(inside: Inside, Path(words): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let id = own(&inside, &words).await?.id;
    let read = match read_form(&inside, &settings, &form, false).await {
        Ok(read) => read,
        Err(Problem::Invalid(errors)) => return again(&inside, Some(id), &form, &errors).await,
        Err(problem) => return Err(problem.into()),
    };
    let ReadForm { content, extras } = read;
    match actions::save_draft(&here.db, &here.who, inside.component.id, id, content, extras).await {
        Ok(()) => kept(&inside, id, &form).await,
        Err(Problem::Invalid(errors)) => again(&inside, Some(id), &form, &errors).await,
        Err(problem) => Err(problem.into()),
    }
}

/// After saving: to the preview if it is complete, back to the form with what is missing, or to the draft as it is.
async fn kept(inside: &Inside, id: ProposalId, form: &FormData) -> web::Result<Response> {
    let here = &inside.here;
    if form.value("then") != "preview" {
        let path = inside.path(&format!("/drafts/{id}/revision"));
        return Ok(here.done(&path, &Text::new("proposals-draft-saved")));
    }
    let p = own(inside, &id.to_string()).await?;
    match complete(inside, &p).await? {
        Ok(()) => Ok(here.go(&inside.path(&format!("/drafts/{id}")))),
        Err(errors) => again(inside, Some(id), form, &errors).await,
    }
}

async fn complete(inside: &Inside, p: &Proposal) -> Result<Result<(), FieldErrors>, Problem> {
    let settings: Settings = inside.component.settings()?;
    let tx = inside.here.db.read().await?;
    let labels = process::store::labels(&tx, inside.process.id).await?;
    let labels: Vec<_> = labels.iter().map(|label| (label.id, label.scheme)).collect();
    Ok(check_complete(&p.content, &settings, &labels))
}

pub(super) async fn preview(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let p = own(&inside, &words).await?;
    if p.stage != Stage::Draft {
        return Ok(inside.here.go(&published_path(&inside, &p)));
    }
    let refused = inside.timeline.check(Ability::Propose).err();
    show_preview(&inside, &p, refused, StatusCode::OK).await
}

async fn show_preview(
    inside: &Inside,
    p: &Proposal,
    refused: Option<Text>,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let missing = complete(inside, p).await?.err().unwrap_or_default();
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, inside).await?;
    let files = attachments::of(&tx, &reference(p.id)).await?;
    drop(tx);
    let path = |rest: &str| here.to(&inside.path(&format!("/drafts/{}{rest}", p.id)));
    let closes = inside.timeline.closes(Ability::Propose);
    let page = PreviewPage {
        strip: inside.strip(),
        title: if p.content.title.is_empty() {
            here.words("proposals-untitled")
        } else {
            p.content.title.clone()
        },
        html: Html::trusted(&*p.html).raised(),
        facts: facts(inside, &labels, p, &files),
        image: Image::among(&files, inside.here.locale),
        missing: missing.iter().map(|(_, text)| here.say(text)).collect(),
        refused: refused.map(|why| here.say(&why)),
        closes: closes.map(|end| here.say(&Text::new("proposals-closes").with("when", end))),
        publish_action: path("/publication"),
        edit_href: path("/revision"),
        delete_action: path("/deletion"),
    };
    inside.frame(here.words("proposals-preview-title")).status(status).show(&page).await
}

pub(super) async fn publish(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let p = own(&inside, &words).await?;
    match actions::publish(&here.db, &here.who, inside.component.id, p.id).await {
        Ok(published) => {
            Ok(here.done(&published_path(&inside, &published), &Text::new("proposals-published")))
        }
        Err(Problem::Invalid(errors)) => {
            let values = FormParts::values(&p.content).with_errors(&errors, &here.reader());
            write(&inside, Some(&p), values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        // Too late: what was written stands below, to be copied.
        Err(Problem::NotAllowed(why)) => show_preview(&inside, &p, Some(why), StatusCode::FORBIDDEN).await,
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn delete(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let p = own(&inside, &words).await?;
    actions::delete_draft(&here.db, &here.who, inside.component.id, p.id).await?;
    Ok(here.done(&inside.path("/mine"), &Text::new("proposals-draft-deleted")))
}

fn published_path(inside: &Inside, p: &Proposal) -> String {
    proposal_path(inside, p.number.unwrap_or_default(), &p.content.title)
}
