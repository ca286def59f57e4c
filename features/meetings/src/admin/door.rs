//! At the door: a code is scanned or typed, a name is ticked, others are counted.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use seats::State;
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{found, frame, path};
use crate::{
    actions, code,
    model::Meeting,
    pages::span,
    permissions::Act,
    store::{self, Guest},
};

/// The door.
#[derive(Serialize)]
pub(super) struct DoorPage {
    title: String,
    when: String,
    form: FormView,
    /// Whose code is in the field already, as after scanning.
    shown: Option<String>,
    rows: Vec<Line>,
    present: i64,
    expected: usize,
    walk_ins: i64,
    action: String,
    sheet_href: String,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    person: String,
    name: String,
    code: String,
    came: Option<kernel::Timestamp>,
}

impl Page for DoorPage {
    const TEMPLATE: &'static str = "meetings/admin/door.html";

    fn samples() -> Vec<Self> {
        let line = |came| Line {
            person: "00000000-0000-0000-0000-000000000001".into(),
            name: "Anna Prova".into(),
            code: "K7PX-Q2MD".into(),
            came,
        };
        let page = |rows, shown: Option<&str>, walk_ins| Self {
            title: "Assemblea".into(),
            when: "3 dicembre".into(),
            form: FormView::new().with_sample_error("code", "Nessuno ha questo codice."),
            shown: shown.map(Into::into),
            rows,
            present: 1,
            expected: 2,
            walk_ins,
            action: "/it/admin/x/1/check-in".into(),
            sheet_href: "/it/admin/x/1/sheet".into(),
        };
        let rows = vec![line(Some(kernel::Timestamp::UNIX_EPOCH)), line(None)];
        vec![page(rows, Some("Anna Prova"), 3), page(Vec::new(), None, 0)]
    }
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, _) = found(&inside, &id, Act::CheckIn).await?;
    let scanned = inside.here.query().value("code").to_owned();
    let form = FormView::new().add("code", code::spaced(&code::read(&scanned)));
    page(&inside, &m, form, StatusCode::OK).await
}

async fn page(inside: &Inside, m: &Meeting, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let mut guests = store::guests(&here.db.read().await?, m.id).await?;
    guests.retain(|guest| guest.seat.state == State::Held);
    guests.sort_by_key(|guest| guest.name.to_lowercase());
    let typed = code::read(form.value("code"));
    let line = |guest: &Guest| Line {
        person: guest.person.to_string(),
        name: guest.name.clone(),
        code: code::spaced(&guest.code),
        came: guest.came_at,
    };
    let page = DoorPage {
        title: m.title().text(here.locale).to_owned(),
        when: span(here, m.content.starts_at, m.content.ends_at),
        shown: guests.iter().find(|g| g.code == typed && g.came_at.is_none()).map(|g| g.name.clone()),
        form,
        rows: guests.iter().map(line).collect(),
        present: m.present,
        expected: guests.len(),
        walk_ins: m.walk_ins,
        action: here.to(&path(inside, m, "/check-in")),
        sheet_href: here.to(&path(inside, m, "/sheet")),
    };
    frame(inside, m, here.words("meetings-door-title")).status(status).show(&page).await
}

pub(super) async fn check_in(
    inside: Inside,
    Path(id): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::CheckIn).await?;
    match actions::check_in(&here.db, &here.who, inside.component.id, m.id, form.value("code")).await {
        Ok((name, new)) => {
            let said = if new { "meetings-checked-in" } else { "meetings-checked-in-before" };
            let kind = if new { web::FlashKind::Ok } else { web::FlashKind::Warn };
            Ok(here.told(&path(&inside, &m, "/check-in"), kind, &Text::new(said).with("name", name), None))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &m, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn undo(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::CheckIn).await?;
    let person = form.value("person").parse().map_err(|_| Problem::NotFound)?;
    actions::undo_check_in(&here.db, &here.who, inside.component.id, m.id, person).await?;
    Ok(here.done(&path(&inside, &m, "/check-in"), &Text::new("meetings-check-in-undone")))
}

pub(super) async fn walk_ins(
    inside: Inside,
    Path(id): Path<String>,
    form: FormData,
) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::CheckIn).await?;
    let by = if form.value("by") == "less" { -1 } else { 1 };
    actions::walk_ins(&here.db, &here.who, inside.component.id, m.id, by).await?;
    Ok(here.done(&path(&inside, &m, "/check-in"), &Text::new("meetings-walk-in-counted")))
}
