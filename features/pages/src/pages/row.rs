use accounts::Here;
use db::Tx;
use engagement::{Image, attachments};
use kernel::{Locale, Problem, Timestamp};
use serde::Serialize;
use spaces::translated::Line;
use uuid::Uuid;

use crate::{POST, Post, Tag, store::posts as store};

/// A post in a list.
#[derive(Clone, Serialize)]
pub(crate) struct PostRow {
    pub(crate) title: Line,
    pub(crate) lead: Line,
    pub(crate) href: String,
    pub(crate) signature: Line,
    /// None for a draft.
    pub(crate) when: Option<Timestamp>,
    pub(crate) tags: Vec<TagView>,
    pub(crate) cover: Option<Image>,
}

/// A tag as a page shows it.
#[derive(Clone, Serialize)]
pub(crate) struct TagView {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) current: bool,
}

impl TagView {
    pub(crate) fn new(here: &Here, list: &str, tag: &Tag, current: bool) -> Self {
        let href = here.to(&if current { list.to_owned() } else { format!("{list}?tag={}", tag.key) });
        Self { label: tag.label.clone(), href, current }
    }

    pub(crate) fn sample(current: bool) -> Self {
        Self { label: "cantiere".into(), href: "/it/processes/x/news?tag=cantiere".into(), current }
    }
}

impl PostRow {
    /// The rows of some posts: tags and covers are read for all of them at once.
    pub(crate) async fn all(here: &Here, tx: &Tx, posts: &[Post]) -> Result<Vec<Self>, Problem> {
        let ids: Vec<_> = posts.iter().map(|p| p.id).collect();
        let uuids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
        let tags = store::tags_of(tx, &ids).await?;
        let covers = attachments::of_many(tx, POST, &uuids).await?;
        Ok(posts
            .iter()
            .map(|post| {
                let list = post.path.rsplit_once('/').map_or("", |(list, _)| list);
                let of = tags.get(&post.id).map_or(&[][..], Vec::as_slice);
                let cover = covers.iter().find(|file| file.owner_id == post.id.uuid());
                Self {
                    title: Line::of(&post.title, here.locale),
                    lead: Line::of(&post.lead, here.locale),
                    href: here.to(&post.path),
                    signature: post.signature(here.locale),
                    when: post.publish_at,
                    tags: of.iter().map(|tag| TagView::new(here, list, tag, false)).collect(),
                    cover: cover.and_then(|file| Image::of(file, here.locale)),
                }
            })
            .collect())
    }

    pub(crate) fn samples() -> Vec<Self> {
        let full = Self {
            title: Line::sample("Il cinema si può salvare", Some(Locale::IT)),
            lead: Line::sample("I tecnici hanno finito i rilievi.", Some(Locale::IT)),
            href: "/it/processes/x/news/1-il-cinema".into(),
            signature: Line::sample("Ufficio tecnico", Some(kernel::Locale::IT)),
            when: Some(Timestamp::default()),
            tags: vec![TagView::sample(false)],
            cover: Some(Image::sample("La facciata del cinema")),
        };
        let bare = Self {
            title: Line::sample("Bozza", None),
            lead: Line::sample("", None),
            signature: Line::default(),
            when: None,
            tags: Vec::new(),
            cover: None,
            ..full.clone()
        };
        vec![full, bare]
    }
}
