use std::collections::HashMap;

use db::{DbErr, Tx, WriteTx, vals};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, LabelId};

use crate::model::{Origin, Proposal, Status};

/// How many proposals are listed, in all and by what lists filter by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facets(HashMap<(String, String), i64>);

impl Facets {
    /// All that are listed.
    pub(crate) fn all(&self) -> i64 {
        self.get("all", "")
    }

    /// Those of an area or a category.
    pub(crate) fn label(&self, id: LabelId) -> i64 {
        self.get("label", &id.to_string())
    }

    /// Those in a state.
    pub(crate) fn status(&self, status: Status) -> i64 {
        self.get("status", status.as_str())
    }

    /// Those from somewhere.
    pub(crate) fn origin(&self, origin: Origin) -> i64 {
        self.get("origin", origin.as_str())
    }

    fn get(&self, facet: &str, value: &str) -> i64 {
        self.0.get(&(facet.to_owned(), value.to_owned())).copied().unwrap_or(0)
    }
}

#[derive(FromQueryResult)]
struct Row {
    facet: String,
    value: String,
    listed: i64,
}

/// What is counted in a component.
pub(crate) async fn facets(tx: &Tx, component: ComponentId) -> Result<Facets, DbErr> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT facet, value, listed FROM proposal_counts WHERE tenant_id = $1 AND component_id = $2",
            vals![component],
        )
        .await?;
    Ok(Facets(rows.into_iter().map(|r| ((r.facet, r.value), r.listed)).collect()))
}

/// Counts a listed proposal in (`by` 1) or out (`by` -1). Called with the proposal as it is in the lists: before it
/// leaves them or changes, and after it enters them or has changed.
pub(crate) async fn add_to_counts(tx: &WriteTx, p: &Proposal, by: i64) -> Result<(), DbErr> {
    let mut places = vec![
        ("all", String::new()),
        ("origin", p.origin.as_str().to_owned()),
        ("status", Status::from(p.verdict()).as_str().to_owned()),
    ];
    places.extend(
        [p.content.area, p.content.category].into_iter().flatten().map(|id| ("label", id.to_string())),
    );
    // Always in the same order, so that two transactions never wait for each other.
    places.sort();
    for (facet, value) in places {
        tx.exec(
            "INSERT INTO proposal_counts (tenant_id, component_id, facet, value, listed) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant_id, component_id, facet, value)
             DO UPDATE SET listed = proposal_counts.listed + excluded.listed",
            vals![p.component, facet, value, by],
        )
        .await?;
    }
    Ok(())
}
