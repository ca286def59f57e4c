use engagement::PictureChange;
use kernel::{FieldErrors, Problem, Text, Timestamp, Translated};
use serde::{Deserialize, Serialize};
use spaces::{
    Component, Wording,
    porting::{FileRef, Packing, Unpacking, check_count, is_near, note_wrong, part},
    process,
    translated::rendered,
};

use crate::{NewPost, POST, Post, PostState, Tag, When, actions::posts::schedule, store::posts as store};

/// Most characters of an office.
/// The name of that text among its languages.
const OFFICE: &str = "office";

const MAX_OFFICE: usize = 120;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    /// The oldest first.
    posts: Vec<Packed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    title: Translated,
    lead: Translated,
    body: Translated,
    /// Empty where a person signs: who that is stays where they have an account.
    office: String,
    /// The same in further languages.
    #[serde(default)]
    office_wording: Wording,
    tags: Vec<String>,
    cover: Option<FileRef>,
    state: State,
    publish_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Draft,
    Scheduled,
    Published,
}

/// All posts of a component, drafts too.
pub(crate) async fn pack(
    packing: &mut Packing<'_>,
    component: &Component,
) -> Result<serde_json::Value, Problem> {
    let (mut all, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = store::all(packing.tx, component.id, after.as_deref()).await?;
        all.extend(page.rows);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    all.reverse();
    let ids: Vec<_> = all.iter().map(|post| post.id).collect();
    let mut tags = store::tags_of(packing.tx, &ids).await?;
    let mut covers = packing.files(POST, ids.iter().map(|id| id.uuid())).await?;
    let packed = |post: Post| Packed {
        tags: tags.remove(&post.id).unwrap_or_default().into_iter().map(|tag| tag.label).collect(),
        cover: covers.remove(&post.id.uuid()),
        title: post.title,
        lead: post.lead,
        body: post.body,
        office: post.office.text(post.office.original).to_owned(),
        office_wording: Wording::of(OFFICE, &post.office),
        state: match post.state {
            PostState::Draft => State::Draft,
            PostState::Scheduled => State::Scheduled,
            PostState::Published => State::Published,
        },
        publish_at: post.publish_at,
    };
    Ok(serde_json::to_value(Content { posts: all.into_iter().map(packed).collect() })?)
}

/// Published posts come out with the process, at the moment they came out first; nobody is told of them. What was
/// scheduled for a moment that is past is a draft.
pub(crate) async fn unpack(
    cx: &Unpacking<'_>,
    component: &Component,
    content: serde_json::Value,
) -> Result<(), Problem> {
    let Content { posts } = part("content", content)?;
    check_count("content.posts", posts.len())?;
    let mut errors = FieldErrors::default();
    for (at, post) in posts.iter().enumerate() {
        note_wrong(&mut errors, "content.posts", at, check(post))?;
    }
    errors.check()?;
    let mut errors = FieldErrors::default();
    for (at, packed) in posts.into_iter().enumerate() {
        let done = insert(cx, component, packed).await;
        note_wrong(&mut errors, "content.posts", at, done)?;
    }
    errors.check()
}

fn check(post: &Packed) -> Result<(), Problem> {
    let new = NewPost {
        title: post.title.clone(),
        lead: post.lead.clone(),
        body: post.body.clone(),
        office: post.office_wording.translated(OFFICE, &post.office),
        tags: Tag::line(&post.tags.join(",")),
        cover: PictureChange::Keep,
        when: When::Draft,
    };
    new.check()?;
    let length = new.office.texts.values().map(|text| text.chars().count()).max().unwrap_or(0);
    if length > MAX_OFFICE {
        let text = Text::new("web-form-too-long").with("length", length).with("max", MAX_OFFICE);
        return Err(Problem::field("office", text));
    }
    if !is_near(post.publish_at) {
        return Err(Problem::field("publish_at", Text::new("pages-publish-past")));
    }
    Ok(())
}

async fn insert(cx: &Unpacking<'_>, component: &Component, packed: Packed) -> Result<(), Problem> {
    let now = cx.tx.now();
    let (state, publish_at) = match (packed.state, packed.publish_at) {
        (State::Published, at) => (PostState::Published, Some(at.filter(|at| *at <= now).unwrap_or(now))),
        (State::Scheduled, Some(at)) if at > now => (PostState::Scheduled, Some(at)),
        (State::Scheduled | State::Draft, _) => (PostState::Draft, None),
    };
    let office = if packed.office.is_empty() { cx.signature } else { packed.office.as_str() };
    let office = packed.office_wording.translated(OFFICE, office);
    let mut post = Post {
        id: cx.tx.id(),
        component: component.id,
        number: process::store::next_number(cx.tx, component.id).await?,
        body_html: rendered(&packed.body),
        title: packed.title,
        lead: packed.lead,
        body: packed.body,
        author: None,
        nickname: None,
        office,
        cover: None,
        state,
        publish_at,
        changed_at: now,
        path: String::new(),
    };
    if let Some(cover) = &packed.cover {
        post.cover = Some(cx.luggage.give(cx.tx, &post.reference(), cover).await?);
    }
    store::insert(cx.tx, &post).await?;
    store::set_tags(cx.tx, &post, &Tag::line(&packed.tags.join(","))).await?;
    schedule(cx.tx, &post).await
}
