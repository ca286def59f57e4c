//! More readers at once than the database has connections.

use futures::future::join_all;
use testkit::TestApp;

testkit::both!(more_readers_than_connections_are_all_answered, arengo::features(), async |app: TestApp| {
    let anna = app.tenant("sarmato").await.person("anna").await;
    for path in ["/it/", "/it/processes", "/it/assemblies", "/it/search"] {
        // Nothing is kept for somebody who is logged in: each of them reads for itself.
        let answers = join_all((0..40).map(|_| anna.get(path))).await;
        assert!(answers.iter().all(|answer| answer.status == 200), "{path}");
    }
});
