//! Writing, changing and deleting a work; its diary and photographs.

use axum::{extract::Path, response::Response};
use engagement::{AttachmentId, images, pictures};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, translated::read_line};
use web::{Page, form::FormData};

use super::{form, may_look};
use crate::{DiaryId, MAX_TITLE, NewEntry, Settings, Work, actions, pages::this_day, store};

/// Asks before a work is deleted.
#[derive(Serialize)]
pub(crate) struct DeletionPage {
    title: String,
    action: String,
    back: String,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "accountability/admin/deletion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Panchine".into(),
            action: "/it/admin/x/1/deletion".into(),
            back: "/it/admin/x/1".into(),
        }]
    }
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    form::show(&inside, form::empty(&inside), None, false).await
}

pub(super) async fn create(inside: Inside, sent: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let outcome = match form::read(&inside, &sent) {
        Ok(new) => actions::create(&here.db, &here.who, inside.component.id, new).await,
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(work) => done(&inside, work.number, "accountability-saved"),
        Err(problem) => again(&inside, problem, &sent, None).await,
    }
}

pub(super) async fn edit(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    may_look(&inside)?;
    let all = store::all(&inside.here.db.read().await?, inside.component.id).await?;
    let work = all.iter().find(|work| work.number == number).ok_or(Problem::NotFound)?;
    form::show(&inside, form::filled(&inside, work, &all), Some(work), false).await
}

pub(super) async fn change(inside: Inside, Path(number): Path<i64>, sent: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let work = find(&inside, number).await?;
    let outcome = match form::read(&inside, &sent) {
        Ok(new) => actions::change(&here.db, &here.who, inside.component.id, number, new).await,
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(_) => done(&inside, number, "accountability-saved"),
        Err(problem) => again(&inside, problem, &sent, Some(&work)).await,
    }
}

pub(super) async fn confirm_deletion(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let work = find(&inside, number).await?;
    let page = DeletionPage {
        title: work.title.text(here.locale).to_owned(),
        action: here.to(&inside.admin_path(&format!("/{number}/deletion"))),
        back: here.to(&inside.admin_path(&format!("/{number}"))),
    };
    inside.admin_frame(here.words("accountability-delete")).show(&page).await
}

pub(super) async fn delete(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    let here = &inside.here;
    actions::delete(&here.db, &here.who, inside.component.id, number).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("accountability-deleted")))
}

pub(super) async fn note(inside: Inside, Path(number): Path<i64>, sent: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let work = find(&inside, number).await?;
    let currency = inside.component.settings::<Settings>()?.currency;
    let mut fields = sent.read();
    let title = read_line(&mut fields, here, "entry", MAX_TITLE, Some("accountability-entry-missing"));
    let day = fields.date("day").optional().unwrap_or_else(|| this_day(here));
    let amount = fields.money("amount", currency).optional();
    let link = fields.link("entry_link").optional();
    let outcome = match fields.finish(NewEntry { day, title, amount, link }) {
        Ok(new) => actions::note(&here.db, &here.who, inside.component.id, number, new).await,
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(()) => done(&inside, number, "accountability-noted"),
        Err(problem) => beside_work(&inside, problem, &sent, &work).await,
    }
}

pub(super) async fn forget(
    inside: Inside,
    Path((number, entry)): Path<(i64, String)>,
) -> web::Result<Response> {
    let here = &inside.here;
    let entry: DiaryId = entry.parse().map_err(|_| Problem::NotFound)?;
    actions::forget(&here.db, &here.who, inside.component.id, number, entry).await?;
    done(&inside, number, "accountability-removed")
}

pub(super) async fn photograph(
    inside: Inside,
    Path(number): Path<i64>,
    sent: FormData,
) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let work = find(&inside, number).await?;
    let mut fields = sent.read();
    let _named = fields.line("shows").required_or(Text::new("accountability-alt-missing")).value();
    let shows = pictures::shows(&mut fields, here, here.tenant.locale, "shows");
    let upload = fields.file("photograph").required().optional();
    let outcome = match (fields.finish(()), upload) {
        (Ok(()), Some(upload)) => {
            match images::store(&here.state, here.tenant.id, "photograph", &upload).await {
                Ok(file) => {
                    actions::photograph(&here.db, &here.who, inside.component.id, number, (file, shows)).await
                }
                Err(problem) => Err(problem),
            }
        }
        (Ok(()), None) => Err(Problem::field("photograph", Text::new("web-form-file-missing"))),
        (Err(errors), _) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(()) => done(&inside, number, "accountability-photographed"),
        Err(problem) => beside_work(&inside, problem, &sent, &work).await,
    }
}

pub(super) async fn remove_photograph(
    inside: Inside,
    Path((number, id)): Path<(i64, String)>,
) -> web::Result<Response> {
    let here = &inside.here;
    let id: AttachmentId = id.parse().map_err(|_| Problem::NotFound)?;
    actions::remove_photograph(&here.db, &here.who, inside.component.id, number, id).await?;
    done(&inside, number, "accountability-removed")
}

async fn find(inside: &Inside, number: i64) -> Result<Work, Problem> {
    let tx = inside.here.db.read().await?;
    store::by_number(&tx, inside.component.id, number).await?.ok_or(Problem::NotFound)
}

fn done(inside: &Inside, number: i64, key: &'static str) -> web::Result<Response> {
    Ok(inside.here.done(&inside.admin_path(&format!("/{number}")), &Text::new(key)))
}

/// Shows the work's form again with what is wrong in it.
async fn again(
    inside: &Inside,
    problem: Problem,
    sent: &FormData,
    work: Option<&Work>,
) -> web::Result<Response> {
    let Problem::Invalid(errors) = problem else { return Err(problem.into()) };
    let form = sent.view().with_errors(&errors, &inside.here.reader());
    form::show(inside, form, work, true).await
}

/// Shows the work as it is, with what is wrong in the small form under it.
async fn beside_work(
    inside: &Inside,
    problem: Problem,
    sent: &FormData,
    work: &Work,
) -> web::Result<Response> {
    let Problem::Invalid(errors) = problem else { return Err(problem.into()) };
    let all = store::all(&inside.here.db.read().await?, inside.component.id).await?;
    let stored = form::filled(inside, work, &all).with_errors(&errors, &inside.here.reader());
    let form = sent.iter().fold(stored, |form, (name, value)| form.add(name, value));
    form::show(inside, form, Some(work), true).await
}
