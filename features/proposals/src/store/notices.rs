use db::{DbErr, WriteTx, vals};
use kernel::PersonId;

use crate::model::ProposalId;

/// Notes that a person is told about something; answers whether that is new.
pub(crate) async fn note_notice(
    tx: &WriteTx,
    id: ProposalId,
    person: PersonId,
    about: &str,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO proposal_notices (tenant_id, proposal_id, person_id, about, sent_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            vals![id, person, about, tx.now()],
        )
        .await?;
    Ok(added == 1)
}
