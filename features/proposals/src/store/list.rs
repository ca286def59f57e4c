//! Lists: of everybody, of the administration, of one person.

use db::{
    DbErr, Tx, Value,
    paging::{Cursor, Key, Page},
    search::Query,
    vals,
};
use kernel::{Locale, PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, LabelId, Wording, translated::Line};

use crate::model::{Origin, ProposalId, Status, Verdict, days_pivot};

/// What a list is narrowed to; empty lists narrow nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter {
    pub(crate) query: String,
    pub(crate) categories: Vec<LabelId>,
    pub(crate) areas: Vec<LabelId>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) origins: Vec<Origin>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// By chance, the same all day long; the number is the day.
    Day(i64),
    /// The latest first.
    Recent,
    /// The most supported first.
    Supported,
    /// Those with most comments first.
    Discussed,
}

impl Sort {
    /// The word in addresses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Sort::Day(_) => "day",
            Sort::Recent => "recent",
            Sort::Supported => "supported",
            Sort::Discussed => "discussed",
        }
    }
}

/// A row of a list.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Card {
    pub(crate) id: ProposalId,
    pub(crate) number: i64,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) category_id: Option<LabelId>,
    pub(crate) area_id: Option<LabelId>,
    pub(crate) origin: String,
    pub(crate) origin_note: String,
    pub(crate) nickname: Option<String>,
    pub(crate) supports: i64,
    /// How many comments readers see on it.
    pub(crate) comments: i64,
    pub(crate) verdict: Option<String>,
    pub(crate) published_at: Timestamp,
    wording: String,
    shuffle: i64,
    part: i64,
}

impl Card {
    /// The language it is written in, and what the office gives of it in others.
    pub(crate) fn wording(&self) -> Wording {
        super::wording(&self.wording)
    }

    pub(crate) fn status(&self) -> Status {
        Status::from(self.verdict.as_deref().and_then(Verdict::parse))
    }
}

const CARD: &str =
    "p.id, p.number, p.title, p.summary, p.category_id, p.area_id, p.origin, p.origin_note, a.nickname,
  p.supports, coalesce(d.comments, 0) AS comments, p.verdict, p.published_at, p.wording, p.shuffle";

const TABLES: &str = "proposals p LEFT JOIN people a ON a.tenant_id = p.tenant_id AND a.id = p.author_id";

/// What stands in a card besides.
const DISCUSSIONS: &str = "LEFT JOIN discussions d ON d.tenant_id = p.tenant_id AND d.about_kind = 'proposal' AND d.about_id = p.id";

/// A statement in the making: its conditions and values, `$1` being the tenant.
struct Draft {
    conditions: String,
    values: Vec<Value>,
}

impl Draft {
    fn new(tx: &Tx, component: ComponentId, filter: &Filter, scope: &str) -> Self {
        let mut draft = Self {
            conditions: format!("p.tenant_id = $1 AND p.component_id = $2 AND {scope}"),
            values: vals![component],
        };
        draft.one_of("p.category_id", filter.categories.iter().map(|id| (*id).into()));
        draft.one_of("p.area_id", filter.areas.iter().map(|id| (*id).into()));
        draft.one_of("coalesce(p.verdict, 'open')", filter.statuses.iter().map(|s| s.as_str().into()));
        draft.one_of("p.origin", filter.origins.iter().map(|o| o.as_str().into()));
        let found = tx.matching("proposal", component.uuid(), &Query::new(&filter.query), draft.next());
        draft.and(&found.condition("p.id"), found.values);
        draft
    }

    /// The number of the next value.
    fn next(&self) -> usize {
        self.values.len() + 2
    }

    fn and(&mut self, condition: &str, values: Vec<Value>) {
        self.conditions.push_str(" AND ");
        self.conditions.push_str(condition);
        self.values.extend(values);
    }

    fn one_of(&mut self, column: &str, values: impl Iterator<Item = Value>) {
        let values: Vec<Value> = values.collect();
        if !values.is_empty() {
            let places: Vec<String> = (0..values.len()).map(|i| format!("${}", self.next() + i)).collect();
            self.and(&format!("{column} IN ({})", places.join(", ")), values);
        }
    }

    /// Adds a value and answers its place.
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len() + 1)
    }
}

/// A page of the listed proposals of a component. `after` is a place that an earlier page named.
pub(crate) async fn cards(
    tx: &Tx,
    component: ComponentId,
    filter: &Filter,
    sort: Sort,
    after: Option<&str>,
) -> Result<Page<Card>, Problem> {
    let draft = Draft::new(tx, component, filter, "p.listed = TRUE");
    match sort {
        Sort::Day(day) => by_chance(tx, component, draft, day, after).await,
        Sort::Recent => {
            let place = |card: &Card| Cursor::after("recent", [Key::from(card.published_at)], card.id.uuid());
            sorted(tx, draft, "p.published_at", "recent", after, place).await
        }
        Sort::Supported => {
            let place = |card: &Card| Cursor::after("supported", [Key::from(card.supports)], card.id.uuid());
            sorted(tx, draft, "p.supports", "supported", after, place).await
        }
        Sort::Discussed => {
            let place = |card: &Card| Cursor::after("discussed", [Key::from(card.comments)], card.id.uuid());
            sorted(tx, draft, "coalesce(d.comments, 0)", "discussed", after, place).await
        }
    }
}

async fn sorted(
    tx: &Tx,
    mut draft: Draft,
    column: &str,
    order: &str,
    after: Option<&str>,
    place: impl Fn(&Card) -> Cursor,
) -> Result<Page<Card>, Problem> {
    if let Some(after) = after {
        let cursor = Cursor::decode(after, order, 1)?;
        let condition = format!("({column}, p.id) < (${}, ${})", draft.next(), draft.next() + 1);
        draft.and(&condition, cursor.values());
    }
    let limit = draft.bind(Page::<Card>::LIMIT);
    let sql = format!(
        "SELECT {CARD}, CAST(0 AS BIGINT) AS part FROM {TABLES} {DISCUSSIONS}
         WHERE {} ORDER BY {column} DESC, p.id DESC LIMIT {limit}",
        draft.conditions
    );
    Ok(Page::new(tx.all(&sql, draft.values).await?, place))
}

/// The circle of all proposals by their shuffled numbers, cut open at the day's pivot: first those from the pivot on,
/// then those before it. Both parts follow the same index. A list that is being read keeps its day past midnight.
async fn by_chance(
    tx: &Tx,
    component: ComponentId,
    mut draft: Draft,
    today: i64,
    after: Option<&str>,
) -> Result<Page<Card>, Problem> {
    let cursor = after.map(|after| Cursor::decode(after, "day", 3)).transpose()?;
    let (day, part, place) = match cursor.as_ref().map(|c| (c.keys.as_slice(), c.id)) {
        Some(([Key::Number(day), Key::Number(part), Key::Number(shuffle)], id)) => {
            (*day, *part, Some((*shuffle, id)))
        }
        Some(_) => return Err(Problem::NotFound),
        None => (today, 0, None),
    };
    let pivot = draft.bind(days_pivot(component, day));
    let further = match place {
        Some((shuffle, id)) => {
            format!("AND (p.shuffle, p.id) > ({}, {})", draft.bind(shuffle), draft.bind(id))
        }
        None => String::new(),
    };
    let (first, second) = if part == 0 { (further.as_str(), "") } else { ("AND FALSE", further.as_str()) };
    let limit = draft.bind(Page::<Card>::LIMIT);
    let half = |number: i64, side: &str, further: &str| {
        format!(
            "SELECT * FROM (SELECT {CARD}, CAST({number} AS BIGINT) AS part FROM {TABLES} {DISCUSSIONS}
             WHERE {} AND p.shuffle {side} {pivot} {further} ORDER BY p.shuffle, p.id LIMIT {limit}) half{number}",
            draft.conditions
        )
    };
    let sql = format!(
        "{} UNION ALL {} ORDER BY part, shuffle, id LIMIT {limit}",
        half(0, ">=", first),
        half(1, "<", second)
    );
    let rows: Vec<Card> = tx.all(&sql, draft.values).await?;
    Ok(Page::new(rows, |card| {
        Cursor::after("day", [Key::from(day), Key::from(card.part), Key::from(card.shuffle)], card.id.uuid())
    }))
}

/// A proposal on the map.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct MapPoint {
    pub(crate) number: i64,
    pub(crate) title: String,
    wording: String,
    pub(crate) area_id: Option<LabelId>,
    pub(crate) address: String,
    pub(crate) lat: f64,
    pub(crate) lng: f64,
    pub(crate) supports: i64,
}

impl MapPoint {
    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        super::wording(&self.wording).line("title", &self.title, reader)
    }
}

/// The listed proposals that have a point, by number; at most as many as a map can show.
pub(crate) async fn points(
    tx: &Tx,
    component: ComponentId,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<MapPoint>, DbErr> {
    let mut draft =
        Draft::new(tx, component, filter, "p.listed = TRUE AND p.lat IS NOT NULL AND p.lng IS NOT NULL");
    let limit = draft.bind(limit);
    let sql = format!(
        "SELECT p.number, p.title, p.wording, p.area_id, p.address, p.lat, p.lng, p.supports FROM proposals p
         WHERE {} ORDER BY p.number, p.id LIMIT {limit}",
        draft.conditions
    );
    tx.all(&sql, draft.values).await
}

/// A row of the administration's list.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Oversight {
    pub(crate) id: ProposalId,
    pub(crate) number: i64,
    title: String,
    wording: String,
    pub(crate) stage: String,
    pub(crate) hidden: Option<String>,
    pub(crate) area_id: Option<LabelId>,
    pub(crate) origin: String,
    pub(crate) origin_note: String,
    pub(crate) nickname: Option<String>,
    pub(crate) supports: i64,
    pub(crate) verdict: Option<String>,
    pub(crate) answer_cost: Option<i64>,
    pub(crate) answer_currency: Option<String>,
}

impl Oversight {
    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        super::wording(&self.wording).line("title", &self.title, reader)
    }

    pub(crate) fn cost(&self) -> anyhow::Result<Option<kernel::Money>> {
        super::row::cost(self.answer_cost, self.answer_currency.as_deref())
    }
}

const OVERSIGHT: &str =
    "p.id, p.number, p.title, p.wording, p.stage, p.hidden, p.area_id, p.origin, p.origin_note,
  a.nickname, p.supports, p.verdict, p.answer_cost, p.answer_currency";

/// A page of everything that was ever published in a component, the latest first; `aside` shows only what is hidden or
/// withdrawn.
pub(crate) async fn oversee(
    tx: &Tx,
    component: ComponentId,
    filter: &Filter,
    aside: bool,
    after: Option<&str>,
) -> Result<Page<Oversight>, Problem> {
    let scope = if aside { "p.stage <> 'draft' AND p.listed = FALSE" } else { "p.stage <> 'draft'" };
    let mut draft = Draft::new(tx, component, filter, scope);
    if let Some(after) = after {
        let cursor = Cursor::decode(after, "overseen", 1)?;
        let condition = format!("(p.number, p.id) < (${}, ${})", draft.next(), draft.next() + 1);
        draft.and(&condition, cursor.values());
    }
    let limit = draft.bind(Page::<Oversight>::LIMIT);
    let sql = format!(
        "SELECT {OVERSIGHT} FROM {TABLES} WHERE {} ORDER BY p.number DESC, p.id DESC LIMIT {limit}",
        draft.conditions
    );
    let rows: Vec<Oversight> = tx.all(&sql, draft.values).await?;
    Ok(Page::new(rows, |row| Cursor::after("overseen", [Key::from(row.number)], row.id.uuid())))
}

/// The listed proposal that stands after one in the administration's list and waits for an answer, if there is one.
pub(crate) async fn following(tx: &Tx, component: ComponentId, number: i64) -> Result<Option<i64>, DbErr> {
    tx.scalar(
        "SELECT p.number FROM proposals p
         WHERE p.tenant_id = $1 AND p.component_id = $2 AND p.number < $3 AND p.listed = TRUE AND p.verdict IS NULL
         ORDER BY p.number DESC LIMIT 1",
        vals![component, number],
    )
    .await
}

/// Something of one's own.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Mine {
    pub(crate) id: ProposalId,
    pub(crate) number: Option<i64>,
    pub(crate) title: String,
    pub(crate) stage: String,
    pub(crate) hidden: Option<String>,
    pub(crate) verdict: Option<String>,
}

/// What a person wrote in a component, the latest first.
pub(crate) async fn written_by(
    tx: &Tx,
    component: ComponentId,
    author: PersonId,
) -> Result<Vec<Mine>, DbErr> {
    tx.all(
        "SELECT p.id, p.number, p.title, p.stage, p.hidden, p.verdict FROM proposals p
         WHERE p.tenant_id = $1 AND p.author_id = $2 AND p.component_id = $3 ORDER BY p.id DESC LIMIT 200",
        vals![author, component],
    )
    .await
}

/// What a person supports in a component, the latest first.
pub(crate) async fn supported_in(
    tx: &Tx,
    component: ComponentId,
    person: PersonId,
) -> Result<Vec<Mine>, DbErr> {
    tx.all(
        "SELECT p.id, p.number, p.title, p.stage, p.hidden, p.verdict FROM proposal_supports s
         JOIN proposals p ON p.tenant_id = s.tenant_id AND p.id = s.proposal_id
         WHERE s.tenant_id = $1 AND s.person_id = $2 AND s.component_id = $3 AND p.listed = TRUE
         ORDER BY s.created_at DESC, p.id DESC LIMIT 1000",
        vals![person, component],
    )
    .await
}
