//! All posts of the news; writing, changing and deleting them.

use axum::{extract::Path, response::Response};
use kernel::{Problem, Text, Timestamp};
use serde::Serialize;
use spaces::{Inside, translated::Line};
use web::{Page, form::FormData};

use super::{post_form, texts::DeletionPage};
use crate::{
    Post,
    actions::posts as actions,
    permissions::{self, Action},
    store::posts as store,
};

/// All posts, the newest first.
#[derive(Serialize)]
pub(crate) struct PostsPage {
    title: String,
    posts: Vec<Row>,
    next: Option<String>,
    href: String,
}

#[derive(Serialize)]
struct Row {
    title: String,
    state: &'static str,
    when: Option<Timestamp>,
    signature: Line,
    href: String,
}

impl Page for PostsPage {
    const TEMPLATE: &'static str = "pages/admin/posts.html";

    fn samples() -> Vec<Self> {
        let row = |state, when: bool| Row {
            title: "Il cinema si può salvare".into(),
            state,
            when: when.then(Timestamp::default),
            signature: Line::sample("Ufficio tecnico", Some(kernel::Locale::IT)),
            href: "/it/admin/processes/x/news/1".into(),
        };
        let page = |posts: Vec<Row>| Self {
            title: "Notizie".into(),
            next: (!posts.is_empty()).then(|| "/it/admin/processes/x/news?after=abc".into()),
            posts,
            href: "/it/admin/processes/x/news".into(),
        };
        vec![
            page(vec![row("draft", false), row("scheduled", true), row("published", true)]),
            page(Vec::new()),
        ]
    }
}

pub(super) async fn list(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let tx = here.db.read().await?;
    let query = here.query();
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let page = store::all(&tx, inside.component.id, after).await?;
    let title = inside.component.title.text(here.locale).to_owned();
    let view = PostsPage {
        title: title.clone(),
        posts: page
            .rows
            .iter()
            .map(|post| Row {
                title: post.title.text(here.locale).to_owned(),
                state: post.state.as_str(),
                when: post.publish_at,
                signature: post.signature(here.locale),
                href: here.to(&inside.admin_path(&format!("/{}", post.number))),
            })
            .collect(),
        next: page.next.map(|next| here.to(&inside.admin_path(&format!("?after={next}")))),
        href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(title).show(&view).await
}

pub(super) async fn new(inside: Inside) -> web::Result<Response> {
    may_look(&inside)?;
    post_form::show(&inside, post_form::empty(), None, false).await
}

pub(super) async fn create(inside: Inside, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let outcome = match post_form::read(&inside, &form).await {
        Ok(new) => actions::create(&here.db, &here.who, inside.component.id, new).await,
        Err(problem) => Err(problem),
    };
    finish(&inside, outcome, &form, None).await
}

pub(super) async fn edit(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    may_look(&inside)?;
    let post = find(&inside, number).await?;
    let form = post_form::filled(&inside, &post).await?;
    post_form::show(&inside, form, Some(&post), false).await
}

pub(super) async fn change(inside: Inside, Path(number): Path<i64>, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let post = find(&inside, number).await?;
    let outcome = match post_form::read(&inside, &form).await {
        Ok(new) => actions::change(&here.db, &here.who, inside.component.id, number, new).await,
        Err(problem) => Err(problem),
    };
    finish(&inside, outcome, &form, Some(&post)).await
}

pub(super) async fn confirm_deletion(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let post = find(&inside, number).await?;
    let view = DeletionPage {
        title: post.title.text(here.locale).to_owned(),
        action: here.to(&inside.admin_path(&format!("/{number}/deletion"))),
        back: here.to(&inside.admin_path(&format!("/{number}"))),
    };
    inside.admin_frame(here.words("pages-delete")).show(&view).await
}

pub(super) async fn delete(inside: Inside, Path(number): Path<i64>) -> web::Result<Response> {
    let here = &inside.here;
    actions::delete(&here.db, &here.who, inside.component.id, number).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("pages-deleted")))
}

/// Leads back to the list, or shows the form again with what is wrong.
async fn finish(
    inside: &Inside,
    outcome: Result<Post, Problem>,
    form: &FormData,
    known: Option<&Post>,
) -> web::Result<Response> {
    match outcome {
        Ok(post) => {
            let text = match post.state.as_str() {
                "published" => "pages-post-published",
                "scheduled" => "pages-post-scheduled",
                _ => "pages-post-kept",
            };
            Ok(inside.here.done(&inside.admin_path(""), &Text::new(text)))
        }
        Err(Problem::Invalid(errors)) => {
            let form = form.view().with_errors(&errors, &inside.here.reader());
            post_form::show(inside, form, known, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) fn may_look(inside: &Inside) -> Result<(), Problem> {
    permissions::check(&inside.here.who, Some(inside.process.id), Action::Administer)
}

pub(super) async fn find(inside: &Inside, number: i64) -> Result<Post, Problem> {
    let tx = inside.here.db.read().await?;
    store::by_number(&tx, inside.component.id, number).await?.ok_or(Problem::NotFound)
}
