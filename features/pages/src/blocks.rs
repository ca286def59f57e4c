//! What blocks of pages show of news.

use accounts::Here;
use db::Tx;
use kernel::Text;
use spaces::blocks::sources::{Answer, Happened, Of};

use crate::store::posts::{self, Scope};

/// Posts in a block.
const LATEST: i64 = 5;

/// The latest posts.
pub(crate) fn activity<'a>(here: &'a Here, tx: &'a Tx, of: Of) -> Answer<'a, Happened> {
    Box::pin(async move {
        let latest = posts::latest(tx, of.map_or(Scope::Site, Scope::Process), LATEST).await?;
        let happened = latest.into_iter().filter_map(|post| {
            Some(Happened {
                at: post.publish_at?,
                kind: Text::new("pages-block-post"),
                title: kernel::Line::of(&post.title, here.locale),
                href: here.to(&post.path),
            })
        });
        Ok(happened.collect())
    })
}
