//! What the town's office finds in the administration, whatever features are in the program.

use accounts::Standing;
use arengo::features;
use db::Backend;
use metrics_exporter_prometheus::PrometheusBuilder;
use testkit::{TestApp, both};

use crate::counts::process;

both!(the_column_begins_with_what_one_works_on, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    process(&tenant.db, &Standing::system("test"), "primo").await;
    let admin = tenant.administrator().await;
    let page = admin.get("/it/admin/processes/primo/proposals/settings").await.expect(200);
    let words = page.words();
    let sections =
        ["Cruscotto", "Moderazione", "Com’è fatto", "Chi partecipa", "Tutti i processi", "Tutto l’ente"];
    let places = sections.map(|name| words.find(name).expect(name));
    assert!(places.is_sorted(), "{words}");
    // The way back leads over the list to the process.
    let way = page.text();
    let crumbs = way.split("a-crumb").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap_or_default();
    for step in ["/it/admin/processes/primo\"", "/it/admin/processes/primo/proposals\""] {
        assert!(crumbs.contains(step), "{crumbs}");
    }
});

both!(the_log_is_read_by_kind_and_speaks_the_reader_s_language, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    process(&tenant.db, &Standing::system("test"), "primo").await;
    let admin = tenant.administrator().await;
    let group = [("title_it", "Tutti i bilanci"), ("slug", "tutti"), ("published", "on")];
    admin.post("/it/admin/groups", &group).await.expect(303);
    let log = admin.get("/it/admin/audit?kind=process-group").await.expect(200).text();
    let rows = log.split("<tbody>").nth(1).unwrap_or_default();
    assert_eq!(rows.matches("<tr>").count(), 1, "{rows}");
    assert!(rows.contains("Gruppo di processi scritto"), "{rows}");
    let all = admin.get("/it/admin/audit").await.expect(200).text();
    assert!(all.contains(">Gruppo di processi</option>") && !all.contains(">process-group<"), "{all}");
});

#[tokio::test]
async fn metrics_name_the_route_of_every_page() {
    let metrics = PrometheusBuilder::new().install_recorder().unwrap();
    testkit::run(Backend::Sqlite, &features(), async |app: TestApp| {
        let visitor = app.tenant("sarmato").await.visitor();
        visitor.get("/it/login").await.expect(200);
        visitor.get("/it/processes/nessuno").await.expect(404);
        visitor.get("/it/nessuno").await.expect(404);
    })
    .await;
    let counted = metrics.render();
    for route in ["/{locale}/login", "/{locale}/processes/{process}", "(none)"] {
        assert!(counted.contains(&format!("route=\"{route}\"")), "{route}: {counted}");
    }
}
