//! Two organisations with the same names never meet.

use spaces::process::store;
use testkit::TestApp;

use crate::{features, process, published};

testkit::both!(two_organisations_share_nothing, features(), async |app: TestApp| {
    let (sarmato, vignola) = (app.tenant("sarmato").await, app.tenant("vignola").await);
    let (here, there) = (sarmato.administrator().await, vignola.administrator().await);
    let slug = published(&here, "Il parco al posto del cinema").await;
    let secret = published(&there, "Segreto di Vignola").await;
    for path in ["/it/", "/it/processes", "/en/", "/it/admin"] {
        let page = here.get(path).await.expect(200).words();
        assert!(page.contains("Il parco") && !page.contains("Segreto"), "{path}");
    }
    for path in ["", "/texts", "/phases", "/voters", "/labels", "/components", "/sheets"] {
        here.get(&format!("/it/admin/processes/{secret}{path}")).await.expect(404);
    }
    here.get(&format!("/it/processes/{secret}")).await.expect(404);
    here.get(&format!("/it/processes/{secret}/sheets")).await.expect(404);
    // The administrator of one is nobody in the other.
    let stranger = here.at("vignola.example");
    assert!(stranger.get("/it/admin").await.expect(303).location().starts_with("/it/login"));
    stranger
        .post(&format!("/it/admin/processes/{secret}/publication"), &[("published", "0")])
        .await
        .expect(401);

    // Ids of the other organisation do nothing.
    let foreign = process(&vignola, &secret).await;
    let phase = store::phases(&vignola.db.read().await.unwrap(), foreign.id).await.unwrap()[0].id.to_string();
    let path = format!("/it/admin/processes/{slug}/active-phase");
    here.post(&path, &[("phase", &phase)]).await.expect(404);
    let fields = [("id_0", phase.as_str()), ("position_0", "1"), ("title_0_it", "Presa")];
    here.post(&format!("/it/admin/processes/{slug}/phases"), &fields).await.expect(303);
    let kept = store::phases(&vignola.db.read().await.unwrap(), foreign.id).await.unwrap();
    assert_eq!(kept.len(), 5);
    assert_eq!(kept[0].id.to_string(), phase);
});
