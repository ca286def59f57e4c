use accounts::Choice;
use axum::response::Response;
use kernel::Locale;
use serde::Serialize;
use spaces::{Inside, translated};
use web::Page;

use super::{allowed, offers};
use crate::{
    model::{Access, Stage},
    pages::Tag,
    permissions::Act,
    store::{self, Oversight},
};

/// The administration's list.
#[derive(Serialize)]
pub(super) struct TablePage {
    title: String,
    action: String,
    stages: Vec<Choice>,
    stage: String,
    rows: Vec<Line>,
    next: Option<String>,
    first_href: Option<String>,
    new_href: Option<String>,
    settings_href: Option<String>,
}

#[derive(Serialize)]
struct Line {
    title: translated::Line,
    href: String,
    when: String,
    author: Option<String>,
    tags: Vec<Tag>,
}

impl Page for TablePage {
    const TEMPLATE: &'static str = "meetings/admin/table.html";

    fn samples() -> Vec<Self> {
        let line = |author: Option<&str>| Line {
            title: translated::Line::sample("Assemblea", author.map(|_| Locale::EN)),
            href: "/it/admin/x/1".into(),
            when: "3 dicembre".into(),
            author: author.map(Into::into),
            tags: vec![Tag::sample()],
        };
        let page = |rows, href: Option<&str>| Self {
            title: "Incontri".into(),
            action: "/it/admin/x".into(),
            stages: vec![Choice::new("draft", "Bozza")],
            stage: "draft".into(),
            rows,
            next: href.map(Into::into),
            first_href: href.map(Into::into),
            new_href: href.map(Into::into),
            settings_href: href.map(Into::into),
        };
        vec![page(vec![line(Some("anna")), line(None)], Some("/it/admin/x")), page(Vec::new(), None)]
    }
}

/// The words of the stages.
pub(super) fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "meetings-stage-draft",
        Stage::Proposed => "meetings-stage-proposed",
        Stage::Refused => "meetings-stage-refused",
        Stage::Published => "meetings-stage-published",
        Stage::Cancelled => "meetings-stage-cancelled",
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(&inside, Act::Oversee)?;
    let query = here.query();
    let stage = Stage::parse(query.value("stage"));
    let after = Some(query.value("after")).filter(|after| !after.is_empty()).map(str::to_owned);
    let tx = here.db.read().await?;
    let found = store::oversee(&tx, inside.component.id, stage, after.as_deref()).await?;
    drop(tx);
    let path = here.to(&inside.admin_path(""));
    let own = stage.map(|s| format!("?stage={}", s.as_str())).unwrap_or_default();
    let and = if own.is_empty() { "?" } else { "&" };
    let href = |act, rest: &str| offers(&inside, &settings, act, None).then(|| format!("{path}{rest}"));
    let page = TablePage {
        title: inside.component.title.text(here.locale).to_owned(),
        stages: Stage::ALL.iter().map(|s| Choice::new(s.as_str(), here.words(stage_key(*s)))).collect(),
        stage: stage.map(|s| s.as_str().to_owned()).unwrap_or_default(),
        rows: found.rows.iter().map(|row| line(&inside, row)).collect(),
        next: found.next.as_deref().map(|next| format!("{path}{own}{and}after={next}")),
        first_href: after.is_some().then(|| format!("{path}{own}")),
        new_href: href(Act::Manage, "/new"),
        settings_href: href(Act::Configure, "/settings"),
        action: path,
    };
    inside.admin_frame(page.title.clone()).show(&page).await
}

fn line(inside: &Inside, row: &Oversight) -> Line {
    let here = &inside.here;
    let stage = Stage::parse(&row.stage).unwrap_or(Stage::Draft);
    let mut tags = vec![Tag::of_stage(here, stage)];
    tags.extend(Tag::of_access(here, Access::parse(&row.access).unwrap_or(Access::Open)));
    if stage == Stage::Published && row.ends_at < here.db.env().now() {
        tags.push(if row.reported {
            Tag::new(here, "meetings-tag-minutes", "plain", "file")
        } else {
            Tag::new(here, "meetings-tag-no-minutes", "warn", "clock")
        });
    }
    Line {
        title: row.title(here.locale),
        href: here.to(&inside.admin_path(&format!("/{}", row.id))),
        when: crate::pages::span(here, row.starts_at, row.ends_at),
        author: row.nickname.clone(),
        tags,
    }
}
