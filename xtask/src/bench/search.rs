use anyhow::Result;

use super::comments::{Options, story};

/// Reads the 10,860 proposals of the shared data into the search of each database, times twenty searches, and fails when
/// they find different things or in a different order. PostgreSQL is compared where `ARENGO_TEST_POSTGRES` names a server.
pub(crate) fn run(options: &Options) -> Result<bool> {
    story("how_long_a_search_takes", options)
}
