//! Lists: of everybody, of one reader, of the administration; calendars and maps.

use db::{
    DbErr, Tx, Value,
    paging::{Cursor, Key, Page},
    vals,
};
use kernel::{Locale, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, ProcessId, Wording, translated::Line};

use crate::model::{Details, MeetingId, Stage, place};

/// Whose meetings a list shows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scope {
    Component(ComponentId),
    Process(ProcessId),
    Organisation,
}

/// What somebody may see beside the listed ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reader {
    /// The confirmed address, to find the invitations.
    pub(crate) email: Option<String>,
    /// Whether they work on the process.
    pub(crate) staff: bool,
}

/// Which half of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Coming,
    Past,
}

/// A row of a list.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Card {
    pub(crate) id: MeetingId,
    pub(crate) number: i64,
    pub(crate) stage: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) mode: String,
    pub(crate) access: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) address: String,
    pub(crate) lat: Option<f64>,
    pub(crate) lng: Option<f64>,
    pub(crate) details: String,
    pub(crate) sequence: i64,
    pub(crate) changed_at: Timestamp,
    /// Of its process, as in `processes/bilancio-2027`.
    pub(crate) process_path: String,
    pub(crate) process_title: String,
    pub(crate) component_slug: String,
    pub(crate) reported: bool,
}

impl Card {
    /// Where it is in a few words: the venue, or the address.
    pub(crate) fn place(&self, reader: Locale) -> String {
        let details = self.details();
        place(details.wording.get("venue", &details.venue, reader).0, &self.address)
    }

    /// What is kept beside the columns.
    fn details(&self) -> Details {
        super::row::details(&self.details)
    }

    /// The language it is written in, and the office's texts in others.
    pub(crate) fn wording(&self) -> Wording {
        self.details().wording
    }

    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        self.wording().line("title", &self.title, reader)
    }

    /// Whether it was called off.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.stage == Stage::Cancelled.as_str()
    }

    /// Its path without locale.
    pub(crate) fn path(&self) -> String {
        let words = kernel::Words::path(self.number, &self.title);
        format!("/{}/{}/{words}", self.process_path, self.component_slug)
    }
}

const CARD: &str = "m.id, m.number, m.stage, m.title, m.summary, m.mode, m.access, m.starts_at, m.ends_at, m.address, m.lat,
  m.lng, m.details, m.sequence, m.changed_at, s.kind || '/' || s.slug AS process_path, s.title AS process_title, c.slug AS component_slug,
  (m.report IS NOT NULL) AS reported";

const TABLES: &str = "meetings m
  JOIN components c ON c.tenant_id = m.tenant_id AND c.id = m.component_id
  JOIN processes s ON s.tenant_id = m.tenant_id AND s.id = m.process_id";

/// A statement in the making: its conditions and values, `$1` being the tenant.
struct Draft {
    conditions: String,
    values: Vec<Value>,
}

impl Draft {
    /// What a reader may see in a scope. Inside a component the way there has been checked already.
    fn new(scope: Scope, reader: &Reader) -> Self {
        let mut draft = Self { conditions: "m.tenant_id = $1".to_owned(), values: Vec::new() };
        match scope {
            Scope::Component(id) => draft.and_bound("m.component_id =", id),
            Scope::Process(id) => {
                draft.and_bound("m.process_id =", id);
                draft.and("c.published = TRUE AND s.published = TRUE");
            }
            Scope::Organisation => draft.and("c.published = TRUE AND s.published = TRUE"),
        }
        match (&reader.email, reader.staff) {
            (_, true) => draft.and("m.stage IN ('published', 'cancelled')"),
            (Some(email), false) => {
                let place = draft.bind(email.as_str());
                draft.and(&format!(
                    "(m.listed = TRUE OR (m.stage IN ('published', 'cancelled') AND EXISTS
                       (SELECT 1 FROM meeting_invitations i
                        WHERE i.tenant_id = m.tenant_id AND i.meeting_id = m.id AND i.email = {place})))"
                ));
            }
            (None, false) => draft.and("m.listed = TRUE"),
        }
        draft
    }

    fn and(&mut self, condition: &str) {
        self.conditions.push_str(" AND ");
        self.conditions.push_str(condition);
    }

    fn and_bound(&mut self, condition: &str, value: impl Into<Value>) {
        let place = self.bind(value);
        self.and(&format!("{condition} {place}"));
    }

    /// Adds a value and answers its place.
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len() + 1)
    }

    async fn cards(mut self, tx: &Tx, order: &str, limit: i64) -> Result<Vec<Card>, DbErr> {
        let limit = self.bind(limit);
        let sql =
            format!("SELECT {CARD} FROM {TABLES} WHERE {} ORDER BY {order} LIMIT {limit}", self.conditions);
        tx.all(&sql, self.values).await
    }
}

/// A page of what comes, soonest first, or of what was, latest first.
pub(crate) async fn cards(
    tx: &Tx,
    scope: Scope,
    reader: &Reader,
    when: When,
    after: Option<&str>,
) -> Result<Page<Card>, Problem> {
    let mut draft = Draft::new(scope, reader);
    let (order, word, side, beyond) = match when {
        When::Coming => ("m.starts_at, m.id", "coming", ">=", ">"),
        When::Past => ("m.starts_at DESC, m.id DESC", "past", "<", "<"),
    };
    let now = match when {
        When::Coming => tx.now_until(|_| None),
        When::Past => tx.now(),
    };
    draft.and_bound(&format!("m.ends_at {side}"), now);
    if let Some(after) = after {
        let cursor = Cursor::decode(after, word, 1)?;
        let places: Vec<String> = cursor.values().into_iter().map(|value| draft.bind(value)).collect();
        draft.and(&format!("(m.starts_at, m.id) {beyond} ({})", places.join(", ")));
    }
    let rows = draft.cards(tx, order, Page::<Card>::LIMIT).await?;
    // A page of what comes stays as it is until the first of it is over.
    tx.now_until(|now| next_end(&rows, now));
    Ok(Page::new(rows, |card| Cursor::after(word, [Key::from(card.starts_at)], card.id.uuid())))
}

/// When the first of these meetings is over.
pub(crate) fn next_end(cards: &[Card], now: Timestamp) -> Option<Timestamp> {
    cards.iter().map(|card| card.ends_at).filter(|end| now < *end).min()
}

/// The most meetings of a month that its page shows.
const MONTH: i64 = 300;

/// What happens in a span of time, in order.
pub(crate) async fn between(
    tx: &Tx,
    scope: Scope,
    reader: &Reader,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<Card>, DbErr> {
    let mut draft = Draft::new(scope, reader);
    draft.and_bound("m.ends_at >", from);
    draft.and_bound("m.starts_at <", to);
    draft.cards(tx, "m.starts_at, m.id", MONTH).await
}

/// What comes and has a point on the map.
pub(crate) async fn points(tx: &Tx, scope: Scope, reader: &Reader, limit: i64) -> Result<Vec<Card>, DbErr> {
    let mut draft = Draft::new(scope, reader);
    draft.and("m.lat IS NOT NULL AND m.stage = 'published'");
    draft.and_bound("m.ends_at >=", tx.now_until(|_| None));
    let rows = draft.cards(tx, "m.starts_at, m.id", limit).await?;
    tx.now_until(|now| next_end(&rows, now));
    Ok(rows)
}

/// What calendars that follow get: public meetings, from three months ago on.
pub(crate) async fn feed(tx: &Tx, scope: Scope, limit: i64) -> Result<Vec<Card>, DbErr> {
    let mut draft = Draft::new(scope, &Reader::default());
    draft.and_bound("m.ends_at >=", tx.now() - chrono::TimeDelta::days(92));
    draft.cards(tx, "m.starts_at, m.id", limit).await
}

/// A row of the administration's list.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Oversight {
    pub(crate) id: MeetingId,
    pub(crate) stage: String,
    title: String,
    details: String,
    pub(crate) access: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) nickname: Option<String>,
    pub(crate) reported: bool,
}

impl Oversight {
    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        super::row::details(&self.details).wording.line("title", &self.title, reader)
    }
}

/// The administration's list: what waits for a decision first, then by date.
pub(crate) async fn oversee(
    tx: &Tx,
    component: ComponentId,
    stage: Option<Stage>,
    after: Option<&str>,
) -> Result<Page<Oversight>, Problem> {
    let mut values = vals![component];
    let mut conditions = String::from("m.tenant_id = $1 AND m.component_id = $2");
    if let Some(stage) = stage {
        values.push(stage.as_str().into());
        conditions.push_str(" AND m.stage = $3");
    }
    if let Some(after) = after {
        let cursor = Cursor::decode(after, "staff", 1)?;
        let first = values.len() + 2;
        values.extend(cursor.values());
        conditions.push_str(&format!(" AND (m.starts_at, m.id) < (${first}, ${})", first + 1));
    }
    values.push(Page::<Oversight>::LIMIT.into());
    let sql = format!(
        "SELECT m.id, m.stage, m.title, m.details, m.access, m.starts_at, m.ends_at, a.nickname, (m.report IS NOT NULL) AS reported
         FROM meetings m LEFT JOIN people a ON a.tenant_id = m.tenant_id AND a.id = m.author_id
         WHERE {conditions} ORDER BY m.starts_at DESC, m.id DESC LIMIT ${}",
        values.len() + 1
    );
    let rows = tx.all(&sql, values).await?;
    Ok(Page::new(rows, |row: &Oversight| Cursor::after("staff", [Key::from(row.starts_at)], row.id.uuid())))
}

/// How many wait for the office's decision; counted up to a hundred.
pub(crate) async fn waiting(tx: &Tx, component: ComponentId) -> Result<i64, DbErr> {
    let count: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM (SELECT id FROM meetings WHERE tenant_id = $1 AND component_id = $2
               AND stage = 'proposed' ORDER BY id LIMIT 100) waiting",
            vals![component],
        )
        .await?;
    Ok(count.unwrap_or(0))
}
