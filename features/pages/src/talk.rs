//! News as others know them: who may see one and where it lives, and that who follows a space hears of a new one.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{
    Subject, Subjects, newsletter,
    notifications::{Batch, Happening, Notifies, Topic},
};
use feature::State;
use kernel::{PersonId, Problem, ResourceRef, Text};
use spaces::process::store::{addresses, component};
use uuid::Uuid;

use crate::{POST, PostId, store::posts};

/// Characters of a text that lists and mails show.
const EXCERPT: usize = 200;

/// Characters of a text that a letter holds; the rest is read on its page.
const LETTER: usize = 2_000;

/// Knows posts.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        POST
    }

    fn noun(&self) -> &'static str {
        "pages-audit-kind-post"
    }

    /// Those that came out, where somebody reads them. Nobody talks about them here.
    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let posts = posts::come_out_of(tx, ids).await?;
        let of: Vec<_> = posts.iter().map(|post| post.component).collect();
        let everybody = addresses(tx, &Standing::visitor(), of.iter().copied()).await?;
        let theirs = addresses(tx, who, of).await?;
        let subject = |post: crate::Post| {
            let space = theirs.get(&post.component)?.space;
            Some(Subject {
                about: ResourceRef::new(POST, post.id.uuid()),
                excerpt: post.lead.map(|text| web::excerpt(text, EXCERPT)),
                path: post.path,
                space: Some(space),
                authors: post.author.into_iter().collect(),
                talk: None,
                public: everybody.contains_key(&post.component),
                title: post.title,
            })
        };
        Ok(posts.into_iter().filter_map(subject).collect())
    }
}

/// A post came out: who follows its process or body is told.
pub(crate) struct CameOut;

#[async_trait]
impl Notifies for CameOut {
    fn name(&self) -> &'static str {
        "post.published"
    }

    fn topic(&self) -> Topic {
        Topic::Phase
    }

    fn text(&self, _: &Happening) -> &'static str {
        "pages-notice-post"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let post = posts::by_id(batch.tx, PostId(batch.happening.about.id)).await?;
        let Some(post) = post else { return Ok(Vec::new()) };
        let Some(news) = component(batch.tx, post.component).await? else { return Ok(Vec::new()) };
        batch.followers(&ResourceRef::new("process", news.process_id.uuid())).await
    }

    /// How it begins, unless it was taken back.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let posts = posts::come_out_of(tx, &[happening.about.id]).await?;
        let lead = |post: &crate::Post| web::excerpt(post.lead.text(post.lead.original), EXCERPT);
        let begins = |lead: String| Text::new("pages-notice-lead").with("lead", lead);
        let leads = posts.first().map(lead);
        Ok(leads.map(|lead| Some(lead).filter(|lead| !lead.is_empty()).map(begins).into_iter().collect()))
    }
}

/// A post that came out says something else now: who follows it is told.
pub(crate) struct Revised;

#[async_trait]
impl Notifies for Revised {
    fn name(&self) -> &'static str {
        "post.revised"
    }

    fn topic(&self) -> Topic {
        Topic::News
    }

    fn text(&self, _: &Happening) -> &'static str {
        "pages-notice-revised"
    }
}

/// The office sends a post by mail: whoever it is for gets it as a letter, as long as they ask for letters.
pub(crate) struct Mailed;

#[async_trait]
impl Notifies for Mailed {
    fn name(&self) -> &'static str {
        "post.mailed"
    }

    fn topic(&self) -> Topic {
        Topic::Letter
    }

    fn text(&self, _: &Happening) -> &'static str {
        "pages-notice-letter"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let audience = serde_json::from_value(batch.happening.payload["audience"].clone());
        let Ok(audience) = audience else { return Ok(Vec::new()) };
        Ok(newsletter::store::after(batch.tx, &audience, batch.after, batch.limit).await?)
    }

    /// How it begins, unless it was taken back.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let posts = posts::come_out_of(tx, &[happening.about.id]).await?;
        let Some(post) = posts.first() else { return Ok(None) };
        let lead = web::excerpt(post.lead.text(post.lead.original), LETTER);
        let body = web::excerpt(post.body.text(post.body.original), LETTER);
        let said = [lead, body].into_iter().filter(|words| !words.is_empty());
        Ok(Some(said.map(|words| Text::new("pages-notice-lead").with("lead", words)).collect()))
    }
}
