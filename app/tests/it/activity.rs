//! Activity and profiles through the front door, on both databases. They live from what other features tell, so only the
//! whole program can show them.

use accounts::{Entitlement, Standing};
use debates::{Content, Debate, Settings, actions};
use engagement::comments::{Side, actions as comments};
use feature::Feature;
use kernel::{Locale, Translated};
use spaces::{
    Access, ComponentId, ProcessTexts,
    bodies::{self, Charter, NewBody},
    process::{
        self,
        actions::{NewComponent, NewProcess},
    },
};
use testkit::{TestApp, TestTenant, Visitor, both};

fn features() -> Vec<Feature> {
    vec![
        accounts::feature(),
        engagement::feature(),
        spaces::feature(),
        debates::feature(),
        activity::feature(),
    ]
}

/// A town with a body in which people debate.
struct World {
    app: TestApp,
    town: TestTenant,
    admin: Visitor,
    anna: Visitor,
    component: ComponentId,
}

fn text(words: &str) -> Translated {
    Translated::new(Locale::IT, words)
}

fn texts(title: &str) -> ProcessTexts {
    ProcessTexts {
        title: text(title),
        subtitle: text(""),
        short: text(""),
        description: text(""),
        interest: None,
    }
}

fn debates_part() -> Vec<NewComponent> {
    vec![NewComponent {
        kind: debates::KIND.into(),
        slug: "debates".parse().unwrap(),
        title: text("Dibattiti"),
        settings: serde_json::to_value(Settings { participants: true, ..Settings::default() }).unwrap(),
    }]
}

impl World {
    async fn new(app: TestApp, access: Access) -> Self {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let anna = town.person("anna").await;
        let office = Standing::system("test");
        let charter = Charter { parent: None, access, purpose: text(""), composition: text("") };
        let new = NewBody {
            slug: "consulta".parse().unwrap(),
            texts: texts("Consulta"),
            starts_at: None,
            charter,
            components: debates_part(),
        };
        let body = bodies::actions::create(&town.db, &office, new).await.unwrap();
        process::actions::publish(&town.db, &office, body.id, true).await.unwrap();
        let new = NewProcess {
            slug: "bilancio".parse().unwrap(),
            texts: texts("Bilancio"),
            starts_at: None,
            ends_at: None,
            entitlement: Entitlement::Registered,
            components: Vec::new(),
        };
        let process = process::actions::create(&town.db, &office, new).await.unwrap();
        process::actions::publish(&town.db, &office, process.id, true).await.unwrap();
        let tx = town.db.read().await.unwrap();
        let component = process::store::components(&tx, body.id).await.unwrap()[0].id;
        drop(tx);
        Self { app, town, admin, anna, component }
    }

    async fn standing(&self, who: &Visitor) -> Standing {
        accounts::standing_of(&self.town.db.read().await.unwrap(), who.person()).await.unwrap()
    }

    async fn debate(&self, who: &Standing, title: &str) -> Debate {
        let content = Content { title: title.into(), body: "Se ne parla qui.".into(), ..Content::default() };
        match who.me {
            Some(_) => actions::begin(&self.town.db, who, self.component, content).await.unwrap(),
            None => actions::host(&self.town.db, who, self.component, content).await.unwrap(),
        }
    }

    async fn says(&self, who: &Standing, debate: &Debate, words: &str) {
        let (state, about) = (&self.app.state, debate.reference());
        comments::write(state, &self.town.db, who, &about, words, Side::For).await.unwrap();
    }
}

both!(what_happens_in_public_is_told_and_what_is_hidden_vanishes, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    let visitor = world.town.visitor();
    let none = visitor.get("/it/activity").await.expect(200).words();
    assert!(none.contains("Ancora niente"), "{none}");
    assert!(!visitor.get("/it/").await.text().contains("/it/activity"));
    let anna = world.standing(&world.anna).await;
    let own = world.debate(&anna, "Una panchina davanti alla scuola?").await;
    let office = world.debate(&Standing::system("test"), "Quali orari per la biblioteca?").await;
    world.says(&anna, &office, "Anche la sera, fino alle nove.").await;
    world.app.work().await;
    let words = visitor.get("/it/activity").await.expect(200).words();
    assert!(words.contains("anna ha aperto il dibattito Una panchina davanti alla scuola?"), "{words}");
    assert!(words.contains("Comune di sarmato ha aperto il dibattito Quali orari"), "{words}");
    assert!(words.contains("anna ha commentato") && words.contains("fino alle nove"), "{words}");
    for path in ["/it/", "/it/assemblies/consulta", "/it/assemblies/consulta/activity"] {
        assert!(visitor.get(path).await.expect(200).words().contains("anna ha commentato"), "{path}");
    }
    assert!(!visitor.get("/it/processes/bilancio/activity").await.expect(200).words().contains("panchina"));
    let only = visitor.get("/it/activity?kind=comments").await.expect(200).words();
    assert!(only.contains("fino alle nove") && !only.contains("panchina"), "{only}");
    visitor.get("/it/activity?kind=nonsense").await.expect(200);
    visitor.get("/it/activity?after=nonsense").await.expect(404);
    // Told twice, noted once.
    world.app.work().await;
    assert_eq!(visitor.get("/it/activity").await.text().matches("ha aperto il dibattito").count(), 2);
    // Hidden, and gone at once, before any job has run.
    let decision = format!("/it/admin/moderation/debate/{}", own.id);
    world.admin.post(&decision, &[("decision", "hide"), ("reason", "spam")]).await.expect(303);
    assert!(!visitor.get("/it/activity").await.expect(200).words().contains("panchina"));
    assert!(!visitor.get("/it/assemblies/consulta").await.words().contains("panchina"));
});

both!(what_only_members_see_is_in_no_activity, features(), async |app: TestApp| {
    let world = World::new(app, Access::Members).await;
    let debate = world.debate(&Standing::system("test"), "Quanto chiediamo di zaffiri?").await;
    world.says(&world.standing(&world.admin).await, &debate, "Tutti gli zaffiri.").await;
    world.admin.post("/it/account/page", &[("public", "on"), ("about", "")]).await.expect(303);
    world.app.work().await;
    let own = format!("/it/people/{}", world.standing(&world.admin).await.me.unwrap().nickname);
    for who in [world.town.visitor(), world.anna.clone(), world.admin.clone()] {
        for path in ["/it/activity", "/it/", own.as_str()] {
            assert!(!who.get(path).await.expect(200).text().contains("zaffiri"), "{path}");
        }
        who.get("/it/assemblies/consulta/activity").await.expect(404);
    }
    // Once for everybody, what happens from then on is told; closed again, all of it is in no list.
    let charter = "/it/admin/assemblies/consulta/charter";
    world.admin.post(charter, &[("access", "open")]).await.expect(303);
    world.app.work().await;
    world.says(&world.standing(&world.anna).await, &debate, "Ora lo leggono tutti.").await;
    world.app.work().await;
    let page = world.town.visitor().get("/it/assemblies/consulta/activity").await.expect(200).words();
    assert!(page.contains("Ora lo leggono tutti."), "{page}");
    world.admin.post(charter, &[("access", "members")]).await.expect(303);
    assert!(!world.town.visitor().get("/it/activity").await.words().contains("zaffiri"), "before any job");
    world.app.work().await;
    assert!(!world.town.visitor().get("/it/activity").await.words().contains("zaffiri"));
    // What was said among members alone is told by nobody, though everybody reads there again.
    world.says(&world.standing(&world.admin).await, &debate, "Questo resta tra noi.").await;
    world.app.work().await;
    world.admin.post(charter, &[("access", "open")]).await.expect(303);
    world.app.work().await;
    let page = world.town.visitor().get("/it/activity").await.expect(200).words();
    assert!(page.contains("Ora lo leggono tutti.") && !page.contains("tra noi"), "{page}");
});

both!(what_is_taken_back_and_published_again_has_its_past, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    let debate = world.debate(&Standing::system("test"), "Quali orari per la biblioteca?").await;
    world.says(&world.standing(&world.anna).await, &debate, "Anche la sera, fino alle nove.").await;
    world.app.work().await;
    let (visitor, page) = (world.town.visitor(), "/it/activity");
    let publication = "/it/admin/assemblies/consulta/publication";
    world.admin.post(publication, &[("published", "0")]).await.expect(303);
    world.app.work().await;
    assert!(visitor.get(page).await.expect(200).words().contains("Ancora niente"));
    world.admin.post(publication, &[("published", "1")]).await.expect(303);
    world.app.work().await;
    let words = visitor.get(page).await.expect(200).words();
    assert!(words.contains("Quali orari") && words.contains("fino alle nove"), "{words}");
});

both!(a_page_about_a_person_is_there_only_while_they_show_it, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    let anna = world.standing(&world.anna).await;
    world.debate(&anna, "Una panchina davanti alla scuola?").await;
    world.app.work().await;
    let visitor = world.town.visitor();
    visitor.get("/it/people/anna").await.expect(404);
    visitor.get("/it/people/nessuno").await.expect(404);
    assert!(!visitor.get("/it/activity").await.text().contains("/it/people/"));
    visitor.get("/it/account/page").await.expect(303);
    let huge = "a".repeat(1_001);
    let wrong = world.anna.post("/it/account/page", &[("public", "on"), ("about", &huge)]).await.expect(422);
    assert!(wrong.text().contains(&huge), "nothing typed is lost");
    visitor.get("/it/people/anna").await.expect(404);
    let form = [("public", "on"), ("about", "Insegno *musica*. <script>alert(1)</script>")];
    world.anna.post("/it/account/page", &form).await.expect(303);
    let page = visitor.get("/it/people/anna").await.expect(200);
    assert!(page.text().contains("<em>musica</em>") && !page.text().contains("<script>alert"));
    assert!(page.words().contains("Una panchina davanti alla scuola?"), "{}", page.words());
    assert!(visitor.get("/it/activity").await.text().contains("/it/people/anna"));
    visitor.get("/it/people/ANNA").await.expect(200);
    assert!(!world.admin.get("/it/people/anna").await.text().contains("anna@"), "no address");
    world.anna.post("/it/account/page", &[("about", "Insegno.")]).await.expect(303);
    visitor.get("/it/people/anna").await.expect(404);
    assert!(!visitor.get("/it/activity").await.text().contains("/it/people/"));
    let other = world.app.tenant("vignola").await;
    world.anna.post("/it/account/page", &form).await.expect(303);
    other.visitor().get("/it/people/anna").await.expect(404);
    assert!(!other.visitor().get("/it/activity").await.expect(200).words().contains("panchina"));
});

both!(whoever_leaves_takes_their_page_and_name_along, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    let ottavia = world.town.person("ottavia").await;
    world.debate(&world.standing(&ottavia).await, "Una fontanella al parco?").await;
    ottavia.post("/it/account/page", &[("public", "on"), ("about", "Insegno.")]).await.expect(303);
    world.app.work().await;
    let visitor = world.town.visitor();
    assert!(visitor.get("/it/people/ottavia").await.expect(200).words().contains("fontanella"));
    let data = ottavia.get("/it/account/data").await.expect(200).text();
    assert!(data.contains("Insegno."), "their copy of their data has it: {data}");
    world.town.deletes_account(&ottavia).await;
    visitor.get("/it/people/ottavia").await.expect(404);
    world.app.work().await;
    visitor.get("/it/people/ottavia").await.expect(404);
    let page = visitor.get("/it/activity").await.expect(200);
    assert!(page.words().contains("fontanella"), "what they published stays");
    assert!(!page.text().contains("ottavia"), "their name does not");
});

both!(who_follows_a_person_hears_what_they_do_in_public, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    let (bruno, carla) = (world.town.person("bruno").await, world.town.person("carla").await);
    let about = format!("/it/follows/person/{}", world.anna.person());
    // Whoever shows no page is followed by nobody.
    bruno.post(&about, &[("follow", "yes")]).await.expect(404);
    world.anna.post("/it/account/page", &[("public", "on"), ("about", "")]).await.expect(303);
    assert!(bruno.get("/it/people/anna").await.expect(200).text().contains(&about));
    assert!(!world.anna.get("/it/people/anna").await.text().contains("/it/follows/"), "not herself");
    bruno.post(&about, &[("follow", "yes")]).await.expect(303);
    for who in [&bruno, &carla] {
        let at_once = [("news", "now"), ("taking_part", "on")];
        who.post("/it/account/notifications/settings", &at_once).await.expect(303);
    }
    let told = async || {
        let mails = world.app.mails().await;
        let mails = mails.iter().filter(|mail| mail.subject.starts_with("anna ha "));
        mails.map(|mail| (mail.to.clone(), mail.subject.clone())).collect::<Vec<_>>()
    };
    let anna = world.standing(&world.anna).await;
    world.debate(&anna, "Una panchina davanti alla scuola?").await;
    let began = "anna ha aperto il dibattito «Una panchina davanti alla scuola?»";
    assert_eq!(told().await, [("bruno@sarmato.example".to_owned(), began.to_owned())]);
    let office = world.debate(&Standing::system("test"), "Quali orari per la biblioteca?").await;
    world.says(&anna, &office, "Anche la sera.").await;
    assert_eq!(told().await.len(), 2);
    assert!(!carla.get("/it/account/notifications").await.words().contains("anna"));
    assert!(!world.anna.get("/it/account/notifications").await.words().contains("bruno"), "nor is she told");
    // Without her page, what she does is followed no more; nor what only members see.
    world.anna.post("/it/account/page", &[("about", "")]).await.expect(303);
    world.debate(&anna, "Una fontanella al parco?").await;
    assert_eq!(told().await.len(), 2);
    assert!(!bruno.get("/it/account/notifications/settings").await.words().contains("anna"));
    world.anna.post("/it/account/page", &[("public", "on"), ("about", "")]).await.expect(303);
    let charter = "/it/admin/assemblies/consulta/charter";
    world.admin.post(charter, &[("access", "members")]).await.expect(303);
    let joins = [("email", "anna@sarmato.example"), ("office", "member")];
    world.admin.post("/it/admin/assemblies/consulta/members", &joins).await.expect(303);
    world.says(&world.standing(&world.anna).await, &office, "Questo resta tra noi.").await;
    assert_eq!(told().await.len(), 2);
    assert!(!bruno.get("/it/account/notifications").await.words().contains("tra noi"));
});

both!(within_one_moment_the_order_is_that_of_the_events, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    for n in 0..30 {
        // Nobody moves the clock: all of them are of one moment.
        world.debate(&Standing::system("test"), &format!("Domanda numero {n:02}, aperta a tutti?")).await;
    }
    world.app.work().await;
    let visitor = world.town.visitor();
    let first = visitor.get("/it/activity").await.expect(200).text();
    let next =
        first.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|h| h.contains("after="));
    let second = visitor.get(&next.unwrap().replace("&amp;", "&")).await.expect(200).text();
    let both = format!("{first}{second}");
    let places: Vec<_> = (0..30).rev().map(|n| both.find(&format!("Domanda numero {n:02}"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
});

both!(the_list_is_read_page_by_page_with_few_statements, features(), async |app: TestApp| {
    let world = World::new(app, Access::Open).await;
    let debate = world.debate(&Standing::system("test"), "Quali orari per la biblioteca?").await;
    let count = async |path: &str| {
        let visitor = world.town.visitor().alone();
        visitor.get(path).await.expect(200);
        let before = world.app.statements();
        visitor.get(path).await.expect(200);
        world.app.statements() - before
    };
    for n in 0..3 {
        let who = world.town.person(&format!("persona{n}")).await;
        world.says(&world.standing(&who).await, &debate, &format!("Parere numero {n}.")).await;
    }
    world.app.work().await;
    let few = count("/it/activity?kind=comments").await;
    for n in 3..30 {
        let who = world.town.person(&format!("persona{n}")).await;
        world.says(&world.standing(&who).await, &debate, &format!("Parere numero {n}.")).await;
    }
    world.app.work().await;
    assert_eq!(few, count("/it/activity?kind=comments").await, "not one more for thirty");
    let first = world.town.visitor().get("/it/activity").await.expect(200).text();
    let next =
        first.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|h| h.contains("after="));
    let second = world.town.visitor().get(&next.unwrap().replace("&amp;", "&")).await.expect(200).words();
    assert!(second.contains("Quali orari") && second.contains("Parere numero 0."), "{second}");
});
