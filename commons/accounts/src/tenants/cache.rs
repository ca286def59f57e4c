use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use feature::State;
use kernel::{HostName, Problem, TenantId};

use super::{Tenant, store};

/// Tenants by host name. A miss asks the database, so a new tenant is usable at once; a change anywhere reaches this
/// cache through the event that announces it.
#[derive(Default)]
pub struct TenantCache(RwLock<HashMap<HostName, Arc<Tenant>>>);

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
        if let Some(known) =
            cache.and_then(|c| c.0.read().unwrap_or_else(PoisonError::into_inner).get(host).cloned())
        {
            return Ok(Some(known));
        }
        let tx = state.db.platform_read().await?;
        let Some(tenant) = store::by_host(&tx, host).await?.map(Arc::new) else { return Ok(None) };
        if let Some(cache) = cache {
            cache.0.write().unwrap_or_else(PoisonError::into_inner).insert(host.clone(), tenant.clone());
        }
        Ok(Some(tenant))
    }

    /// Forgets a tenant that changed.
    pub fn forget(&self, tenant: TenantId) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|_, known| known.id != tenant);
    }
}
