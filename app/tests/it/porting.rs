//! A process goes out as a file and comes in as a draft: nothing that the office wrote is lost, nothing of participants goes
//! along, and a file that anybody may have written makes either a whole draft or none.

use std::collections::BTreeMap;

use accounts::Role;
use arengo::{features, import::porting as files};
use fixtures::Town;
use serde_json::{Value, json};
use testkit::{Answer, TestApp, TestTenant, Visitor, both};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
/// Sixteen by twelve pixels of one colour.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x10\x00\x00\x00\x0c\x08\x02\x00\x00\x00\xe4\x85\xaa\xd6\x00\x00\x00\x15IDATx\xdac\x10\x89\x0a \x091\x8cj\x18\xd5\x80\x1d\x01\x00\x85\xd9\x8e\x81\xa0!\xef6\x00\x00\x00\x00IEND\xaeB`\x82";

const IMPORTS: &str = "/it/admin/imports";

/// A process in which the office wrote everything that it can, and a participant something too.
async fn written(app: TestApp) -> Town {
    let process = fixtures::process("molino", "Il molino riapre")
        .description("La **gora** porta l’acqua alla ruota.")
        .talking()
        .component(pages::PAGES, "Pagine")
        .component(pages::NEWS, "Notizie")
        .component(faq::FAQ, "Domande")
        .component(faq::GLOSSARY, "Glossario")
        .component(library::LIBRARY, "Documenti")
        .component(library::GALLERY, "Galleria")
        .component_at("proposals", "idee", "Idee", json!({ "support_limit": 5 }));
    let town = process.town(app, "calendasco").await;
    fill(&town).await;
    arrange(&town).await;
    let anna = town.tenant.person("anna").await;
    let tx = town.tenant.db.read().await.unwrap();
    let green = spaces::process::store::labels(&tx, town.process.id).await.unwrap()[0].id.to_string();
    drop(tx);
    let idea = [
        ("category", green.as_str()),
        ("title", "La ruota di Anna"),
        ("body", "La ruota torni a girare, per chi passa e per chi resta a guardarla."),
        ("then", "preview"),
    ];
    let draft = anna.post(&town.path("/idee/drafts"), &idea).await.expect(303).location().to_owned();
    anna.post(&format!("{draft}/publication"), &[]).await.expect(303);
    town
}

async fn fill(town: &Town) {
    let post = async |rest: &str, fields: &[(&str, &str)], file: &[testkit::File<'_>]| {
        town.manager.post_files(&town.admin(rest), fields, file).await.expect(303)
    };
    let pdf = [("file", "scheda.pdf", "application/pdf", PDF)];
    let png = [("image", "ruota.png", "image/png", PNG)];
    let texts = [
        ("title_it", "Il molino riapre"),
        ("title_en", "The mill opens again"),
        ("subtitle_it", "La ruota gira ancora"),
        ("short_it", "Adesso è del Comune."),
        ("description_it", "La **gora** porta l’acqua alla ruota."),
        ("slug", "molino"),
        ("interest", "culture"),
        ("image_alt", "La ruota ferma"),
    ];
    post("/texts", &texts, &png).await;
    let page = [
        ("title_it", "Regole"),
        ("title_en", "Rules"),
        ("body_it", "Si entra *a piedi*."),
        ("published", "on"),
    ];
    post("/pages", &page, &[]).await;
    post("/pages", &[("title_it", "Bozza di pagina"), ("body_it", "Da finire.")], &[]).await;
    let news = [
        ("title_it", "Le chiavi"),
        ("lead_it", "Il notaio ha firmato."),
        ("body_it", "Da oggi è **di tutti**."),
        ("tags", "Chiavi, Notaio"),
        ("office", "Ufficio cultura"),
        ("when", "now"),
        ("cover_alt", "Due chiavi"),
    ];
    post("/news", &news, &[("cover", "chiavi.png", "image/png", PNG)]).await;
    post(
        "/news",
        &[
            ("title_it", "Si visita"),
            ("office", "Ufficio cultura"),
            ("when", "at"),
            ("publish_at", "2026-12-05T08:00"),
        ],
        &[],
    )
    .await;
    post("/news", &[("title_it", "Da rivedere"), ("office", "Ufficio cultura"), ("when", "draft")], &[])
        .await;
    post("/faq", &[("title_it", "Si entra?"), ("text_it", "Sì, **a piedi**."), ("title_en", "May I?")], &[])
        .await;
    post("/glossary", &[("title_it", "gora"), ("forms_it", "gore"), ("text_it", "Il canale.")], &[]).await;
    post("/library/collections", &[("title_0_it", "Atti della Giunta")], &[]).await;
    let tx = town.tenant.db.read().await.unwrap();
    let component = town.component(library::LIBRARY).await.id;
    let collection = library::store::documents::collections(&tx, component).await.unwrap()[0].id.to_string();
    drop(tx);
    let sheet = [
        ("title_it", "Scheda"),
        ("about_it", "Del progetto"),
        ("nature", "project-sheet"),
        ("collection", &collection),
    ];
    post("/library", &sheet, &pdf).await;
    let law = [("title_it", "Legge 15"), ("nature", "regulation"), ("link", "https://legge.example/15")];
    post("/library", &law, &[]).await;
    post("/gallery", &[("caption_it", "Il sopralluogo"), ("image_alt", "Dodici persone")], &png).await;
    post("/gallery", &[("caption_it", "Il film"), ("film", "https://video.example/7")], &[]).await;
    let label = [
        ("scheme", "category"),
        ("category_title_0_it", "Verde"),
        ("category_sign_0", "tree"),
        ("category_position_0", "1"),
    ];
    post("/labels", &label, &[]).await;
    post("/identity-card", &[("level", "consultation"), ("decides_it", "Giunta"), ("months", "6")], &[])
        .await;
}

async fn arrange(town: &Town) {
    let blocks = town.admin("/blocks");
    let made = town.manager.post(&blocks, &[("kind", "text")]).await.expect(303);
    let text = [("title_it", "Perché"), ("body_it", "Perché è **qui**.")];
    town.manager.post(made.location(), &text).await.expect(303);
    town.manager
        .post(&format!("{blocks}/component-glossary/visibility"), &[("hidden", "1")])
        .await
        .expect(303);
    town.manager.post(&format!("{blocks}/publication"), &[]).await.expect(303);
}

async fn exported(who: &Visitor, slug: &str) -> Vec<u8> {
    let answer = who.get(&format!("/it/admin/processes/{slug}/export/file")).await.expect(200);
    assert_eq!(answer.headers["content-type"], "application/json");
    answer.bytes
}

async fn sent(who: &Visitor, bytes: &[u8]) -> Answer {
    who.post_files(IMPORTS, &[], &[("file", "molino.json", "application/json", bytes)]).await
}

/// A file without what changes on the way: pictures are encoded anew, and so their hashes are others.
fn content(bytes: &[u8]) -> Value {
    fn rename(value: &mut Value, names: &BTreeMap<String, String>) {
        match value {
            Value::String(text) => {
                if let Some(name) = names.get(text) {
                    *text = name.clone();
                }
            }
            Value::Array(all) => all.iter_mut().for_each(|one| rename(one, names)),
            Value::Object(all) => all.values_mut().for_each(|one| rename(one, names)),
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_slice(bytes).unwrap();
    let files = value["files"].take();
    let of = |(hash, file): (&String, &Value)| {
        let kind =
            if file["picture"] == json!(true) { "a picture".to_owned() } else { file["base64"].to_string() };
        (hash.clone(), kind)
    };
    let names = files.as_object().unwrap().iter().map(of).collect();
    rename(&mut value, &names);
    value["process"]["slug"].take();
    value["contents"].take();
    value
}

async fn rows(tenant: &TestTenant, table: &str) -> i64 {
    let tx = tenant.db.read().await.unwrap();
    tx.scalar(&format!("SELECT count(*) FROM {table} WHERE tenant_id = $1"), db::vals![])
        .await
        .unwrap()
        .unwrap()
}

both!(a_process_comes_in_elsewhere_as_it_went_out, features(), async |app: TestApp| {
    let town = written(app).await;
    let overview = town.manager.get(&town.admin("/export")).await.expect(200).words();
    assert!(overview.contains("Restano qui le persone"), "{overview}");
    assert!(overview.contains("Restano anche incontri, dibattiti, progetti e opere"), "{overview}");
    let out = exported(&town.manager, "molino").await;
    let text = String::from_utf8(out.clone()).unwrap();
    assert!(!text.contains("Anna") && !text.contains("torni a girare"), "nothing of participants goes along");
    assert!(!text.contains(&town.tenant.tenant.id.to_string()), "and nothing that names the organisation");

    let elsewhere = town.app.tenant("gossolengo").await;
    let admin = elsewhere.administrator().await;
    let preview = sent(&admin, &out).await.expect(303).location().to_owned();
    assert_eq!(rows(&elsewhere, "processes").await, 0, "a look makes nothing");
    assert_eq!(rows(&elsewhere, "attachments").await, 0);
    let shown = admin.get(&preview).await.expect(200);
    let words = shown.words();
    for part in ["Importa «Il molino riapre»", "Notizie 3", "Documenti 3", "Galleria 2", "Glossario 1"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(shown.text().contains("value=\"molino\""), "{}", shown.text());
    let made = admin.post(&preview, &[("slug", "molino-2027")]).await.expect(303);
    assert_eq!(made.location(), "/it/admin/processes/molino-2027");
    elsewhere.visitor().get("/it/processes/molino-2027").await.expect(404);
    let again = exported(&admin, "molino-2027").await;
    let (before, after) = (content(&out), content(&again));
    assert_eq!(serde_json::to_string_pretty(&before).unwrap(), serde_json::to_string_pretty(&after).unwrap());

    // Once it is published, readers find what was there, with pictures and documents; nobody is written to.
    admin.post("/it/admin/processes/molino-2027/publication", &[("published", "1")]).await.expect(303);
    town.app.work().await;
    let visitor = elsewhere.visitor();
    let page = visitor.get("/it/processes/molino-2027").await.expect(200);
    assert!(page.text().contains("<strong>qui</strong>") && page.text().contains("<dfn"), "{}", page.text());
    for path in ["library", "gallery", "news/1-le-chiavi", "pages/regole", "faq", "glossary", "identity-card"]
    {
        let page = visitor.get(&format!("/it/processes/molino-2027/{path}")).await.expect(200).text();
        for file in page.split("\"/files/").skip(1).map(|rest| rest.split(['"', ' ']).next().unwrap()) {
            visitor.get(&format!("/files/{file}")).await.expect(200);
        }
    }
    visitor.get("/it/processes/molino-2027/pages/bozza-di-pagina").await.expect(404);
    visitor.get("/it/processes/molino-2027/news/2-si-visita").await.expect(404);
    // What was to come out comes out.
    town.app.clock.advance(chrono::TimeDelta::days(14));
    town.app.work().await;
    visitor.get("/it/processes/molino-2027/news/2-si-visita").await.expect(200);
});

both!(the_same_goes_through_the_terminal, features(), async |app: TestApp| {
    let town = written(app).await;
    let state = &town.app.state;
    let out = files::save(state, &town.tenant.tenant, &"molino".parse().unwrap()).await.unwrap();
    let nobody = files::save(state, &town.tenant.tenant, &"nessuno".parse().unwrap()).await.unwrap_err();
    assert!(nobody.to_string().contains("there is no process «nessuno»"), "{nobody}");
    let taken = files::load(state, &town.tenant.tenant, out.as_bytes(), None).await.unwrap_err();
    assert!(taken.to_string().starts_with("slug: "), "{taken}");
    let path =
        files::load(state, &town.tenant.tenant, out.as_bytes(), Some("due".parse().unwrap())).await.unwrap();
    assert_eq!(path, "/it/processes/due");
    let again = files::save(state, &town.tenant.tenant, &"due".parse().unwrap()).await.unwrap();
    assert_eq!(content(out.as_bytes()), content(again.as_bytes()));
});

both!(what_anybody_may_have_written_is_refused_with_its_place, features(), async |app: TestApp| {
    let town = written(app).await;
    let admin = town.tenant.administrator().await;
    let out = exported(&admin, "molino").await;
    let before = (rows(&town.tenant, "processes").await, rows(&town.tenant, "attachments").await);
    let refused = async |bytes: &[u8], wanted: &str| {
        let words = sent(&admin, bytes).await.expect(422).words();
        assert!(words.contains(wanted), "{wanted}: {words}");
    };
    sent(&admin, b"").await.expect(422);
    refused(b"\xff\xfe{}", "non è testo UTF-8").await;
    refused(b"PK\x03\x04", "Questo file non si legge").await;
    refused(&out[..out.len() / 2], "Questo file non si legge").await;
    refused(b"{\"schede\": []}", "non è il file di un processo").await;
    refused(&b"[".repeat(100_000), "Questo file non si legge").await;
    let changed = async |change: &dyn Fn(&mut Value), wanted: &str| {
        let mut value: Value = serde_json::from_slice(&out).unwrap();
        change(&mut value);
        refused(&serde_json::to_vec(&value).unwrap(), wanted).await;
    };
    changed(&|v| v["version"] = json!(2), "Il file è nella versione 2").await;
    changed(&|v| v["version"] = json!("1"), "non è il file di un processo").await;
    changed(&|v| v["votes"] = json!([]), "unknown field `votes`").await;
    changed(&|v| v["phases"][0]["title"] = json!(7), "phases[0].title").await;
    changed(&|v| v["process"]["title"]["texts"]["it"] = json!(" "), "process.title_it").await;
    changed(&|v| v["process"]["slug"] = json!("../x"), "process.slug").await;
    changed(&|v| v["process"]["access"] = json!("secret"), "process.access").await;
    changed(&|v| v["process"]["starts_at"] = json!("9999-12-31T00:00:00Z"), "process.starts_at").await;
    changed(&|v| v["process"]["short"]["texts"]["it"] = json!("a\u{0}b"), "process.short.texts.it").await;
    changed(&|v| v["process"]["short"]["texts"]["it"] = json!("a".repeat(70_000)), "process.short.texts.it")
        .await;
    changed(&|v| v["components"][0]["kind"] = json!("magic"), "components[0].kind").await;
    changed(&|v| v["components"][1]["slug"] = v["components"][0]["slug"].clone(), "components[1].slug").await;
    changed(&|v| v["components"][2]["slug"] = json!("texts"), "components[2].slug").await;
    changed(&|v| v["components"][6]["settings"] = json!([1]), "components[6].settings").await;
    changed(&|v| v["components"][6]["content"] = json!({}), "components[6].content").await;
    changed(
        &|v| v["components"][1]["content"]["posts"][0]["title"]["texts"]["it"] = json!(""),
        "components[1].content.posts[0].title_it",
    )
    .await;
    changed(
        &|v| v["components"][4]["content"]["documents"][1]["link"] = json!("javascript:alert(1)"),
        "components[4].content.documents[1].link",
    )
    .await;
    changed(
        &|v| v["components"][4]["content"]["documents"][0]["collection"] = json!(9),
        "components[4].content.documents[0].collection",
    )
    .await;
    changed(&|v| v["blocks"]["published"][0]["kind"] = json!("highlights"), "blocks.published[0]").await;
    changed(&|v| v["card"]["months"] = json!({ "number": -1 }), "card.months").await;
    changed(&|v| v["files"] = json!({}), "Manca il contenuto di").await;
    changed(
        &|v| {
            for file in v["files"].as_object_mut().unwrap().values_mut() {
                file["base64"] = json!("TVqQAAMAAAA=");
            }
        },
        "Il contenuto non è quello che è stato esportato",
    )
    .await;
    // Several places are said at once.
    changed(
        &|v| {
            v["components"][0]["kind"] = json!("magic");
            v["card"]["months"] = json!({ "number": -1 });
        },
        "2 punti del file non vanno",
    )
    .await;
    let after = (rows(&town.tenant, "processes").await, rows(&town.tenant, "attachments").await);
    assert_eq!(before, after, "nothing half done");
    admin.post_files(IMPORTS, &[], &[]).await.expect(422);
    let huge = vec![b' '; spaces::porting::MAX_BYTES + 1];
    assert!(matches!(sent(&admin, &huge).await.status, 413 | 422));
});

both!(html_of_a_file_is_not_trusted, features(), async |app: TestApp| {
    let town = written(app).await;
    let admin = town.tenant.administrator().await;
    let mut value: Value = serde_json::from_slice(&exported(&admin, "molino").await).unwrap();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    value["process"]["description"]["texts"]["it"] = json!(evil);
    let blocks = value["blocks"]["published"].as_array_mut().unwrap();
    let text = blocks.iter_mut().find(|block| block["kind"] == "text").unwrap();
    text["content"]["body_html"] = json!({ "original": "it", "texts": { "it": evil } });
    let preview = sent(&admin, &serde_json::to_vec(&value).unwrap()).await.expect(303).location().to_owned();
    admin.post(&preview, &[("slug", "altro")]).await.expect(303);
    let page = admin.get("/it/processes/altro").await.expect(200).text();
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{page}");
});

both!(
    only_administrators_bring_a_process_in_and_only_managers_take_one_out,
    features(),
    async |app: TestApp| {
        let town = written(app).await;
        let out = exported(&town.manager, "molino").await;
        let (export, file) = (town.admin("/export"), town.admin("/export/file"));
        let collaborator = town.tenant.staff("aiuto", Role::Collaborator, None).await;
        let elsewhere = town.tenant.staff("altrove", Role::Manager, Some(uuid::Uuid::from_u128(9))).await;
        for path in [&export, &file] {
            collaborator.get(path).await.expect(403);
            elsewhere.get(path).await.expect(403);
            town.tenant.visitor().get(path).await.expect(303);
        }
        let admin = town.tenant.administrator().await;
        let preview = sent(&admin, &out).await.expect(303).location().to_owned();
        for who in [&town.manager, &collaborator] {
            who.get(IMPORTS).await.expect(403);
            sent(who, &out).await.expect(403);
            who.get(&preview).await.expect(403);
            who.post(&preview, &[("slug", "altro")]).await.expect(403);
        }
        // What one organisation set aside is not there for another, and no file that it shows can be read as one.
        let other = town.app.tenant("gossolengo").await;
        let stranger = other.administrator().await;
        stranger.get(&preview).await.expect(404);
        stranger.post(&preview, &[("slug", "altro")]).await.expect(404);
        stranger.get("/it/admin/processes/molino/export/file").await.expect(404);
        let page = town.read("/library").await.text();
        let hash = page.split("/files/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        for name in [hash.as_str(), "x", "..%2F..%2Fx"] {
            admin.get(&format!("{IMPORTS}/{name}")).await.expect(404);
        }
        // A taken address, none, a page of ours; then twice at once, and only one wins.
        for wrong in ["molino", "", "new", "A B"] {
            admin.post(&preview, &[("slug", wrong)]).await.expect(422);
        }
        let (one, two) = (admin.clone(), admin.clone());
        let fields = [("slug", "due")];
        let (one, two) = tokio::join!(one.post(&preview, &fields), two.post(&preview, &fields));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
    }
);

both!(a_copy_is_the_same_without_the_file, features(), async |app: TestApp| {
    let town = written(app).await;
    let admin = town.tenant.administrator().await;
    let fields = [("title_it", "Il molino, secondo anno"), ("slug", "molino-due")];
    let said = admin.get(&town.admin("/copy")).await.expect(200).words();
    assert!(said.contains("Restano dove sono notizie, documenti, foto, incontri, dibattiti"), "{said}");
    admin.post(&town.admin("/copy"), &fields).await.expect(303);
    let (before, after) = (exported(&admin, "molino").await, exported(&admin, "molino-due").await);
    let (before, after) = (content(&before), content(&after));
    assert_eq!(after["process"]["picture"], before["process"]["picture"]);
    assert_eq!(after["blocks"], before["blocks"]);
    assert_eq!(after["card"], before["card"]);
    let kinds = before["components"].as_array().unwrap().iter().zip(after["components"].as_array().unwrap());
    for (old, new) in kinds {
        assert_eq!(old["settings"], new["settings"]);
        // What goes on from year to year is there; what belongs to one year stays behind.
        let lasting = ["pages", "faq", "glossary"].contains(&old["kind"].as_str().unwrap());
        assert_eq!(old["content"] == new["content"], lasting || old["content"].is_null(), "{}", old["kind"]);
    }
    let picture = admin.get("/it/admin/processes/molino-due/texts").await.expect(200).text();
    let src = picture.split("\"/files/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    admin.get(&format!("/files/{src}")).await.expect(200);
});
