//! A body for members only, door by door: pages, parts, posts, lists, search, feeds, calendars, notices, mails, comments,
//! files, counts, short links. For everybody else each answers as if the body had never been.

use std::collections::BTreeSet;

use accounts::{Role, Standing};
use arengo::features;
use chrono::TimeDelta;
use engagement::comments::{Side, actions as comments};
use kernel::{Locale, ResourceRef, Translated};
use spaces::{Component, Place, process::store};
use testkit::{Answer, TestApp, TestTenant, Visitor, both};

use crate::crawl::{Form, Site, submit, without_query};

/// A word that stands in everything written inside, and nowhere else.
const WORD: &str = "zaffiro";
/// The part of the address of the body, and of one that has never been.
const SLUG: &str = "zaffiro-riservato";
const NOWHERE: &str = "rubino-riservato";
/// Fewer than that, and the reader did not find its way.
const LEAST: (usize, usize) = (40, 15);

/// A town with a body for members only, full of things.
struct World {
    app: TestApp,
    town: TestTenant,
    admin: Visitor,
    member: Visitor,
    outsider: Visitor,
    /// What people talk about there.
    proposal: ResourceRef,
}

fn text(words: &str) -> Translated {
    Translated::new(Locale::IT, format!("{words} {WORD}"))
}

impl World {
    async fn new(app: TestApp) -> Self {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let (member, outsider) = (town.person("membro").await, town.person("estranea").await);
        let mut form = vec![("title_it", "Zaffiro riservato"), ("access", "members"), ("slug", SLUG)];
        let kinds =
            ["proposals", "meetings", "news", "pages", "faq", "glossary", "library", "gallery", "budgets"];
        form.extend(kinds.map(|kind| ("kind", kind)));
        form.extend([("kind", "ballots"), ("kind", "accountability"), ("kind", "debates")]);
        admin.post("/it/admin/assemblies", &form).await.expect(303);
        let office = format!("/it/admin/assemblies/{SLUG}");
        let joins = [("email", "membro@sarmato.example"), ("office", "member"), ("public", "on")];
        admin.post(&format!("{office}/members"), &joins).await.expect(303);
        admin.post(&format!("{office}/publication"), &[("published", "1")]).await.expect(303);
        let tx = town.db.read().await.unwrap();
        let body = store::by_slug(&tx, SLUG).await.unwrap().unwrap().id;
        let components = store::components(&tx, body).await.unwrap();
        drop(tx);
        let proposal = fill(&app, &town, &components).await;
        let world = Self { app, town, admin, member, outsider, proposal };
        let words = format!("Che cosa pensa @estranea di questo {WORD}?");
        world.says(&world.member, &words).await;
        world.app.work().await;
        world
    }

    async fn says(&self, who: &Visitor, words: &str) {
        let tx = self.town.db.read().await.unwrap();
        let who = accounts::standing_of(&tx, who.person()).await.unwrap();
        drop(tx);
        let (state, about) = (&self.app.state, &self.proposal);
        comments::write(state, &self.town.db, &who, about, words, Side::Neutral).await.unwrap();
    }

    /// Whether an address names the body or something of it.
    fn owns(&self, address: &str) -> bool {
        address.contains(SLUG)
    }
}

/// Something in every component, by the program itself.
async fn fill(app: &TestApp, town: &TestTenant, components: &[Component]) -> ResourceRef {
    let who = Standing::system("test");
    let of = |kind: &str| components.iter().find(|c| c.kind == kind).map(|c| c.id).unwrap();
    let proposal = {
        use proposals::{Content, Origin, actions};
        let content = Content {
            title: format!("Un parco {WORD}"),
            body: format!("Con le panchine {WORD} e molta ombra per chi passa."),
            place: Place { address: format!("Via {WORD} 1"), point: Some((44.98, 9.49)) },
            ..Content::default()
        };
        let behalf = actions::OnBehalf { origin: Origin::Assembly, note: "In riunione".into() };
        let extras = actions::Extras::default();
        actions::enter(&town.db, &who, of("proposals"), behalf, content, extras).await.unwrap()
    };
    {
        use meetings::{Access, Content, Details, Mode, actions};
        let starts_at = app.state.env.now() + TimeDelta::days(3);
        let content = Content {
            title: format!("Riunione {WORD}"),
            body: format!("Parliamo di {WORD}."),
            mode: Mode::InPerson,
            access: Access::Open,
            starts_at,
            ends_at: starts_at + TimeDelta::hours(2),
            place: Place { address: format!("Sala {WORD}"), point: Some((44.98, 9.49)) },
            details: Details {
                enrolment: meetings::Enrolment::Here,
                capacity: Some(9),
                ..Details::default()
            },
        };
        let m = actions::create(&town.db, &who, of("meetings"), content).await.unwrap();
        actions::publish(&town.db, &who, of("meetings"), m.id).await.unwrap();
    }
    let post = pages::NewPost {
        title: text("Notizia"),
        lead: text("In breve"),
        body: text("Per esteso"),
        office: text(""),
        tags: pages::Tag::line(WORD),
        cover: engagement::PictureChange::Keep,
        when: pages::When::Now,
    };
    pages::actions::posts::create(&town.db, &who, of(pages::NEWS), post).await.unwrap();
    for kind in [faq::FAQ, faq::GLOSSARY] {
        let entry = faq::NewEntry { title: text("Voce"), text: text("Vuol dire"), forms: text("") };
        faq::actions::create(&town.db, &who, of(kind), entry).await.unwrap();
    }
    let upload = web::form::Upload {
        name: format!("{WORD}.pdf"),
        mime: "application/pdf".into(),
        bytes: b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".to_vec().into(),
    };
    let file = engagement::documents::store(&app.state, town.tenant.id, "file", &upload).await.unwrap();
    let document = library::NewDocument {
        collection: None,
        nature: library::Nature::parse("minutes"),
        title: text("Verbale"),
        about: text("Che cosa si è detto"),
        link: None,
        file: Some(file),
    };
    let debate = debates::Content {
        title: format!("Quanto vale lo {WORD}?"),
        body: format!("Parliamo dello {WORD}."),
        ..debates::Content::default()
    };
    debates::actions::host(&town.db, &who, of(debates::KIND), debate).await.unwrap();
    library::actions::documents::add(&town.db, &who, of(library::LIBRARY), document).await.unwrap();
    ResourceRef::new("proposal", proposal.id.uuid())
}

/// What somebody notices of an answer, apart from the name that they typed and the code that every failure has.
fn noticed(answer: &Answer, slug: &str) -> (u16, String) {
    let words = answer.words().replace(slug, "…");
    let words: Vec<&str> = words.split_whitespace().filter(|word| word.len() != 36).collect();
    (answer.status, words.join(" "))
}

/// The addresses and forms inside the body that somebody who may found.
async fn found_by(visitor: &Visitor, world: &World) -> (BTreeSet<String>, Vec<Form>) {
    let from = [format!("/it/assemblies/{SLUG}"), format!("/it/admin/assemblies/{SLUG}")];
    let site = Site::read(&world.app, visitor, &from.each_ref().map(String::as_str)).await;
    let ours =
        |address: &str| world.owns(address) || address.contains("/files/") || address.contains("/share/");
    let pages = site.pages.into_iter().filter(|(address, status)| ours(address) && *status == 200);
    let forms = site.forms.into_values().filter(|form| {
        world.owns(&form.action) || form.action.contains("/comments") || form.action.contains("/follows")
    });
    (pages.map(|(address, _)| address).collect(), forms.collect())
}

/// The answer to a request, once whatever was still to be said about an earlier one is said.
async fn calmly(visitor: &Visitor, address: &str) -> Answer {
    let answer = visitor.get(address).await;
    if answer.status == 303 {
        visitor.get("/it/").await;
    }
    answer
}

/// Every door that somebody inside found, tried by somebody outside: as if the body had never been.
async fn try_doors(outside: &Visitor, pages: &BTreeSet<String>, forms: &[Form]) -> Vec<String> {
    let mut leaks = Vec::new();
    for address in pages {
        let answer = calmly(outside, address).await;
        if answer.text().to_lowercase().contains(WORD) && !address.to_lowercase().contains(WORD) {
            leaks.push(format!("GET {address} says {WORD}"));
        }
        if address.contains(SLUG) {
            let nowhere = calmly(outside, &address.replace(SLUG, NOWHERE)).await;
            if noticed(&answer, SLUG) != noticed(&nowhere, NOWHERE) {
                leaks.push(format!("GET {address} answers {}, not {}", answer.status, nowhere.status));
            }
        } else if answer.status != 404 {
            leaks.push(format!("GET {address} answers {}", answer.status));
        }
    }
    for form in forms {
        let answer = submit(outside, form).await;
        let action = form.action.replace(SLUG, NOWHERE);
        let nowhere = submit(outside, &Form { action: action.clone(), ..form.clone() }).await;
        let refused = [401, 403, 404].contains(&answer.status)
            || (answer.status == 303 && answer.location().contains("/login"));
        if !refused || (action != form.action && answer.status != nowhere.status) {
            leaks.push(format!("POST {} answers {}", form.action, answer.status));
        }
    }
    leaks
}

/// Everything else that somebody outside can read of the site says nothing of it.
async fn read_around(app: &TestApp, outside: &Visitor) -> Vec<String> {
    let site = Site::read(app, outside, &["/it/", "/it/assemblies", "/it/processes", "/it/meetings"]).await;
    let more = [
        "/it/feed.atom",
        "/it/meetings.ics",
        "/it/meetings/map",
        "/it/search?q=zaffiro&kind=proposal",
        "/it/search?q=zaffiro",
        "/it/search?q=affir",
        "/it/search?q=pensa",
        "/it/search/suggestions?q=zaff",
        "/it/account/notifications",
        "/it/account/data",
        "/en/",
        "/en/assemblies",
    ];
    let mut leaks = Vec::new();
    for address in site.pages.keys().map(String::as_str).chain(more) {
        let said = calmly(outside, address).await.text().to_lowercase().replace("q=zaff", "");
        let typed = address.contains("zaff");
        if said.contains(SLUG) || (!typed && said.contains(WORD)) {
            leaks.push(format!("GET {} says {WORD}", without_query(address)));
        }
    }
    leaks
}

// Acceptance: given a restricted space, when a non-member guesses the URL, search, feed or API, then nothing leaks; a member
// sees everything.
both!(
    given_a_body_for_members_only_when_others_try_every_door_then_it_has_never_been,
    features(),
    async |app: TestApp| {
        let world = World::new(app).await;
        let (pages, forms) = found_by(&world.admin, &world).await;
        let (read, posts) = found_by(&world.member, &world).await;
        let pages: BTreeSet<String> = pages.into_iter().chain(read.iter().cloned()).collect();
        let forms: Vec<Form> = forms.into_iter().chain(posts).collect();
        eprintln!("{} pages, {} of them a member's; {} forms", pages.len(), read.len(), forms.len());
        assert!(pages.len() >= LEAST.0 && forms.len() >= LEAST.1, "too little was found");
        assert!(pages.iter().any(|page| page.contains("/files/")), "no file was found");
        assert!(pages.iter().any(|page| page.contains("/share/")), "no short link was found");
        let elsewhere = world.town.staff("altrove", Role::Manager, Some(uuid::Uuid::from_u128(7))).await;
        let mut leaks = Vec::new();
        for (name, who) in [
            ("a visitor", &world.town.visitor()),
            ("somebody", &world.outsider),
            ("a manager of something else", &elsewhere),
        ] {
            leaks
                .extend(read_around(&world.app, who).await.into_iter().map(|leak| format!("{name}: {leak}")));
            leaks.extend(
                try_doors(who, &pages, &forms).await.into_iter().map(|leak| format!("{name}: {leak}")),
            );
        }
        assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
        // Feeds and calendars log in nowhere, so there are none, not even for members.
        for feed in ["feed.atom", "meetings.ics"] {
            world.member.get(&format!("/it/assemblies/{SLUG}/{feed}")).await.expect(404);
        }
    }
);

both!(a_member_reads_and_acts_and_is_told, features(), async |app: TestApp| {
    let world = World::new(app).await;
    let page = format!("/it/assemblies/{SLUG}");
    let words = world.member.get(&page).await.expect(200).words();
    assert!(words.contains("Zaffiro riservato") && words.contains("Riunione zaffiro"), "{words}");
    assert!(world.member.get("/it/assemblies").await.expect(200).words().contains("Zaffiro riservato"));
    assert!(world.member.get("/it/").await.expect(200).text().contains("/it/assemblies"));
    let meeting = format!("{page}/meetings/1-riunione-zaffiro");
    world.member.post(&format!("{meeting}/enrolment"), &[]).await.expect(303);
    let mails = world.app.mails().await;
    assert!(mails.iter().any(|mail| mail.to == "membro@sarmato.example" && mail.subject.contains(WORD)));
    assert!(
        !mails.iter().any(|mail| mail.to == "estranea@sarmato.example"),
        "called by name, and told nothing"
    );
    // Drafts inside are the staff's, not the members'.
    let settings = format!("/it/admin{}/components", &page[3..]);
    let hidden = [("component", "faq"), ("title_faq_it", "Domande")];
    world.admin.post(&settings, &hidden).await.expect(303);
    world.member.get(&format!("{page}/faq")).await.expect(404);
    world.admin.get(&format!("{page}/faq")).await.expect(200);
    world.member.get(&format!("/it/admin{}", &page[3..])).await.expect(403);
});

both!(members_find_what_is_theirs_and_nobody_else_does, features(), async |app: TestApp| {
    let world = World::new(app).await;
    let found = async |who: &Visitor, typed: &str| {
        let words = who.get(&format!("/it/search?q={typed}")).await.expect(200);
        crate::search::results(&words.text())
    };
    let all = found(&world.member, "zaffiro").await;
    for part in ["/proposals/", "/meetings/", "/news/", "/debates/", "/comments/", "/faq", "/library", SLUG] {
        assert!(all.iter().any(|path| path.contains(part)), "{part} in {all:?}");
    }
    assert!(!found(&world.member, "affir").await.is_empty(), "parts of words too");
    let suggested = world.member.get("/it/search/suggestions?q=zaff").await.expect(200).text();
    assert!(suggested.contains(SLUG), "{suggested}");
    assert!(world.member.get("/it/search").await.expect(200).words().contains("Zaffiro riservato"));
    // Nor the staff, who read it where it is.
    for who in [&world.town.visitor(), &world.outsider, &world.admin] {
        assert!(found(who, "zaffiro").await.is_empty());
        assert!(!who.get("/it/search/suggestions?q=zaff").await.expect(200).text().contains(SLUG));
    }
    // Open to everybody, everybody finds it; closed again, nobody does, before any job has run.
    let charter = format!("/it/admin/assemblies/{SLUG}/charter");
    world.admin.post(&charter, &[("access", "open")]).await.expect(303);
    world.app.work().await;
    assert_eq!(found(&world.outsider, "zaffiro").await.len(), all.len());
    world.admin.post(&charter, &[("access", "members")]).await.expect(303);
    assert!(found(&world.outsider, "zaffiro").await.is_empty());
    world.app.work().await;
    assert!(found(&world.outsider, "zaffiro").await.is_empty());
    assert_eq!(found(&world.member, "zaffiro").await.len(), all.len());
});

both!(who_leaves_is_out_at_once_and_told_nothing_more, features(), async |app: TestApp| {
    let world = World::new(app).await;
    let page = format!("/it/assemblies/{SLUG}");
    let meeting = format!("{page}/meetings/1-riunione-zaffiro");
    world.member.post(&format!("{meeting}/enrolment"), &[]).await.expect(303);
    let before = world.app.mails().await.len();
    let office = format!("/it/admin/assemblies/{SLUG}/members");
    let list = world.admin.get(&office).await.expect(200).text();
    let mut links = list.split("href=\"").filter_map(|rest| rest.split('"').next());
    let member = |href: &&str| href.starts_with(&format!("{office}/")) && !href.ends_with("/import");
    let edit = links.find(member).unwrap().to_owned();
    // Until today: tomorrow it is over.
    let until = [
        ("email", "membro@sarmato.example"),
        ("name", "Membro"),
        ("office", "member"),
        ("ends_on", "2026-11-22"),
    ];
    world.admin.post(&edit, &until).await.expect(303);
    world.member.get(&page).await.expect(200);
    world.app.clock.advance(TimeDelta::hours(12));
    world.member.get(&page).await.expect(404);
    assert!(!world.member.get("/it/search?q=affiro").await.expect(200).text().contains(SLUG));
    world.member.post(&format!("{meeting}/enrolment/withdrawal"), &[]).await.expect(404);
    world.says(&world.admin, "Siamo rimasti in pochi a parlarne.").await;
    // The evening before, everybody who comes is reminded; who is out, of nothing.
    world.app.clock.advance(TimeDelta::hours(50));
    assert_eq!(world.app.mails().await.len(), before);
    let inbox = world.member.get("/it/account/notifications").await.expect(200).text();
    assert!(!inbox.contains(SLUG), "{inbox}");
    let data = world.member.get("/it/").await.expect(200).text();
    assert!(!data.contains(WORD));
});
