//! The administration of groups.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Problem, Slug, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{Group, GroupId, NewGroup, actions, store};
use crate::{
    ProcessId,
    process::{SpaceKind, store as processes},
    translated::{fill, languages, read_line, read_text},
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<ListPage>().add::<FormPage>().add::<DeletionPage>();
}

/// All groups.
#[derive(Serialize)]
struct ListPage {
    groups: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    title: String,
    published: bool,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "spaces/admin/groups.html";

    fn samples() -> Vec<Self> {
        let row =
            |published| Row { title: "Bando 2026".into(), published, href: "/it/admin/groups/1".into() };
        vec![Self { groups: vec![row(true), row(false)] }, Self { groups: Vec::new() }]
    }
}

/// The form of a group.
#[derive(Serialize)]
struct FormPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    processes: Vec<Choice>,
    action: String,
    known: Option<Known>,
}

#[derive(Serialize)]
struct Known {
    public_href: String,
    deletion_href: String,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "spaces/admin/group.html";

    fn samples() -> Vec<Self> {
        let page = |form, known: bool| Self {
            title: "Bando 2026".into(),
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            processes: vec![Choice::new("1", "Bilancio")],
            action: "/it/admin/groups".into(),
            known: known.then(|| Known {
                public_href: "/it/groups/bando".into(),
                deletion_href: "/it/admin/groups/1/deletion".into(),
            }),
        };
        vec![
            page(FormView::new().with_sample_error("title_it", "Manca."), false),
            page(FormView::new(), true),
        ]
    }
}

/// Asks before a group is deleted.
#[derive(Serialize)]
struct DeletionPage {
    title: String,
    action: String,
    back: String,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "spaces/admin/group_deletion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Bando 2026".into(),
            action: "/it/admin/groups/1/deletion".into(),
            back: "/it/admin/groups/1".into(),
        }]
    }
}

pub(super) async fn list(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let groups = store::all(&here.db.read().await?).await?;
    let row = |group: &Group| Row {
        title: group.title.text(here.locale).to_owned(),
        published: group.published,
        href: here.to(&format!("/admin/groups/{}", group.id)),
    };
    let page = ListPage { groups: groups.iter().map(row).collect() };
    here.frame(here.words("spaces-groups-title")).admin("").show(&page).await
}

pub(super) async fn new(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    show(&here, FormView::new().tick("published", true), None, false).await
}

pub(super) async fn create(here: Here, form: FormData) -> web::Result<Response> {
    put(&here, &form, None).await
}

pub(super) async fn edit(here: Here, Path((_, id)): Path<(String, String)>) -> web::Result<Response> {
    let group = find(&here, &id).await?;
    let members = store::members(&here.db.read().await?, group.id).await?;
    let form = FormView::new().add("slug", group.slug.as_str()).tick("published", group.published);
    let form = members.iter().fold(form, |form, id| form.add("member", id.to_string()));
    let form = fill(form, &here, "title", &group.title);
    let form = fill(form, &here, "short", &group.short);
    let form = fill(form, &here, "description", &group.description);
    show(&here, form, Some(&group), false).await
}

pub(super) async fn change(
    here: Here,
    Path((_, id)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let group = find(&here, &id).await?;
    put(&here, &form, Some(&group)).await
}

pub(super) async fn confirm_deletion(
    here: Here,
    Path((_, id)): Path<(String, String)>,
) -> web::Result<Response> {
    let group = find(&here, &id).await?;
    let page = DeletionPage {
        title: group.title.text(here.locale).to_owned(),
        action: here.to(&format!("/admin/groups/{id}/deletion")),
        back: here.to(&format!("/admin/groups/{id}")),
    };
    let frame = here.frame(here.words("spaces-group-delete")).admin("");
    let frame = frame.crumb(here.words("spaces-groups-title"), "/admin/groups");
    frame.crumb(page.title.as_str(), &format!("/admin/groups/{id}")).show(&page).await
}

pub(super) async fn delete(here: Here, Path((_, id)): Path<(String, String)>) -> web::Result<Response> {
    let group = find(&here, &id).await?;
    actions::delete(&here.db, &here.who, group.id).await?;
    Ok(here.done("/admin/groups", &Text::new("spaces-group-deleted")))
}

async fn find(here: &Here, id: &str) -> Result<Group, Problem> {
    here.who.require_administrator()?;
    let id: GroupId = id.parse().map_err(|_| Problem::NotFound)?;
    store::by_id(&here.db.read().await?, id).await?.ok_or(Problem::NotFound)
}

async fn put(here: &Here, form: &FormData, known: Option<&Group>) -> web::Result<Response> {
    here.who.require_administrator()?;
    let outcome = match read(here, form) {
        Ok(new) => in_form(actions::put(&here.db, &here.who, known.map(|g| g.id), new).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(_) => Ok(here.done("/admin/groups", &Text::new("spaces-saved"))),
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            show(here, form, known, true).await
        }
    }
}

fn read(here: &Here, form: &FormData) -> Result<NewGroup, FieldErrors> {
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", 150, Some("spaces-title-missing"));
    let short = read_text(&mut fields, here, "short", 400);
    let description = read_text(&mut fields, here, "description", 20_000);
    let typed = fields.slug("slug").optional();
    let slug = typed.or_else(|| Slug::from_text(title.text(title.original)));
    if slug.is_none() && fields.is_fine() {
        fields.error("slug", Text::new("spaces-slug-missing"));
    }
    let published = fields.checked("published");
    let members: Vec<ProcessId> = fields.list("member").iter().filter_map(|id| id.parse().ok()).collect();
    let new = slug.map(|slug| NewGroup { slug, title, short, description, published, members });
    fields.finish(new).and_then(|new| new.ok_or_else(FieldErrors::default))
}

async fn show(here: &Here, form: FormView, group: Option<&Group>, wrong: bool) -> web::Result<Response> {
    let named = processes::names(&here.db.read().await?).await?;
    let page = FormPage {
        title: match group {
            Some(group) => group.title.text(here.locale).to_owned(),
            None => here.words("spaces-group-new"),
        },
        form,
        languages: languages(here),
        processes: named
            .iter()
            .filter(|space| space.kind == SpaceKind::Process)
            .map(|process| Choice::new(process.id.to_string(), process.title.text(here.locale)))
            .collect(),
        action: here.to(&group.map_or("/admin/groups".to_owned(), |g| format!("/admin/groups/{}", g.id))),
        known: group.map(|g| Known {
            public_href: here.to(&format!("/groups/{}", g.slug)),
            deletion_href: here.to(&format!("/admin/groups/{}/deletion", g.id)),
        }),
    };
    let frame = here.frame(page.title.clone()).admin("");
    let frame = frame.crumb(here.words("spaces-groups-title"), "/admin/groups");
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
