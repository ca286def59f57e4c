//! The identity card as a PDF says what the page says. That any sheet is tagged, the tests of `print` prove.

use accounts::Standing;
use arengo::features;
use lopdf::Document;
use testkit::{Answer, TestApp, both};

use crate::counts::process;

/// What stands between two tags, again and again.
fn between(page: &Answer, tag: &str) -> Vec<String> {
    let text = page.text();
    let parts = text.split(&format!("<{tag}>")).skip(1);
    let parts = parts.filter_map(|rest| rest.split(&format!("</{tag}>")).next());
    parts.map(|part| part.replace("&#x27;", "'").replace("&amp;", "&")).collect()
}

fn words(pdf: &Answer) -> String {
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

both!(the_pdf_of_the_identity_card_says_what_the_page_says, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let draft = process(&town.db, &Standing::system("test"), "il-parco").await;
    let path = "/it/processes/il-parco/identity-card";
    let fields = [
        ("level", "consultation"),
        ("decides_it", "Giunta & Consiglio, insieme"),
        ("office_en", "Participation office"),
        ("act_link", "https://albo.example/12"),
        ("months", "6"),
    ];
    admin.post("/it/admin/processes/il-parco/identity-card", &fields).await.expect(303);
    let visitor = town.visitor();
    let page = visitor.get(path).await.expect(200);
    let pdf = visitor.get(&format!("{path}.pdf")).await.expect(200);
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    let words = words(&pdf);
    let facts: Vec<String> =
        between(&page, "dt").into_iter().chain(between(&page, "dd")).chain(between(&page, "h2")).collect();
    assert!(facts.len() > 8, "{facts:?}");
    for fact in facts.iter().filter(|fact| !fact.contains('<')) {
        assert!(words.contains(fact.as_str()), "«{fact}» in «{words}»");
    }
    assert!(words.contains("https://albo.example/12") && words.contains("Il processo il-parco"), "{words}");
    let english = visitor.get("/en/processes/il-parco/identity-card.pdf").await.expect(200);
    assert!(
        Document::load_mem(&english.bytes)
            .unwrap()
            .catalog()
            .unwrap()
            .get(b"Lang")
            .unwrap()
            .as_str()
            .unwrap()
            == b"en"
    );
    visitor.get("/it/processes/nessuno/identity-card.pdf").await.expect(404);
    spaces::process::actions::publish(&town.db, &Standing::system("test"), draft.id, false).await.unwrap();
    visitor.get(&format!("{path}.pdf")).await.expect(404);
});
