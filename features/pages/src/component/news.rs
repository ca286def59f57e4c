use async_trait::async_trait;
use axum::Router;
use db::Tx;
use engagement::Owner;
use feature::State;
use kernel::{Line, Locale, Problem, Text};
use serde::Serialize;
use spaces::{
    Block, Component, ComponentKind, Inside, Todo,
    links::{Card, Resources},
    porting::{Packing, Unpacking},
};
use uuid::Uuid;
use web::Page;

use crate::{
    NEWS, POST, PostState, admin, packing,
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
    title: Line,
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
            title: inside.title(),
            posts: PostRow::all(here, &tx, &page.rows).await?,
            href: here.to(&inside.path("")),
        };
        Block::render(inside, &block, None).map(Some)
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

    async fn pack(
        &self,
        packing: &mut Packing<'_>,
        component: &Component,
    ) -> Result<Option<serde_json::Value>, Problem> {
        packing::pack_posts(packing, component).await.map(Some)
    }

    async fn unpack(
        &self,
        cx: &Unpacking<'_>,
        component: &Component,
        content: serde_json::Value,
    ) -> Result<(), Problem> {
        packing::unpack_posts(cx, component, content).await
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
                title: Line::of(&post.title, locale),
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
            let post = store::by_id(tx, id.into()).await?;
            let published = post.as_ref().is_some_and(|post| post.state == PostState::Published);
            spaces::visibility(here, tx, post.map(|post| post.component), published).await
        })
    },
};
