//! Ballots and drafts by their keys. Real ones and those of a rehearsal lie in tables of their own.

use db::{DbErr, Tx, Value, WriteTx, vals};
use kernel::Problem;
use sea_orm::FromQueryResult;
use spaces::ComponentId;

use crate::{Choices, model::Urn, secrecy::Key};

/// Rows written by one statement: well under the number of values a statement may bind.
const CHUNK: usize = 500;

impl Urn {
    fn ballots(self) -> &'static str {
        match self {
            Urn::Real => "ballots",
            Urn::Rehearsal => "rehearsal_ballots",
        }
    }

    fn drafts(self) -> &'static str {
        match self {
            Urn::Real => "ballot_drafts",
            Urn::Rehearsal => "rehearsal_drafts",
        }
    }
}

/// What putting ballots into the urn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Casting {
    /// Ballots of voters who had none.
    pub new: u64,
    /// Ballots that replaced a different one of the same voter.
    pub replaced: u64,
}

/// Puts ballots into the urn, each in place of the voter's earlier one, and counts the new ones on the vote. The primary
/// key keeps one ballot a voter. The caller holds the vote's gate.
///
/// # Errors
/// When the database fails.
pub async fn put_ballots(
    tx: &WriteTx,
    vote: ComponentId,
    urn: Urn,
    ballots: &[(Key, Choices)],
) -> Result<Casting, DbErr> {
    let mut casting = Casting { new: insert(tx, urn.ballots(), vote, ballots).await?, replaced: 0 };
    if usize::try_from(casting.new).unwrap_or(usize::MAX) < ballots.len() {
        let sql = format!(
            "UPDATE {} SET choices = $4 WHERE tenant_id = $1 AND vote_id = $2 AND key = $3 AND choices <> $4",
            urn.ballots()
        );
        for (key, choices) in ballots {
            casting.replaced += tx.exec(&sql, vals![vote, key.bytes(), choices.to_text()]).await?;
        }
    }
    if urn == Urn::Real && casting.new > 0 {
        let new = i64::try_from(casting.new).unwrap_or(i64::MAX);
        tx.exec("UPDATE votes SET ballots = ballots + $3 WHERE tenant_id = $1 AND id = $2", vals![vote, new])
            .await?;
    }
    Ok(casting)
}

/// Writes rows that are not there yet, and says how many that were.
async fn insert(
    tx: &WriteTx,
    table: &str,
    vote: ComponentId,
    ballots: &[(Key, Choices)],
) -> Result<u64, DbErr> {
    let mut written = 0;
    for chunk in ballots.chunks(CHUNK) {
        let rows: Vec<String> =
            (0..chunk.len()).map(|i| format!("($1, $2, ${}, ${})", 2 * i + 3, 2 * i + 4)).collect();
        let sql = format!(
            "INSERT INTO {table} (tenant_id, vote_id, key, choices) VALUES {} ON CONFLICT DO NOTHING",
            rows.join(", ")
        );
        let mut values: Vec<Value> = Vec::with_capacity(2 * chunk.len() + 1);
        values.push(vote.into());
        for (key, choices) in chunk {
            values.push(key.bytes().into());
            values.push(choices.to_text().into());
        }
        written += tx.exec(&sql, values).await?;
    }
    Ok(written)
}

/// Whether a voter's ballot is in the urn.
///
/// # Errors
/// When the database fails.
pub async fn has_ballot(tx: &Tx, vote: ComponentId, urn: Urn, key: Key) -> Result<bool, DbErr> {
    let sql =
        format!("SELECT choices FROM {} WHERE tenant_id = $1 AND vote_id = $2 AND key = $3", urn.ballots());
    Ok(tx.scalar::<String>(&sql, vals![vote, key.bytes()]).await?.is_some())
}

/// A voter's choices that are not cast yet.
///
/// # Errors
/// When the database fails.
pub async fn draft(tx: &Tx, vote: ComponentId, urn: Urn, key: Key) -> Result<Option<Choices>, Problem> {
    let sql =
        format!("SELECT choices FROM {} WHERE tenant_id = $1 AND vote_id = $2 AND key = $3", urn.drafts());
    let text: Option<String> = tx.scalar(&sql, vals![vote, key.bytes()]).await?;
    Ok(text.map(|t| t.parse::<Choices>().map_err(anyhow::Error::new)).transpose()?)
}

/// Keeps a voter's choices until they are cast or given up.
///
/// # Errors
/// When the database fails.
pub async fn put_draft(
    tx: &WriteTx,
    vote: ComponentId,
    urn: Urn,
    key: Key,
    choices: &Choices,
) -> Result<(), DbErr> {
    let sql = format!(
        "INSERT INTO {} (tenant_id, vote_id, key, choices) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, vote_id, key) DO UPDATE SET choices = excluded.choices",
        urn.drafts()
    );
    tx.exec(&sql, vals![vote, key.bytes(), choices.to_text()]).await?;
    Ok(())
}

/// Deletes a voter's choices that were not cast.
///
/// # Errors
/// When the database fails.
pub async fn delete_draft(tx: &WriteTx, vote: ComponentId, urn: Urn, key: Key) -> Result<(), DbErr> {
    let sql = format!("DELETE FROM {} WHERE tenant_id = $1 AND vote_id = $2 AND key = $3", urn.drafts());
    tx.exec(&sql, vals![vote, key.bytes()]).await?;
    Ok(())
}

/// Deletes all ballots and drafts.
///
/// # Errors
/// When the database fails.
pub async fn erase_urn(tx: &WriteTx, vote: ComponentId, urn: Urn) -> Result<(), DbErr> {
    for table in [urn.ballots(), urn.drafts()] {
        tx.exec(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND vote_id = $2"), vals![vote]).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct ChoicesRow {
    choices: String,
}

/// What is on all real ballots, in the order of their keys, which once the vote is closed is the order of chance.
///
/// # Errors
/// When the database fails.
pub async fn all_choices(tx: &Tx, vote: ComponentId) -> Result<Vec<Choices>, Problem> {
    let rows: Vec<ChoicesRow> = tx
        .all("SELECT choices FROM ballots WHERE tenant_id = $1 AND vote_id = $2 ORDER BY key", vals![vote])
        .await?;
    let choices = rows.iter().map(|row| row.choices.parse::<Choices>().map_err(anyhow::Error::new));
    Ok(choices.collect::<Result<_, _>>()?)
}

/// Writes all real ballots anew under random keys, in the order of those keys, and deletes the drafts.
///
/// # Errors
/// When the database fails.
pub async fn rewrite_urn(tx: &WriteTx, vote: ComponentId) -> Result<u64, Problem> {
    let mut ballots: Vec<(Key, Choices)> =
        all_choices(tx, vote).await?.into_iter().map(|choices| (Key::random(tx.env()), choices)).collect();
    ballots.sort_unstable_by_key(|(key, _)| *key);
    erase_urn(tx, vote, Urn::Real).await?;
    Ok(insert(tx, Urn::Real.ballots(), vote, &ballots).await?)
}
