//! The audit log as administrators read it: who did what to what, and when.

mod store;

use chrono::NaiveDate;
use chrono_tz::Tz;
use db::{TenantDb, paging::Page};
use kernel::{PersonId, Problem, Timestamp};
pub use store::Entry;
use web::form::FormData;

use crate::Standing;

/// Puts names into words: pairs of an action (`proposal.publish`), or of a kind of thing that is acted on (`proposal`), and a
/// message key. Features register theirs.
pub struct AuditWords(pub &'static [(&'static str, &'static str)]);

/// Which entries to show.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The kind of what was acted on, as in `process`; empty for all.
    pub kind: String,
    /// Who acted.
    pub person: Option<PersonId>,
    /// Entries before this moment.
    pub before: Option<Timestamp>,
    /// The place to go on from.
    pub after: Option<String>,
}

impl Filter {
    /// Reads the filter of an address; what cannot be read there does not filter.
    pub fn read(query: &FormData, zone: Tz) -> Self {
        let day = query.value("until").parse::<NaiveDate>().ok().and_then(|day| day.succ_opt());
        let before = day.and_then(|day| day.and_hms_opt(0, 0, 0)?.and_local_timezone(zone).earliest());
        let word = |text: &str| {
            text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_') && text.len() <= 40
        };
        Self {
            kind: Some(query.value("kind")).filter(|kind| word(kind)).unwrap_or_default().to_owned(),
            person: query.value("person").parse().ok(),
            before: before.map(|moment| moment.to_utc()),
            after: Some(query.value("after").to_owned()).filter(|after| !after.is_empty()),
        }
    }
}

/// One page of the log, newest first.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators.
pub async fn read(db: &TenantDb, who: &Standing, filter: &Filter) -> Result<Page<Entry>, Problem> {
    who.require_administrator()?;
    store::read(&db.read().await?, filter).await
}

/// The kinds of resource that occur in the log.
///
/// # Errors
/// When the database fails.
pub async fn kinds(db: &TenantDb, who: &Standing) -> Result<Vec<String>, Problem> {
    who.require_administrator()?;
    Ok(store::kinds(&db.read().await?).await?)
}

/// The latest entries about one resource, newest first.
///
/// # Errors
/// When the database fails.
pub async fn latest_about(
    tx: &db::Tx,
    about: &kernel::ResourceRef,
    limit: i64,
) -> Result<Vec<Entry>, Problem> {
    Ok(store::latest_about(tx, about, limit).await?)
}
