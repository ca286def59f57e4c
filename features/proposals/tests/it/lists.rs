use std::collections::BTreeSet;

use proposals::Settings;
use testkit::{TestApp, Visitor};

use crate::{
    talk::{say, with_proposal},
    world::{ADMIN, LIST, World, features, number_of, send},
};

/// The titles of a page of the list, in order, and the address of the next page.
async fn page(visitor: &Visitor, path: &str) -> (Vec<String>, Option<String>) {
    let text = visitor.get(path).await.expect(200).text();
    let titles = text
        .split("<h2><a href=\"")
        .skip(1)
        .map(|rest| rest.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned())
        .collect();
    let next = text
        .split("rel=\"next\" href=\"")
        .nth(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"));
    (titles, next)
}

/// All titles of a list, page after page.
async fn all(visitor: &Visitor, path: &str) -> Vec<String> {
    let (mut titles, mut next) = page(visitor, path).await;
    while let Some(path) = next {
        assert_eq!(titles.len() % 20, 0);
        let (more, after) = page(visitor, &path).await;
        titles.extend(more);
        next = after;
    }
    titles
}

testkit::both!(every_order_shows_all_once, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter((1..=45).map(|n| format!("Proposta numero {n:02}"))).await;
    let visitor = world.town.visitor();
    let expected: BTreeSet<String> = (1..=45).map(|n| format!("Proposta numero {n:02}")).collect();
    for sort in ["day", "recent", "supported", "discussed"] {
        let titles = all(&visitor, &format!("{LIST}?sort={sort}")).await;
        assert_eq!(titles.len(), 45, "{sort}");
        assert_eq!(titles.into_iter().collect::<BTreeSet<_>>(), expected, "{sort}");
    }
    let recent = all(&visitor, &format!("{LIST}?sort=recent")).await;
    assert_eq!((recent[0].as_str(), recent[44].as_str()), ("Proposta numero 45", "Proposta numero 01"));
    // By chance: the same all day, another one tomorrow, and not the order of writing.
    let today = all(&visitor, LIST).await;
    assert_eq!(all(&visitor, LIST).await, today);
    assert_ne!(today, recent);
    let (_, second) = page(&visitor, LIST).await;
    let second = second.unwrap();
    let before = page(&visitor, &second).await;
    // Two days can begin at the same proposal by chance; four in a row hardly.
    let mut others = BTreeSet::new();
    for _ in 0..4 {
        world.advance(chrono::TimeDelta::days(1));
        let titles = all(&visitor, LIST).await;
        assert_eq!(titles.iter().cloned().collect::<BTreeSet<_>>(), expected);
        others.insert(titles);
    }
    assert!(others.iter().any(|other| *other != today));
    // Who was reading goes on in yesterday's order.
    assert_eq!(page(&visitor, &second).await, before);
});

testkit::both!(paging_neither_skips_nor_repeats_when_rows_come, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter((1..=30).map(|n| format!("Proposta numero {n:02}"))).await;
    let visitor = world.town.visitor();
    for sort in ["day", "recent", "supported", "discussed"] {
        let (first, next) = page(&visitor, &format!("{LIST}?sort={sort}")).await;
        world.enter((1..=5).map(|n| format!("Nuova proposta {sort} {n}"))).await;
        let mut seen = first;
        let mut next = next;
        while let Some(path) = next {
            let (more, after) = page(&visitor, &path).await;
            seen.extend(more);
            next = after;
        }
        let old: Vec<&String> = seen.iter().filter(|t| t.starts_with("Proposta")).collect();
        assert_eq!(old.len(), 30, "{sort}");
        assert_eq!(old.iter().collect::<BTreeSet<_>>().len(), 30, "{sort}");
    }
    // A forged place in the list is no page.
    for bad in ["xyz", "", "WyJkYXkiXQ"] {
        let answer = visitor.get(&format!("{LIST}?after={bad}")).await;
        assert_eq!(answer.status, if bad.is_empty() { 200 } else { 404 }, "{bad}");
    }
});

testkit::both!(search_and_filters_find_the_same, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let green = world.form("Più alberi in città");
    let mut roads = world.form("Luce davanti alla scuola");
    roads[2].1 = world.roads.to_string();
    roads[3].1 = world.river.to_string();
    for (form, origin) in [(green, "paper"), (roads, "assembly")] {
        let mut form = form;
        form.extend([
            ("origin".into(), origin.into()),
            ("origin_note".into(), "Assemblea di ottobre".into()),
        ]);
        send(&world.admin, ADMIN, &form).await.expect(303);
    }
    let anna = world.town.person("anna").await;
    world.publish(&anna, "Un'aiuola fiorita").await;
    let visitor = world.town.visitor();
    let found = async |query: &str| {
        let mut titles = all(&visitor, &format!("{LIST}?{query}")).await;
        titles.sort();
        titles.join(" | ")
    };
    assert_eq!(found("q=citta").await, "Più alberi in città");
    assert_eq!(found("q=ALBERI+pi%C3%B9").await, "Più alberi in città");
    assert_eq!(found("q=scuo").await, "Luce davanti alla scuola");
    assert_eq!(found("q=aiuola").await, "Un&#39;aiuola fiorita");
    assert_eq!(found("q=nulla").await, "");
    assert_eq!(
        found("q=%22%27%3B--").await,
        "Luce davanti alla scuola | Più alberi in città | Un&#39;aiuola fiorita"
    );
    assert_eq!(found(&format!("category={}", world.roads)).await, "Luce davanti alla scuola");
    assert_eq!(found(&format!("area={}", world.centre)).await, "Più alberi in città | Un&#39;aiuola fiorita");
    assert_eq!(found(&format!("area={}&area={}", world.centre, world.river)).await.split(" | ").count(), 3);
    assert_eq!(found("origin=participant").await, "Un&#39;aiuola fiorita");
    assert_eq!(found("origin=assembly&status=open").await, "Luce davanti alla scuola");
    assert_eq!(found("status=accepted").await, "");
    // What is unknown narrows nothing.
    assert_eq!(found("category=../../x&status=secret&sort=oldest").await.split(" | ").count(), 3);
    let list = visitor.get(&format!("{LIST}?area={}", world.centre)).await.words();
    assert!(list.contains("2 proposte su 3") && list.contains("Filtra (1 attivo)"), "{list}");
    // The words of the old text are not found any more.
    let changed = send(&anna, &format!("{LIST}/3/revision"), &world.form("Una siepe")).await;
    assert_eq!(number_of(changed.location()), 3);
    assert_eq!(found("q=aiuola").await, "");
    assert_eq!(found("q=siepe").await, "Una siepe");
});

testkit::both!(pages_cost_the_same_however_long_the_list, features(), async |app: TestApp| {
    let world = World::new(app, Settings { support_limit: Some(5), ..Settings::default() }).await;
    let anna = world.town.person("anna").await;
    world.enter((1..=2).map(|n| format!("Proposta numero {n}"))).await;
    anna.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    let paths = [
        LIST.to_owned(),
        format!("{LIST}?sort=supported"),
        format!("{LIST}/map"),
        format!("{LIST}/1-proposta-numero-1"),
    ];
    let cost = async |visitor: &Visitor, path: &str| {
        // What is kept in memory is there after the first time.
        visitor.get(path).await.expect(200);
        let before = world.app.statements();
        visitor.get(path).await.expect(200);
        world.app.statements() - before
    };
    let measure = async || {
        let mut costs = Vec::new();
        for path in &paths {
            costs.push(cost(&anna, path).await);
        }
        costs.push(cost(&world.admin, ADMIN).await);
        costs
    };
    let few = measure().await;
    world.enter((3..=40).map(|n| format!("Proposta numero {n}"))).await;
    assert_eq!(measure().await, few);
    assert!(few.iter().all(|n| *n <= 20), "{few:?}");
});

testkit::both!(the_map_shows_what_has_a_place, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let mut form = world.form("Fontanella in piazza");
    form.extend([
        ("address".into(), "Piazza del Mercato".into()),
        ("lat".into(), "44,9801".into()),
        ("lng".into(), "9.4901".into()),
        ("then".into(), "preview".into()),
    ]);
    let draft = send(&anna, &format!("{LIST}/drafts"), &form).await.location().to_owned();
    anna.post(&format!("{draft}/publication"), &[]).await.expect(303);
    world.publish(&anna, "Senza posto").await;
    let map = world.town.visitor().get(&format!("{LIST}/map")).await.expect(200);
    assert!(map.text().contains("data-lat=\"44.9801\""), "{}", map.text());
    assert!(map.words().contains("1 proposta è sulla mappa") && !map.words().contains("Senza posto"));
    for (lat, lng, wrong) in
        [("91", "9", "lat"), ("44", "", "lng"), ("a", "9", "lat"), ("inf", "9", "lat"), ("44", "NaN", "lng")]
    {
        let mut form = world.form("Fontanella");
        form.extend([("lat".into(), lat.into()), ("lng".into(), lng.into())]);
        let page = send(&anna, &format!("{LIST}/drafts"), &form).await.expect(422);
        assert!(page.text().contains(&format!("id=\"f-{wrong}-error\"")), "{lat} {lng}");
    }
});

testkit::both!(the_most_discussed_come_first, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    for title in ["Una fontana", "Un albero"] {
        world.app.clock.advance(chrono::TimeDelta::minutes(1));
        world.enter([title.to_owned()]).await;
    }
    let (bruno, visitor) = (world.town.person("bruno").await, world.town.visitor());
    let titles = async || all(&visitor, &format!("{LIST}?sort=discussed")).await;
    assert_eq!(titles().await, ["Un albero", "Una fontana", "Una panchina"]);
    say(&bruno, &action, "Anch’io la vorrei.", "for").await;
    assert_eq!(titles().await, ["Una panchina", "Un albero", "Una fontana"]);
    assert!(visitor.get(LIST).await.words().contains("Più discusse"));
});
