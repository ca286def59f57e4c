//! Comments as resources themselves: they are reported, hidden and linked like any other.

use accounts::Standing;
use async_trait::async_trait;
use db::{Tx, WriteTx};
use feature::State;
use kernel::{Locale, Problem, Text, Translated};
use uuid::Uuid;

use super::{
    actions::counted_side,
    model::{CommentId, Hidden},
    store,
};
use crate::{Hiding, Subject, Subjects, moderation::deciding_role, subject};

/// Characters of a comment that lists show.
const EXCERPT: usize = 200;

/// Knows comments.
pub(crate) struct Comments;

#[async_trait]
impl Subjects for Comments {
    fn kind(&self) -> &'static str {
        "comment"
    }

    fn noun(&self) -> &'static str {
        "engagement-noun-comment"
    }

    /// Deleted ones are gone; hidden ones are for their author and for those who moderate there.
    async fn read(
        &self,
        state: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
    ) -> Result<Vec<Subject>, Problem> {
        let comments = store::by_ids(tx, ids).await?;
        let discussions: Vec<_> = comments.iter().map(|c| c.discussion).collect();
        let discussions = store::discussions(tx, &discussions).await?;
        let abouts = discussions.iter().map(|d| &d.about);
        let subjects = Box::pin(subject::subjects(state, tx, who, abouts)).await?;
        let me = who.me.as_ref().map(|me| me.id);
        let mut found = Vec::new();
        for comment in comments.iter().filter(|c| c.deleted_at.is_none()) {
            let about = discussions.iter().find(|d| d.id == comment.discussion).map(|d| &d.about);
            let Some(subject) = about.and_then(|about| subjects.get(about)) else { continue };
            let hidden = comment.hidden.is_some();
            if hidden && Some(comment.author) != me && !subject.moderated_by(who) {
                continue;
            }
            found.push(Subject {
                about: super::actions::reference(comment.id),
                title: subject.title.clone(),
                excerpt: Translated::new(Locale::IT, web::excerpt(&comment.body, EXCERPT)),
                path: comment.path(""),
                space: subject.space,
                authors: vec![comment.author],
                talk: None,
                public: subject.public && !hidden,
            });
        }
        Ok(found)
    }

    async fn moderate(
        &self,
        tx: &WriteTx,
        who: &Standing,
        id: Uuid,
        hiding: Option<&Hiding>,
    ) -> Result<(), Problem> {
        let comment = store::by_ids(tx, &[id]).await?.into_iter().next().ok_or(Problem::NotFound)?;
        let discussion = store::discussion_by_id(tx, comment.discussion).await?;
        let hidden = hiding.map(|hiding| Hidden {
            at: tx.now(),
            by: deciding_role(who, discussion.space).as_str().to_owned(),
            reason: hiding.reason,
            note: hiding.note.clone(),
        });
        if !store::set_hidden(tx, CommentId(id), hidden.as_ref()).await? {
            return Err(Problem::Conflict(Text::new("engagement-decided-already")));
        }
        let by = if hidden.is_some() { -1 } else { 1 };
        if comment.deleted_at.is_none() {
            store::add_to_counts(tx, discussion.id, counted_side(&comment), by).await?;
        }
        store::touch(tx, discussion.id, 0).await?;
        Ok(())
    }
}
