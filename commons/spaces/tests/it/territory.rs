//! Municipalities: the organisation's list, the processes that concern several, and the map.

use accounts::Role;
use testkit::{TestApp, both};

use crate::{features, published};

const TOWNS: &str = "/it/admin/municipalities";

both!(
    a_process_concerns_several_municipalities_and_the_map_leads_to_them,
    features(),
    async |app: TestApp| {
        let town = app.tenant("unione").await;
        let admin = town.administrator().await;
        let (first, second) = (published(&admin, "Il digitale").await, published(&admin, "Il fiume").await);
        for wrong in ["; 45; 9", "Sarmato; nord; 9", "Sarmato\nSarmato", "Sarmato, Calendasco"] {
            let again = admin.post(TOWNS, &[("municipalities", wrong)]).await.expect(422);
            assert!(again.words().contains("Riga"), "{}", again.words());
        }
        let list = "Sarmato; 45,058; 9,490\nCalendasco; 45,088; 9,599\nRottofreno";
        admin.post(TOWNS, &[("municipalities", list)]).await.expect(303);
        assert!(admin.get(TOWNS).await.expect(200).text().contains("Calendasco; 45,088; 9,599"));
        let card = |slug: &str| format!("/it/admin/processes/{slug}/identity-card");
        let fields =
            [("places_chosen", "Sarmato"), ("places_chosen", "Calendasco"), ("places", "Ponte, Guado")];
        admin.post(&card(&first), &fields).await.expect(303);
        admin.post(&card(&second), &[("places_chosen", "Sarmato")]).await.expect(303);
        let form = admin.get(&card(&first)).await.expect(200).text();
        assert!(
            form.contains("value=\"Sarmato\" checked") && form.contains("value=\"Ponte, Guado\""),
            "{form}"
        );
        let visitor = town.visitor();
        let all = visitor.get("/it/processes").await.expect(200);
        assert!(all.text().contains("aria-label=\"Sarmato: 2 processi\""), "{}", all.text());
        assert!(all.text().contains("href=\"/it/processes?place=Calendasco\""), "{}", all.text());
        let there = visitor.get("/it/processes?place=Calendasco").await.expect(200).text();
        let main = there.split("<main").nth(1).unwrap();
        assert!(main.contains("Il digitale") && !main.contains("Il fiume"), "{main}");
        let english = visitor.get("/en/processes").await.expect(200).text();
        assert!(english.contains("Sarmato: 2 processes"), "{english}");
        // A map on which every place shows everything tells nothing.
        let both = [("places_chosen", "Sarmato"), ("places_chosen", "Calendasco")];
        admin.post(&card(&second), &both).await.expect(303);
        let same = visitor.get("/it/processes").await.expect(200).text();
        assert!(!same.contains("a-towns") && same.contains("Calendasco"), "{same}");
        admin.post(&card(&second), &[("places_chosen", "Sarmato")]).await.expect(303);
        assert!(visitor.get("/it/processes").await.expect(200).text().contains("a-towns"));
        // The list is the administrators' own.
        let manager = town.staff("gestore", Role::Manager, None).await;
        manager.get(TOWNS).await.expect(403);
        manager.post(TOWNS, &[("municipalities", "")]).await.expect(403);
        visitor.get(TOWNS).await.expect(303);
        let other = app.tenant("altrove").await;
        assert!(!other.administrator().await.get(TOWNS).await.expect(200).text().contains("Calendasco"));
        // Without points there is no map, and the processes keep their names.
        admin.post(TOWNS, &[("municipalities", "Sarmato")]).await.expect(303);
        let bare = visitor.get("/it/processes").await.expect(200).text();
        assert!(!bare.contains("a-towns") && bare.contains("Calendasco"), "{bare}");
    }
);
