//! Debates in the database.

use db::{
    DbErr, Tx, WriteTx,
    paging::{Cursor, Key, Page},
    vals,
};
use kernel::{Line, Locale, PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, LabelId, ProcessId, Wording};
use uuid::Uuid;

use crate::model::{Conclusions, Content, Debate, DebateId, State};

const COLUMNS: &str = "d.id, d.component_id, d.process_id, d.number, d.author_id, a.nickname, d.title, d.body, d.html,
  d.summary, d.instructions, d.instructions_html, d.category_id, d.opens_at, d.closes_at, d.closed_at, d.conclusions,
  d.conclusions_html, d.hidden, d.created_at, d.wording, d.conclusions_wording";

const TABLES: &str = "debates d LEFT JOIN people a ON a.tenant_id = d.tenant_id AND a.id = d.author_id";

/// The order of lists, as cursors name it.
const LATEST: &str = "latest";

#[derive(FromQueryResult)]
struct Row {
    id: DebateId,
    component_id: ComponentId,
    process_id: ProcessId,
    number: i64,
    author_id: Option<PersonId>,
    nickname: Option<String>,
    title: String,
    body: String,
    html: String,
    summary: String,
    instructions: String,
    instructions_html: String,
    category_id: Option<LabelId>,
    opens_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    conclusions: Option<String>,
    conclusions_html: Option<String>,
    hidden: Option<String>,
    created_at: Timestamp,
    wording: String,
    conclusions_wording: String,
}

impl From<Row> for Debate {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            component: row.component_id,
            process: row.process_id,
            number: row.number,
            author: row.author_id,
            nickname: row.nickname,
            content: Content {
                title: row.title,
                body: row.body,
                instructions: row.instructions,
                category: row.category_id,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                wording: wording(&row.wording),
            },
            html: row.html,
            summary: row.summary,
            instructions_html: row.instructions_html,
            conclusions: row.closed_at.map(|at| Conclusions {
                at,
                text: row.conclusions.unwrap_or_default(),
                html: row.conclusions_html.unwrap_or_default(),
                wording: wording(&row.conclusions_wording),
            }),
            hidden: row.hidden,
            created_at: row.created_at,
        }
    }
}

/// What cannot be read says nothing of languages; the text itself is there.
fn wording(json: &str) -> Wording {
    Wording::from_json(json).unwrap_or_default()
}

/// A debate by id, whatever its state.
pub(crate) async fn by_id(tx: &Tx, id: DebateId) -> Result<Option<Debate>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.tenant_id = $1 AND d.id = $2");
    Ok(tx.one::<Row>(&sql, vals![id]).await?.map(Debate::from))
}

/// A debate of a component by its number.
pub(crate) async fn by_number(tx: &Tx, component: ComponentId, number: i64) -> Result<Option<Debate>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE d.tenant_id = $1 AND d.component_id = $2 AND d.number = $3"
    );
    Ok(tx.one::<Row>(&sql, vals![component, number]).await?.map(Debate::from))
}

/// Debates by id, whatever their state.
pub(crate) async fn by_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Debate>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE d.tenant_id = $1 AND d.id IN ({}) ORDER BY d.id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    Ok(rows.into_iter().map(Debate::from).collect())
}

/// The ids of all debates of a process after one, in their order.
pub(crate) async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql =
        "SELECT id FROM debates WHERE tenant_id = $1 AND process_id = $2 AND id > $3 ORDER BY id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Everything a person began, oldest first.
pub(crate) async fn of_author(tx: &Tx, author: PersonId) -> Result<Vec<Debate>, DbErr> {
    let sql =
        format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.tenant_id = $1 AND d.author_id = $2 ORDER BY d.id");
    let rows: Vec<Row> = tx.all(&sql, vals![author]).await?;
    Ok(rows.into_iter().map(Debate::from).collect())
}

/// What a list is narrowed to; nothing narrows nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub(crate) state: Option<State>,
    pub(crate) category: Option<LabelId>,
    /// Only the office's, or only those of participants.
    pub(crate) official: Option<bool>,
}

impl Filter {
    /// Whether it narrows anything.
    pub(crate) fn is_narrow(&self) -> bool {
        self.state.is_some() || self.category.is_some() || self.official.is_some()
    }
}

/// A page of the debates of a component, the latest first; hidden ones only in the administration's list.
pub(crate) async fn list(
    tx: &Tx,
    component: ComponentId,
    filter: &Filter,
    hidden: bool,
    after: Option<&str>,
) -> Result<Page<Debate>, Problem> {
    let mut values = vals![component];
    let mut conditions = String::from("d.tenant_id = $1 AND d.component_id = $2");
    if !hidden {
        conditions.push_str(" AND d.hidden IS NULL");
    }
    if let Some(official) = filter.official {
        let author = if official { " AND d.author_id IS NULL" } else { " AND d.author_id IS NOT NULL" };
        conditions.push_str(author);
    }
    if let Some(state) = filter.state {
        values.push(tx.now_until(|_| None).into());
        conditions.push_str(&standing(state, values.len() + 1));
    }
    if let Some(category) = filter.category {
        values.push(category.into());
        conditions.push_str(&format!(" AND d.category_id = ${}", values.len() + 1));
    }
    if let Some(after) = after {
        let first = values.len() + 2;
        values.extend(Cursor::decode(after, LATEST, 1)?.values());
        conditions.push_str(&format!(" AND (d.number, d.id) < (${first}, ${})", first + 1));
    }
    values.push(Page::<Debate>::LIMIT.into());
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {conditions} ORDER BY d.number DESC, d.id DESC LIMIT ${}",
        values.len() + 1
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let debates: Vec<Debate> = rows.into_iter().map(Debate::from).collect();
    next_change(tx, component).await?;
    Ok(Page::new(debates, |d| Cursor::after(LATEST, [Key::from(d.number)], d.id.uuid())))
}

/// The condition of a state, whose moment stands at a place among the values.
fn standing(state: State, now: usize) -> String {
    match state {
        State::Closed => " AND d.closed_at IS NOT NULL".to_owned(),
        State::Over => format!(" AND d.closed_at IS NULL AND d.closes_at <= ${now}"),
        State::Coming => format!(
            " AND d.closed_at IS NULL AND d.opens_at > ${now} AND (d.closes_at IS NULL OR d.closes_at > ${now})"
        ),
        State::Open => format!(
            " AND d.closed_at IS NULL AND (d.opens_at IS NULL OR d.opens_at <= ${now})
             AND (d.closes_at IS NULL OR d.closes_at > ${now})"
        ),
    }
}

/// A list stays as it is until the next debate begins or is over.
async fn next_change(tx: &Tx, component: ComponentId) -> Result<(), DbErr> {
    #[derive(FromQueryResult)]
    struct Next {
        opens_at: Option<Timestamp>,
        closes_at: Option<Timestamp>,
    }
    let now = tx.now_until(|_| None);
    let next: Option<Next> = tx
        .one(
            "SELECT min(CASE WHEN opens_at > $3 THEN opens_at END) AS opens_at,
               min(CASE WHEN closes_at > $3 THEN closes_at END) AS closes_at
             FROM debates WHERE tenant_id = $1 AND component_id = $2",
            vals![component, now],
        )
        .await?;
    tx.now_until(|_| next.and_then(|next| next.opens_at.into_iter().chain(next.closes_at).min()));
    Ok(())
}

/// How many debates are over and not concluded; counted up to a hundred.
pub(crate) async fn to_conclude(tx: &Tx, component: ComponentId) -> Result<i64, DbErr> {
    let count: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM (SELECT id FROM debates WHERE tenant_id = $1 AND component_id = $2
               AND closed_at IS NULL AND hidden IS NULL AND closes_at <= $3 ORDER BY id LIMIT 100) late",
            vals![component, tx.now()],
        )
        .await?;
    Ok(count.unwrap_or(0))
}

/// What a link to a debate needs.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Linked {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) title: String,
    wording: String,
    /// Of its process or body, as in `assemblies/consulta`.
    pub(crate) process_path: String,
    pub(crate) component_slug: String,
}

impl Linked {
    /// The question for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        wording(&self.wording).line("title", &self.title, reader)
    }
}

/// The listed ones of some ids in published components of published spaces, by number.
pub(crate) async fn cards_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Linked>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT d.id, d.number, d.title, d.wording, s.kind || '/' || s.slug AS process_path, c.slug AS component_slug
         FROM debates d
         JOIN components c ON c.tenant_id = d.tenant_id AND c.id = d.component_id
         JOIN processes s ON s.tenant_id = d.tenant_id AND s.id = d.process_id
         WHERE d.tenant_id = $1 AND d.id IN ({}) AND d.hidden IS NULL AND c.published = TRUE AND s.published = TRUE
         ORDER BY d.number, d.id",
        places.join(", ")
    );
    tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await
}

/// Writes a new debate.
pub(crate) async fn insert(tx: &WriteTx, d: &Debate) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO debates (tenant_id, id, component_id, process_id, number, author_id, title, body, html, summary,
           instructions, instructions_html, category_id, opens_at, closes_at, created_at, wording)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        vals![
            d.id,
            d.component,
            d.process,
            d.number,
            d.author,
            d.content.title.as_str(),
            d.content.body.as_str(),
            d.html.as_str(),
            d.summary.as_str(),
            d.content.instructions.as_str(),
            d.instructions_html.as_str(),
            d.content.category,
            d.content.opens_at,
            d.content.closes_at,
            d.created_at,
            d.content.wording.to_json(),
        ],
    )
    .await?;
    Ok(())
}

/// Replaces what a debate is about.
pub(crate) async fn rewrite(tx: &WriteTx, d: &Debate) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE debates SET title = $3, body = $4, html = $5, summary = $6, instructions = $7, instructions_html = $8,
           category_id = $9, opens_at = $10, closes_at = $11, wording = $12
         WHERE tenant_id = $1 AND id = $2",
        vals![
            d.id,
            d.content.title.as_str(),
            d.content.body.as_str(),
            d.html.as_str(),
            d.summary.as_str(),
            d.content.instructions.as_str(),
            d.instructions_html.as_str(),
            d.content.category,
            d.content.opens_at,
            d.content.closes_at,
            d.content.wording.to_json(),
        ],
    )
    .await?;
    Ok(())
}

/// Closes a debate with conclusions, or opens it again without.
pub(crate) async fn set_conclusions(
    tx: &WriteTx,
    id: DebateId,
    conclusions: Option<&Conclusions>,
) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE debates SET closed_at = $3, conclusions = $4, conclusions_html = $5, conclusions_wording = $6
         WHERE tenant_id = $1 AND id = $2",
        vals![
            id,
            conclusions.map(|c| c.at),
            conclusions.map(|c| c.text.clone()),
            conclusions.map(|c| c.html.clone()),
            conclusions.map(|c| c.wording.to_json()).unwrap_or_default(),
        ],
    )
    .await?;
    Ok(())
}

/// Hides a debate with a reason, or shows it again.
pub(crate) async fn set_hidden(tx: &WriteTx, id: DebateId, reason: Option<&str>) -> Result<(), DbErr> {
    let reason = reason.map(str::to_owned);
    tx.exec("UPDATE debates SET hidden = $3 WHERE tenant_id = $1 AND id = $2", vals![id, reason]).await?;
    Ok(())
}
