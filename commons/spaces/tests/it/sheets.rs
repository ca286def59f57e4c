//! A component kind as features write them, as small as can be.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{Router, routing::get};
use feature::{Feature, State};
use kernel::{Problem, Text};
use spaces::{Block, Call, ComponentKind, Inside, Kind, Todo};

struct Sheets;

#[async_trait]
impl ComponentKind for Sheets {
    fn kind(&self) -> &'static str {
        "sheets"
    }

    fn title(&self) -> &'static str {
        "spaces-processes-title"
    }

    fn settings(&self) -> serde_json::Value {
        serde_json::json!({})
    }

    fn routes(&self) -> Router<State> {
        let index = |inside: Inside| async move { format!("sheets of {}", inside.process.slug) };
        let inner = |inside: Inside| async move { format!("strip {}", inside.strip().sentence) };
        Router::new().route("/", get(index)).route("/{number}", get(inner))
    }

    fn admin_routes(&self) -> Router<State> {
        Router::new().route("/", get(|| async { "desk" }))
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let text = || Text::new("spaces-may-propose");
        let path = inside.here.to(&inside.path(""));
        let call = Call { title: text(), text: text(), button: text(), path };
        Ok(Some(Block { html: "<h2>Fogli</h2>".into(), call: Some(call) }))
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let text = || Text::new("spaces-may-vote");
        let path = inside.here.to(&inside.admin_path(""));
        let todo = |done| Todo { text: text(), detail: None, done, button: text(), path: path.clone() };
        Ok(vec![todo(true), todo(false)])
    }
}

pub(crate) fn feature() -> Feature {
    Feature { extend: |extensions| extensions.add(Kind(Arc::new(Sheets))), ..Feature::named("sheets") }
}
