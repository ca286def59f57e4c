//! The comments of a resource as a part of its page.

use accounts::Here;
use db::Tx;
use kernel::{Problem, Text};
use serde::Serialize;
use web::{Html, Page, form::FormView};

use super::login_href;
use crate::{
    Subject, Talk,
    comments::{
        model::{Comment, Discussion, PAGE, Side, Sort},
        store::{self, Filter},
        view::{CommentView, Viewer},
    },
};

/// Threads in each of the two columns.
const IN_COLUMN: usize = 10;

/// All about the comments of a resource.
#[derive(Serialize)]
pub(super) struct SectionPart {
    count: i64,
    /// Where the part itself is served.
    source: String,
    /// Where the resource is.
    href: String,
    sorts: Vec<Choice>,
    views: Vec<Choice>,
    threads: ThreadsPart,
    columns: Vec<Column>,
    news_href: String,
    write: WriteView,
}

/// One of the ways to see them.
#[derive(Clone, Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    current: bool,
}

/// Some threads, and where there are more.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ThreadsPart {
    threads: Vec<CommentView>,
    /// The address of the page with the next ones, and of the part for htmx.
    more: Option<(String, String)>,
}

/// One side of the two-column view.
#[derive(Clone, Debug, Serialize)]
struct Column {
    side: &'static str,
    title: String,
    threads: Vec<CommentView>,
    more_href: Option<String>,
}

/// The form, or why there is none.
#[derive(Clone, Debug, Serialize)]
struct WriteView {
    /// `open`, `login` or `closed`.
    state: &'static str,
    form: FormView,
    action: String,
    sides: Vec<Choice>,
    max: i64,
    login_href: String,
    reason: String,
}

impl Page for SectionPart {
    const TEMPLATE: &'static str = "engagement/comments.html";

    fn samples() -> Vec<Self> {
        let choice = |value, current| Choice { value, label: "Prima i più utili".into(), current };
        let write = |state, sides: bool| WriteView {
            state,
            form: FormView::new().with_sample_error("text", "Il commento è vuoto. Scrivi almeno una frase."),
            action: "/it/discussions/proposal/x".into(),
            sides: if sides { vec![choice("for", true)] } else { Vec::new() },
            max: 1_000,
            login_href: "/it/login".into(),
            reason: "I commenti sono chiusi.".into(),
        };
        let part = |state, count, columns: bool| Self {
            count,
            source: "/it/discussions/proposal/x".into(),
            href: "/it/x".into(),
            sorts: vec![choice("best", true), choice("recent", false)],
            views: if count > 0 {
                vec![choice("", !columns), choice("columns", columns)]
            } else {
                Vec::new()
            },
            threads: ThreadsPart::samples().swap_remove(usize::from(count == 0)),
            columns: if columns {
                ["for", "against"]
                    .into_iter()
                    .map(|side| Column {
                        side,
                        title: "A favore".into(),
                        threads: if side == "for" { CommentView::samples() } else { Vec::new() },
                        more_href: (side == "for").then(|| "/it/x?comments_view=for".into()),
                    })
                    .collect()
            } else {
                Vec::new()
            },
            news_href: "/it/discussions/proposal/x/news?after=12&told=0".into(),
            write: write(state, columns),
        };
        vec![
            part("open", 14, false),
            part("open", 14, true),
            part("login", 0, false),
            part("closed", 0, false),
        ]
    }
}

impl Page for ThreadsPart {
    const TEMPLATE: &'static str = "engagement/threads.html";

    fn samples() -> Vec<Self> {
        let more = Some(("/it/x?comments_after=y".to_owned(), "/it/discussions/x".to_owned()));
        vec![Self { threads: CommentView::samples(), more }, Self { threads: Vec::new(), more: None }]
    }
}

/// How a reader wants to see the comments, as the address says.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    sort: Sort,
    /// One side alone.
    side: Option<Side>,
    /// Both sides beside each other.
    columns: bool,
}

impl Wanted {
    pub(super) fn read(here: &Here, subject: &Subject) -> Self {
        let query = here.query();
        let sides = subject.talk.as_ref().is_some_and(|talk| talk.sides);
        let view = query.value("comments_view");
        Self {
            sort: Sort::parse(query.value("comments")),
            side: Side::parse(view).filter(|_| sides),
            columns: sides && view == "columns",
        }
    }

    fn filter(self) -> Filter {
        Filter { side: self.side, sort: self.sort }
    }

    fn view(self) -> &'static str {
        if self.columns { "columns" } else { self.side.map_or("", Side::as_str) }
    }

    /// The query that asks for the same, of other threads.
    fn query(self, view: &str, after: &str) -> String {
        let mut query = format!("?comments={}", self.sort.as_str());
        if !view.is_empty() {
            query.push_str(&format!("&comments_view={view}"));
        }
        if !after.is_empty() {
            query.push_str(&format!("&comments_after={after}"));
        }
        query
    }
}

/// The comments of a resource, ready to be put into its page. Reads what the page's address says of order and place.
/// Five statements at most, however many comments there are.
///
/// # Errors
/// [`Problem::NotFound`] for a place in no list of ours; when the database fails.
pub async fn section(here: &Here, tx: &Tx, subject: &Subject) -> Result<Html, Problem> {
    with_form(here, tx, subject, FormView::new()).await
}

/// The same, with what somebody typed.
pub(super) async fn with_form(
    here: &Here,
    tx: &Tx,
    subject: &Subject,
    form: FormView,
) -> Result<Html, Problem> {
    let discussion = store::discussion(tx, &subject.about).await?;
    let count = discussion.as_ref().map_or(0, |d| d.comments);
    if subject.talk.is_none() && count == 0 {
        return Ok(Html::default());
    }
    let wanted = Wanted::read(here, subject);
    let after = here.query().value("comments_after").to_owned();
    let (threads, columns) = match &discussion {
        None => (ThreadsPart { threads: Vec::new(), more: None }, Vec::new()),
        Some(d) if wanted.columns => {
            (ThreadsPart { threads: Vec::new(), more: None }, columns(here, tx, subject, d, wanted).await?)
        }
        Some(d) => (threads(here, tx, subject, d, wanted, &after).await?, Vec::new()),
    };
    let last = discussion.as_ref().map_or(0, |d| d.last_number);
    let source = source(here, subject);
    let part = SectionPart {
        count,
        news_href: format!("{source}/news?after={last}&told=0"),
        href: here.to(&subject.path),
        sorts: Sort::ALL.map(|sort| choice(here, sort.as_str(), &sort.title(), sort == wanted.sort)).into(),
        views: if count > 0 { views(here, subject, wanted) } else { Vec::new() },
        threads,
        columns,
        write: write_view(here, subject, form, &source),
        source,
    };
    let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?;
    Ok(Html::trusted(html))
}

/// A page of threads.
pub(super) async fn threads(
    here: &Here,
    tx: &Tx,
    subject: &Subject,
    discussion: &Discussion,
    wanted: Wanted,
    after: &str,
) -> Result<ThreadsPart, Problem> {
    let after = (!after.is_empty()).then_some(after);
    let mut roots = store::roots(tx, discussion.id, wanted.filter(), after, PAGE + 1).await?;
    let next = (roots.len() > PAGE).then(|| roots.truncate(PAGE));
    let next = next.and_then(|()| roots.last()).map(|last| wanted.filter().after(last));
    let more = next.map(|next| {
        let query = wanted.query(wanted.view(), &next);
        let part = format!("{}{query}&part=threads", source(here, subject));
        (format!("{}{query}#comments", here.to(&subject.path)), part)
    });
    Ok(ThreadsPart { threads: with_replies(here, tx, subject, &roots).await?, more })
}

async fn columns(
    here: &Here,
    tx: &Tx,
    subject: &Subject,
    discussion: &Discussion,
    wanted: Wanted,
) -> Result<Vec<Column>, Problem> {
    let mut columns = Vec::new();
    for (side, count) in [(Side::For, discussion.in_favour), (Side::Against, discussion.against)] {
        let filter = Filter { side: Some(side), sort: wanted.sort };
        let mut roots = store::roots(tx, discussion.id, filter, None, IN_COLUMN + 1).await?;
        let more = roots.len() > IN_COLUMN;
        roots.truncate(IN_COLUMN);
        let title = match side {
            Side::Against => Text::new("engagement-column-against").with("count", count),
            _ => Text::new("engagement-column-for").with("count", count),
        };
        let more_href = here.to(&format!("{}{}#comments", subject.path, wanted.query(side.as_str(), "")));
        columns.push(Column {
            side: side.as_str(),
            title: here.say(&title),
            threads: with_replies(here, tx, subject, &roots).await?,
            more_href: more.then_some(more_href),
        });
    }
    Ok(columns)
}

async fn with_replies(
    here: &Here,
    tx: &Tx,
    subject: &Subject,
    roots: &[Comment],
) -> Result<Vec<CommentView>, Problem> {
    let ids: Vec<_> = roots.iter().filter(|root| root.replies > 0).map(|root| root.id).collect();
    let replies = store::first_replies(tx, &ids).await?;
    let viewer = Viewer::read(tx, here, subject, roots.iter().chain(&replies)).await?;
    let of = |root: &Comment| replies.iter().filter(|r| r.root == Some(root.id)).collect::<Vec<_>>();
    Ok(roots.iter().map(|root| viewer.thread(root, &of(root))).collect())
}

/// Where the comments of a resource are served, with locale.
pub(super) fn source(here: &Here, subject: &Subject) -> String {
    here.to(&format!("/discussions/{}/{}", subject.about.kind, subject.about.id))
}

fn choice(here: &Here, value: &'static str, title: &Text, current: bool) -> Choice {
    Choice { value, label: here.say(title), current }
}

fn views(here: &Here, subject: &Subject, wanted: Wanted) -> Vec<Choice> {
    if !subject.talk.as_ref().is_some_and(|talk| talk.sides) {
        return Vec::new();
    }
    let all = [
        ("", "engagement-view-all"),
        ("columns", "engagement-view-columns"),
        ("for", "engagement-view-for"),
        ("against", "engagement-view-against"),
        ("neutral", "engagement-view-neutral"),
    ];
    all.map(|(value, key)| choice(here, value, &Text::new(key), value == wanted.view())).into()
}

fn write_view(here: &Here, subject: &Subject, form: FormView, source: &str) -> WriteView {
    let talk = subject.talk.as_ref();
    let unproven = here.who.me.as_ref().is_some_and(|me| !me.email_confirmed);
    let closed = match talk {
        None => Some(Text::new("engagement-refused-no-comments")),
        Some(Talk { closed: None, .. }) if unproven => Some(Text::new("engagement-refused-unconfirmed")),
        Some(talk) => talk.closed.clone(),
    };
    let chosen = Side::parse(form.value("side")).unwrap_or(Side::Neutral);
    let sides = [Side::For, Side::Neutral, Side::Against];
    let sides = sides.map(|side| choice(here, side.as_str(), &side.title(), side == chosen));
    WriteView {
        state: match (&closed, &here.who.me) {
            (Some(_), _) => "closed",
            (None, None) => "login",
            (None, Some(_)) => "open",
        },
        form: form.add("side", chosen.as_str()),
        action: source.to_owned(),
        sides: if talk.is_some_and(|talk| talk.sides) { sides.into() } else { Vec::new() },
        max: talk.map_or(0, |talk| talk.max_length),
        login_href: login_href(here, &format!("{}#comments", subject.path)),
        reason: closed.map(|reason| here.say(&reason)).unwrap_or_default(),
    }
}
