//! Organisations: a tenant is a row, found by the host name of the request.

mod actions;
mod cache;
mod model;
mod store;

pub use actions::{NewTenant, change_profile, create, create_as_operator};
pub(crate) use cache::TABLE;
pub use cache::TenantCache;
pub use model::{Profile, Tenant};
pub use store::{all, by_host, by_id, everywhere};
