//! Cards.

use db::{Tx, WriteTx, vals};
use kernel::{PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, LabelId, ProcessId};

use crate::model::{BodyId, Card, CardId, Stage};

pub(super) const COLUMNS: &str =
    "id, component_id, process_id, body_id, key, number, of_body, stage, theme_id, area_id, content, html,
  transfer_html, summary, reason, author_id, created_at, changed_at";

/// More cards than any programme has; its index and calendar are made from all of them at once.
pub(crate) const MOST: i64 = 500;

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: CardId,
    component_id: ComponentId,
    process_id: ProcessId,
    body_id: BodyId,
    key: String,
    number: Option<i64>,
    of_body: Option<i64>,
    stage: String,
    theme_id: Option<LabelId>,
    area_id: Option<LabelId>,
    content: String,
    html: String,
    transfer_html: String,
    summary: String,
    reason: Option<String>,
    author_id: Option<PersonId>,
    created_at: Timestamp,
    changed_at: Timestamp,
}

impl Row {
    fn card(self) -> anyhow::Result<Card> {
        Ok(Card {
            id: self.id,
            component: self.component_id,
            process: self.process_id,
            body: self.body_id,
            key: self.key,
            number: self.number,
            of_body: self.of_body,
            stage: Stage::parse(&self.stage).ok_or_else(|| anyhow::anyhow!("a card of an unknown stage"))?,
            theme: self.theme_id,
            area: self.area_id,
            content: serde_json::from_str(&self.content)?,
            html: self.html,
            transfer_html: self.transfer_html,
            summary: self.summary,
            reason: self.reason,
            author: self.author_id,
            created_at: self.created_at,
            changed_at: self.changed_at,
        })
    }
}

pub(super) fn cards(rows: Vec<Row>) -> Result<Vec<Card>, Problem> {
    Ok(rows.into_iter().map(Row::card).collect::<anyhow::Result<_>>()?)
}

/// The published cards of a programme by number.
pub(crate) async fn published(tx: &Tx, component: ComponentId) -> Result<Vec<Card>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND component_id = $2 AND stage = 'published'
         ORDER BY number, id LIMIT $3"
    );
    cards(tx.all(&sql, vals![component, MOST]).await?)
}

/// All cards of a programme, those without number last.
pub(crate) async fn all_cards(tx: &Tx, component: ComponentId) -> Result<Vec<Card>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND component_id = $2
         ORDER BY CASE WHEN number IS NULL THEN 1 ELSE 0 END, number, id LIMIT $3"
    );
    cards(tx.all(&sql, vals![component, MOST]).await?)
}

/// A card by id, whatever its stage.
pub(crate) async fn by_id(tx: &Tx, id: CardId) -> Result<Option<Card>, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND id = $2");
    Ok(tx.one::<Row>(&sql, vals![id]).await?.map(Row::card).transpose()?)
}

/// A card of a programme by its number.
pub(crate) async fn by_number(tx: &Tx, component: ComponentId, number: i64) -> Result<Option<Card>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND component_id = $2 AND number = $3"
    );
    Ok(tx.one::<Row>(&sql, vals![component, number]).await?.map(Row::card).transpose()?)
}

/// Writes a new card; false when its key is taken.
pub(crate) async fn insert(tx: &WriteTx, card: &Card) -> Result<bool, Problem> {
    let content = serde_json::to_string(&card.content)?;
    let added = tx
        .exec(
            "INSERT INTO exchange_cards (tenant_id, id, component_id, process_id, body_id, key, number, of_body, stage,
               theme_id, area_id, title, content, html, transfer_html, summary, reason, author_id, created_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)
             ON CONFLICT DO NOTHING",
            vals![
                card.id,
                card.component,
                card.process,
                card.body,
                card.key.as_str(),
                card.number,
                card.of_body,
                card.stage.as_str(),
                card.theme,
                card.area,
                card.content.title.as_str(),
                content,
                card.html.as_str(),
                card.transfer_html.as_str(),
                card.summary.as_str(),
                card.reason.clone(),
                card.author,
                card.created_at,
            ],
        )
        .await?;
    Ok(added > 0)
}

/// Replaces everything that can change.
pub(crate) async fn save(tx: &WriteTx, card: &Card) -> Result<(), Problem> {
    let content = serde_json::to_string(&card.content)?;
    tx.exec(
        "UPDATE exchange_cards SET number = $3, of_body = $4, stage = $5, theme_id = $6, area_id = $7, title = $8,
           content = $9, html = $10, transfer_html = $11, summary = $12, reason = $13, changed_at = $14
         WHERE tenant_id = $1 AND id = $2",
        vals![
            card.id,
            card.number,
            card.of_body,
            card.stage.as_str(),
            card.theme,
            card.area,
            card.content.title.as_str(),
            content,
            card.html.as_str(),
            card.transfer_html.as_str(),
            card.summary.as_str(),
            card.reason.clone(),
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}

/// The cards of some bodies, the latest first.
pub(crate) async fn of_bodies(
    tx: &Tx,
    component: ComponentId,
    bodies: &[BodyId],
) -> Result<Vec<Card>, Problem> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (4..4 + bodies.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM exchange_cards WHERE tenant_id = $1 AND component_id = $2 AND body_id IN ({})
         ORDER BY id DESC LIMIT $3",
        places.join(", ")
    );
    let mut values = vals![component, MOST];
    values.extend(bodies.iter().map(|id| (*id).into()));
    cards(tx.all(&sql, values).await?)
}

/// How many cards wait for the managers; counted up to a hundred.
pub(crate) async fn to_review(tx: &Tx, component: ComponentId) -> Result<i64, Problem> {
    let count: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM (SELECT id FROM exchange_cards WHERE tenant_id = $1 AND component_id = $2
               AND stage = 'submitted' ORDER BY id LIMIT 100) waiting",
            vals![component],
        )
        .await?;
    Ok(count.unwrap_or(0))
}
