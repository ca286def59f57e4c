//! By which words pages and posts are found.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{Searchable, Shown, Words};
use feature::State;
use kernel::{Locale, Problem};
use spaces::process::store::addresses;
use uuid::Uuid;

use crate::{
    POST,
    site::LEGAL,
    store::{posts, texts},
};

/// Characters of a text under a result.
const EXCERPT: usize = 200;

/// Knows the words of posts.
pub(crate) struct FoundPosts;

#[async_trait]
impl Searchable for FoundPosts {
    fn kind(&self) -> &'static str {
        POST
    }

    fn plural(&self) -> &'static str {
        "pages-news-component"
    }

    async fn shown(
        &self,
        _: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let posts = posts::come_out_of(tx, ids).await?;
        let addresses = addresses(tx, who, posts.iter().map(|post| post.component)).await?;
        let shown = posts.into_iter().filter_map(|post| {
            let space = addresses.get(&post.component)?.space;
            Some(Shown {
                id: post.id.uuid(),
                excerpt: web::excerpt(post.lead.text(reader), EXCERPT),
                title: post.title,
                path: post.path,
                space: Some(space),
            })
        });
        Ok(shown.collect())
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let posts = posts::come_out_of(tx, ids).await?;
        let of: Vec<_> = posts.iter().map(|post| post.id).collect();
        let tags = posts::tags_of(tx, &of).await?;
        let words = posts.into_iter().map(|post| {
            let tags = tags.get(&post.id).into_iter().flatten().map(|tag| tag.label.as_str());
            let tags = tags.collect::<Vec<_>>().join("\n");
            let text = format!("{}\n{}\n{tags}", post.lead.everywhere(), post.body.everywhere());
            Words { id: post.id.uuid(), text, at: post.publish_at.unwrap_or(post.changed_at) }
        });
        Ok(words.collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(posts::ids_within(tx, process, after, limit).await?)
    }
}

/// Knows the words of pages, of processes and of the organisation.
pub(crate) struct FoundPages;

#[async_trait]
impl Searchable for FoundPages {
    fn kind(&self) -> &'static str {
        "page"
    }

    fn plural(&self) -> &'static str {
        "pages-component"
    }

    async fn shown(
        &self,
        _: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let pages = texts::published_of(tx, ids).await?;
        let addresses = addresses(tx, who, pages.iter().filter_map(|(component, _)| *component)).await?;
        let shown = pages.into_iter().filter_map(|(component, page)| {
            let (space, path) = match component {
                Some(component) => {
                    let address = addresses.get(&component)?;
                    (Some(address.space), format!("{}/{}", address.path, page.slug))
                }
                None if LEGAL.contains(&page.slug.as_str()) => (None, format!("/{}", page.slug)),
                None => (None, format!("/pages/{}", page.slug)),
            };
            let excerpt = web::excerpt(page.body.text(reader), EXCERPT);
            Some(Shown { id: page.id.uuid(), title: page.title, excerpt, path, space })
        });
        Ok(shown.collect())
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let pages = texts::published_of(tx, ids).await?;
        let words = pages.into_iter().map(|(_, page)| Words {
            id: page.id.uuid(),
            text: page.body.everywhere(),
            at: page.changed_at,
        });
        Ok(words.collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(texts::ids_within(tx, process, after, limit).await?)
    }
}
