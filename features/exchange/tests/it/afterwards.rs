use chrono::TimeDelta;
use serde_json::json;
use testkit::{TestApp, Visitor};

use crate::{
    applying::{either, world},
    world::{ADMIN, LIST, World, seats},
};

const SESSION: &str = "/it/processes/scambi/schede/1-orti-urbani/sessions/1";

/// What is behind a part of an address in a mail or a page.
fn after(text: &str, part: &str) -> String {
    let rest = text.split(part).nth(1).unwrap_or_else(|| panic!("no {part} in {text}"));
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// A session that is over: Beta sent Bea, who was there for six hours, and Gamma sent Gigi, who was not. Gives Bea's key.
async fn over(world: &World, [alfa, beta, gamma, _]: &[Visitor; 4]) -> String {
    world.applies(beta, "Beta", 1, &["bea"]).await.expect(303);
    world.applies(gamma, "Gamma", 1, &["gigi"]).await.expect(303);
    alfa.post(&format!("{SESSION}/days"), &[("days", "2026-12-03")]).await.expect(303);
    world.app.clock.advance(TimeDelta::days(14));
    let (bea, gigi) =
        (world.participant("bea").await.to_string(), world.participant("gigi").await.to_string());
    let (present, hours) = (format!("present_{bea}"), format!("hours_{bea}"));
    let came = [
        ("person", bea.as_str()),
        (present.as_str(), "on"),
        (hours.as_str(), "6"),
        ("person", gigi.as_str()),
    ];
    alfa.post(&format!("{SESSION}/attendance"), &came).await.expect(303);
    after(&world.mail("bea@ente.example", "Il tuo attestato").await.text, "/afterwards/")
}

testkit::both!(
    who_came_gets_materials_and_says_how_it_was,
    crate::world::features(),
    async |app: TestApp| {
        let (world, people) = world(app, seats(2, json!({})), either()).await;
        let [alfa, beta, gamma, _] = &people;
        let visitor = world.town.visitor();
        // Not before the first day.
        let material = [("material", "Il patto"), ("link", "https://alfa.example/patto")];
        alfa.post_files(&format!("{SESSION}/materials"), &material, &[]).await.expect(409);
        let key = over(&world, &people).await;
        let own = format!("{LIST}/afterwards/{key}");
        assert!(visitor.get(&own).await.expect(200).words().contains("Com’è andata?"));
        visitor.get(&format!("{LIST}/afterwards/{}", testkit::forged(&key))).await.expect(404);

        // Materials: an address for everybody, a file for those who came.
        beta.post_files(&format!("{SESSION}/materials"), &material, &[]).await.expect(403);
        let everybody = [material[0], material[1], ("for_all", "on")];
        alfa.post_files(&format!("{SESSION}/materials"), &everybody, &[]).await.expect(303);
        let file = ("file", "conti.csv", "text/csv", b"anno;euro\n2026;10\n".as_slice());
        alfa.post_files(&format!("{SESSION}/materials"), &[("material", "I conti")], &[file])
            .await
            .expect(303);
        let both = alfa.get(SESSION).await.expect(200).words();
        assert!(both.contains("Il patto") && both.contains("I conti"), "{both}");
        let card = format!("{LIST}/1-orti-urbani");
        for (who, sees) in [(&visitor, false), (gamma, false), (beta, true), (alfa, true)] {
            let words = who.get(&card).await.expect(200).words();
            assert!(words.contains("Il patto") && words.contains("I conti") == sees, "{sees}: {words}");
        }
        let text = visitor.get(&own).await.expect(200).text();
        let with_key = text.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let with_key = format!("/files/{with_key}");
        let bare = with_key.split('?').next().unwrap().to_owned();
        assert!(visitor.get(&with_key).await.expect(200).text().contains("2026;10"));
        visitor.get(&bare).await.expect(404);
        visitor.get(&format!("{bare}?key={}", testkit::forged(&key))).await.expect(404);
        gamma.get(&bare).await.expect(404);
        beta.get(&bare).await.expect(200);
        let foreign = world.app.tenant("vignola").await.visitor();
        foreign.get(&with_key).await.expect(404);
        foreign.get(&own).await.expect(404);

        // How it was, once; the host and the managers read it without names.
        visitor.post(&own, &[("mark", "6")]).await.expect(422);
        let wrong = visitor.post(&own, &[("text", "Utile.")]).await.expect(422);
        assert!(wrong.words().contains("Scegli quanto ti è stato utile") && wrong.text().contains("Utile."));
        visitor.post(&own, &[("mark", "4"), ("text", &"x".repeat(2_001))]).await.expect(422);
        visitor.post(&own, &[("mark", "4"), ("text", "Molto utile.")]).await.expect(303);
        visitor.post(&own, &[("mark", "1"), ("text", "No.")]).await.expect(409);
        let desk = alfa.get(SESSION).await.expect(200).words();
        assert!(desk.contains("4,0 su 5, da 1 risposta") && desk.contains("Molto utile."), "{desk}");
        assert!(visitor.get(&own).await.words().contains("La tua risposta"));

        // They meet again, and get it for their calendars; once more the same is no news, another day is.
        let mut again =
            [("again_title", "Un anno dopo"), ("again_place", "Alfa"), ("again_day", "2026-01-01")];
        alfa.post(&format!("{SESSION}/again"), &again).await.expect(422);
        again[2].1 = "2027-12-01";
        gamma.post(&format!("{SESSION}/again"), &again).await.expect(403);
        alfa.post(&format!("{SESSION}/again"), &again).await.expect(303);
        let mail = world.mail("bea@ente.example", "Ci si rivede").await;
        let ics = &mail.attachments[0].content;
        assert!(ics.contains("DTSTART;VALUE=DATE:20271201") && ics.contains("SUMMARY:Un anno dopo"), "{ics}");
        alfa.post(&format!("{SESSION}/again"), &again).await.expect(303);
        let count = || async {
            world.app.work().await;
            world
                .app
                .mails()
                .await
                .into_iter()
                .filter(|mail| mail.subject.starts_with("Ci si rivede"))
                .count()
        };
        assert_eq!(count().await, 1, "only who came, and once");
        again[2].1 = "2027-12-02";
        alfa.post(&format!("{SESSION}/again"), &again).await.expect(303);
        assert_eq!(count().await, 2);
        assert!(visitor.get(&own).await.words().contains("2 dicembre 2027: Un anno dopo, Alfa"));

        // A material goes with its file; what is gone is not taken away twice.
        let desk = alfa.get(SESSION).await.text();
        let before = desk.split("I conti").next().unwrap();
        let id = after(before.rsplit("name=\"material_id\"").next().unwrap(), "value=\"");
        gamma.post(&format!("{SESSION}/materials/removal"), &[("material_id", &id)]).await.expect(403);
        alfa.post(&format!("{SESSION}/materials/removal"), &[("material_id", &id)]).await.expect(303);
        alfa.post(&format!("{SESSION}/materials/removal"), &[("material_id", &id)]).await.expect(404);
        visitor.get(&with_key).await.expect(404);
    }
);

testkit::both!(the_report_says_who_went_where, crate::world::features(), async |app: TestApp| {
    let (world, people) = world(app, seats(4, json!({})), either()).await;
    let visitor = world.town.visitor();
    let report = format!("{LIST}/report");
    assert!(visitor.get(&report).await.expect(200).words().contains("Nessuno è ancora partito"));
    let key = over(&world, &people).await;
    visitor.post(&format!("{LIST}/afterwards/{key}"), &[("mark", "5")]).await.expect(303);
    let public = visitor.get(&report).await.expect(200).words();
    for words in ["Comune di Beta → Comune di Alfa", "1 persona, 6 ore", "2 su 4 posti"] {
        assert!(public.contains(words), "{words} in {public}");
    }
    assert!(!public.contains("5,0 su 5") && !public.contains("bea"), "{public}");
    assert!(world.admin.get(&report).await.expect(200).words().contains("5,0 su 5, da 1 risposta"));
    let csv = world.admin.get(&format!("{ADMIN}/report.csv")).await.expect(200).text();
    assert!(csv.contains("Orti urbani;Alfa;4;2;1;6;1;5"), "{csv}");
    let csv = world.admin.get(&format!("{ADMIN}/journeys.csv")).await.expect(200).text();
    assert!(csv.contains("Comune di Beta;Comune di Alfa;1;6"), "{csv}");
    for file in ["report.xlsx", "journeys.xlsx"] {
        world.admin.get(&format!("{ADMIN}/{file}")).await.expect(200);
        people[1].get(&format!("{ADMIN}/{file}")).await.expect(403);
        visitor.get(&format!("{ADMIN}/{file}")).await.expect(303);
    }
    // What is kept about whoever writes for Beta is in the file that they download.
    let data = people[1].get("/it/account/data").await.expect(200).text();
    assert!(data.contains("Comune di Beta") && data.contains("\"manager\""), "{data}");
});
