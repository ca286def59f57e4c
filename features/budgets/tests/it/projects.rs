//! Projects by hand and from proposals, and what becomes of them.

use accounts::Role;
use budgets::{ProjectState, Settings};
use kernel::{Locale, Money, ResourceRef};
use spaces::{exchange, links};
use testkit::TestApp;
use uuid::Uuid;

use crate::world::{Town, features};

testkit::both!(a_manager_writes_a_project, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [
        ("title", "Luce e marciapiede"),
        ("title_en", "Light and pavement"),
        ("cost", "38.000"),
        ("description", "Sei **lampioni**.\n\n<script>alert(1)</script>"),
        ("address", "Via della Fornace"),
    ];
    town.manager.post(&town.admin(""), &fields).await.expect(303);
    let list = town.tenant.visitor().get(&town.path("")).await.expect(200).words();
    assert!(list.contains("Luce e marciapiede") && list.contains("38.000 €"), "{list}");
    let page = town.tenant.visitor().get(&town.path("/1-luce-e-marciapiede")).await.expect(200);
    assert!(page.text().contains("<strong>lampioni</strong>") && !page.text().contains("<script>alert"));
    let english = town.tenant.visitor().get("/en/processes/bilancio/budget/1-luce-e-marciapiede").await;
    assert!(english.expect(200).words().contains("Light and pavement"));
    let other = town.tenant.visitor().get(&town.path("/1-altre-parole")).await.expect(308);
    assert_eq!(other.location(), town.path("/1-luce-e-marciapiede"));

    let change = [("title", "Luce"), ("cost", "40000,50")];
    town.manager.post(&town.admin("/1"), &change).await.expect(303);
    assert_eq!(town.projects().await[0].cost, Money::new(4_000_050, kernel::Currency::EUR));
    town.manager.get(&town.admin("/1/withdrawal")).await.expect(200);
    town.manager.post(&town.admin("/1/withdrawal"), &[]).await.expect(303);
    let page = town.tenant.visitor().get(&town.path("/1-luce")).await.expect(200).words();
    assert!(page.contains("è stato ritirato"), "{page}");
    let empty = town.tenant.visitor().get(&town.path("")).await.expect(200).words();
    assert!(empty.contains("Non ci sono ancora progetti"), "{empty}");
    town.manager.post(&town.admin("/1/publication"), &[]).await.expect(303);
    assert_eq!(town.projects().await[0].state, ProjectState::Published);
});

testkit::both!(a_project_has_a_place_and_a_picture_that_can_go, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(64, 36).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let png = png.into_inner();
    let files: [(&str, &str, &str, &[u8]); 1] = [("image", "via.png", "image/png", &png)];
    let base = [("title", "Luce"), ("cost", "1000"), ("address", "Via della Fornace"), ("lat", "44,98")];
    let half = town.manager.post_files(&town.admin(""), &base, &[]).await.expect(422);
    assert!(
        half.text().contains("f-lng-error") && half.text().contains("value=\"44,98\""),
        "{}",
        half.words()
    );
    let mut fields = base.to_vec();
    fields.push(("lng", "190"));
    town.manager.post_files(&town.admin(""), &fields, &[]).await.expect(422);
    fields[4].1 = "9.49";
    fields.push(("image_alt", "La via buia"));
    town.manager.post_files(&town.admin(""), &fields, &files).await.expect(303);
    assert_eq!(town.projects().await[0].place.point, Some((44.98, 9.49)));
    let page = town.tenant.visitor().get(&town.path("/1-luce")).await.expect(200).text();
    assert!(page.contains("alt=\"La via buia\"") && page.contains("og:image"), "{page}");

    // The form knows them, and keeps what is not touched.
    let form = town.manager.get(&town.admin("/1")).await.expect(200).text();
    assert!(form.contains("data-map=\"pick\"") && form.contains("value=\"44.98\""), "{form}");
    town.manager.post(&town.admin("/1"), &fields[..5]).await.expect(303);
    assert!(town.projects().await[0].image.is_some());
    fields.push(("without_image", "on"));
    town.manager.post(&town.admin("/1"), &fields).await.expect(303);
    assert_eq!(town.projects().await[0].image, None);
});

testkit::both!(wrong_forms_are_shown_again, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let long = "x".repeat(151);
    for (title, cost, complaint) in [
        ("", "38.000", "Manca il titolo"),
        ("Luce", "", "Manca il costo"),
        ("Luce", "tanto", "tanto"),
        ("Luce", "-5", "-5"),
        (long.as_str(), "1", "150"),
        ("Luce", "999999999999999", "Questa cifra non va"),
    ] {
        let again = town.project(title, cost).await.expect(422);
        assert!(again.text().contains(complaint), "{title} {cost}: {}", again.words());
    }
    let forged = [("title", "Luce"), ("cost", "1"), ("category", "019aa5f0-0000-7000-8000-000000000000")];
    town.manager.post(&town.admin(""), &forged).await.expect(422);
    assert!(town.projects().await.is_empty());
    town.manager.get(&town.admin("/7")).await.expect(404);
    town.tenant.visitor().get(&town.path("/7-x")).await.expect(404);
    town.tenant.visitor().get(&town.path("/x")).await.expect(404);
});

testkit::both!(accepted_proposals_become_projects_once, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let (one, other) = (Uuid::from_u128(27), Uuid::from_u128(41));
    let source = |id: Uuid| format!("proposal/{id}");
    let cost = |id: Uuid| format!("cost-{id}");
    let (a, b, cost_a, cost_b) = (source(one), source(other), cost(one), cost(other));
    let form = town.manager.get(&town.admin("/sources")).await.expect(200).text();
    assert!(form.contains("value=\"38000\""), "the cost of the answer is filled in");
    let missing = [("source", a.as_str()), ("source", &b), (&cost_a, "38000"), (&cost_b, "")];
    let again = town.manager.post(&town.admin("/sources"), &missing).await.expect(422).words();
    assert!(again.contains("Manca il costo della proposta n. 41"), "{again}");
    let fields = [("source", a.as_str()), ("source", &b), (&cost_a, "38000"), (&cost_b, "12.500")];
    town.manager.post(&town.admin("/sources"), &fields).await.expect(303);
    town.manager.post(&town.admin("/sources"), &fields).await.expect(303);
    let projects = town.projects().await;
    assert_eq!(projects.len(), 2, "doing it twice does nothing");
    assert_eq!((projects[0].number, projects[1].cost), (1, Money::eur(12_500)));
    assert_eq!(projects[0].place.address, "Via della Fornace");
    let said = |project: &budgets::Project| {
        (project.title.text(Locale::EN).to_owned(), project.description.text(Locale::EN).to_owned())
    };
    let all: Vec<_> = projects.iter().map(said).collect();
    let wanted = ("Luce davanti alla scuola, in English".to_owned(), "Six *street lamps*.".to_owned());
    assert!(all.contains(&wanted), "every language of the proposal comes along: {all:?}");

    let tx = town.tenant.db.read().await.unwrap();
    let from = ResourceRef::new("proposal", one);
    assert_eq!(links::linked(&tx, &from).await.unwrap(), [projects[0].reference()]);
    assert_eq!(links::linked(&tx, &projects[0].reference()).await.unwrap(), std::slice::from_ref(&from));
    let cards = links::linked_cards(&tx, &town.app.state, &from, Locale::IT).await.unwrap();
    assert_eq!(cards[0].1.path, town.path("/1-luce-davanti-alla-scuola"));
    let list = exchange::vote_list(&town.app.state, &tx, town.process.id).await.unwrap().unwrap();
    assert_eq!(list.items.len(), 2);
    let empty = town.manager.get(&town.admin("/sources")).await.expect(200).words();
    assert!(empty.contains("Nessuna proposta aspetta"), "{empty}");
});

testkit::both!(nothing_changes_once_people_vote, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.project("Luce", "1000").await.expect(303);
    town.manager.post(&town.admin("/total"), &[("total", "120.000"), ("currency", "EUR")]).await.expect(303);
    town.open_vote();
    town.manager.get(&town.admin("")).await.expect(200);
    town.project("Altro", "1000").await.expect(403);
    town.manager.post(&town.admin("/total"), &[("total", "1"), ("currency", "EUR")]).await.expect(403);
    town.manager.post(&town.admin("/1"), &[("title", "Altro"), ("cost", "1")]).await.expect(403);
    town.manager.post(&town.admin("/1/withdrawal"), &[]).await.expect(403);
    let source = format!("proposal/{}", Uuid::from_u128(27));
    let cost = format!("cost-{}", Uuid::from_u128(27));
    town.manager.post(&town.admin("/sources"), &[("source", &source), (&cost, "1")]).await.expect(403);
    let projects = town.projects().await;
    assert_eq!((projects.len(), projects[0].cost), (1, Money::eur(1_000)));
});

testkit::both!(others_are_refused, features(), async |app: TestApp| {
    let town = Town::new(app.clone()).await;
    town.project("Luce", "1000").await.expect(303);
    let anna = town.tenant.person("anna").await;
    let collaborator = town.tenant.staff("carla", Role::Collaborator, Some(town.process.id.uuid())).await;
    collaborator.get(&town.admin("")).await.expect(200);
    for who in [&anna, &collaborator] {
        let fields = [("title", "Altro"), ("cost", "1")];
        let refusal = who.post(&town.admin(""), &fields).await.expect(403).words();
        assert!(refusal.contains("Chiedi "), "{refusal}");
        who.post(&town.admin("/1"), &fields).await.expect(403);
        who.post(&town.admin("/1/withdrawal"), &[]).await.expect(403);
        who.post(&town.admin("/total"), &[("total", "1"), ("currency", "EUR")]).await.expect(403);
    }
    let stranger = app.tenant("vignola").await;
    stranger.visitor().get(&town.path("/1-luce")).await.expect(404);
    stranger.administrator().await.post(&town.admin("/1/withdrawal"), &[]).await.expect(404);
    assert_eq!(town.projects().await[0].state, ProjectState::Published);
});

testkit::both!(the_total_is_an_amount, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let set = async |total: &str, currency: &str| {
        town.manager.post(&town.admin("/total"), &[("total", total), ("currency", currency)]).await
    };
    set("", "EUR").await.expect(422);
    set("tanto", "EUR").await.expect(422);
    set("1", "XXX").await.expect(422);
    set("120.000", "EUR").await.expect(303);
    town.project("Luce", "1000").await.expect(303);
    set("120.000", "PLN").await.expect(409);
    let tx = town.tenant.db.read().await.unwrap();
    let budget = spaces::process::store::component(&tx, town.budget.id).await.unwrap().unwrap();
    assert_eq!(budget.settings::<Settings>().unwrap().budget(), Money::eur(120_000));
});
