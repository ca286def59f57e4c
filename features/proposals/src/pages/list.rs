use axum::response::Response;
use db::paging;
use kernel::Text;
use serde::Serialize;
use spaces::{Ability, Inside, Labels, Strip};
use web::Page;

use super::{Chosen, Row, Supporter, filters::FilterForm};
use crate::{
    model::{Settings, counts_shown},
    permissions::{Act, Ground, may},
    store::{self, Card, Sort},
};

/// A page of the proposals.
#[derive(Serialize)]
pub(super) struct ListPage {
    strip: Strip,
    title: String,
    shown: String,
    segments: Vec<Segment>,
    filter: FilterForm,
    action: String,
    rows: Vec<Row>,
    /// The greatest count of the page, so that bars compare.
    scale: i64,
    next: Option<String>,
    first_href: Option<String>,
    new_href: Option<String>,
    /// Why nobody can propose now.
    closed: Option<String>,
    mine_href: Option<String>,
    counts_hidden: bool,
}

/// A way to see the same list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Segment {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) icon: &'static str,
    pub(super) current: bool,
}

impl Segment {
    /// List and map; no choice where places are not asked for.
    pub(super) fn pair(inside: &Inside, chosen: &Chosen, settings: &Settings, map: bool) -> Vec<Self> {
        if !settings.place {
            return Vec::new();
        }
        let segment = |key: &'static str, path: &str, icon, current| Self {
            label: inside.here.words(key),
            href: chosen.href(&inside.here.to(&inside.path(path))),
            icon,
            current,
        };
        vec![
            segment("proposals-view-list", "", "list", !map),
            segment("proposals-view-map", "/map", "map-marker", map),
        ]
    }

    pub(super) fn samples() -> Vec<Self> {
        let segment =
            |label: &str, icon, current| Self { label: label.into(), href: "/it/x".into(), icon, current };
        vec![segment("Elenco", "list", true), segment("Mappa", "map-marker", false)]
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "proposals/list.html";

    fn samples() -> Vec<Self> {
        let mut filters = FilterForm::samples();
        let page = |filter, rows| Self {
            strip: Strip::sample(),
            title: "86 proposte".into(),
            shown: "84 proposte su 86".into(),
            segments: Segment::samples(),
            filter,
            action: "/it/processes/bilancio-2027/proposals".into(),
            rows,
            scale: 128,
            next: Some("/it/x?after=abc".into()),
            first_href: Some("/it/x".into()),
            new_href: Some("/it/x/drafts/new".into()),
            closed: None,
            mine_href: Some("/it/x/mine".into()),
            counts_hidden: false,
        };
        let bare = filters.pop().map(|filter| Self {
            segments: Vec::new(),
            next: None,
            first_href: None,
            new_href: None,
            closed: Some("Si propone dal 1º settembre.".into()),
            mine_href: None,
            counts_hidden: true,
            ..page(filter, Vec::new())
        });
        let full = filters.pop().map(|filter| page(filter, Row::samples()));
        full.into_iter().chain(bare).collect()
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, &inside).await?;
    let facets = store::facets(&tx, inside.component.id).await?;
    let chosen = Chosen::read(&inside, &labels, &settings);
    let found =
        store::cards(&tx, inside.component.id, &chosen.filter, chosen.sort, chosen.after.as_deref()).await?;
    let ids: Vec<_> = found.rows.iter().map(|card| card.id).collect();
    let supporter = Supporter::read(&tx, &inside, &settings, &ids).await?;
    drop(tx);
    let with_comments = |card: &Card| Row {
        comments: Some(card.comments).filter(|count| *count > 0),
        ..row(&inside, &labels, &supporter, card)
    };
    let path = here.to(&inside.path(""));
    let title = here.say(&Text::new("proposals-list-title").with("count", facets.all()));
    let (new_href, closed) = proposing(&inside, &settings);
    let page = ListPage {
        strip: inside.strip(),
        title: title.clone(),
        shown: shown(&inside, &chosen, &found, chosen.counted(&facets), facets.all()),
        segments: Segment::pair(&inside, &chosen, &settings, false),
        filter: chosen.form(&inside, &labels, &facets, &settings, &path),
        action: path.clone(),
        scale: found
            .rows
            .iter()
            .map(|card| card.supports)
            .max()
            .filter(|_| counts_shown(&settings, &inside.timeline))
            .unwrap_or(0),
        rows: found.rows.iter().map(with_comments).collect(),
        next: chosen.next(&path, found.next.as_deref()),
        first_href: chosen.after.is_some().then(|| chosen.href(&path)),
        new_href,
        closed,
        mine_href: here.who.me.is_some().then(|| here.to(&inside.path("/mine"))),
        counts_hidden: !counts_shown(&settings, &inside.timeline),
    };
    let about =
        Text::new("proposals-list-about").with("process", inside.process.texts.title.text(here.locale));
    inside.frame(inside.title()).describe(here.say(&about)).show(&page).await
}

pub(super) fn row(inside: &Inside, labels: &Labels, supporter: &Supporter, card: &Card) -> Row {
    let support = supporter.view(inside, card.id, card.number, &card.title, card.status(), card.supports);
    Row::new(inside, labels, card, support)
}

/// Where to write one; or when that will be possible, or was.
pub(super) fn proposing(inside: &Inside, settings: &Settings) -> (Option<String>, Option<String>) {
    let here = &inside.here;
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings };
    match inside.timeline.check(Ability::Propose) {
        // Visitors are led to log in first, and back.
        Ok(()) if here.who.me.is_none() || may(Act::Propose, &here.who, ground, None) => {
            (Some(here.to(&inside.path("/drafts/new"))), None)
        }
        Ok(()) => (None, None),
        Err(why) => (None, Some(here.say(&why))),
    }
}

/// How many of how many are in the list, as far as that is known without counting.
fn shown(
    inside: &Inside,
    chosen: &Chosen,
    found: &paging::Page<Card>,
    counted: Option<i64>,
    all: i64,
) -> String {
    let here = &inside.here;
    let whole = chosen.after.is_none() && found.next.is_none();
    let count = counted.or_else(|| whole.then(|| i64::try_from(found.rows.len()).unwrap_or(0)));
    match count {
        _ if !chosen.is_narrowed() => match chosen.sort {
            Sort::Day(_) => here.words("proposals-shown-day"),
            Sort::Recent | Sort::Supported | Sort::Discussed => String::new(),
        },
        Some(count) => here.say(&Text::new("proposals-shown").with("count", count).with("all", all)),
        None => here.say(&Text::new("proposals-shown-many").with("all", all)),
    }
}
