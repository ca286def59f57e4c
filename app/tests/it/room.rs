//! From the room to the proposals and back: two features that do not know each other, in the whole program.

use accounts::Standing;
use arengo::features;
use chrono::TimeDelta;
use kernel::{Locale, Translated};
use meetings::{Access, Content, Details, Mode};
use spaces::{
    Place, ProcessTexts,
    process::{
        actions::{self, NewComponent, NewProcess},
        store,
    },
};
use testkit::{TestApp, TestTenant, both};

/// A process with proposals and a meeting that was held yesterday; its page in the administration and for everybody.
async fn held(town: &TestTenant, kinds: &[&str]) -> (String, String) {
    let who = Standing::system("test");
    let text = |words: &str| Translated::new(Locale::IT, words);
    let component = |kind: &&str| NewComponent {
        kind: (*kind).to_owned(),
        slug: kind.parse().unwrap(),
        title: text(kind),
        settings: serde_json::json!({}),
    };
    let new = NewProcess {
        slug: "bilancio".parse().unwrap(),
        texts: ProcessTexts {
            title: text("Bilancio"),
            subtitle: text(""),
            short: text("In breve."),
            description: text("Per esteso."),
            interest: None,
        },
        starts_at: None,
        ends_at: None,
        entitlement: accounts::Entitlement::Registered,
        components: kinds.iter().map(component).collect(),
    };
    let process = actions::create(&town.db, &who, new).await.unwrap();
    actions::publish(&town.db, &who, process.id, true).await.unwrap();
    let components = store::components(&town.db.read().await.unwrap(), process.id).await.unwrap();
    let component = components.iter().find(|c| c.kind == "meetings").unwrap().id;
    let starts_at = town.db.env().now() + TimeDelta::hours(1);
    let content = Content {
        title: "Assemblea".into(),
        body: "Parliamo.".into(),
        mode: Mode::InPerson,
        access: Access::Open,
        starts_at,
        ends_at: starts_at + TimeDelta::hours(2),
        place: Place { address: "Piazza".into(), point: None },
        details: Details::default(),
    };
    let m = meetings::actions::create(&town.db, &who, component, content).await.unwrap();
    meetings::actions::publish(&town.db, &who, component, m.id).await.unwrap();
    town.app.clock.advance(TimeDelta::days(1));
    let page = "/it/processes/bilancio/meetings/1-assemblea".to_owned();
    (format!("/it/admin/processes/bilancio/meetings/{}/minutes", m.id), page)
}

// Acceptance: given a closed meeting, when minutes are visible, then report, attendees and linked proposals show.
both!(
    given_a_closed_meeting_when_minutes_are_visible_then_report_and_linked_proposals_show,
    features(),
    async |app: TestApp| {
        let town = app.tenant("sarmato").await;
        let (minutes, page) = held(&town, &["proposals", "meetings"]).await;
        let admin = town.administrator().await;
        // What is missing is said where proposals would say it; nothing is half made.
        let wrong =
            admin.post(&format!("{minutes}/proposals"), &[("title", "Una tettoia"), ("body", "")]).await;
        assert!(wrong.expect(422).text().contains("value=\"Una tettoia\""));
        let said =
            [("title", "Una tettoia"), ("body", "Davanti alla scuola piove, e i bambini aspettano fuori.")];
        town.person("anna").await.post(&format!("{minutes}/proposals"), &said).await.expect(403);
        admin.post(&format!("{minutes}/proposals"), &said).await.expect(303);
        let visitor = town.visitor();
        let proposal = "/it/processes/bilancio/proposals/1-una-tettoia";
        let read = visitor.get(proposal).await.expect(200).words();
        assert!(read.contains("Assemblea, 22 novembre 2026"), "who said it: {read}");
        assert!(read.contains("Se ne parla nell’incontro Assemblea"), "{read}");
        assert!(visitor.get(&page).await.expect(200).text().contains(proposal));

        let report = [("body", "Abbiamo deciso."), ("attendees", "34"), ("shown", "on")];
        admin.post(&minutes, &report).await.expect(303);
        let read = visitor.get(&page).await.expect(200).words();
        for words in ["Abbiamo deciso.", "C’erano 34 persone", "Una tettoia"] {
            assert!(read.contains(words), "{words} in {read}");
        }
        // Others by their numbers; an unknown number is said, and none is linked.
        let links = format!("{minutes}/links");
        let unknown = admin.post(&links, &[("numbers", "1, 99")]).await.expect(422).words();
        assert!(unknown.contains("n. 99"), "{unknown}");
        assert!(visitor.get(&page).await.text().contains(proposal));
        admin.post(&links, &[("numbers", "")]).await.expect(303);
        assert!(!visitor.get(&page).await.text().contains(proposal));
        admin.post(&links, &[("numbers", "n. 1")]).await.expect(303);
        assert!(visitor.get(&page).await.text().contains(proposal));
    }
);

both!(a_process_without_proposals_says_so, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let (minutes, _) = held(&town, &["meetings"]).await;
    let admin = town.administrator().await;
    let said =
        [("title", "Una tettoia"), ("body", "Davanti alla scuola piove, e i bambini aspettano fuori.")];
    let refused = admin.post(&format!("{minutes}/proposals"), &said).await.expect(409);
    assert!(refused.words().contains("Questo processo non raccoglie proposte"));
});
