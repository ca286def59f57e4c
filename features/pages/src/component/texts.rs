use async_trait::async_trait;
use axum::Router;
use feature::State;
use kernel::{Line, Problem, Text};
use spaces::{
    Component, ComponentKind, Inside, Tab, Todo,
    porting::{Packing, Unpacking},
};

use crate::{
    Home, PAGES, admin, packing, pages,
    permissions::{self, Action},
    store::texts as store,
};

/// Pages of text, each a tab of its process.
pub(crate) struct Texts;

#[async_trait]
impl ComponentKind for Texts {
    fn kind(&self) -> &'static str {
        PAGES
    }

    fn title(&self) -> &'static str {
        "pages-component"
    }

    fn routes(&self) -> Router<State> {
        pages::text_routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::text_routes()
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        if permissions::check(&inside.here.who, Some(inside.process.id), Action::Write).is_err() {
            return Ok(Vec::new());
        }
        let tx = inside.here.db.read().await?;
        let pages = store::entries(&tx, Home::Component(inside.component.id)).await?;
        let drafts = pages.iter().filter(|page| !page.published).count();
        let todo = |text: Text, rest: &str| Todo {
            text,
            detail: None,
            done: false,
            button: Text::new("pages-todo-button"),
            path: inside.here.to(&inside.admin_path(rest)),
        };
        Ok(match (pages.is_empty(), drafts) {
            (true, _) => vec![todo(Text::new("pages-todo-first"), "/new")],
            (false, 0) => Vec::new(),
            (false, drafts) => vec![todo(Text::new("pages-todo-drafts").with("count", drafts), "")],
        })
    }

    async fn tabs(&self, inside: &Inside) -> Result<Vec<Tab>, Problem> {
        let tx = inside.here.db.read().await?;
        let pages = store::entries(&tx, Home::Component(inside.component.id)).await?;
        let drafts = inside.here.who.sees_drafts(inside.process.id.uuid());
        let seen = pages.into_iter().filter(|page| page.published || drafts);
        Ok(seen
            .map(|page| Tab {
                label: Line::of(&page.title, inside.here.locale),
                path: format!("/{}", page.slug),
            })
            .collect())
    }

    async fn contents(&self, inside: &Inside) -> Result<Vec<String>, Problem> {
        let tx = inside.here.db.read().await?;
        let pages = store::entries(&tx, Home::Component(inside.component.id)).await?;
        let published = pages.iter().filter(|page| page.published);
        Ok(published.map(|page| format!("{PAGES}/{}", page.slug)).collect())
    }

    async fn pack(
        &self,
        packing: &mut Packing<'_>,
        component: &Component,
    ) -> Result<Option<serde_json::Value>, Problem> {
        packing::pack_texts(packing, component).await.map(Some)
    }

    async fn unpack(
        &self,
        cx: &Unpacking<'_>,
        component: &Component,
        content: serde_json::Value,
    ) -> Result<(), Problem> {
        packing::unpack_texts(cx, component, content).await
    }

    fn goes_on(&self) -> bool {
        true
    }
}
