use async_trait::async_trait;
use axum::Router;
use db::Tx;
use engagement::{Owner, Visibility};
use feature::State;
use kernel::{Locale, Problem, Text};
use serde::Serialize;
use serde_json::{Value, json};
use spaces::{
    Block, ComponentKind, Inside, Todo,
    links::{Card, Resources},
};
use uuid::Uuid;
use web::Page;

use crate::{
    NEWS, POST, PostState, admin,
    pages::{self, PostRow},
    store::posts as store,
};

/// Posts on the process page.
const SHOWN: i64 = 3;

/// The news of a process.
pub(crate) struct News;

/// The latest news on the process page.
#[derive(Serialize)]
pub(crate) struct NewsBlock {
    title: String,
    posts: Vec<PostRow>,
    href: String,
}

impl Page for NewsBlock {
    const TEMPLATE: &'static str = "pages/_block.html";

    fn samples() -> Vec<Self> {
        let href = "/it/processes/bilancio-2027/news".into();
        vec![Self { title: "Notizie".into(), posts: PostRow::samples(), href }]
    }
}

#[async_trait]
impl ComponentKind for News {
    fn kind(&self) -> &'static str {
        NEWS
    }

    fn title(&self) -> &'static str {
        "pages-news-component"
    }

    fn settings(&self) -> Value {
        json!({})
    }

    fn routes(&self) -> Router<State> {
        pages::news_routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::news_routes()
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let mut page = store::published(&tx, inside.component.id, None, None).await?;
        page.rows.truncate(usize::try_from(SHOWN).unwrap_or(3));
        if page.rows.is_empty() {
            return Ok(None);
        }
        let block = NewsBlock {
            title: inside.component.title.text(here.locale).to_owned(),
            posts: PostRow::all(here, &tx, &page.rows).await?,
            href: here.to(&inside.path("")),
        };
        let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &block)?;
        Ok(Some(Block { html, call: None }))
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let tx = inside.here.db.read().await?;
        let posts = store::all(&tx, inside.component.id, None).await?.rows;
        let drafts = posts.iter().filter(|p| p.state == PostState::Draft).count();
        let todo = Todo {
            text: Text::new("pages-todo-post-drafts").with("count", drafts),
            detail: None,
            done: false,
            button: Text::new("pages-todo-button"),
            path: inside.here.to(&inside.admin_path("")),
        };
        Ok(if drafts > 0 { vec![todo] } else { Vec::new() })
    }
}

/// Posts where other features link to them.
pub(crate) struct Posts;

#[async_trait]
impl Resources for Posts {
    fn kind(&self) -> &'static str {
        POST
    }

    fn label(&self) -> &'static str {
        "pages-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let posts = store::public_of(tx, ids).await?;
        Ok(posts
            .into_iter()
            .map(|post| Card {
                id: post.id.uuid(),
                title: post.title.text(locale).to_owned(),
                path: format!("/{locale}{}", post.path),
                note: None,
            })
            .collect())
    }
}

/// A cover is for whoever sees the post.
pub(crate) const COVERS: Owner = Owner {
    kind: POST,
    visible: |here, tx, id| {
        Box::pin(async move {
            let found = store::sight_of(tx, id.into()).await?;
            Ok(found.map_or(Visibility::Hidden, |sight| sight.visibility(&here.who)))
        })
    },
};
