//! A comment as its template draws it, for one reader.

use std::collections::HashMap;

use accounts::Here;
use db::Tx;
use kernel::{Problem, Text, Timestamp};
use serde::Serialize;
use web::Html;

use super::{
    model::{Comment, CommentId, Side},
    permissions::{Act, may},
    store,
};
use crate::{Subject, moderation};

/// A comment on a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CommentView {
    pub(crate) number: i64,
    /// `shown`, `deleted` or `hidden`.
    pub(crate) state: &'static str,
    pub(crate) href: String,
    pub(crate) author: String,
    /// Whether they wrote what this is about.
    pub(crate) proposes: bool,
    pub(crate) side: Option<SideView>,
    pub(crate) at: Timestamp,
    pub(crate) edited: bool,
    pub(crate) html: Html,
    /// What is said instead of a hidden text.
    pub(crate) hidden: Option<HiddenView>,
    pub(crate) answers: Option<AnswersView>,
    pub(crate) vote: VoteView,
    pub(crate) reply_href: Option<String>,
    pub(crate) revise_href: Option<String>,
    pub(crate) delete_href: Option<String>,
    pub(crate) report_href: Option<String>,
    pub(crate) moderate_href: Option<String>,
    pub(crate) replies: Vec<CommentView>,
    /// Replies that are not shown yet.
    pub(crate) more: i64,
    pub(crate) more_href: String,
    /// Whether the page is about this one.
    pub(crate) current: bool,
}

/// Whether it is for or against.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SideView {
    pub(crate) word: &'static str,
    pub(crate) text: String,
}

/// Who hid it, when and why.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HiddenView {
    pub(crate) text: String,
    pub(crate) note: String,
    /// For its author and the moderators.
    pub(crate) body: Option<Html>,
}

/// What a reply answers, where it is not the beginning of its thread.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AnswersView {
    pub(crate) author: String,
    pub(crate) href: String,
}

/// The buttons of a comment.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct VoteView {
    pub(crate) number: i64,
    pub(crate) action: String,
    /// Whether this reader can press them.
    pub(crate) open: bool,
    pub(crate) ups: i64,
    pub(crate) downs: i64,
    /// 1, -1 or 0.
    pub(crate) mine: i64,
}

/// The reader for whom comments are put into words.
pub(crate) struct Viewer<'a> {
    here: &'a Here,
    subject: &'a Subject,
    now: Timestamp,
    votes: HashMap<CommentId, i64>,
}

impl<'a> Viewer<'a> {
    /// Reads how this reader voted on all of the comments; one statement.
    pub(crate) async fn read(
        tx: &Tx,
        here: &'a Here,
        subject: &'a Subject,
        comments: impl Iterator<Item = &Comment>,
    ) -> Result<Self, Problem> {
        let votes = match &here.who.me {
            Some(me) => {
                let ids: Vec<CommentId> = comments.map(|c| c.id).collect();
                store::votes_of(tx, me.id, &ids).await?.into_iter().collect()
            }
            None => HashMap::new(),
        };
        Ok(Self { here, subject, now: moment(here, tx), votes })
    }

    /// A comment alone.
    pub(crate) fn view(&self, comment: &Comment) -> CommentView {
        let here = self.here;
        let to = |rest: &str| here.to(&comment.path(rest));
        let may = |act| may(act, &here.who, self.subject, Some(comment), self.now);
        let shown = comment.is_shown();
        let hidden = comment.hidden.as_ref().filter(|_| comment.deleted_at.is_none());
        let about = super::actions::reference(comment.id);
        let own = here.who.me.as_ref().is_some_and(|me| me.id == comment.author);
        let can_reply = shown && self.subject.talk.as_ref().is_some_and(|talk| talk.closed.is_none());
        CommentView {
            number: comment.number,
            state: match (comment.deleted_at, hidden) {
                (Some(_), _) => "deleted",
                (None, Some(_)) => "hidden",
                (None, None) => "shown",
            },
            href: to(""),
            author: author(here, &comment.nickname),
            proposes: self.subject.authors.contains(&comment.author),
            side: (comment.side != Side::Neutral)
                .then(|| SideView { word: comment.side.as_str(), text: here.say(&comment.side.title()) }),
            at: comment.created_at,
            edited: comment.edited_at.is_some() && shown,
            html: if shown { Html::trusted(self.localised(&comment.html)) } else { Html::default() },
            hidden: hidden.map(|hidden| HiddenView {
                text: hidden_words(here, hidden),
                note: hidden.note.clone(),
                body: (own || may(Act::Moderate)).then(|| Html::trusted(comment.html.clone())),
            }),
            answers: comment.parent_number.filter(|_| comment.parent != comment.root).map(|number| {
                AnswersView {
                    author: author(here, comment.parent_nickname.as_deref().unwrap_or_default()),
                    href: here.to(&format!("/comments/{number}")),
                }
            }),
            vote: self.vote(comment),
            reply_href: can_reply.then(|| to("/reply")),
            revise_href: may(Act::Revise).then(|| to("/revision")),
            delete_href: may(Act::Delete).then(|| to("/deletion")),
            report_href: (shown && !own).then(|| here.to(&moderation::report_path(&about))),
            moderate_href: (may(Act::Moderate) && comment.deleted_at.is_none())
                .then(|| here.to(&moderation::decision_path(&about))),
            replies: Vec::new(),
            more: 0,
            more_href: to("/replies"),
            current: false,
        }
    }

    /// The beginning of a thread with those of its replies that are at hand.
    pub(crate) fn thread(&self, root: &Comment, replies: &[&Comment]) -> CommentView {
        let mut view = self.view(root);
        let last = replies.last().map_or(0, |reply| reply.place);
        view.replies = replies.iter().map(|reply| self.view(reply)).collect();
        view.more = (root.replies - last).max(0);
        view.more_href = format!("{}?after={last}", view.more_href);
        view
    }

    /// The buttons of a comment.
    pub(crate) fn vote(&self, comment: &Comment) -> VoteView {
        VoteView {
            number: comment.number,
            action: self.here.to(&comment.path("/vote")),
            open: may(Act::Vote, &self.here.who, self.subject, Some(comment), self.now),
            ups: comment.ups,
            downs: comment.downs,
            mine: self.votes.get(&comment.id).copied().unwrap_or(0),
        }
    }

    /// Links to people's words lead to the page in the reader's language. Only our own links have that class.
    fn localised(&self, html: &str) -> String {
        let ours = "<a class=\"a-mention\" href=\"/comments/";
        html.replace(ours, &format!("<a class=\"a-mention\" href=\"/{}/comments/", self.here.locale))
    }
}

/// The present moment, for those whom it concerns: what visitors see of comments does not depend on it, and a page that
/// never asks for the time can be kept.
pub(crate) fn moment(here: &Here, tx: &Tx) -> Timestamp {
    if here.who.me.is_some() { tx.now() } else { Timestamp::MIN_UTC }
}

/// How others see who wrote: the nickname, or that the account is gone.
pub(crate) fn author(here: &Here, nickname: &str) -> String {
    if nickname.is_empty() { here.words("engagement-author-gone") } else { nickname.to_owned() }
}

fn hidden_words(here: &Here, hidden: &super::model::Hidden) -> String {
    let by = match accounts::Role::ALL.into_iter().find(|role| role.as_str() == hidden.by) {
        Some(accounts::Role::Administrator) => "engagement-by-administrator",
        Some(accounts::Role::Manager) => "engagement-by-manager",
        _ => "engagement-by-moderator",
    };
    let by = here.words(by);
    let text = Text::new("engagement-hidden-text")
        .with("by", by)
        .with("when", here.reader().date(hidden.at))
        .with("because", here.say(&hidden.reason.because()));
    here.say(&text)
}

impl CommentView {
    /// Invented comments that reach every branch of the template.
    pub(crate) fn samples() -> Vec<Self> {
        let at = Timestamp::UNIX_EPOCH;
        let vote = |open, mine| VoteView {
            number: 12,
            action: "/it/comments/12/vote".into(),
            open,
            ups: 23,
            downs: 2,
            mine,
        };
        let bare = |state, hidden| Self {
            number: 12,
            state,
            href: "/it/comments/12".into(),
            author: "Giorgio".into(),
            proposes: false,
            side: None,
            at,
            edited: false,
            html: Html::escaped("Dove mettiamo i parcheggi?"),
            hidden,
            answers: None,
            vote: vote(false, 0),
            reply_href: None,
            revise_href: None,
            delete_href: None,
            report_href: None,
            moderate_href: None,
            replies: Vec::new(),
            more: 0,
            more_href: "/it/comments/12/replies".into(),
            current: false,
        };
        let hidden = |note: &str, body| HiddenView { text: "Nascosto.".into(), note: note.into(), body };
        let some = |path: &str| Some(path.to_owned());
        let full = |mine, side: Option<SideView>| Self {
            proposes: true,
            side,
            edited: true,
            answers: Some(AnswersView { author: "Paola".into(), href: "/it/comments/11".into() }),
            vote: vote(true, mine),
            reply_href: some("/it/comments/12/reply"),
            revise_href: some("/it/comments/12/revision"),
            delete_href: some("/it/comments/12/deletion"),
            report_href: some("/it/reports/comment/x"),
            moderate_href: some("/it/admin/moderation/comment/x"),
            current: true,
            ..bare("shown", None)
        };
        let side = |word| Some(SideView { word, text: "A favore".into() });
        let thread = Self {
            replies: vec![
                full(1, None),
                bare("deleted", None),
                bare("hidden", Some(hidden("Insulti.", Some(Html::escaped("…"))))),
                bare("hidden", Some(hidden("", None))),
            ],
            more: 4,
            ..full(0, side("for"))
        };
        vec![thread, full(-1, side("against")), bare("deleted", None), bare("hidden", Some(hidden("", None)))]
    }
}
