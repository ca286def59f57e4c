use db::{DbErr, WriteTx, vals};

use crate::model::{Answer, Content, Proposal, ProposalId, Stage};

/// Writes a new proposal.
pub(crate) async fn insert(tx: &WriteTx, p: &Proposal) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO proposals (tenant_id, id, component_id, process_id, number, stage, listed, origin, origin_note,
           author_id, title, body, html, summary, category_id, area_id, address, lat, lng, image, created_at, published_at,
           edits, supports, shuffle, answer_version, wording)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           0, 0, $23, 0, $24)",
        vals![
            p.id,
            p.component,
            p.process,
            p.number,
            p.stage.as_str(),
            p.is_listed(),
            p.origin.as_str(),
            p.origin_note.as_str(),
            p.author,
            p.content.title.as_str(),
            p.content.body.as_str(),
            p.html.as_str(),
            p.summary.as_str(),
            p.content.category,
            p.content.area,
            p.content.place.address.as_str(),
            p.content.place.point.map(|(lat, _)| lat),
            p.content.place.point.map(|(_, lng)| lng),
            p.image.clone(),
            p.created_at,
            p.published_at,
            shuffled(tx),
            p.content.wording.to_json(),
        ],
    )
    .await?;
    index(tx, p).await
}

/// A place on the circle that the lists' daily order goes round.
fn shuffled(tx: &WriteTx) -> i64 {
    i64::from(u32::from_be_bytes(tx.env().random::<4>()))
}

/// Replaces what a proposal says. `edited` counts it as a change after publication, which nobody's support may have
/// overtaken; answers whether it was saved.
pub(crate) async fn save_content(tx: &WriteTx, p: &Proposal, edited: bool) -> Result<bool, DbErr> {
    let Content { title, body, category, area, place, wording } = &p.content;
    let saved = tx
        .exec(
            "UPDATE proposals SET title = $3, body = $4, html = $5, summary = $6, category_id = $7, area_id = $8,
               address = $9, lat = $10, lng = $11, edits = edits + $12, wording = $13
             WHERE tenant_id = $1 AND id = $2 AND (supports = 0 OR stage = 'draft')",
            vals![
                p.id,
                title.as_str(),
                body.as_str(),
                p.html.as_str(),
                p.summary.as_str(),
                *category,
                *area,
                place.address.as_str(),
                place.point.map(|(lat, _)| lat),
                place.point.map(|(_, lng)| lng),
                i64::from(edited),
                wording.to_json(),
            ],
        )
        .await?;
    index(tx, p).await?;
    Ok(saved == 1)
}

/// Replaces the picture's hash; none takes it away.
pub(crate) async fn set_image(tx: &WriteTx, id: ProposalId, hash: Option<&str>) -> Result<(), DbErr> {
    tx.exec("UPDATE proposals SET image = $3 WHERE tenant_id = $1 AND id = $2", vals![id, hash]).await?;
    Ok(())
}

/// Makes a draft public under its number; answers whether it still was a draft.
pub(crate) async fn publish(tx: &WriteTx, p: &Proposal, number: i64) -> Result<bool, DbErr> {
    let published = tx
        .exec(
            "UPDATE proposals SET stage = 'published', listed = TRUE, number = $3, published_at = $4
             WHERE tenant_id = $1 AND id = $2 AND stage = 'draft'",
            vals![p.id, number, tx.now()],
        )
        .await?;
    let stage = Stage::Published;
    index(tx, &Proposal { stage, ..p.clone() }).await?;
    Ok(published == 1)
}

/// Removes a draft for good.
pub(crate) async fn delete_draft(tx: &WriteTx, id: ProposalId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM proposals WHERE tenant_id = $1 AND id = $2 AND stage = 'draft'", vals![id]).await?;
    Ok(())
}

/// Takes a proposal from the lists because its author takes it back.
pub(crate) async fn set_withdrawn(tx: &WriteTx, p: &Proposal) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE proposals SET stage = 'withdrawn', listed = FALSE WHERE tenant_id = $1 AND id = $2",
        vals![p.id],
    )
    .await?;
    tx.remove_text("proposal", p.id.uuid()).await
}

/// Hides a proposal with a reason, or shows it again.
pub(crate) async fn set_hidden(tx: &WriteTx, p: &Proposal, reason: Option<&str>) -> Result<(), DbErr> {
    let listed = p.stage == Stage::Published && reason.is_none();
    tx.exec(
        "UPDATE proposals SET hidden = $3, listed = $4 WHERE tenant_id = $1 AND id = $2",
        vals![p.id, reason, listed],
    )
    .await?;
    index(tx, &Proposal { hidden: reason.map(str::to_owned), ..p.clone() }).await
}

/// Replaces the administration's answer.
pub(crate) async fn save_answer(tx: &WriteTx, id: ProposalId, answer: &Answer) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE proposals SET verdict = $3, answer_body = $4, answer_html = $5, answer_cost = $6, answer_currency = $7,
           answered_at = $8, answer_version = $9, answer_wording = $10
         WHERE tenant_id = $1 AND id = $2",
        vals![
            id,
            answer.verdict.as_str(),
            answer.body.as_str(),
            answer.html.as_str(),
            answer.cost.map(|c| c.minor),
            answer.cost.map(|c| c.currency.code().to_owned()),
            answer.at,
            answer.version,
            answer.wording.to_json(),
        ],
    )
    .await?;
    Ok(())
}

/// Only what lists show can be found; staff search among the same words, hidden ones too.
async fn index(tx: &WriteTx, p: &Proposal) -> Result<(), DbErr> {
    if p.stage != Stage::Published {
        return Ok(());
    }
    let number = p.number.map(|n| n.to_string()).unwrap_or_default();
    let elsewhere = p.content.wording.elsewhere(&["title", "body"]);
    let text =
        format!("{number} {} {} {} {elsewhere}", p.content.title, p.content.body, p.content.place.address);
    tx.index_text("proposal", p.id.uuid(), p.component.uuid(), &text).await
}
