//! The PDF is read back by another library: it is tagged, says its title and language, and holds every fact in reading order.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lopdf::{Document, Object};
use serde_json::{Value, json};

fn card(title: &str) -> Value {
    let line = |label: &str, text: &str, href: Option<&str>, lang: Option<&str>| json!({ "label": label, "text": text, "href": href, "lang": lang });
    json!({
        "lang": "it",
        "publisher": "Comune di Montelume",
        "kicker": "Carta d’identità",
        "title": title,
        "lead": "Chi abita qui decide.",
        "colour": "#0e5a4c",
        "day": { "year": 2026, "month": 11, "day": 22 },
        "parts": [
            { "title": "In breve", "lines": [
                line("Chi decide", "Chi vive qui, dai 16 anni", None, None),
                line("Atto", "https://albo.example/12", Some("https://albo.example/12"), None),
            ]},
            { "title": "Garanzie", "lines": [
                line("Comitato", "Five people drawn by lot", None, Some("en")),
                line("Costo", "#evil[*] $x$ @ref \\ è ß ’ € – «sì»", None, None),
            ]},
        ],
        "foot": ["Si legge su https://montelume.example/it/processes/x"],
    })
}

fn read(title: &str) -> Document {
    Document::load_mem(&print::sheet(&card(title)).unwrap()).unwrap()
}

fn words(document: &Document) -> String {
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_pdf_is_tagged_and_says_its_title_and_language() {
    let document = read("Bilancio 2027");
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"it");
    let marked = document.dereference(catalog.get(b"MarkInfo").unwrap()).unwrap().1.as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(catalog.has(b"StructTreeRoot"));
    let kinds: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"S").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    for kind in ["H1", "H2", "Table", "TR", "TH", "TD", "Link"] {
        assert!(kinds.iter().any(|k| k == kind), "{kind} among {kinds:?}");
    }
    let preferences = catalog.get(b"ViewerPreferences").unwrap();
    let preferences = document.dereference(preferences).unwrap().1.as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let metadata = document.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    let xmp = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
    let xmp = String::from_utf8_lossy(&xmp).into_owned();
    assert!(xmp.contains("Bilancio 2027") && xmp.contains("pdfuaid"), "{xmp}");
}

#[test]
fn the_pdf_says_what_the_data_says_in_order() {
    let document = read("Bilancio 2027");
    let words = words(&document);
    let mut rest = words.as_str();
    for part in [
        "Comune di Montelume",
        "Carta d’identità",
        "Bilancio 2027",
        "Chi abita qui decide.",
        "In breve",
        "Chi decide",
        "Chi vive qui, dai 16 anni",
        "https://albo.example/12",
        "Garanzie",
        "Five people drawn by lot",
        "#evil[*] $x$ @ref \\ è ß ’ € – «sì»",
        "Si legge su https://montelume.example/it/processes/x",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("«{part}» in «{rest}» of «{words}»"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn a_long_pdf_has_several_pages_and_a_broken_one_is_a_fault() {
    let mut long = card("Lungo");
    let line = json!({ "label": "Voce", "text": "parola ".repeat(60), "href": null, "lang": null });
    long["parts"][0]["lines"] = Value::Array(vec![line; 40]);
    let document = Document::load_mem(&print::sheet(&long).unwrap()).unwrap();
    assert!(document.get_pages().len() > 2);
    assert!(document.objects.values().any(|object| matches!(object, Object::Stream(_))));
    assert!(print::sheet(&json!({ "lang": "it" })).is_err());
}
