//! One meeting for the staff: where it stands, and everything that can be done with it.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Locale, Problem, Text};
use serde::Serialize;
use spaces::{Inside, Wording, reason, translated::Line};
use web::{
    Html, Page,
    form::{FormData, FormView},
};

use super::{found, offers, path};
use crate::{
    actions,
    model::{Enrolment, Meeting, Settings, Stage},
    pages::{Tag, span},
    permissions::Act,
    store,
};

/// One meeting for the staff.
#[derive(Serialize)]
pub(super) struct OnePage {
    title: String,
    tags: Vec<Tag>,
    when: String,
    place: String,
    author: Option<String>,
    html: Html,
    reason: Option<Line>,
    /// Seats given of all, in words.
    seats: Option<String>,
    waiting: i64,
    present: i64,
    walk_ins: i64,
    invited: Option<usize>,
    public_href: Option<String>,
    base: String,
    can_publish: bool,
    can_decide: bool,
    can_cancel: bool,
    can_manage: bool,
    can_check_in: bool,
    can_report: bool,
    form: FormView,
    /// The further languages of a reason.
    languages: Vec<Choice>,
    list_href: String,
}

impl Page for OnePage {
    const TEMPLATE: &'static str = "meetings/admin/one.html";

    fn samples() -> Vec<Self> {
        let bare = Self {
            title: "Assemblea".into(),
            tags: vec![Tag::sample()],
            when: "3 dicembre".into(),
            place: String::new(),
            author: None,
            html: Html::escaped("Parliamo."),
            reason: None,
            seats: None,
            waiting: 0,
            present: 0,
            walk_ins: 0,
            invited: None,
            public_href: None,
            base: "/it/admin/x/1".into(),
            can_publish: false,
            can_decide: false,
            can_cancel: false,
            can_manage: false,
            can_check_in: false,
            can_report: false,
            form: FormView::new(),
            languages: Vec::new(),
            list_href: "/it/admin/x".into(),
        };
        let full = |publish: bool| Self {
            place: "Sala civica".into(),
            author: Some("anna".into()),
            reason: Some(Line::sample("Piove.", Some(Locale::IT))),
            seats: Some("12 di 40".into()),
            waiting: 3,
            present: 10,
            walk_ins: 2,
            invited: Some(4),
            public_href: Some("/it/x/1".into()),
            can_publish: publish,
            can_decide: !publish,
            can_cancel: true,
            can_manage: true,
            can_check_in: true,
            can_report: true,
            form: FormView::new().with_sample_error("reason", "Manca il motivo."),
            languages: vec![Choice::new("en", "English")],
            tags: Vec::new(),
            title: "Assemblea".into(),
            when: "3 dicembre".into(),
            html: Html::escaped("Parliamo."),
            base: "/it/admin/x/1".into(),
            list_href: "/it/admin/x".into(),
        };
        vec![bare, full(true), full(false)]
    }
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, settings) = found(&inside, &id, Act::Read).await?;
    page(&inside, &m, &settings, FormView::new(), StatusCode::OK).await
}

async fn page(
    inside: &Inside,
    m: &Meeting,
    settings: &Settings,
    form: FormView,
    status: StatusCode,
) -> web::Result<Response> {
    let here = &inside.here;
    let may = |act| offers(inside, settings, act, Some(m));
    let tx = here.db.read().await?;
    let counts = seats::counts(&tx, "meeting", &[m.id.uuid()]).await?.remove(&m.id.uuid());
    let restricted = m.content.access != crate::Access::Open;
    let invited = if restricted { Some(store::invitations(&tx, m.id).await?.len()) } else { None };
    drop(tx);
    let counts = counts.filter(|_| m.content.details.enrolment == Enrolment::Here);
    let manage = may(Act::Manage);
    let mut tags = vec![Tag::of_stage(here, m.stage)];
    tags.extend(Tag::of_access(here, m.content.access));
    let page = OnePage {
        title: m.title().text(here.locale).to_owned(),
        tags,
        when: span(here, m.content.starts_at, m.content.ends_at),
        place: m.told(here.locale).place.text,
        author: m.author.and(m.nickname.clone()),
        html: Html::trusted(&*m.html),
        reason: m.reason.as_ref().map(|reason| Line::of(reason, here.locale)),
        seats: counts.map(|c| match c.capacity {
            Some(all) => {
                here.say(&Text::new("meetings-seats-given").with("given", c.taken()).with("all", all))
            }
            None => here.say(&Text::new("meetings-seats-unlimited").with("given", c.taken())),
        }),
        waiting: counts.map_or(0, |c| c.waiting),
        present: m.present,
        walk_ins: m.walk_ins,
        invited,
        public_href: m.number.map(|_| here.to(&inside.path(&format!("/{}", m.words())))),
        base: here.to(&path(inside, m, "")),
        can_publish: manage && m.stage == Stage::Draft,
        can_decide: manage && m.stage == Stage::Proposed,
        can_cancel: manage && m.stage == Stage::Published,
        can_manage: manage,
        can_check_in: may(Act::CheckIn),
        can_report: may(Act::Report),
        form,
        languages: Wording::languages(here, here.tenant.locale),
        list_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(page.title.clone()).status(status).show(&page).await
}

pub(super) async fn publish(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    actions::publish(&here.db, &here.who, inside.component.id, m.id).await?;
    Ok(here.done(&path(&inside, &m, ""), &Text::new("meetings-published")))
}

pub(super) async fn approve(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    actions::approve(&here.db, &here.who, inside.component.id, m.id).await?;
    Ok(here.done(&path(&inside, &m, ""), &Text::new("meetings-approved")))
}

pub(super) async fn refuse(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, settings) = found(&inside, &id, Act::Manage).await?;
    let reason = reason::read(&form, here);
    let done = actions::refuse(&here.db, &here.who, inside.component.id, m.id, &reason).await;
    answered(&inside, &m, &settings, &form, done, "meetings-refused").await
}

pub(super) async fn cancel(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, settings) = found(&inside, &id, Act::Manage).await?;
    let reason = reason::read(&form, here);
    let done = actions::cancel(&here.db, &here.who, inside.component.id, m.id, &reason).await;
    answered(&inside, &m, &settings, &form, done, "meetings-cancelled").await
}

async fn answered(
    inside: &Inside,
    m: &Meeting,
    settings: &Settings,
    form: &FormData,
    done: Result<Meeting, Problem>,
    said: &'static str,
) -> web::Result<Response> {
    match done {
        Ok(_) => Ok(inside.here.done(&path(inside, m, ""), &Text::new(said))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &inside.here.reader());
            page(inside, m, settings, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
