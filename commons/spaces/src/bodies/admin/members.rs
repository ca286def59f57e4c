//! The members of a body: the list, a new one, one changed, one taken out.

use accounts::{Choice, Here, in_form, people};
use axum::{extract::Path, response::Response};
use db::Tx;
use kernel::{FieldErrors, Problem, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use crate::{
    Wording,
    admin::{frame, managed, start_of},
    bodies::{
        Member, MemberId, NewMember, Office,
        actions::{self, arranging},
        pages::MemberRow,
        store,
    },
    order,
    process::Process,
    translated::{fill_beside, read_beside},
};

/// The list, and the form for one more.
#[derive(Serialize)]
pub(crate) struct ListPage {
    rows: Vec<Row>,
    form: FormView,
    offices: Vec<Choice>,
    /// The further languages of what they sit there for.
    languages: Vec<Choice>,
    action: String,
    import_href: String,
}

/// A member with the way to change them.
#[derive(Serialize)]
struct Row {
    id: String,
    member: MemberRow,
    /// Whether they are the first, and the last, of their office: the order is by office.
    first: bool,
    last: bool,
    /// Whether an account is behind the name.
    account: bool,
    href: String,
}

/// The form of one who is known.
#[derive(Serialize)]
pub(crate) struct FormPage {
    name: String,
    form: FormView,
    offices: Vec<Choice>,
    /// The further languages of what they sit there for.
    languages: Vec<Choice>,
    action: String,
    back: String,
    removal_href: String,
}

/// Asks before one is taken out.
#[derive(Serialize)]
pub(crate) struct RemovalPage {
    name: String,
    action: String,
    back: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "spaces/admin/members.html";

    fn samples() -> Vec<Self> {
        let row = |account| Row {
            id: "1".into(),
            member: MemberRow::sample(account),
            first: account,
            last: !account,
            account,
            href: "/it/admin/assemblies/x/members/1".into(),
        };
        let page = |rows, form| Self {
            rows,
            form,
            offices: vec![Choice::new("chair", "Presidente")],
            languages: vec![Choice::new("en", "English")],
            action: "/it/admin/assemblies/x/members".into(),
            import_href: "/it/admin/assemblies/x/members/import".into(),
        };
        let wrong = FormView::new().with_sample_error("email", "Nessuno ha questo indirizzo.");
        vec![page(vec![row(true), row(false)], FormView::new()), page(Vec::new(), wrong)]
    }
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "spaces/admin/member.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            name: "Elena Bassi".into(),
            form: FormView::new().with_sample_error("name", "Manca il nome."),
            offices: vec![Choice::new("chair", "Presidente")],
            languages: vec![Choice::new("en", "English")],
            action: "/it/admin/assemblies/x/members/1".into(),
            back: "/it/admin/assemblies/x/members".into(),
            removal_href: "/it/admin/assemblies/x/members/1/removal".into(),
        }]
    }
}

impl Page for RemovalPage {
    const TEMPLATE: &'static str = "spaces/admin/member_removal.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            name: "Elena Bassi".into(),
            action: "/it/admin/assemblies/x/members/1/removal".into(),
            back: "/it/admin/assemblies/x/members/1".into(),
        }]
    }
}

/// `GET /{locale}/admin/assemblies/{process}/members`
pub(super) async fn list(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = managed(&here, &tx, &slug).await?;
    let form = FormView::new().add("office", Office::Member.as_str()).tick("public", true);
    let page = page(&here, &tx, &space, form).await?;
    frame(&here, &space, here.words("spaces-members-title")).show(&page).await
}

/// `POST /{locale}/admin/assemblies/{process}/members`
pub(super) async fn add(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let space = managed(&here, &here.db.read().await?, &slug).await?;
    match write(&here, &space, None, &form).await? {
        Ok(_) => Ok(here.done(&space.admin_path("/members"), &Text::new("spaces-member-added"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, &here.db.read().await?, &space, typed).await?;
            frame(&here, &space, here.words("spaces-members-title")).unprocessable().show(&page).await
        }
    }
}

/// `POST /{locale}/admin/assemblies/{process}/members/order`
pub(super) async fn arrange(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let space = managed(&here, &here.db.read().await?, &slug).await?;
    arranging::arrange(&here.db, &here.who, space.id, order::wanted(&form)).await?;
    Ok(here.done(&space.admin_path("/members"), &Text::new("spaces-members-arranged")))
}

/// `GET /{locale}/admin/assemblies/{process}/members/{id}`
pub(super) async fn edit(
    here: Here,
    Path((_, slug, id)): Path<(String, String, String)>,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let (space, member) = found(&here, &tx, &slug, &id).await?;
    let form = stored(&here, &tx, &member).await?;
    drop(tx);
    let page = form_page(&here, &space, &member, form);
    frame(&here, &space, &page.name).show(&page).await
}

/// `POST /{locale}/admin/assemblies/{process}/members/{id}`
pub(super) async fn change(
    here: Here,
    Path((_, slug, id)): Path<(String, String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let (space, member) = found(&here, &here.db.read().await?, &slug, &id).await?;
    match write(&here, &space, Some(member.id), &form).await? {
        Ok(_) => Ok(here.done(&space.admin_path("/members"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            let page = form_page(&here, &space, &member, typed);
            frame(&here, &space, &page.name).unprocessable().show(&page).await
        }
    }
}

/// `GET /{locale}/admin/assemblies/{process}/members/{id}/removal`
pub(super) async fn confirm(
    here: Here,
    Path((_, slug, id)): Path<(String, String, String)>,
) -> web::Result<Response> {
    let (space, member) = found(&here, &here.db.read().await?, &slug, &id).await?;
    let path = space.admin_path(&format!("/members/{}", member.id));
    let page =
        RemovalPage { name: member.name, action: here.to(&format!("{path}/removal")), back: here.to(&path) };
    frame(&here, &space, here.words("spaces-member-remove")).show(&page).await
}

/// `POST /{locale}/admin/assemblies/{process}/members/{id}/removal`
pub(super) async fn remove(
    here: Here,
    Path((_, slug, id)): Path<(String, String, String)>,
) -> web::Result<Response> {
    let (space, member) = found(&here, &here.db.read().await?, &slug, &id).await?;
    actions::remove_member(&here.db, &here.who, space.id, member.id).await?;
    Ok(here.done(&space.admin_path("/members"), &Text::new("spaces-member-removed")))
}

async fn found(here: &Here, tx: &Tx, slug: &str, id: &str) -> Result<(Process, Member), Problem> {
    let space = managed(here, tx, slug).await?;
    let id: MemberId = id.parse().map_err(|_| Problem::NotFound)?;
    let member = store::member(tx, space.id, id).await?.ok_or(Problem::NotFound)?;
    Ok((space, member))
}

async fn write(
    here: &Here,
    space: &Process,
    known: Option<MemberId>,
    form: &FormData,
) -> Result<Result<MemberId, FieldErrors>, Problem> {
    match read(here, form) {
        Ok(new) => in_form(actions::put_member(&here.db, &here.who, space.id, known, new).await),
        Err(errors) => Ok(Err(errors)),
    }
}

fn read(here: &Here, form: &FormData) -> Result<NewMember, FieldErrors> {
    let zone = here.tenant.time_zone;
    let mut fields = form.read();
    let office = fields.choice("office", &Office::WORDS).required().or(String::new());
    let last = fields.date("ends_on").optional();
    let member = NewMember {
        email: fields.email("email").optional(),
        name: fields.line("name").max(120).value(),
        office: Office::parse(&office).unwrap_or(Office::Observer),
        title: read_beside(&mut fields, here, "title", 150),
        starts_at: fields.date("starts_on").optional().and_then(|day| start_of(day, zone)),
        // The last day belongs to it.
        ends_at: last.and_then(|day| start_of(day.succ_opt()?, zone)),
        public: fields.checked("public"),
    };
    fields.finish(member)
}

async fn stored(here: &Here, tx: &Tx, member: &Member) -> Result<FormView, Problem> {
    let person = match member.person {
        Some(person) => people::store::by_id(tx, person).await?,
        None => None,
    };
    let email = person.and_then(|person| person.email).map(|email| email.as_str().to_owned());
    let day = |moment: Timestamp| moment.with_timezone(&here.tenant.time_zone).date_naive().to_string();
    let last = member.ends_at.map(|end| end - chrono::TimeDelta::microseconds(1));
    let form = FormView::new()
        .add("email", email.unwrap_or_default())
        .add("name", member.name.as_str())
        .add("office", member.office.as_str())
        .add("starts_on", member.starts_at.map(day).unwrap_or_default())
        .add("ends_on", last.map(day).unwrap_or_default())
        .tick("public", member.public);
    Ok(fill_beside(form, "title", &member.title))
}

fn offices(here: &Here) -> Vec<Choice> {
    Office::ALL.map(|office| Choice::new(office.as_str(), here.say(&office.title()))).into()
}

async fn page(here: &Here, tx: &Tx, space: &Process, form: FormView) -> Result<ListPage, Problem> {
    let members = store::members(tx, space.id).await?;
    let office = |at: Option<usize>| at.and_then(|at| members.get(at)).map(|member| member.office);
    let row = |(at, member): (usize, &Member)| Row {
        id: member.id.to_string(),
        member: MemberRow::of(here, member),
        first: office(at.checked_sub(1)) != Some(member.office),
        last: office(at.checked_add(1)) != Some(member.office),
        account: member.person.is_some(),
        href: here.to(&space.admin_path(&format!("/members/{}", member.id))),
    };
    let action = here.to(&space.admin_path("/members"));
    Ok(ListPage {
        rows: members.iter().enumerate().map(row).collect(),
        form,
        offices: offices(here),
        languages: Wording::languages(here, here.tenant.locale),
        import_href: format!("{action}/import"),
        action,
    })
}

fn form_page(here: &Here, space: &Process, member: &Member, form: FormView) -> FormPage {
    let path = space.admin_path(&format!("/members/{}", member.id));
    FormPage {
        name: member.name.clone(),
        form,
        offices: offices(here),
        languages: Wording::languages(here, here.tenant.locale),
        removal_href: here.to(&format!("{path}/removal")),
        action: here.to(&path),
        back: here.to(&space.admin_path("/members")),
    }
}
