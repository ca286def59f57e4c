//! Everything between a feature and its database: connections, transactions bound to a tenant, migrations,
//! audit entries and events, full-text search, paging. SQLite (embedded, the default) and PostgreSQL behave the same.
//!
//! A feature gets a [`TenantDb`] and nothing else. It reads through [`Tx`] and writes through [`WriteTx`]; both bind
//! the tenant as `$1` of every statement, so that a query without its tenant is an error and not a leak:
//!
//! ```ignore
//! let open = tx.all::<Card>("SELECT id, title FROM proposals WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
//! db.write(move |tx| async move {
//!     tx.exec("UPDATE proposals SET title = $3 WHERE tenant_id = $1 AND id = $2", vals![id, title]).await?;
//!     tx.audit(&actor, "proposal.edit", &resource, json!({})).await?;
//!     tx.emit("proposal.edited", &resource, json!({})).await
//! }).await?;
//! ```
//!
//! Two rules make the databases agree:
//! - **A failed statement ends its transaction.** Whoever must go on after a conflict writes `ON CONFLICT … DO NOTHING`
//!   and looks at the number of rows. (PostgreSQL aborts the transaction by itself; on SQLite this crate does it.)
//! - **Writes do not wait for each other's reads on PostgreSQL.** A rule over several rows ("at most three per person")
//!   needs a unique key or [`WriteTx::lock`].

mod changes;
mod config;
mod connection;
mod database;
mod entity;
mod error;
pub mod events;
mod kept;
mod migrations;
mod open;
pub mod paging;
mod platform;
mod record;
mod request;
pub mod schema;
pub mod search;
mod signals;
mod statements;
mod tenant;
pub mod testing;
mod transaction;
mod tx;
mod writer;

pub use changes::{Changes, Footprint, Keep, Moment};
pub use config::{Backend, ConnectError, DbConfig};
pub use connection::Connection;
pub use database::Database;
pub use entity::TenantEntity;
pub use error::{is_foreign_key_violation, is_unique_violation, is_worth_retrying};
pub use platform::PlatformTx;
pub use sea_orm::{self, DbErr, FromQueryResult, Value};
pub use signals::Signal;
pub use tenant::TenantDb;
pub use tx::{Tx, WriteTx};

/// The values of a statement: `vals![id, title, maybe_area]`. Anything that converts into a database value, also
/// ids of `kernel::id!` and `Option`s. In [`Tx`] and [`WriteTx`] the first one is `$2`, because `$1` is the tenant.
#[macro_export]
macro_rules! vals {
    ($($value:expr),* $(,)?) => {
        ::std::vec![$($crate::Value::from($value)),*]
    };
}

/// For the macros only.
#[doc(hidden)]
pub mod private {
    pub use async_trait::async_trait;
    pub use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};
    pub use tokio;
}
