use chrono::TimeDelta;
use testkit::{TestApp, TestTenant, Visitor, both};

use crate::{features, published};

/// A body with one component, set up in the browser and published.
pub(crate) async fn body(admin: &Visitor, slug: &str, access: &str, parent: &str) -> String {
    let fields = [
        ("title_it", slug),
        ("slug", slug),
        ("purpose_it", "Dà **pareri** al consiglio."),
        ("composition_it", "Una persona per associazione."),
        ("access", access),
        ("parent", parent),
        ("kind", "sheets"),
    ];
    let members = admin.post("/it/admin/assemblies", &fields).await.expect(303).location().to_owned();
    let office = members.trim_end_matches("/members").to_owned();
    admin.post(&format!("{office}/publication"), &[("published", "1")]).await.expect(303);
    office
}

async fn id(town: &TestTenant, slug: &str) -> String {
    crate::process(town, slug).await.id.to_string()
}

// Acceptance: given an assembly tree, when visiting a parent, then children show and breadcrumbs work.
both!(
    given_an_assembly_tree_when_visiting_a_parent_then_children_show_and_breadcrumbs_work,
    features(),
    async |app: TestApp| {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let visitor = town.visitor();
        assert!(!visitor.get("/it/").await.text().contains("/it/assemblies"), "no entry that leads nowhere");
        visitor.get("/it/assemblies").await.expect(200);
        body(&admin, "consulta", "open", "").await;
        let consulta = id(&town, "consulta").await;
        body(&admin, "gruppo-verde", "open", &consulta).await;
        let verde = id(&town, "gruppo-verde").await;
        body(&admin, "sentieri", "transparent", &verde).await;
        let page = visitor.get("/it/assemblies/consulta").await.expect(200).text();
        assert!(page.contains("href=\"/it/assemblies/gruppo-verde\""));
        assert!(page.contains("href=\"/it/assemblies/sentieri\""), "also what is further below");
        assert!(page.contains("<strong>pareri</strong>") && page.contains("Una persona per associazione."));
        let page = visitor.get("/it/assemblies/sentieri").await.expect(200).text();
        let crumbs = page.split("<main").next().unwrap_or_default().to_owned() + &page;
        let at = |href: &str| crumbs.find(&format!("href=\"{href}\"")).unwrap_or(usize::MAX);
        assert!(at("/it/assemblies/consulta") < at("/it/assemblies/gruppo-verde"), "from the top down");
        assert!(visitor.get("/it/assemblies").await.text().contains("/it/assemblies/sentieri"));
        assert!(visitor.get("/it/").await.text().contains("href=\"/it/assemblies\""));
        // One address for each: a body is no process, and the other way round.
        visitor.get("/it/processes/consulta").await.expect(404);
        admin.get("/it/admin/processes/consulta").await.expect(404);
        let slug = published(&admin, "Bilancio").await;
        visitor.get(&format!("/it/assemblies/{slug}")).await.expect(404);
        admin.get(&format!("/it/admin/assemblies/{slug}/charter")).await.expect(404);
        assert!(!visitor.get("/it/processes").await.text().contains("consulta"));
    }
);

both!(the_office_speaks_of_a_body_as_a_body, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let office = body(&admin, "consulta", "open", "").await;
    admin.post(&format!("{office}/publication"), &[("published", "0")]).await.expect(303);
    let log = admin.get("/it/admin/audit").await.expect(200).words();
    for words in ["Organismo creato", "Organismo pubblicato", "Organismo nascosto"] {
        assert!(log.contains(words), "{words}: {log}");
    }
    for shortened in ["/it/admin/assemblies", "/it/admin/processes"] {
        assert_eq!(admin.get(shortened).await.expect(303).location(), "/it/admin");
    }
});

both!(no_body_is_part_of_itself, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let top = body(&admin, "consulta", "open", "").await;
    let consulta = id(&town, "consulta").await;
    let middle = body(&admin, "gruppo", "open", &consulta).await;
    body(&admin, "sentieri", "open", &id(&town, "gruppo").await).await;
    let sentieri = id(&town, "sentieri").await;
    for parent in [consulta.as_str(), sentieri.as_str()] {
        let charter = [("access", "open"), ("parent", parent), ("purpose_it", "Resta scritto.")];
        let words = admin.post(&format!("{top}/charter"), &charter).await.expect(422).text();
        assert!(words.contains("non può far parte di sé stesso") && words.contains("Resta scritto."));
    }
    let other = app.tenant("vignola").await;
    let foreign = other.administrator().await;
    body(&foreign, "consulta", "open", "").await;
    for parent in [id(&other, "consulta").await.as_str(), "x", "00000000-0000-0000-0000-000000000000"] {
        let charter = [("access", "open"), ("parent", parent)];
        admin.post(&format!("{middle}/charter"), &charter).await.expect(422);
    }
    admin.post(&format!("{middle}/charter"), &[("access", "sometimes")]).await.expect(422);
    admin.post(&format!("{middle}/charter"), &[("access", "open"), ("parent", "")]).await.expect(303);
    admin.post(&format!("{top}/charter"), &[("access", "open"), ("parent", &sentieri)]).await.expect(303);
});

// Acceptance: given a transparent space, when a non-member visits, then they can read but every action is refused with a
// reason.
both!(
    given_a_transparent_space_when_a_non_member_visits_then_they_read_and_every_action_is_refused_with_a_reason,
    features(),
    async |app: TestApp| {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let office = body(&admin, "tavolo", "transparent", "").await;
        let (anna, bruno) = (town.person("anna").await, town.person("bruno").await);
        let joins = [("email", "anna@sarmato.example"), ("office", "chair"), ("public", "on")];
        admin.post(&format!("{office}/members"), &joins).await.expect(303);
        let words = bruno.get("/it/assemblies/tavolo").await.expect(200).words();
        assert!(words.contains("leggono tutti e agisce solo chi ne fa parte"), "{words}");
        assert!(!anna.get("/it/assemblies/tavolo").await.expect(200).words().contains("agisce solo"));
        bruno.get("/it/assemblies/tavolo/sheets").await.expect(200);
        let refused = bruno.post("/it/assemblies/tavolo/sheets", &[]).await.expect(403).words();
        assert!(refused.contains("agisce solo chi ne fa parte"), "{refused}");
        let answer = town.visitor().post("/it/assemblies/tavolo/sheets", &[]).await;
        assert!([303, 401, 403].contains(&answer.status), "{}", answer.status);
        assert_ne!(anna.post("/it/assemblies/tavolo/sheets", &[]).await.status, 403);
        let members = town.visitor().get("/it/assemblies/tavolo/members").await.expect(200).words();
        assert!(members.contains("anna Presidente"), "{members}");
    }
);

both!(members_are_entered_by_address_or_by_name, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let office = body(&admin, "comitato", "open", "").await;
    town.person("anna").await;
    let list = format!("{office}/members");
    let wrong: [(&[(&str, &str)], &str); 5] = [
        (&[("office", "chair")], "Scrivi un indirizzo e-mail o un nome."),
        (&[("email", "nessuno@sarmato.example"), ("office", "chair")], "Nessuno ha un account"),
        (&[("email", "senza chiocciola"), ("office", "chair")], "senza chiocciola"),
        (&[("name", "Elena"), ("office", "king")], "Elena"),
        (
            &[("name", "Elena"), ("office", "chair"), ("starts_on", "2026-02-02"), ("ends_on", "2026-01-01")],
            "Elena",
        ),
    ];
    for (fields, said) in wrong {
        let words = admin.post(&list, fields).await.expect(422).text();
        assert!(words.contains(said), "{said}: {words}");
    }
    let anna = [("email", "anna@sarmato.example"), ("office", "secretary")];
    admin.post(&list, &anna).await.expect(303);
    let twice = admin.post(&list, &anna).await.expect(422).words();
    assert!(twice.contains("ne fa già parte"), "{twice}");
    let elena = [
        ("name", "Elena Bassi"),
        ("office", "member"),
        ("title", "Per la Pro Loco"),
        ("title_en", "For the tourist board"),
        ("public", "on"),
    ];
    admin.post(&list, &elena).await.expect(303);
    let past = [("name", "Piero Galli"), ("office", "chair"), ("ends_on", "2026-03-01"), ("public", "on")];
    admin.post(&list, &past).await.expect(303);
    let words = town.visitor().get("/it/assemblies/comitato/members").await.expect(200).words();
    assert!(words.contains("Elena Bassi Componente Per la Pro Loco"), "{words}");
    let there = town.visitor().get("/en/assemblies/comitato/members").await.expect(200).words();
    assert!(there.contains("For the tourist board") && !there.contains("Per la Pro Loco"), "{there}");
    assert!(!words.contains("anna"), "her name is not public: {words}");
    let former = words.split("Chi ne ha fatto parte").nth(1).unwrap_or_default();
    assert!(former.contains("Piero Galli") && former.contains("1º marzo 2026"), "{words}");
    let page = admin.get(&list).await.expect(200).text();
    let hrefs: Vec<&str> = page.split("href=\"").filter_map(|rest| rest.split('"').next()).collect();
    let rows = hrefs.iter().filter(|href| href.starts_with(&format!("{list}/")));
    let rows: Vec<&str> = rows.copied().filter(|href| !href.ends_with("/import")).collect();
    let mut forms = String::new();
    for row in &rows {
        forms.push_str(&admin.get(row).await.expect(200).text());
    }
    assert!(forms.contains("value=\"For the tourist board\""), "{forms}");
    let one = rows[0];
    admin.get(&format!("{one}/removal")).await.expect(200);
    admin.post(&format!("{one}/removal"), &[]).await.expect(303);
    admin.post(&format!("{one}/removal"), &[]).await.expect(404);
    admin.get(&format!("{list}/x")).await.expect(404);
    town.person("bruno").await.get(&list).await.expect(403);
});

both!(a_process_names_its_table_and_its_committee, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Bilancio").await;
    let path = format!("/it/admin/processes/{slug}/bodies");
    admin.get(&path).await.expect(200);
    body(&admin, "tavolo", "transparent", "").await;
    body(&admin, "garanti", "members", "").await;
    let (table, committee) = (id(&town, "tavolo").await, id(&town, "garanti").await);
    let foreign = town.person("anna").await;
    foreign.post(&path, &[("negotiating_table", &table)]).await.expect(403);
    let named = [("negotiating_table", table.as_str()), ("guarantee_committee", committee.as_str())];
    admin.post(&path, &named).await.expect(303);
    admin.post(&path, &[("supporter", "x")]).await.expect(422);
    admin.post(&path, &[("supporter", &id(&town, &slug).await)]).await.expect(422);
    let page = town.visitor().get(&format!("/it/processes/{slug}")).await.expect(200);
    assert!(page.words().contains("Tavolo di negoziazione tavolo"), "{}", page.words());
    assert!(!page.text().contains("garanti"), "for members only, also from here");
    assert!(admin.get(&format!("/it/processes/{slug}")).await.text().contains("/it/assemblies/garanti"));
    let body = town.visitor().get("/it/assemblies/tavolo").await.expect(200).text();
    assert!(body.contains(&format!("/it/processes/{slug}")), "and the way back");
});

both!(a_closed_body_is_read_and_added_to_no_more, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let office = body(&admin, "consulta", "open", "").await;
    let anna = town.person("anna").await;
    anna.post(&format!("{office}/charter/closure"), &[("closed", "1")]).await.expect(403);
    admin.post(&format!("{office}/charter/closure"), &[("closed", "1")]).await.expect(303);
    app.clock.advance(TimeDelta::minutes(1));
    let words = anna.get("/it/assemblies/consulta").await.expect(200).words();
    assert!(words.contains("si legge tutto, non si aggiunge più niente"), "{words}");
    anna.get("/it/assemblies/consulta/sheets").await.expect(200);
    anna.post("/it/assemblies/consulta/sheets", &[]).await.expect(403);
    admin.post(&format!("{office}/charter/closure"), &[("closed", "0")]).await.expect(303);
    assert_ne!(anna.post("/it/assemblies/consulta/sheets", &[]).await.status, 403);
});

both!(no_link_for_previews_leads_into_a_body_for_members_only, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let office = body(&admin, "garanti", "members", "").await;
    let (link, _) = crate::process(&town, "garanti").await.preview(app.state.env.now());
    let door = format!("/it/assemblies/garanti?preview={link}");
    town.visitor().get(&door).await.expect(404);
    assert!(!admin.get(&office).await.expect(200).text().contains("?preview="));
    admin.post(&format!("{office}/charter"), &[("access", "open")]).await.expect(303);
    town.visitor().get("/it/assemblies/garanti").await.expect(200);
    admin.post(&format!("{office}/charter"), &[("access", "members")]).await.expect(303);
    town.visitor().get("/it/assemblies/garanti").await.expect(404);
});
