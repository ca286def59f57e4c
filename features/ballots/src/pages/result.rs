//! The published result: a headline, winners as long as their cost, the ranking with its sums, turnout, files.

use axum::response::Response;
use kernel::{Line, Locale, Money, Problem, Text, Timestamp};
use serde::Serialize;
use spaces::{Inside, Labels, Strip};
use web::Page;

use super::{explain, outcome_words};
use crate::{
    snapshot::{Snapshot, Standing},
    store,
};

/// Rows of the ranking that are shown before the reader asks for the rest.
const FIRST: usize = 50;

/// A result in the reader's words.
#[derive(Serialize)]
pub(crate) struct ResultView {
    headline: String,
    lead: String,
    money: Vec<Winner>,
    first: Vec<Row>,
    rest: Vec<Row>,
    left: String,
    by_hand: bool,
    figures: Vec<Figure>,
    columns: Vec<Column>,
    table: Vec<Vec<Line>>,
}

#[derive(Serialize)]
struct Winner {
    title: Line,
    cost: Money,
    sign: String,
    share: f64,
}

#[derive(Serialize)]
struct Row {
    position: usize,
    title: Line,
    href: Option<String>,
    votes: u64,
    share: f64,
    cost: Money,
    funded: bool,
    tag: Tag,
    after: Option<String>,
    why: Vec<String>,
    /// Why somebody changed it by hand.
    changed: Option<String>,
}

#[derive(Serialize)]
struct Tag {
    text: String,
    kind: &'static str,
    icon: &'static str,
}

#[derive(Serialize)]
struct Figure {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Column {
    label: String,
    numeric: bool,
}

impl ResultView {
    /// Puts a result into words.
    pub(crate) fn new(inside: &Inside, labels: &Labels, result: &Snapshot) -> Self {
        let here = &inside.here;
        let most = result.rows.iter().map(|row| row.votes).max().unwrap_or(0).max(1);
        let mut rows: Vec<Row> =
            result.rows.iter().enumerate().map(|(i, r)| row(inside, result, i + 1, r, most)).collect();
        let rest = rows.split_off(rows.len().min(FIRST));
        let winners = result.winners().count();
        let headline = Text::new("ballots-headline").with("won", winners).with("all", result.rows.len());
        let headline = headline
            .with("won-words", here.say(&in_words(winners)))
            .with("all-words", here.say(&in_words(result.rows.len())));
        let lead = Text::new("ballots-headline-lead")
            .with("people", number(result.ballots))
            .with("spent", result.spent())
            .with("budget", result.budget);
        Self {
            headline: here.say(&headline),
            lead: here.say(&lead),
            money: result.winners().map(|w| winner(inside, labels, result, w)).collect(),
            first: rows,
            rest,
            left: here.say(&Text::new("ballots-left").with("left", result.left())),
            by_hand: result.rows.iter().any(|row| row.changed.is_some()),
            figures: figures(inside, result),
            columns: columns(inside),
            table: result.rows.iter().enumerate().map(|(i, r)| cells(inside, result, i + 1, r)).collect(),
        }
    }

    /// The headline alone.
    pub(crate) fn headline(&self) -> &str {
        &self.headline
    }

    /// The sentence under it.
    pub(crate) fn lead(&self) -> &str {
        &self.lead
    }

    pub(crate) fn samples() -> Vec<Self> {
        let row = |position: usize, funded, changed: Option<&str>| Row {
            position,
            title: Line::sample("Luce davanti alla scuola", Some(Locale::EN)),
            href: (position > 1).then(|| "/it/processes/x/budget/1".into()),
            votes: 642,
            share: 100.0,
            cost: Money::eur(38_000),
            funded,
            tag: Tag { text: "Si fa".into(), kind: "ok", icon: "check" },
            after: funded.then(|| "dopo restano 82.000 €".into()),
            why: if funded { Vec::new() } else { vec!["È arrivato quinto.".into()] },
            changed: changed.map(Into::into),
        };
        let view = |rest: Vec<Row>, by_hand| Self {
            headline: "Si fanno sei progetti su dodici".into(),
            lead: "1.486 persone hanno deciso come spendere 119.800 € su 120.000 €.".into(),
            money: (0..if by_hand { 9 } else { 1 })
                .map(|_| Winner {
                    title: Line::sample("Luce davanti alla scuola", Some(Locale::EN)),
                    cost: Money::eur(38_000),
                    sign: "lamp".into(),
                    share: 11.1,
                })
                .collect(),
            first: vec![
                row(1, true, None),
                row(2, false, None),
                row(3, false, Some("Il terreno non è del Comune.")),
            ],
            rest,
            left: "Restano 200 €.".into(),
            by_hand,
            figures: vec![Figure { label: "persone su 5.912".into(), value: "1.486".into() }],
            columns: vec![
                Column { label: "Progetto".into(), numeric: false },
                Column { label: "Voti".into(), numeric: true },
            ],
            table: vec![vec!["Luce".into(), "642".into()]],
        };
        vec![view(Vec::new(), false), view(vec![row(51, false, None)], true)]
    }
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn in_words(n: usize) -> Text {
    Text::new("ballots-in-words").with("n", n)
}

fn winner(inside: &Inside, labels: &Labels, result: &Snapshot, row: &Standing) -> Winner {
    Winner {
        title: Line::of(&row.title, inside.here.locale),
        cost: Money::new(row.cost, result.budget.currency),
        sign: labels.sign(row.category),
        share: percent(row.cost, result.budget.minor.max(result.spent().minor)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn percent(part: i64, whole: i64) -> f64 {
    part as f64 * 100.0 / whole.max(1) as f64
}

fn row(inside: &Inside, result: &Snapshot, place: usize, row: &Standing, most: u64) -> Row {
    let here = &inside.here;
    let money = |minor| Money::new(minor, result.budget.currency);
    let after = match (row.won, &row.changed) {
        (_, Some(_)) => None,
        (true, None) => {
            Some(Text::new("ballots-after").with("left", money(row.before.saturating_sub(row.cost))))
        }
        (false, None) => Some(Text::new("ballots-before").with("left", money(row.before))),
    };
    let (kind, icon) = if row.won { ("ok", "check") } else { ("out", "") };
    let why = if row.won { Vec::new() } else { explain::why_not(result, place, row) };
    Row {
        position: place,
        title: Line::of(&row.title, here.locale),
        href: Some(here.to(&row.path)),
        votes: row.votes,
        share: percent(number(row.votes), number(most)),
        cost: money(row.cost),
        funded: row.won,
        tag: Tag { text: here.say(&outcome_words(row)), kind, icon },
        after: after.map(|text| here.say(&text)),
        why: why.iter().map(|text| here.say(text)).collect(),
        changed: row.changed.clone(),
    }
}

fn figures(inside: &Inside, result: &Snapshot) -> Vec<Figure> {
    let here = &inside.here;
    let reader = here.reader();
    let label = match result.settings.electorate {
        Some(entitled) => Text::new("ballots-people-of").with("entitled", number(entitled)),
        None => Text::new("ballots-people").with("count", number(result.ballots)),
    };
    let figure = |label: Text, value: String| Figure { label: here.say(&label), value };
    let mut figures = vec![figure(label, reader.number(number(result.ballots)))];
    if let Some(turnout) = result.turnout() {
        figures.push(figure(Text::new("ballots-turnout"), reader.percent(turnout)));
    }
    if result.blank > 0 {
        let label = Text::new("ballots-blank").with("count", number(result.blank));
        figures.push(figure(label, reader.number(number(result.blank))));
    }
    figures.push(figure(Text::new("ballots-money-left"), reader.money(result.left())));
    figures
}

fn columns(inside: &Inside) -> Vec<Column> {
    let column = |key, numeric| Column { label: inside.here.words(key), numeric };
    vec![
        column("ballots-column-project", false),
        column("ballots-column-place", true),
        column("ballots-column-votes", true),
        column("ballots-column-cost", true),
        column("ballots-column-before", true),
        column("ballots-column-outcome", false),
    ]
}

fn cells(inside: &Inside, result: &Snapshot, place: usize, row: &Standing) -> Vec<Line> {
    let reader = inside.here.reader();
    let money = |minor| reader.money(Money::new(minor, result.budget.currency));
    vec![
        Line::of(&row.title, inside.here.locale),
        place.to_string().into(),
        reader.number(number(row.votes)).into(),
        money(row.cost).into(),
        money(row.before).into(),
        reader.say(&outcome_words(row)).into(),
    ]
}

/// The result's page.
#[derive(Serialize)]
pub(super) struct ResultPage {
    strip: Strip,
    view: ResultView,
    published: Timestamp,
    ranking_href: String,
    ballots_href: String,
    pabulib_href: String,
}

impl Page for ResultPage {
    const TEMPLATE: &'static str = "ballots/result.html";

    fn samples() -> Vec<Self> {
        let page = |view| Self {
            strip: Strip::sample(),
            view,
            published: Timestamp::default(),
            ranking_href: "/it/processes/x/vote/result.csv".into(),
            ballots_href: "/it/processes/x/vote/ballots.csv".into(),
            pabulib_href: "/it/processes/x/vote/ballots.pb".into(),
        };
        ResultView::samples().into_iter().map(page).collect()
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let vote = store::vote(&tx, &inside.component).await?;
    let result = store::result(&tx, vote.id).await?;
    let (Some(result), Some(published)) = (result, vote.published_at) else {
        return Err(Problem::NotFound.into());
    };
    let labels = Labels::of(&tx, &inside).await?;
    let to = |rest: &str| here.to(&inside.path(rest));
    let page = ResultPage {
        strip: inside.strip(),
        view: ResultView::new(&inside, &labels, &result),
        published,
        ranking_href: to("/result.csv"),
        ballots_href: to("/ballots.csv"),
        pabulib_href: to("/ballots.pb"),
    };
    let frame = inside.frame(page.view.headline());
    frame.describe(page.view.lead()).show(&page).await
}
