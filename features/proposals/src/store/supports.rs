use std::collections::HashSet;

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::ComponentId;
use uuid::Uuid;

use crate::model::{Proposal, ProposalId};

/// How noting a support went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is new, and counted.
    New,
    /// The person supported it before.
    Already,
    /// The proposal left the lists meanwhile: nothing may stay of it.
    Gone,
}

/// Notes a support and counts it. The primary key lets each person in once.
pub(crate) async fn add_support(tx: &WriteTx, p: &Proposal, person: PersonId) -> Result<Added, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO proposal_supports (tenant_id, proposal_id, person_id, component_id, created_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            vals![p.id, person, p.component, tx.now()],
        )
        .await?;
    if added == 0 {
        return Ok(Added::Already);
    }
    let counted = tx
        .exec(
            "UPDATE proposals SET supports = supports + 1 WHERE tenant_id = $1 AND id = $2 AND listed = TRUE",
            vals![p.id],
        )
        .await?;
    Ok(if counted == 1 { Added::New } else { Added::Gone })
}

/// Takes a support back; answers whether there was one.
pub(crate) async fn remove_support(tx: &WriteTx, id: ProposalId, person: PersonId) -> Result<bool, DbErr> {
    let gone = tx
        .exec(
            "DELETE FROM proposal_supports WHERE tenant_id = $1 AND proposal_id = $2 AND person_id = $3",
            vals![id, person],
        )
        .await?;
    if gone == 1 {
        tx.exec("UPDATE proposals SET supports = supports - 1 WHERE tenant_id = $1 AND id = $2", vals![id])
            .await?;
    }
    Ok(gone == 1)
}

/// How many proposals of a component a person supports. One that was hidden or withdrawn gives its support back.
pub(crate) async fn given(tx: &Tx, component: ComponentId, person: PersonId) -> Result<i64, DbErr> {
    let given: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM proposal_supports s
             JOIN proposals p ON p.tenant_id = s.tenant_id AND p.id = s.proposal_id
             WHERE s.tenant_id = $1 AND s.person_id = $2 AND s.component_id = $3 AND p.listed = TRUE",
            vals![person, component],
        )
        .await?;
    Ok(given.unwrap_or(0))
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

/// Which of some proposals a person supports.
pub(crate) async fn supported_among(
    tx: &Tx,
    person: PersonId,
    ids: &[ProposalId],
) -> Result<HashSet<ProposalId>, DbErr> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let places: Vec<String> = (3..3 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT proposal_id AS id FROM proposal_supports
         WHERE tenant_id = $1 AND person_id = $2 AND proposal_id IN ({})",
        places.join(", ")
    );
    let mut values = vals![person];
    values.extend(ids.iter().map(|id| (*id).into()));
    Ok(tx.all::<Id>(&sql, values).await?.into_iter().map(|row| ProposalId(row.id)).collect())
}

/// The next supporters of a proposal after one, by id; for mailing them a part at a time.
pub(crate) async fn supporters_after(
    tx: &Tx,
    id: ProposalId,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<PersonId>, DbErr> {
    let rows: Vec<Id> = tx
        .all(
            "SELECT person_id AS id FROM proposal_supports
             WHERE tenant_id = $1 AND proposal_id = $2 AND person_id > $3 ORDER BY person_id LIMIT $4",
            vals![id, after.map_or(Uuid::nil(), PersonId::uuid), limit],
        )
        .await?;
    Ok(rows.into_iter().map(|row| PersonId(row.id)).collect())
}

/// A support, for the file a person downloads.
#[derive(FromQueryResult)]
pub(crate) struct Given {
    pub(crate) number: Option<i64>,
    pub(crate) title: String,
    pub(crate) created_at: Timestamp,
}

/// Everything a person supports, oldest first.
pub(crate) async fn supported_by(tx: &Tx, person: PersonId) -> Result<Vec<Given>, Problem> {
    Ok(tx
        .all(
            "SELECT p.number, p.title, s.created_at FROM proposal_supports s
             JOIN proposals p ON p.tenant_id = s.tenant_id AND p.id = s.proposal_id
             WHERE s.tenant_id = $1 AND s.person_id = $2 ORDER BY s.created_at, p.id",
            vals![person],
        )
        .await?)
}
