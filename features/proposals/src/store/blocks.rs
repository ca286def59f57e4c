//! What blocks of pages show: numbers, points and what is new, of a process or of the whole organisation.

use db::{DbErr, Tx, vals};
use kernel::{Line, Locale, Timestamp};
use sea_orm::FromQueryResult;
use spaces::ProcessId;

/// A proposal as blocks name it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Told {
    pub(crate) number: i64,
    pub(crate) title: String,
    wording: String,
    pub(crate) published_at: Option<Timestamp>,
    pub(crate) address: String,
    pub(crate) lat: Option<f64>,
    pub(crate) lng: Option<f64>,
    process_path: String,
    component_slug: String,
}

impl Told {
    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> Line {
        super::wording(&self.wording).line("title", &self.title, reader)
    }

    /// Its path without locale.
    pub(crate) fn path(&self) -> String {
        let words = kernel::Words::path(self.number, &self.title);
        format!("/{}/{}/{words}", self.process_path, self.component_slug)
    }
}

const TOLD: &str =
    "p.number, p.title, p.wording, p.published_at, p.address, p.lat, p.lng, s.kind || '/' || s.slug AS process_path,
  c.slug AS component_slug";

const TABLES: &str = "proposals p
  JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
  JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id";

const PUBLIC: &str = "p.listed = TRUE AND c.published = TRUE AND s.published = TRUE";

/// How many proposals everybody sees.
pub(crate) async fn listed(tx: &Tx, of: Option<ProcessId>) -> Result<i64, DbErr> {
    let (condition, values) = match of {
        Some(process) => (" AND s.id = $2", vals![process]),
        None => ("", vals![]),
    };
    let sql = format!(
        "SELECT CAST(coalesce(sum(n.listed), 0) AS BIGINT) FROM proposal_counts n
         JOIN components c ON c.tenant_id = n.tenant_id AND c.id = n.component_id
         JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
         WHERE n.tenant_id = $1 AND n.facet = 'all' AND c.published = TRUE AND s.published = TRUE{condition}"
    );
    Ok(tx.scalar(&sql, values).await?.unwrap_or(0))
}

/// The latest proposals.
pub(crate) async fn latest(tx: &Tx, of: Option<ProcessId>, count: i64) -> Result<Vec<Told>, DbErr> {
    let (condition, values) = match of {
        Some(process) => (" AND s.id = $3", vals![count, process]),
        None => ("", vals![count]),
    };
    let sql = format!(
        "SELECT {TOLD} FROM {TABLES} WHERE p.tenant_id = $1 AND {PUBLIC}{condition}
         ORDER BY p.published_at DESC, p.id DESC LIMIT $2"
    );
    tx.all(&sql, values).await
}

/// The proposals of a process that have a point, the latest first.
pub(crate) async fn placed(tx: &Tx, process: ProcessId, count: i64) -> Result<Vec<Told>, DbErr> {
    let sql = format!(
        "SELECT {TOLD} FROM {TABLES} WHERE p.tenant_id = $1 AND s.id = $2 AND {PUBLIC}
           AND p.lat IS NOT NULL AND p.lng IS NOT NULL
         ORDER BY p.published_at DESC, p.id DESC LIMIT $3"
    );
    tx.all(&sql, vals![process, count]).await
}
