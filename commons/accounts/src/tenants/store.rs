//! The one table without a tenant: it is what finds the tenant.

use anyhow::Context;
use db::{PlatformTx, vals};
use kernel::{HostName, Locale, Problem, TenantId};
use sea_orm::FromQueryResult;

use super::{Profile, Tenant, TenantChange};

#[derive(FromQueryResult)]
struct Row {
    id: TenantId,
    host: String,
    name: String,
    locale: String,
    locales: String,
    time_zone: String,
    profile: String,
}

impl Row {
    fn tenant(self) -> anyhow::Result<Tenant> {
        Ok(Tenant {
            id: self.id,
            host: self.host.parse()?,
            name: self.name,
            locale: self.locale.parse()?,
            locales: self.locales.split(' ').map(str::parse).collect::<Result<_, _>>()?,
            time_zone: self.time_zone.parse().ok().context("an unknown time zone is stored")?,
            profile: serde_json::from_str(&self.profile)?,
        })
    }
}

const COLUMNS: &str = "id, host, name, locale, locales, time_zone, profile";

/// The tenant of a host name.
///
/// # Errors
/// When the database fails or holds a row that cannot be understood.
pub async fn by_host(tx: &PlatformTx, host: &HostName) -> Result<Option<Tenant>, Problem> {
    let row: Option<Row> =
        tx.one(&format!("SELECT {COLUMNS} FROM tenants WHERE host = $1"), vals![host.as_str()]).await?;
    Ok(row.map(Row::tenant).transpose()?)
}

/// A tenant by id.
///
/// # Errors
/// When the database fails or holds a row that cannot be understood.
pub async fn by_id(tx: &PlatformTx, id: TenantId) -> Result<Option<Tenant>, Problem> {
    let row: Option<Row> = tx.one(&format!("SELECT {COLUMNS} FROM tenants WHERE id = $1"), vals![id]).await?;
    Ok(row.map(Row::tenant).transpose()?)
}

/// All tenants by host name.
///
/// # Errors
/// When the database fails or holds a row that cannot be understood.
pub async fn all(tx: &PlatformTx) -> Result<Vec<Tenant>, Problem> {
    let rows: Vec<Row> = tx.all(&format!("SELECT {COLUMNS} FROM tenants ORDER BY host"), vals![]).await?;
    Ok(rows.into_iter().map(Row::tenant).collect::<anyhow::Result<_>>()?)
}

/// Writes a new tenant.
pub(super) async fn insert(tx: &PlatformTx, tenant: &Tenant) -> Result<(), db::DbErr> {
    tx.exec(
        "INSERT INTO tenants (id, host, name, locale, locales, time_zone, profile, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![
            tenant.id,
            tenant.host.as_str(),
            tenant.name.as_str(),
            tenant.locale.as_str(),
            spaced(&tenant.locales),
            tenant.time_zone.name(),
            profile_json(&tenant.profile),
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}

/// Replaces everything of a tenant but its id and host name.
pub(super) async fn update(tx: &PlatformTx, id: TenantId, change: &TenantChange) -> Result<(), db::DbErr> {
    tx.exec(
        "UPDATE tenants SET name = $2, locale = $3, locales = $4, time_zone = $5, profile = $6 WHERE id = $1",
        vals![
            id,
            change.name.as_str(),
            change.locale.as_str(),
            spaced(&change.locales()),
            change.time_zone.name(),
            profile_json(&change.profile),
        ],
    )
    .await?;
    Ok(())
}

fn spaced(locales: &[Locale]) -> String {
    locales.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn profile_json(profile: &Profile) -> String {
    serde_json::to_string(profile).unwrap_or_else(|_| "{}".to_owned())
}

/// All organisations, for work that comes round in each of them.
///
/// # Errors
/// When the database fails.
pub async fn everywhere(state: &feature::State) -> Result<Vec<Tenant>, Problem> {
    all(&state.db.platform_read().await?).await
}

/// The organisation of a job's data.
///
/// # Errors
/// When the database fails.
pub async fn of_id(state: &feature::State, id: TenantId) -> Result<Option<Tenant>, Problem> {
    by_id(&state.db.platform_read().await?, id).await
}
