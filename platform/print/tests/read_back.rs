//! PDFs are read back by another library: tagged, with title and language, and every word in reading order.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use hayro_syntax::Pdf;
use print::{Block, Cell, Day, Document, Fact, Grid, Line, Look, Mark, Paper, Style, set};

fn mark(text: &str, look: Look) -> Mark {
    Mark { text: text.into(), label: format!("{text}, Giovani, 17 settembre"), look }
}

fn fact(text: &str) -> Fact {
    Fact { label: "Chi decide".into(), text: text.into(), href: None, lang: None }
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        lang: "it".into(),
        title: "Bilancio 2027".into(),
        author: "Comune di Montelume".into(),
        day: Day { year: 2026, month: 11, day: 22 },
        paper: Paper::Portrait,
        colour: [0x0e, 0x5a, 0x4c],
        blocks,
    }
}

fn everything() -> Document {
    document(vec![
        Block::Paragraph(Style::Kicker, "Carta d’identità".into()),
        Block::Heading(1, "Bilancio partecipativo 2027, con un titolo che non sta su una riga sola".into()),
        Block::Paragraph(Style::Lead, "Chi abita qui decide.".into()),
        Block::Rule,
        Block::Heading(2, "In breve".into()),
        Block::Facts(vec![
            fact("Chi vive qui, dai 16 anni; è ß € – «sì»"),
            Fact { href: Some("https://albo.example/12".into()), ..fact("https://albo.example/12") },
            Fact { lang: Some("en".into()), ..fact("Five people drawn by lot 🎲 Žižek łódź 中") },
            fact(&"senzaspazi".repeat(30)),
        ]),
        Block::Legend(vec![(mark("1", Look::Full), "data fissa".into())]),
        Block::Grid(Grid {
            head: ["Mese", "1", "2", "da fissare"].map(Into::into).to_vec(),
            widths: vec![3.0, 1.0, 1.0, 4.0],
            rows: vec![(
                "maggio".into(),
                vec![
                    Cell { marks: vec![mark("12", Look::Band); 60], ..Cell::default() },
                    Cell { tinted: true, ..Cell::default() },
                    Cell { marks: vec![mark("7", Look::Dashed), mark("8", Look::Framed)], ..Cell::default() },
                ],
            )],
        }),
        Block::List(vec![Line { label: "7".into(), text: "Monza, maggio".into(), href: None }]),
        Block::Paragraph(Style::Quiet, "Stampata il 22 novembre 2026.".into()),
    ])
}

/// Everything in the file that is no compressed stream, and the metadata.
fn bare(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_file_is_tagged_and_says_its_title_and_language() {
    let bytes = set(&everything()).unwrap();
    if let Ok(folder) = std::env::var("ARENGO_TEST_KEEP") {
        std::fs::write(format!("{folder}/everything.pdf"), &bytes).unwrap();
    }
    let pdf = Pdf::new(bytes.clone()).unwrap();
    assert!(pdf.pages().len() >= 2, "{}", pdf.pages().len());
    let bare = bare(&bytes);
    for sign in ["pdfuaid:part", "/StructTreeRoot", "/Marked true", "/Lang(it)", "/DisplayDocTitle true"] {
        assert!(bare.contains(sign), "{sign}");
    }
    assert!(bare.contains("Bilancio 2027"));
}

#[test]
fn what_is_too_long_is_refused() {
    let long = document(vec![
        Block::Heading(1, "Lungo".into()),
        Block::Facts(vec![fact(&"parola ".repeat(500)); 80]),
    ]);
    assert!(matches!(set(&long), Err(print::PrintError::TooLong(_))));
}

#[test]
fn signs_no_font_has_and_empty_texts_do_not_break_a_document() {
    let odd = document(vec![
        Block::Heading(1, "عربي 中文 \u{200b}\u{7}\t".into()),
        Block::Paragraph(Style::Body, String::new()),
        Block::Facts(vec![fact("")]),
        Block::Facts(Vec::new()),
        Block::List(Vec::new()),
    ]);
    assert!(set(&odd).is_ok(), "{:?}", set(&odd).err());
}
