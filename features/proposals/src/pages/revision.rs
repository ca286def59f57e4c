//! What an author can still do after publication: change it for a while, take it back.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    FormParts, WriteForm,
    form::{WritePage, read_form},
    proposal_path,
    support::number,
};
use crate::{
    actions,
    model::{Proposal, Settings},
    permissions::{Act, Ground, check},
    store,
};

/// Asks before a proposal is taken back.
#[derive(Serialize)]
pub(super) struct WithdrawalPage {
    strip: Strip,
    title: String,
    action: String,
    back_href: String,
}

impl Page for WithdrawalPage {
    const TEMPLATE: &'static str = "proposals/withdrawal.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            strip: Strip::sample(),
            title: "Più alberi in via Roma".into(),
            action: "/it/x/12/withdrawal".into(),
            back_href: "/it/x/12".into(),
        }]
    }
}

async fn own(inside: &Inside, words: &str, act: Act) -> Result<Proposal, Problem> {
    let tx = inside.here.db.read().await?;
    let p = store::by_number(&tx, inside.component.id, number(words)?).await?.ok_or(Problem::NotFound)?;
    let settings: Settings = inside.component.settings()?;
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings: &settings };
    check(act, &inside.here.who, ground, Some(&p))?;
    Ok(p)
}

fn path(inside: &Inside, p: &Proposal) -> String {
    proposal_path(inside, p.number.unwrap_or_default(), &p.content.title)
}

pub(super) async fn edit(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let p = own(&inside, &words, Act::Revise).await?;
    write(&inside, &p, FormParts::values(&p.content), StatusCode::OK).await
}

async fn write(inside: &Inside, p: &Proposal, values: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let parts = FormParts::new(&tx, inside, &settings, Some(p), values).await?;
    drop(tx);
    let heading = here.words("proposals-revise-title");
    let until = p.editable_until(&settings).unwrap_or(p.created_at);
    let page = WritePage::new(
        inside,
        WriteForm {
            heading: heading.clone(),
            lead: here.say(&Text::new("proposals-revise-lead").with("when", until)),
            action: here.to(&inside.path(&format!("/{}/revision", p.number.unwrap_or_default()))),
            kind: "published",
            back_href: here.to(&path(inside, p)),
            parts,
        },
    );
    inside.frame(heading).status(status).show(&page).await
}

pub(super) async fn save(inside: Inside, Path(words): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let p = own(&inside, &words, Act::Revise).await?;
    let number = p.number.unwrap_or_default();
    let done = match read_form(&inside, &settings, &form, false).await {
        Ok(read) => {
            actions::revise(&here.db, &here.who, inside.component.id, number, read.content, read.extras).await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(p) => Ok(here.done(&path(&inside, &p), &Text::new("proposals-revised"))),
        Err(Problem::Invalid(errors)) => {
            let values = FormParts::wrong(&inside, &form, &errors);
            write(&inside, &p, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn confirm(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let p = own(&inside, &words, Act::Withdraw).await?;
    let page = WithdrawalPage {
        strip: inside.strip(),
        title: p.content.title.clone(),
        action: here.to(&inside.path(&format!("/{}/withdrawal", p.number.unwrap_or_default()))),
        back_href: here.to(&path(&inside, &p)),
    };
    inside.frame(here.words("proposals-withdraw-title")).show(&page).await
}

pub(super) async fn withdraw(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let number = number(&words)?;
    let p = actions::withdraw(&here.db, &here.who, inside.component.id, number).await?;
    Ok(here.done(&path(&inside, &p), &Text::new("proposals-withdrawn")))
}
