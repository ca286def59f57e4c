use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{Component, ComponentId, ProcessId, exchange::VoteList};
use uuid::Uuid;

use crate::{Settings, Vote, VoteState, model::Urn, secrecy::Secret, snapshot::Snapshot};

const VOTE: &str = "id, process_id, state, settings, list, ballots, opened_at, closed_at, published_at";

#[derive(FromQueryResult)]
struct Row {
    id: ComponentId,
    process_id: ProcessId,
    state: String,
    settings: Option<String>,
    list: Option<String>,
    ballots: i64,
    opened_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    published_at: Option<Timestamp>,
}

impl Row {
    /// The rules are the component's as long as they may change.
    fn vote(self, rules: impl FnOnce() -> Result<Settings, Problem>) -> Result<Vote, Problem> {
        let state = VoteState::parse(&self.state);
        Ok(Vote {
            id: self.id,
            process: self.process_id,
            state: state.ok_or_else(|| anyhow::anyhow!("«{}» is no state of a vote", self.state))?,
            settings: match &self.settings {
                Some(frozen) => serde_json::from_str(frozen)?,
                None => rules()?,
            },
            list: self.list.as_deref().map(serde_json::from_str::<VoteList>).transpose()?,
            ballots: self.ballots,
            opened_at: self.opened_at,
            closed_at: self.closed_at,
            published_at: self.published_at,
        })
    }
}

/// The vote of a component; a vote that nobody has touched yet is being prepared.
///
/// # Errors
/// When the database fails.
pub async fn vote(tx: &Tx, component: &Component) -> Result<Vote, Problem> {
    let sql = format!("SELECT {VOTE} FROM votes WHERE tenant_id = $1 AND id = $2");
    match tx.one::<Row>(&sql, vals![component.id]).await? {
        Some(row) => row.vote(|| Ok(component.settings()?)),
        None => Ok(Vote {
            id: component.id,
            process: component.process_id,
            state: VoteState::Preparing,
            settings: component.settings()?,
            list: None,
            ballots: 0,
            opened_at: None,
            closed_at: None,
            published_at: None,
        }),
    }
}

/// The state of the vote of a process, if one was ever opened.
///
/// # Errors
/// When the database fails.
pub async fn vote_of_process(tx: &Tx, process: ProcessId) -> Result<Option<VoteState>, Problem> {
    let state: Option<String> = tx
        .scalar(
            "SELECT state FROM votes WHERE tenant_id = $1 AND process_id = $2 AND state <> 'preparing' ORDER BY id",
            vals![process],
        )
        .await?;
    Ok(state.as_deref().and_then(VoteState::parse))
}

/// Makes sure that the vote has a row, with a secret for its rehearsal.
///
/// # Errors
/// When the database fails.
pub async fn prepare(tx: &WriteTx, component: &Component) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO votes (tenant_id, id, process_id, state, secret, ballots)
         VALUES ($1, $2, $3, 'preparing', $4, 0) ON CONFLICT DO NOTHING",
        vals![component.id, component.process_id, Secret::random(tx.env()).bytes()],
    )
    .await?;
    Ok(())
}

/// What stands in a vote's row at its gate.
#[derive(FromQueryResult)]
struct Gated {
    #[sea_orm(nested)]
    vote: Row,
    secret: Option<Vec<u8>>,
}

/// A vote in which nobody else does anything until the end of the transaction, with its secret, which it has from the
/// first rehearsal until it is closed.
pub enum Gate {
    /// Its rules and its list are as they were at the opening.
    Opened(Box<Vote>, Option<Secret>),
    /// It is still the component that says what the rules are.
    Preparing(Option<Secret>),
}

/// Waits until no other transaction casts, opens, closes or publishes in this vote, and keeps it so until the end.
///
/// # Errors
/// When the database fails.
pub async fn gate(tx: &WriteTx, vote: ComponentId) -> Result<Gate, Problem> {
    let sql = format!(
        "UPDATE votes SET ballots = ballots WHERE tenant_id = $1 AND id = $2 RETURNING {VOTE}, secret"
    );
    let Some(Gated { vote, secret }) = tx.one(&sql, vals![vote]).await? else {
        return Ok(Gate::Preparing(None));
    };
    let secret = secret.as_deref().and_then(Secret::from_bytes);
    if vote.settings.is_none() {
        return Ok(Gate::Preparing(secret));
    }
    Ok(Gate::Opened(Box::new(vote.vote(|| Err(Problem::NotFound))?), secret))
}

/// The secret; none once the vote is closed.
///
/// # Errors
/// When the database fails.
pub async fn secret(tx: &Tx, vote: ComponentId) -> Result<Option<Secret>, DbErr> {
    let bytes: Option<Option<Vec<u8>>> =
        tx.scalar("SELECT secret FROM votes WHERE tenant_id = $1 AND id = $2", vals![vote]).await?;
    Ok(bytes.flatten().as_deref().and_then(Secret::from_bytes))
}

/// Opens the vote: its own secret, rules and list from now on, an empty urn.
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &WriteTx,
    vote: ComponentId,
    settings: &Settings,
    list: &VoteList,
) -> Result<(), Problem> {
    tx.exec(
        "UPDATE votes SET state = 'open', secret = $3, settings = $4, list = $5, ballots = 0, opened_at = $6
         WHERE tenant_id = $1 AND id = $2",
        vals![
            vote,
            Secret::random(tx.env()).bytes(),
            serde_json::to_string(settings)?,
            serde_json::to_string(list)?,
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}

/// Closes the vote and forgets its secret.
///
/// # Errors
/// When the database fails.
pub async fn close(tx: &WriteTx, vote: ComponentId) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE votes SET state = 'closed', secret = NULL, closed_at = $3 WHERE tenant_id = $1 AND id = $2",
        vals![vote, tx.now()],
    )
    .await?;
    Ok(())
}

/// Publishes the result.
///
/// # Errors
/// When the database fails.
pub async fn publish(tx: &WriteTx, vote: ComponentId, result: &Snapshot) -> Result<(), Problem> {
    tx.exec(
        "UPDATE votes SET state = 'published', result = $3, published_at = $4 WHERE tenant_id = $1 AND id = $2",
        vals![vote, serde_json::to_string(result)?, tx.now()],
    )
    .await?;
    Ok(())
}

/// The published result.
///
/// # Errors
/// When the database fails.
pub async fn result(tx: &Tx, vote: ComponentId) -> Result<Option<Snapshot>, Problem> {
    let json: Option<Option<String>> =
        tx.scalar("SELECT result FROM votes WHERE tenant_id = $1 AND id = $2", vals![vote]).await?;
    Ok(json.flatten().as_deref().map(serde_json::from_str).transpose()?)
}

/// Deletes a vote with everything in its urns.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &WriteTx, vote: ComponentId) -> Result<(), DbErr> {
    super::erase_urn(tx, vote, Urn::Real).await?;
    super::erase_urn(tx, vote, Urn::Rehearsal).await?;
    tx.exec("DELETE FROM votes WHERE tenant_id = $1 AND id = $2", vals![vote]).await?;
    Ok(())
}

/// A published result as a link to it shows it.
#[derive(FromQueryResult)]
pub(crate) struct PublishedRow {
    pub(crate) id: Uuid,
    pub(crate) process_title: String,
    pub(crate) process: String,
    pub(crate) component: String,
    pub(crate) ballots: i64,
}

/// The published results among the ids, drafts of processes left out.
pub(crate) async fn published(tx: &Tx, ids: &[Uuid]) -> Result<Vec<PublishedRow>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..ids.len() + 2).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT v.id, process.title AS process_title, process.kind || '/' || process.slug AS process, c.slug AS component, v.ballots
         FROM votes v
         JOIN components c ON c.tenant_id = v.tenant_id AND c.id = v.id
         JOIN processes process ON process.tenant_id = v.tenant_id AND process.id = v.process_id
         WHERE v.tenant_id = $1 AND v.id IN ({}) AND v.state = 'published' AND c.published = TRUE
           AND process.published = TRUE
         ORDER BY v.id",
        places.join(", ")
    );
    tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await
}

/// How many ballots the published votes counted, of a process or of the whole organisation.
pub(crate) async fn counted(tx: &Tx, of: Option<ProcessId>) -> Result<i64, DbErr> {
    let (condition, values) = match of {
        Some(process) => (" AND s.id = $2", vals![process]),
        None => ("", vals![]),
    };
    let sql = format!(
        "SELECT CAST(coalesce(sum(v.ballots), 0) AS BIGINT) FROM votes v
         JOIN components c ON c.tenant_id = v.tenant_id AND c.id = v.id
         JOIN processes s ON s.tenant_id = v.tenant_id AND s.id = v.process_id
         WHERE v.tenant_id = $1 AND v.state = 'published' AND c.published = TRUE AND s.published = TRUE{condition}"
    );
    Ok(tx.scalar(&sql, values).await?.unwrap_or(0))
}
