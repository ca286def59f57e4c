use testkit::{TestApp, both};

use crate::{features, process, published};

both!(a_short_address_leads_to_its_process_for_ever, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Cinema").await;
    let visitor = town.visitor();
    let page = visitor.get(&format!("/it/processes/{slug}")).await.expect(200).text();
    let at = page.find("/it/share/").expect("a way to share");
    let share = page[at..].split('"').next().unwrap().to_owned();
    let code = share.rsplit('/').next().unwrap().to_owned();
    let shown = visitor.get(&share).await.expect(200);
    assert!(shown.words().contains(&format!("sarmato.example/s/{code}")), "{}", shown.words());
    let qr = visitor.get(&format!("/s/{code}/qr.svg")).await.expect(200);
    assert!(qr.text().contains("<svg"), "{}", qr.text());
    assert_eq!(
        visitor.get(&format!("/s/{code}")).await.expect(307).location(),
        format!("/it/processes/{slug}")
    );
    // Typed in capitals it is the same.
    assert_eq!(
        visitor.get(&format!("/s/{}", code.to_uppercase())).await.expect(307).location(),
        format!("/it/processes/{slug}")
    );
    for wrong in ["zzzzzz", "", "%00", "x-y", &format!("{code}-12"), &format!("{code}-")] {
        visitor.get(&format!("/s/{wrong}")).await.expect(404);
    }
    // A draft is not given away by its code; another organisation knows nothing of it.
    let id = process(&town, &slug).await.id;
    spaces::process::actions::publish(&town.db, &accounts::Standing::system("test"), id, false)
        .await
        .unwrap();
    visitor.get(&format!("/s/{code}")).await.expect(404);
    visitor.get(&format!("/s/{code}/qr.svg")).await.expect(404);
    let other = app.tenant("vignola").await.visitor();
    other.get(&format!("/s/{code}")).await.expect(404);
});

both!(what_is_older_than_short_addresses_gets_one, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Cinema").await;
    town.db
        .write(|tx| async move { tx.exec("DELETE FROM short_links WHERE tenant_id = $1", vec![]).await })
        .await
        .unwrap();
    let path = format!("/it/processes/{slug}");
    assert!(!admin.get(&path).await.expect(200).text().contains("/it/share/"));
    let share = async || {
        spaces::share::jobs::give_missing(&town.db).await.unwrap();
        let page = town.visitor().get(&path).await.expect(200).text();
        let at = page.find("/it/share/").expect("a way to share");
        page[at..].split('"').next().unwrap().to_owned()
    };
    let first = share().await;
    // For ever: what has one keeps it.
    assert_eq!(share().await, first);
    town.visitor().get(&first).await.expect(200);
});
