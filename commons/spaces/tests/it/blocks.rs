//! Pages made of blocks: drafts, order, templates, and who may do what.

use accounts::Role;
use testkit::{Answer, TestApp, Visitor, both};

use crate::{features, process, published};

const HOME: &str = "/it/admin/home/blocks";

fn of(slug: &str) -> String {
    format!("/it/admin/processes/{slug}/blocks")
}

/// Adds a block and gives where it is written.
async fn added(who: &Visitor, at: &str, kind: &str) -> String {
    who.post(at, &[("kind", kind)]).await.expect(303).location().to_owned()
}

async fn main_of(who: &Visitor, path: &str) -> String {
    let page = who.get(path).await.expect(200).text();
    page.split("<main").nth(1).unwrap().to_owned()
}

/// The ids of the blocks as the form has them.
fn order(page: &Answer) -> Vec<String> {
    let text = page.text();
    let fields = text.split("name=\"order\" value=\"").skip(1);
    fields.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

both!(a_manager_arranges_a_page_in_a_draft_and_publishes_it_as_a_whole, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let (public, blocks) = (format!("/it/processes/{slug}"), of(&slug));
    let visitor = town.visitor();
    let before = main_of(&visitor, &public).await;
    assert!(before.contains("Fogli"), "{before}");
    let list = admin.get(&blocks).await.expect(200);
    let standard = ["hero", "phase-line", "now", "component-sheets", "about", "acts", "related"];
    assert_eq!(order(&list), standard);
    let text = added(&admin, &blocks, "text").await;
    admin.get(&text).await.expect(200);
    admin.post(&text, &[("title_it", "Perché"), ("body_it", "")]).await.expect(422);
    let fields =
        [("title_it", "Perché"), ("body_it", "Il **verde** & l’ombra <script>"), ("body_en", "Green")];
    admin.post(&text, &fields).await.expect(303);
    admin.post(&format!("{blocks}/component-sheets/visibility"), &[("hidden", "1")]).await.expect(303);
    assert_eq!(before, main_of(&visitor, &public).await, "readers see nothing of a draft");
    let preview = main_of(&admin, &format!("{blocks}/preview")).await;
    assert!(preview.contains("<strong>verde</strong>") && !preview.contains("Fogli"), "{preview}");
    assert!(!preview.contains("<script>"), "{preview}");
    visitor.get(&format!("{blocks}/preview")).await.expect(303);
    admin.post(&format!("{blocks}/publication"), &[]).await.expect(303);
    let after = main_of(&visitor, &public).await;
    assert!(after.contains("<strong>verde</strong>") && !after.contains("<h2>Fogli"), "{after}");
    // The call stays, although the block that calls is hidden.
    assert!(after.contains("btn-now"), "{after}");
    let english = main_of(&visitor, &format!("/en/processes/{slug}")).await;
    assert!(english.contains("Green") && english.contains("<h2 lang=\"it\">Perché"), "{english}");
    let twice = admin.post(&format!("{blocks}/publication"), &[]).await;
    assert_eq!(twice.status, 409);
});

both!(blocks_move_by_buttons_and_what_opens_the_page_stays_first, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let blocks = of(&slug);
    let ids = order(&admin.get(&blocks).await);
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("order", id.as_str())).collect();
    fields.push(("up", "component-sheets"));
    admin.post(&format!("{blocks}/order"), &fields).await.expect(303);
    let moved = order(&admin.get(&blocks).await);
    assert_eq!(moved[..4], ["hero", "phase-line", "component-sheets", "now"]);
    admin
        .post(&format!("{blocks}/order"), &[("order", "now"), ("order", "hero"), ("order", "x y")])
        .await
        .expect(303);
    let moved = order(&admin.get(&blocks).await);
    assert_eq!((moved[0].as_str(), moved[1].as_str(), moved.len()), ("hero", "now", 7));
    admin.post(&format!("{blocks}/dismissal"), &[]).await.expect(303);
    assert_eq!(order(&admin.get(&blocks).await), ids);
});

both!(the_home_page_is_arranged_by_administrators, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let (first, second) = (published(&admin, "Il parco").await, published(&admin, "La piscina").await);
    let visitor = town.visitor();
    let call = added(&admin, HOME, "call").await;
    for wrong in [
        vec![("title_it", " ")],
        vec![("title_it", "Vieni"), ("button_it", "Vai")],
        vec![("title_it", "Vieni"), ("link", "/it/processes")],
        vec![("title_it", "Vieni"), ("button_it", "Vai"), ("link", "javascript:alert(1)")],
    ] {
        let again = admin.post(&call, &wrong).await.expect(422);
        assert!(again.text().contains("a-field--err"), "{wrong:?}");
    }
    let fields = [("title_it", "Vieni in biblioteca"), ("button_it", "Gli orari"), ("link", "/it/processes")];
    admin.post(&call, &fields).await.expect(303);
    let highlights = format!("{HOME}/highlights");
    let chosen = process(&town, &second).await.id.to_string();
    let forged = "00000000-0000-0000-0000-000000000001";
    admin
        .post(&highlights, &[("title_it", "Da non perdere"), ("process", forged), ("process", &chosen)])
        .await
        .expect(303);
    admin.post(&format!("{HOME}/phase-line/removal"), &[]).await.expect(303);
    admin.post(&format!("{HOME}/publication"), &[]).await.expect(303);
    let home = main_of(&visitor, "/it/").await;
    let (_, below) = home.split_once("Da non perdere").unwrap_or_else(|| panic!("{home}"));
    assert!(below.contains("La piscina") && home.contains("Vieni in biblioteca"), "{home}");
    assert!(!home.contains("a-line"), "the phase line is gone: {home}");
    // A process that is hidden is not shown, though it was chosen.
    admin.post(&format!("/it/admin/processes/{second}/publication"), &[("published", "0")]).await.expect(303);
    assert!(!main_of(&visitor, "/it/").await.contains("La piscina"));
    let manager = town.staff("gestore", Role::Manager, Some(process(&town, &first).await.id.uuid())).await;
    manager.get(HOME).await.expect(403);
    manager.post(&format!("{HOME}/publication"), &[]).await.expect(403);
    manager.get(&of(&first)).await.expect(200);
    manager.get(&of(&second)).await.expect(404);
    manager.post(&format!("{}/templates", of(&first)), &[("title", "Mio")]).await.expect(403);
    visitor.get(HOME).await.expect(303);
    // Without the opening the page still has its heading.
    admin.post(&format!("{HOME}/hero/removal"), &[]).await.expect(303);
    admin.post(&format!("{HOME}/publication"), &[]).await.expect(303);
    assert_eq!(main_of(&visitor, "/it/").await.matches("<h1").count(), 1);
});

both!(
    a_template_begins_other_pages_and_next_years_copy_keeps_the_blocks,
    features(),
    async |app: TestApp| {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let (first, second) = (published(&admin, "Il parco").await, published(&admin, "La piscina").await);
        let text = added(&admin, &of(&first), "text").await;
        admin.post(&text, &[("title_it", "Da sapere"), ("body_it", "Si vota in piazza.")]).await.expect(303);
        let templates = format!("{}/templates", of(&first));
        admin.post(&templates, &[("title", " ")]).await.expect(422);
        admin.post(&templates, &[("title", &"x".repeat(81))]).await.expect(422);
        admin.post(&templates, &[("title", "Bilanci")]).await.expect(303);
        admin.post(&templates, &[("title", "Bilanci")]).await.expect(303);
        let list = admin.get(&of(&second)).await.expect(200).text();
        let id =
            list.split("name=\"template\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(list.matches("Bilanci").count(), 3, "one template, named three times: {list}");
        admin.post(&format!("{}/beginning", of(&second)), &[("template", &id)]).await.expect(303);
        admin.post(&format!("{}/publication", of(&second)), &[]).await.expect(303);
        assert!(
            main_of(&town.visitor(), &format!("/it/processes/{second}")).await.contains("Si vota in piazza")
        );
        // Home pages have templates of their own.
        admin.post(&format!("{HOME}/beginning"), &[("template", &id)]).await.expect(404);
        admin.post(&format!("{HOME}/beginning"), &[("template", "nonsense")]).await.expect(404);
        let copy = [("title_it", "La piscina 2027"), ("slug", "piscina-2027"), ("years", "1")];
        admin.post(&format!("/it/admin/processes/{second}/copy"), &copy).await.expect(303);
        assert!(main_of(&admin, "/it/processes/piscina-2027").await.contains("Si vota in piazza"));
        let deletion = format!("{templates}/{id}/deletion");
        admin.get(&deletion).await.expect(200);
        admin.post(&deletion, &[]).await.expect(303);
        admin.post(&deletion, &[]).await.expect(404);
        assert!(
            main_of(&town.visitor(), &format!("/it/processes/{second}")).await.contains("Si vota in piazza")
        );
    }
);

both!(the_page_of_a_body_is_arranged_too, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let office = crate::bodies::body(&admin, "consulta", "open", "").await;
    let (blocks, public) = (format!("{office}/blocks"), "/it/assemblies/consulta");
    let list = admin.get(&blocks).await.expect(200);
    assert_eq!(order(&list), ["hero", "now", "component-sheets", "purpose", "about", "members", "parts"]);
    assert!(!list.text().contains("value=\"phase-line\""), "a body has no phases");
    let visitor = town.visitor();
    let before = main_of(&visitor, public).await;
    assert!(before.contains("<strong>pareri</strong>") && before.contains("Fogli"), "{before}");
    let text = added(&admin, &blocks, "text").await;
    admin.post(&text, &[("title_it", "Orari"), ("body_it", "Il **lunedì** alle 21.")]).await.expect(303);
    admin.post(&format!("{blocks}/purpose/visibility"), &[("hidden", "1")]).await.expect(303);
    assert_eq!(before, main_of(&visitor, public).await, "readers see nothing of a draft");
    let preview = main_of(&admin, &format!("{blocks}/preview")).await;
    assert!(preview.contains("<strong>lunedì</strong>") && preview.contains("Torna ai blocchi"), "{preview}");
    admin.post(&format!("{blocks}/publication"), &[]).await.expect(303);
    let after = main_of(&visitor, public).await;
    assert!(after.contains("Orari") && !after.contains("<strong>pareri</strong>"), "{after}");
    assert!(after.contains("Una persona per associazione."), "{after}");
    // Templates of bodies are for bodies.
    admin.post(&format!("{blocks}/templates"), &[("title", "Con gli orari")]).await.expect(303);
    let second = crate::bodies::body(&admin, "garanti", "open", "").await;
    assert!(admin.get(&format!("{second}/blocks")).await.expect(200).text().contains("Con gli orari"));
    let slug = published(&admin, "Il parco").await;
    assert!(!admin.get(&of(&slug)).await.expect(200).text().contains("Con gli orari"));
    // One address for each: a body is no process.
    admin.get("/it/admin/processes/consulta/blocks").await.expect(404);
    town.person("anna").await.get(&blocks).await.expect(403);
});

both!(what_no_form_offers_is_refused, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let blocks = of(&slug);
    for kind in ["", "component", "highlights", "hero", "activity", "nonsense"] {
        let answer = admin.post(&blocks, &[("kind", kind)]).await;
        assert!([404, 409].contains(&answer.status), "{kind}: {}", answer.status);
    }
    admin.post(&format!("{blocks}/component-sheets/removal"), &[]).await.expect(409);
    for missing in ["nothing", "A%20B", "component-vote"] {
        admin.get(&format!("{blocks}/{missing}")).await.expect(404);
        admin.post(&format!("{blocks}/{missing}/removal"), &[]).await.expect(404);
        admin.post(&format!("{blocks}/{missing}/visibility"), &[("hidden", "1")]).await.expect(404);
    }
    for _ in 0..60 {
        admin.post(&blocks, &[("kind", "text")]).await;
    }
    let full = admin.post(&blocks, &[("kind", "text")]).await.expect(409);
    assert!(full.words().contains("al massimo 60 blocchi"), "{}", full.words());
    // Nothing that was not written is shown.
    admin.post(&format!("{blocks}/publication"), &[]).await.expect(303);
    town.visitor().get(&format!("/it/processes/{slug}")).await.expect(200);
    let neighbour = app.tenant("vignola").await;
    neighbour.administrator().await.get(&blocks).await.expect(404);
});

both!(two_who_arrange_at_once_lose_nothing, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let blocks = of(&slug);
    let other = town.staff("altra", Role::Administrator, None).await;
    let one = async |who: &Visitor| {
        for _ in 0..4 {
            who.post(&blocks, &[("kind", "text")]).await.expect(303);
        }
    };
    futures::join!(one(&admin), one(&other));
    assert_eq!(order(&admin.get(&blocks).await).len(), 7 + 8);
});
