use chrono::TimeDelta;
use engagement::comments::Side;
use kernel::Problem;
use testkit::{TestApp, both};

use crate::world::{ADMIN, LIST, World, content, features};

// Acceptance: given a debate author, when closing with conclusions, then comments stop and likes stay visible.
both!(
    given_a_debate_author_when_closing_with_conclusions_then_comments_stop_and_what_was_said_stays,
    features(),
    async |app: TestApp| {
        let world = World::new(app, true).await;
        let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
        let form = [("title", "Dove mettiamo gli alberi?"), ("body", "Ne arrivano **quaranta** a marzo.")];
        anna.get(&format!("{LIST}/new")).await.expect(200);
        let made = anna.post(LIST, &form).await.expect(303).location().to_owned();
        assert_eq!(made, format!("{LIST}/1-dove-mettiamo-gli-alberi"));
        let page = bruno.get(&made).await.expect(200);
        assert!(page.text().contains("<strong>quaranta</strong>") && page.words().contains("anna"));
        let debate = the_first(&world).await;
        world.says(&bruno, &debate, Side::For).await.unwrap();
        world.says(&anna, &debate, Side::Against).await.unwrap();
        let page = world.town.visitor().get(&made).await.expect(200).text();
        assert!(page.contains("vicino alla fontana") && page.contains("comments_view"), "two sides to see");
        bruno.get(&format!("{made}/closing")).await.expect(403);
        bruno.post(&format!("{made}/closing"), &[("conclusions", "Decido io che cosa.")]).await.expect(403);
        let short = anna.post(&format!("{made}/closing"), &[("conclusions", "Sì.")]).await.expect(422).text();
        assert!(short.contains("Mancano le conclusioni") && short.contains("Sì."), "what was typed is kept");
        let closing = [("conclusions", "Li mettiamo in *piazza*, dodici per lato.")];
        anna.post(&format!("{made}/closing"), &closing).await.expect(303);
        let page = world.town.visitor().get(&made).await.expect(200);
        assert!(page.text().contains("<em>piazza</em>") && page.words().contains("vicino alla fontana"));
        assert!(page.words().contains("Il dibattito è concluso: si legge, non si commenta più."));
        let refused = world.says(&bruno, &debate, Side::For).await;
        assert!(matches!(refused, Err(Problem::NotAllowed(_))), "{refused:?}");
        anna.post(&format!("{made}/closing"), &closing).await.expect(403);
        // Whoever follows it is told, with the conclusions.
        let mails = world.app.mails().await;
        let told = mails.iter().find(|m| m.to == "bruno@sarmato.example" && m.subject.contains("concluso"));
        assert!(told.is_some_and(|mail| mail.text.contains("dodici per lato")), "{mails:?}");
        // And back.
        anna.post(&format!("{made}/reopening"), &[]).await.expect(303);
        world.says(&bruno, &debate, Side::Neutral).await.unwrap();
        assert!(!bruno.get(&made).await.text().contains("dodici per lato"));
        anna.post(&format!("{made}/reopening"), &[]).await.expect(403);
    }
);

/// The debate of number one, whose text the office has gone over.
async fn the_first(world: &World) -> debates::Debate {
    let who = crate::world::office();
    let content = content("Dove mettiamo gli alberi?");
    debates::actions::revise(&world.town.db, &who, world.component, 1, content).await.unwrap()
}

both!(a_dated_debate_opens_and_is_over_by_itself, features(), async |app: TestApp| {
    let world = World::new(app, false).await;
    let form = [
        ("title", "Che orari vuole la biblioteca?"),
        ("body", "Oggi chiude alle sei."),
        ("instructions", "Un orario per commento."),
        ("opens_at", "2026-11-23T09:00"),
        ("closes_at", "2026-11-30T20:00"),
    ];
    world.admin.post(ADMIN, &form).await.expect(303);
    let page = format!("{LIST}/1-che-orari-vuole-la-biblioteca");
    let anna = world.town.person("anna").await;
    let debate = world.host(content("Un altro dibattito, sempre aperto")).await;
    world.says(&anna, &debate, Side::For).await.unwrap();
    let shows = async |state: &str| {
        let list = world.town.visitor().get(&format!("{LIST}?state={state}")).await.expect(200).text();
        list.contains("/1-che-orari")
    };
    let words = world.town.visitor().get(&page).await.expect(200).words();
    assert!(words.contains("In arrivo") && words.contains("Un orario per commento."), "{words}");
    assert!(shows("coming").await && !shows("open").await);
    world.app.clock.advance(TimeDelta::hours(21));
    let words = world.town.visitor().get(&page).await.expect(200).words();
    assert!(words.contains("Aperto") && words.contains("30 novembre"), "{words}");
    assert!(shows("open").await && !shows("coming").await);
    let start = world.town.visitor().get("/it/processes/bilancio").await.expect(200).words();
    assert!(start.contains("Di’ la tua: Che orari vuole la biblioteca?"), "{start}");
    world.app.clock.advance(TimeDelta::days(8));
    let words = world.town.visitor().get(&page).await.expect(200).words();
    assert!(words.contains("Arrivano le conclusioni"), "{words}");
    assert!(shows("over").await && !shows("open").await);
    let desk = world.admin.get("/it/admin/processes/bilancio").await.expect(200).words();
    assert!(desk.contains("Un dibattito finito aspetta le conclusioni"), "{desk}");
    let closing = [("conclusions", "Apre anche la sera, fino alle nove.")];
    world.admin.post(&format!("{page}/closing"), &closing).await.expect(303);
    assert!(shows("closed").await && !shows("over").await);
});

both!(lists_are_narrowed_and_read_page_by_page, features(), async |app: TestApp| {
    let world = World::new(app, true).await;
    let anna = world.town.person("anna").await;
    let who = world.standing(&anna).await;
    let own = content("Il mio dibattito sulle panchine");
    debates::actions::begin(&world.town.db, &who, world.component, own).await.unwrap();
    for n in 0..25 {
        world.host(content(&format!("Domanda numero {n} di tutte"))).await;
    }
    let visitor = world.town.visitor();
    let first = visitor.get(LIST).await.expect(200).text();
    assert!(first.contains("Domanda numero 24") && !first.contains("Domanda numero 4 "));
    let next =
        first.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|h| h.contains("after="));
    let second = visitor.get(&next.unwrap().replace("&amp;", "&")).await.expect(200).text();
    assert!(second.contains("Domanda numero 4 ") && second.contains("panchine"));
    let people = visitor.get(&format!("{LIST}?by=people")).await.expect(200).text();
    assert!(people.contains("panchine") && !people.contains("Domanda numero"));
    let office = visitor.get(&format!("{LIST}?by=office&state=open")).await.expect(200).text();
    assert!(!office.contains("panchine") && office.contains("Domanda numero"));
    visitor.get(&format!("{LIST}?after=nonsense")).await.expect(404);
    visitor.get(&format!("{LIST}?state=x&category=y&by=z")).await.expect(200);
    let none = visitor.get(&format!("{LIST}?state=closed")).await.expect(200).words();
    assert!(none.contains("Nessun dibattito è così"), "{none}");
    // One more page takes no more statements than a short one.
    let short = statements(&world, "?by=people").await;
    assert_eq!(short, statements(&world, "?by=office").await);
});

async fn statements(world: &World, query: &str) -> u64 {
    let visitor = world.town.visitor().alone();
    visitor.get(&format!("{LIST}{query}")).await.expect(200);
    let before = world.app.statements();
    visitor.get(&format!("{LIST}{query}")).await.expect(200);
    world.app.statements() - before
}
