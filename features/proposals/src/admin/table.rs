use axum::response::Response;
use kernel::{Locale, Money, Text};
use serde::Serialize;
use spaces::{Inside, Labels, translated};
use web::Page;

use super::{allowed, offers};
use crate::{
    labels::{Choice, choices},
    model::{Origin, Settings, Stage, Status, Verdict, counts_shown},
    pages::{Chosen, Tag, author, status_key},
    permissions::Act,
    store::{self, Facets, Oversight},
};

/// The administration's list.
#[derive(Serialize)]
pub(super) struct TablePage {
    title: String,
    action: String,
    query: String,
    statuses: Vec<Choice>,
    status: String,
    aside: bool,
    areas: Vec<Choice>,
    area: String,
    categories: Vec<Choice>,
    category: String,
    counts: bool,
    rows: Vec<Line>,
    next: Option<String>,
    first_href: Option<String>,
    enter_href: Option<String>,
    settings_href: Option<String>,
    exports: Option<Exports>,
}

#[derive(Serialize)]
struct Exports {
    csv: String,
    xlsx: String,
}

#[derive(Serialize)]
struct Line {
    number: i64,
    title: translated::Line,
    href: String,
    place: Option<String>,
    author: String,
    supports: Option<i64>,
    cost: Option<Money>,
    tag: Tag,
}

impl Page for TablePage {
    const TEMPLATE: &'static str = "proposals/admin/table.html";

    fn samples() -> Vec<Self> {
        let line = |place: Option<&str>, cost| Line {
            number: 27,
            title: translated::Line::sample("Luce davanti alla scuola", Some(Locale::EN)),
            href: "/it/admin/x/27".into(),
            place: place.map(Into::into),
            author: "Paola".into(),
            supports: Some(128),
            cost,
            tag: Tag { text: "In studio".into(), kind: "", icon: "clock" },
        };
        let full = Self {
            title: "Proposte".into(),
            action: "/it/admin/x".into(),
            query: "luce".into(),
            statuses: vec![Choice { count: Some(3), ..Choice::new("open", "Senza risposta") }],
            status: "open".into(),
            aside: false,
            areas: vec![Choice::new("1", "Centro")],
            area: "1".into(),
            categories: vec![Choice::new("2", "Verde")],
            category: "2".into(),
            counts: true,
            rows: vec![line(Some("Centro"), Some(Money::eur(38_000))), line(None, None)],
            next: Some("/it/admin/x?after=abc".into()),
            first_href: Some("/it/admin/x".into()),
            enter_href: Some("/it/admin/x/new".into()),
            settings_href: Some("/it/admin/x/settings".into()),
            exports: Some(Exports { csv: "/it/x.csv".into(), xlsx: "/it/x.xlsx".into() }),
        };
        let bare = |rows| Self {
            title: "Proposte".into(),
            action: "/it/admin/x".into(),
            query: String::new(),
            statuses: Vec::new(),
            status: String::new(),
            aside: true,
            areas: Vec::new(),
            area: String::new(),
            categories: Vec::new(),
            category: String::new(),
            counts: false,
            rows,
            next: None,
            first_href: None,
            enter_href: None,
            settings_href: None,
            exports: None,
        };
        let uncounted = vec![Line { supports: None, ..line(None, None) }];
        vec![full, bare(uncounted), bare(Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings = allowed(&inside, Act::Oversee)?;
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, &inside).await?;
    let facets = store::facets(&tx, inside.component.id).await?;
    let chosen = Chosen::read(&inside, &labels, &settings);
    let aside = chosen.asks("status", ASIDE);
    let found =
        store::oversee(&tx, inside.component.id, &chosen.filter, aside, chosen.after.as_deref()).await?;
    drop(tx);
    let path = here.to(&inside.admin_path(""));
    let href = |act, rest: &str| offers(&inside, &settings, act).then(|| format!("{path}{rest}"));
    let extra = aside.then_some(("status", ASIDE));
    let counts = counts_shown(&settings, &inside.timeline);
    let first = |ids: &[spaces::LabelId]| ids.first().map(ToString::to_string).unwrap_or_default();
    let page = TablePage {
        title: inside.component.title.text(here.locale).to_owned(),
        query: chosen.filter.query.clone(),
        statuses: statuses(&inside, &facets),
        status: if aside { ASIDE } else { chosen.filter.statuses.first().map_or("", |s| s.as_str()) }
            .to_owned(),
        aside,
        areas: choices(&labels, spaces::Scheme::Area),
        area: first(&chosen.filter.areas),
        categories: choices(&labels, spaces::Scheme::Category),
        category: first(&chosen.filter.categories),
        counts,
        rows: found
            .rows
            .iter()
            .map(|row| line(&inside, &labels, &settings, row))
            .collect::<anyhow::Result<_>>()?,
        next: chosen.next_with(&path, found.next.as_deref(), extra),
        first_href: chosen.after.is_some().then(|| chosen.href_with(&path, extra)),
        enter_href: href(Act::Enter, "/new"),
        settings_href: href(Act::Configure, "/settings"),
        exports: href(Act::Export, "/export")
            .map(|p| Exports { csv: format!("{p}.csv"), xlsx: format!("{p}.xlsx") }),
        action: path,
    };
    inside.admin_frame(page.title.clone()).show(&page).await
}

/// The word of the filter for what is hidden or withdrawn.
const ASIDE: &str = "aside";

fn statuses(inside: &Inside, facets: &Facets) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Status::ALL
        .iter()
        .map(|s| Choice {
            count: Some(facets.status(*s)),
            ..Choice::new(s.as_str(), inside.here.say(&Text::new(status_key(*s))))
        })
        .collect();
    choices.push(Choice::new(ASIDE, inside.here.words("proposals-status-aside")));
    choices
}

fn line(inside: &Inside, labels: &Labels, settings: &Settings, row: &Oversight) -> anyhow::Result<Line> {
    let here = &inside.here;
    let origin = Origin::parse(&row.origin).unwrap_or(Origin::Participant);
    let status = Status::from(row.verdict.as_deref().and_then(Verdict::parse));
    let tag = match (Stage::parse(&row.stage), &row.hidden) {
        (Some(Stage::Withdrawn), _) => Tag::new(inside, "proposals-stage-withdrawn", "plain", "minus-circle"),
        (_, Some(_)) => Tag::new(inside, "proposals-stage-hidden", "err", "lock"),
        _ => Tag::of_status(inside, status)
            .unwrap_or_else(|| Tag::new(inside, "proposals-status-open", "warn", "clock")),
    };
    Ok(Line {
        number: row.number,
        title: row.title(inside.here.locale),
        href: here.to(&inside.admin_path(&format!("/{}", row.number))),
        place: labels.title(row.area_id).map(|area| area.text),
        author: author(inside, origin, &row.origin_note, row.nickname.as_deref()),
        supports: counts_shown(settings, &inside.timeline).then_some(row.supports),
        cost: row.cost()?,
        tag,
    })
}
