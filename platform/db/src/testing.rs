//! Databases for tests: each test gets its own, copied from a template that was migrated once.
//!
//! SQLite files live on a memory file system where there is one. PostgreSQL is used when `ARENGO_TEST_POSTGRES` holds
//! the address of a superuser on a private, throw-away cluster (`cargo xtask test` starts one); otherwise those tests
//! say that they tested nothing.

mod postgres;
mod sqlite;

use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::Env;

use crate::{Backend, ConnectError, Database, DbConfig, schema::MigrationTrait};

/// The variable with the private cluster's address.
pub const POSTGRES: &str = "ARENGO_TEST_POSTGRES";

/// A migrated database of one test; removed when dropped.
pub struct TestDatabase {
    /// The open database.
    pub database: Database,
    /// How to reach it, as another process would.
    pub config: DbConfig,
    _place: Place,
}

/// What is removed in the end.
#[expect(dead_code, reason = "held for its Drop")]
enum Place {
    Sqlite(sqlite::Folder),
    Postgres(postgres::Scratch),
}

impl TestDatabase {
    /// A fresh database with this crate's tables and the given migrations. `None`, after saying so, when it should be
    /// PostgreSQL and there is none.
    ///
    /// The template is made again whenever the test program was built anew.
    ///
    /// # Errors
    /// When the database cannot be made.
    pub async fn new(
        backend: Backend,
        migrations: Vec<Box<dyn MigrationTrait>>,
        env: Env,
    ) -> Result<Option<Self>, ConnectError> {
        let (config, place) = match backend {
            Backend::Sqlite => {
                let (config, folder) = sqlite::fresh(migrations).await?;
                (config, Place::Sqlite(folder))
            }
            Backend::Postgres => match std::env::var(POSTGRES) {
                Ok(admin) => {
                    let (config, scratch) = postgres::fresh(&admin, migrations).await?;
                    (config, Place::Postgres(scratch))
                }
                Err(_) => {
                    eprintln!("PostgreSQL: not tested ({POSTGRES} unset)");
                    return Ok(None);
                }
            },
        };
        let database = Database::connect(&config, env).await?;
        Ok(Some(Self { database, config, _place: place }))
    }
}

/// Names a template: by the build of the running test program, and by the migrations of this test.
struct Template {
    build: String,
    migrations: String,
}

impl Template {
    fn new(migrations: &[Box<dyn MigrationTrait>]) -> Self {
        let program = std::env::current_exe().unwrap_or_default();
        let changed = std::fs::metadata(&program).and_then(|m| m.modified()).ok();
        let names: Vec<&str> = migrations.iter().map(|m| m.name()).collect();
        Self { build: hashed(&(program, changed)), migrations: hashed(&names) }
    }
}

fn hashed(value: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Distinguishes the databases of one process.
fn next_number() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

/// Runs each named test on both databases: `on_both_databases!(setup; one_test, another);` where `setup(Backend)` is an
/// async function in scope that gives `Option<World>`, and every test is an async function of that world.
#[macro_export]
macro_rules! on_both_databases {
    ($setup:ident; $($name:ident),* $(,)?) => {
        $crate::on_both_databases!(@one sqlite, Sqlite, $setup; $($name),*);
        $crate::on_both_databases!(@one postgres, Postgres, $setup; $($name),*);
    };
    (@one $module:ident, $backend:ident, $setup:ident; $($name:ident),*) => {
        mod $module {
            use super::*;
            $(
                #[test]
                fn $name() {
                    let runtime = $crate::private::tokio::runtime::Runtime::new().expect("a runtime");
                    runtime.block_on(async {
                        if let Some(world) = $setup($crate::Backend::$backend).await {
                            super::$name(world).await;
                        }
                    });
                }
            )*
        }
    };
}
