//! What a programme brought about: a page for everybody, with what those who came say for those who work on it, and the
//! same as a table to take away.

use accounts::{Choice, Here};
use axum::response::Response;
use db::Tx;
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::{Cell, Page, Table, TableForm};

use super::{row::hosts_words, sessions::counters};
use crate::{
    actions,
    model::{
        Body, Card, Marks, Stage,
        report::{Came, Report},
    },
    permissions::{Act, Ground, may},
    store,
};

/// The report of a programme.
#[derive(Serialize)]
pub(super) struct ReportPage {
    strip: Strip,
    /// Large numbers; none before anybody came.
    figures: Vec<Figure>,
    ways: Vec<Bar>,
    places: Vec<Bar>,
    /// What those who came say, for those who work on it.
    marks: Vec<Bar>,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    downloads: Vec<Choice>,
    back_href: String,
}

/// A large number with what it is.
#[derive(Serialize)]
struct Figure {
    label: String,
    value: String,
}

/// A bar with its words; the whole is drawn hollow.
#[derive(Serialize)]
struct Bar {
    label: String,
    value: String,
    share: f64,
    whole: Option<f64>,
}

#[derive(Serialize)]
struct Column {
    label: String,
    numeric: bool,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "exchange/report.html";

    fn samples() -> Vec<Self> {
        let bar =
            |whole| Bar { label: "Beta → Alfa".into(), value: "2 persone".into(), share: 40.0, whole };
        let column = |numeric| Column { label: "Posti".into(), numeric };
        let full = Self {
            strip: Strip::sample(),
            figures: vec![Figure { label: "persone".into(), value: "12".into() }],
            ways: vec![bar(None)],
            places: vec![bar(Some(80.0))],
            marks: vec![bar(None)],
            columns: vec![column(false), column(true)],
            rows: vec![vec!["Orti".into(), "10".into()]],
            downloads: vec![Choice::new("/it/admin/x/report.csv", "CSV")],
            back_href: "/it/x".into(),
        };
        let empty = Self {
            strip: Strip::sample(),
            figures: Vec::new(),
            ways: Vec::new(),
            places: Vec::new(),
            marks: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            downloads: Vec::new(),
            back_href: "/it/x".into(),
        };
        vec![full, empty]
    }
}

/// So many of so many, in percent.
#[expect(clippy::cast_precision_loss, reason = "numbers far below 2^53")]
pub(super) fn share(part: i64, whole: i64) -> f64 {
    if whole > 0 { part as f64 * 100.0 / whole as f64 } else { 0.0 }
}

/// The average mark in words; empty without any.
pub(super) fn average(here: &Here, marks: Marks) -> String {
    let Some(tenths) = marks.tenths() else { return String::new() };
    let mark = format!("{}{}{}", tenths / 10, here.words("exchange-decimal"), tenths % 10);
    here.say(&Text::new("exchange-average").with("mark", mark).with("count", marks.count))
}

/// What the report is made of.
struct Source {
    cards: Vec<Card>,
    bodies: Vec<Body>,
    report: Report,
}

impl Source {
    async fn read(inside: &Inside, tx: &Tx) -> Result<Self, Problem> {
        let component = inside.component.id;
        let sessions = store::sessions_of_programme(tx, component).await?;
        let people = store::people_of_programme(tx, component).await?;
        // Whoever came somewhere came, also when the card was taken back afterwards.
        let held = |card: &Card| people.iter().any(|one| one.card == card.id && one.present == Some(true));
        let mut cards = store::all_cards(tx, component).await?;
        cards.retain(|card| card.stage == Stage::Published || held(card));
        let marks = store::marks_of_programme(tx, component).await?;
        let bodies = store::bodies(tx, component).await?;
        let counts = counters(tx, &cards.iter().collect::<Vec<_>>()).await?;
        let taken = |session: &crate::Session| {
            counts.get(&(session.card.uuid(), session.id.to_string())).map_or(0, seats::Counts::taken)
        };
        let report = Report::new(&cards, &sessions, taken, &people, &marks);
        Ok(Self { cards, bodies, report })
    }

    fn name(&self, id: crate::BodyId) -> String {
        let body = self.bodies.iter().find(|body| body.id == id);
        body.map(|body| body.heading.clone()).unwrap_or_default()
    }

    fn card(&self, id: crate::CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    fn ways(&self, here: &Here) -> Vec<Bar> {
        let most = self.report.ways.iter().map(|(.., came)| came.people).max().unwrap_or(0);
        let bar = |(from, to, came): &(crate::BodyId, crate::BodyId, Came)| Bar {
            label: format!("{} → {}", self.name(*from), self.name(*to)),
            value: came_words(here, *came),
            share: share(came.people, most),
            whole: None,
        };
        self.report.ways.iter().map(bar).collect()
    }

    fn places(&self, here: &Here) -> Vec<Bar> {
        let most = self.report.lines.iter().filter_map(|line| line.offered).max().unwrap_or(0);
        let bars = self.report.lines.iter().filter_map(|line| {
            let (card, offered) = (self.card(line.card)?, line.offered?);
            let text = Text::new("exchange-places").with("filled", line.filled).with("offered", offered);
            Some(Bar {
                label: card.content.short(),
                value: here.say(&text),
                share: share(line.filled, most),
                whole: Some(share(offered, most)),
            })
        });
        bars.collect()
    }

    fn marks(&self, here: &Here) -> Vec<Bar> {
        let bars = self.report.lines.iter().filter_map(|line| {
            let tenths = line.marks.tenths()?;
            let label = self.card(line.card)?.content.short();
            Some(Bar {
                label,
                value: average(here, line.marks),
                share: share(tenths, 50),
                whole: Some(100.0),
            })
        });
        bars.collect()
    }

    fn rows(&self, inside: &Inside) -> Vec<Vec<String>> {
        let number = |n: i64| inside.here.reader().number(n);
        let rows = self.report.lines.iter().filter_map(|line| {
            let card = self.card(line.card)?;
            Some(vec![
                card.content.short(),
                hosts_words(inside, card),
                line.offered.map(number).unwrap_or_default(),
                number(line.filled),
                number(line.came.people),
                number(line.came.hours),
            ])
        });
        rows.collect()
    }

    fn table(&self, inside: &Inside) -> Table {
        let head =
            HEAD.iter().map(|(key, _)| *key).chain(["exchange-report-answers", "exchange-report-average"]);
        let mut table = Table::new(head.map(|key| inside.here.words(key)).collect());
        for line in &self.report.lines {
            let Some(card) = self.card(line.card) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "tenths of marks from 10 to 50")]
            let mark = line.marks.tenths().map(|tenths| tenths as f64 / 10.0);
            table.push(vec![
                card.content.title.as_str().into(),
                hosts_words(inside, card).into(),
                line.offered.into(),
                line.filled.into(),
                line.came.people.into(),
                line.came.hours.into(),
                line.marks.count.into(),
                mark.into(),
            ]);
        }
        table
    }

    /// Who went where, as a table.
    fn journeys(&self, here: &Here) -> Table {
        let head =
            ["exchange-report-from", "exchange-report-to", "exchange-report-people", "exchange-report-hours"];
        let mut table = Table::new(head.map(|key| here.words(key)).to_vec());
        for (from, to, came) in &self.report.ways {
            let cells: Vec<Cell> =
                vec![self.name(*from).into(), self.name(*to).into(), came.people.into(), came.hours.into()];
            table.push(cells);
        }
        table
    }
}

const HEAD: [(&str, bool); 6] = [
    ("exchange-column-card", false),
    ("exchange-report-hosts", false),
    ("exchange-report-offered", true),
    ("exchange-report-filled", true),
    ("exchange-report-people", true),
    ("exchange-report-hours", true),
];

fn came_words(here: &Here, came: Came) -> String {
    let people = here.say(&Text::new("exchange-people-count").with("count", came.people));
    if came.hours == 0 {
        return people;
    }
    let hours = here.say(&Text::new("exchange-hours").with("count", came.hours));
    format!("{people}, {hours}")
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let source = Source::read(&inside, &tx).await?;
    let own = actions::own_bodies(&tx, &here.who, inside.component.id).await?;
    drop(tx);
    let ground = Ground { process: inside.process.id, bodies: &own };
    let works = may(Act::Oversee, &here.who, ground, None);
    let report = &source.report;
    let figure =
        |key: &'static str, n: i64| Figure { label: here.words(key), value: here.reader().number(n) };
    let file =
        |path: &str, key: &'static str| Choice::new(here.to(&inside.admin_path(path)), here.words(key));
    let page = ReportPage {
        strip: inside.strip(),
        figures: if report.came.people > 0 {
            vec![
                figure("exchange-report-people", report.came.people),
                figure("exchange-report-senders", report.senders),
                figure("exchange-report-sessions", report.sessions),
                figure("exchange-report-hours", report.came.hours),
            ]
        } else {
            Vec::new()
        },
        ways: source.ways(here),
        places: source.places(here),
        marks: if works { source.marks(here) } else { Vec::new() },
        columns: HEAD
            .iter()
            .map(|(key, numeric)| Column { label: here.words(key), numeric: *numeric })
            .collect(),
        rows: source.rows(&inside),
        downloads: if works {
            vec![
                file("/report.csv", "exchange-report-cards-csv"),
                file("/report.xlsx", "exchange-report-cards-xlsx"),
                file("/journeys.csv", "exchange-report-journeys-csv"),
                file("/journeys.xlsx", "exchange-report-journeys-xlsx"),
            ]
        } else {
            Vec::new()
        },
        back_href: here.to(&inside.path("")),
    };
    inside.frame(here.words("exchange-report-title")).show(&page).await
}

/// The report as a file: card by card, or way by way.
pub(crate) async fn download(inside: &Inside, journeys: bool, form: TableForm) -> web::Result<Response> {
    let here = &inside.here;
    let source = Source::read(inside, &here.db.read().await?).await?;
    let table = if journeys { source.journeys(here) } else { source.table(inside) };
    let what = here.words(if journeys { "exchange-report-journeys-file" } else { "exchange-report-file" });
    Ok(table.download(form, &format!("{}-{what}", inside.process.slug)).await?)
}
