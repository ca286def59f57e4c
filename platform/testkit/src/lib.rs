//! Tests through the front door: a whole installation in memory, visitors with cookies, a clock that stands still, and
//! mail that can be read. Every story runs on both databases:
//!
//! ```ignore
//! testkit::both!(a_person_registers, features(), async |app: TestApp| {
//!     let sarmato = app.tenant("sarmato").await;
//!     let answer = sarmato.visitor().get("/it/").await;
//!     assert_eq!(answer.status, 200);
//! });
//! ```
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod answer;
mod app;
mod bucket;
pub mod permissions;
pub mod tricks;
mod visitor;

pub use answer::Answer;
pub use app::{TestApp, TestTenant};
pub use bucket::{BucketServer, signature};
pub use visitor::{File, Visitor};

pub use db::Backend;
use feature::Feature;

/// Runs a story on one database; on PostgreSQL only where the private cluster is there.
pub async fn run(backend: Backend, features: &[Feature], story: impl AsyncFnOnce(TestApp)) {
    if let Some(app) = TestApp::new(backend, features).await {
        story(app).await;
    }
}

/// What a forger makes of a secret: the same but for its last character, which is certainly another one. A fixed
/// letter would be the right one in every sixty-fourth run.
pub fn forged(secret: &str) -> String {
    let (kept, last) = secret.split_at(secret.len() - 1);
    format!("{kept}{}", if last.eq_ignore_ascii_case("A") { "B" } else { "A" })
}

#[test]
fn a_forged_secret_means_something_else_in_every_alphabet() {
    for secret in ["0a", "0A", "0b", "zA", "zB"] {
        assert!(!forged(secret).eq_ignore_ascii_case(secret), "{secret}");
    }
}

/// Declares a story as a module with the tests `sqlite` and `postgres`.
#[macro_export]
macro_rules! both {
    ($name:ident, $features:expr, $story:expr $(,)?) => {
        mod $name {
            #[allow(unused_imports, clippy::allow_attributes)]
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::run($crate::Backend::Sqlite, &$features, $story).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::run($crate::Backend::Postgres, &$features, $story).await;
            }
        }
    };
}
