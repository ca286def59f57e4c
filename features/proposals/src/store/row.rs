use db::{DbErr, Tx, vals};
use kernel::{Line, Locale, Money, PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, LabelId, Place, ProcessId, Wording};
use uuid::Uuid;

use crate::model::{Answer, Content, Origin, Proposal, ProposalId, Stage, Verdict};

const COLUMNS: &str = "p.id, p.component_id, p.process_id, p.number, p.stage, p.hidden, p.origin, p.origin_note, p.author_id,
  a.nickname, p.title, p.body, p.html, p.summary, p.category_id, p.area_id, p.address, p.lat, p.lng, p.image, p.created_at,
  p.published_at, p.edits, p.supports, p.verdict, p.answer_body, p.answer_html, p.answer_cost, p.answer_currency,
  p.answered_at, p.answer_version, p.wording, p.answer_wording";

const TABLES: &str = "proposals p LEFT JOIN people a ON a.tenant_id = p.tenant_id AND a.id = p.author_id";

#[derive(FromQueryResult)]
struct Row {
    id: ProposalId,
    component_id: ComponentId,
    process_id: ProcessId,
    number: Option<i64>,
    stage: String,
    hidden: Option<String>,
    origin: String,
    origin_note: String,
    author_id: Option<PersonId>,
    nickname: Option<String>,
    title: String,
    body: String,
    html: String,
    summary: String,
    category_id: Option<LabelId>,
    area_id: Option<LabelId>,
    address: String,
    lat: Option<f64>,
    lng: Option<f64>,
    image: Option<String>,
    created_at: Timestamp,
    published_at: Option<Timestamp>,
    edits: i64,
    supports: i64,
    verdict: Option<String>,
    answer_body: Option<String>,
    answer_html: Option<String>,
    answer_cost: Option<i64>,
    answer_currency: Option<String>,
    answered_at: Option<Timestamp>,
    answer_version: i64,
    wording: String,
    answer_wording: String,
}

impl Row {
    fn proposal(self) -> anyhow::Result<Proposal> {
        let unknown = |what: &str| anyhow::anyhow!("a proposal with an unknown {what}");
        let verdict = self
            .verdict
            .as_deref()
            .map(|v| Verdict::parse(v).ok_or_else(|| unknown("verdict")))
            .transpose()?;
        let answer = match (verdict, self.answered_at) {
            (Some(verdict), Some(at)) => Some(Answer {
                verdict,
                body: self.answer_body.unwrap_or_default(),
                html: self.answer_html.unwrap_or_default(),
                wording: Wording::from_json(&self.answer_wording)?,
                cost: cost(self.answer_cost, self.answer_currency.as_deref())?,
                at,
                version: self.answer_version,
            }),
            _ => None,
        };
        Ok(Proposal {
            id: self.id,
            component: self.component_id,
            process: self.process_id,
            number: self.number,
            stage: Stage::parse(&self.stage).ok_or_else(|| unknown("stage"))?,
            hidden: self.hidden,
            origin: Origin::parse(&self.origin).ok_or_else(|| unknown("origin"))?,
            origin_note: self.origin_note,
            author: self.author_id,
            nickname: self.nickname,
            content: Content {
                title: self.title,
                body: self.body,
                category: self.category_id,
                area: self.area_id,
                place: Place { address: self.address, point: self.lat.zip(self.lng) },
                wording: Wording::from_json(&self.wording)?,
            },
            html: self.html,
            summary: self.summary,
            image: self.image,
            created_at: self.created_at,
            published_at: self.published_at,
            edits: self.edits,
            supports: self.supports,
            answer,
        })
    }
}

pub(super) fn cost(minor: Option<i64>, currency: Option<&str>) -> anyhow::Result<Option<Money>> {
    Ok(match (minor, currency) {
        (Some(minor), Some(currency)) => Some(Money::new(minor, currency.parse()?)),
        _ => None,
    })
}

fn proposals(rows: Vec<Row>) -> Result<Vec<Proposal>, Problem> {
    Ok(rows.into_iter().map(Row::proposal).collect::<anyhow::Result<_>>()?)
}

/// A proposal by id, whatever its stage.
pub(crate) async fn by_id(tx: &Tx, id: ProposalId) -> Result<Option<Proposal>, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE p.tenant_id = $1 AND p.id = $2");
    Ok(tx.one::<Row>(&sql, vals![id]).await?.map(Row::proposal).transpose()?)
}

/// Proposals by id, whatever their stage.
pub(crate) async fn by_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Proposal>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE p.tenant_id = $1 AND p.id IN ({}) ORDER BY p.id",
        places.join(", ")
    );
    proposals(tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?)
}

/// The ids of all proposals of a process after one, in their order.
pub(crate) async fn ids_within(
    tx: &Tx,
    process: ProcessId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql =
        "SELECT id FROM proposals WHERE tenant_id = $1 AND process_id = $2 AND id > $3 ORDER BY id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// A proposal of a component by its number.
pub(crate) async fn by_number(
    tx: &Tx,
    component: ComponentId,
    number: i64,
) -> Result<Option<Proposal>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE p.tenant_id = $1 AND p.component_id = $2 AND p.number = $3"
    );
    Ok(tx.one::<Row>(&sql, vals![component, number]).await?.map(Row::proposal).transpose()?)
}

/// Published and withdrawn proposals after a number, in the order of numbers; for exports, a part at a time.
pub(crate) async fn after_number(
    tx: &Tx,
    component: ComponentId,
    number: i64,
    limit: i64,
) -> Result<Vec<Proposal>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE p.tenant_id = $1 AND p.component_id = $2 AND p.number > $3
         ORDER BY p.number LIMIT $4"
    );
    proposals(tx.all(&sql, vals![component, number, limit]).await?)
}

/// The accepted proposals of a process, by number.
pub(crate) async fn accepted(tx: &Tx, process: ProcessId) -> Result<Vec<Proposal>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES}
         WHERE p.tenant_id = $1 AND p.process_id = $2 AND p.listed = TRUE AND p.verdict = 'accepted'
         ORDER BY p.number, p.id"
    );
    proposals(tx.all(&sql, vals![process]).await?)
}

/// Everything a person wrote, drafts too, oldest first.
pub(crate) async fn of_author(tx: &Tx, author: PersonId) -> Result<Vec<Proposal>, Problem> {
    let sql =
        format!("SELECT {COLUMNS} FROM {TABLES} WHERE p.tenant_id = $1 AND p.author_id = $2 ORDER BY p.id");
    proposals(tx.all(&sql, vals![author]).await?)
}

/// What a link to a proposal needs.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Linked {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) title: String,
    wording: String,
    /// Of its process, as in `processes/bilancio-2027`.
    pub(crate) process_path: String,
    pub(crate) component_slug: String,
}

impl Linked {
    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        super::wording(&self.wording).line("title", &self.title, reader)
    }
}

/// The listed ones of some ids in published components of published processes, by number.
pub(crate) async fn cards_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Linked>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT p.id, p.number, p.title, p.wording, s.kind || '/' || s.slug AS process_path, c.slug AS component_slug
         FROM proposals p
         JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
         JOIN processes s ON s.tenant_id = p.tenant_id AND s.id = p.process_id
         WHERE p.tenant_id = $1 AND p.id IN ({}) AND p.listed = TRUE AND c.published = TRUE AND s.published = TRUE
         ORDER BY p.number, p.id",
        places.join(", ")
    );
    tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await
}

/// The listed ones of some numbers in the components of a process.
pub(crate) async fn listed_by_numbers(
    tx: &Tx,
    process: ProcessId,
    numbers: &[i64],
) -> Result<Vec<(ProposalId, i64)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Found {
        id: ProposalId,
        number: i64,
    }
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + numbers.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT id, number FROM proposals
         WHERE tenant_id = $1 AND process_id = $2 AND listed = TRUE AND number IN ({}) ORDER BY number, id",
        places.join(", ")
    );
    let mut values = vals![process];
    values.extend(numbers.iter().map(|n| (*n).into()));
    let found: Vec<Found> = tx.all(&sql, values).await?;
    Ok(found.into_iter().map(|f| (f.id, f.number)).collect())
}
