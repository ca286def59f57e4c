use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use feature::State;
use kernel::{HostName, Problem};

use super::{Tenant, store};

/// Tenants by host name. A miss asks the database, so a new tenant is usable at once; one that was read before its table
/// was touched, here or by another process, is read again.
#[derive(Default)]
pub struct TenantCache(RwLock<HashMap<HostName, (Arc<Tenant>, db::Moment)>>);

/// The table that tenants are read from.
pub(crate) const TABLE: &str = "tenants";

impl TenantCache {
    /// The cache of this installation.
    pub fn of(state: &State) -> Option<&TenantCache> {
        state.extensions.all::<TenantCache>().first()
    }

    /// The tenant of a host name, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_host(state: &State, host: &HostName) -> Result<Option<Arc<Tenant>>, Problem> {
        let cache = Self::of(state);
        let known = cache.and_then(|c| c.0.read().unwrap_or_else(PoisonError::into_inner).get(host).cloned());
        let since = state.db.changes().now();
        if let Some((tenant, read)) = known
            && !state.db.changes().touched(tenant.id, TABLE, read)
        {
            return Ok(Some(tenant));
        }
        let tx = state.db.platform_read().await?;
        let Some(tenant) = store::by_host(&tx, host).await?.map(Arc::new) else { return Ok(None) };
        if let Some(cache) = cache {
            let mut known = cache.0.write().unwrap_or_else(PoisonError::into_inner);
            known.insert(host.clone(), (tenant.clone(), since));
        }
        Ok(Some(tenant))
    }
}
