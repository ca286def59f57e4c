//! Both databases find the same.

use db::{
    DbErr,
    search::{Query, fold},
    vals,
};
use uuid::Uuid;

use crate::world::{World, notebook, world};

const SCOPE: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0f00);
const OTHER: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0f01);

const TEXTS: [(u128, &str); 6] = [
    (1, "Più alberi in città: l’ombra dell'estate"),
    (2, "Una pista ciclabile, da via Roma alla stazione"),
    (3, "Straße 12/bis — meno CO₂, più verde"),
    (4, "Scrivi a anna@sarmato.example oppure http://a.example/b?c=1"),
    (5, "Le e/o gli: 1e5 1.5 -3 0x1f v2.0 'quoted' \"twice\" a & b | c:* !d"),
    (6, "Зелёный город, πράσινη πόλη"),
];

async fn indexed(w: &World) {
    for db in [&w.here, &w.there] {
        db.write(|tx| async move {
            for (id, text) in TEXTS {
                tx.index_text("note", Uuid::from_u128(id), SCOPE, text).await?;
            }
            tx.index_text("note", Uuid::from_u128(90), OTHER, "alberi altrove").await?;
            tx.index_text("page", Uuid::from_u128(91), SCOPE, "alberi di altra specie").await
        })
        .await
        .unwrap();
    }
}

async fn found(w: &World, typed: &str) -> Vec<u128> {
    let tx = w.here.read().await.unwrap();
    let ids = tx.search("note", SCOPE, &Query::new(typed), 100).await.unwrap();
    ids.into_iter().map(|id| id.as_u128()).collect()
}

async fn words_are_found_however_they_are_written(w: World) {
    indexed(&w).await;
    let cases: [(&str, &[u128]); 22] = [
        ("alberi", &[1]),
        ("ALBERI città", &[1]),
        ("citta alb", &[1]),
        ("alb citta", &[]),
        ("dell estate", &[1]),
        ("l'ombra", &[1]),
        ("piu", &[3, 1]),
        ("più ver", &[3]),
        ("strasse", &[3]),
        ("Straße", &[3]),
        ("12 bis", &[3]),
        ("12/bis", &[3]),
        ("co2", &[3]),
        ("sarmato", &[4]),
        ("anna@sarmato.example", &[4]),
        ("1e5", &[5]),
        ("v2.0", &[5]),
        ("0x1f", &[5]),
        ("a & b | c:*", &[5, 4]),
        ("город", &[6]),
        ("ПРАС πρασ", &[]),
        ("зел", &[6]),
    ];
    for (typed, expected) in cases {
        assert_eq!(found(&w, typed).await, expected, "{typed}");
    }
    for nothing in ["", " … ", "'", "\"", "\\", "(", "🌳"] {
        assert_eq!(found(&w, nothing).await, [6, 5, 4, 3, 2, 1], "{nothing}");
    }
    // No word of these is there, and none of them is an error.
    for typed in ["NEAR(a b)", "a* OR b", "xyz AND", "scope:alberi", "🌳🌳 xyz", &"q".repeat(5_000)] {
        assert_eq!(found(&w, typed).await, [] as [u128; 0], "{typed}");
    }
}

async fn a_changed_text_is_found_by_its_new_words_only(w: World) {
    indexed(&w).await;
    let changed: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            tx.index_text("note", Uuid::from_u128(1), SCOPE, "Panchine nuove").await?;
            tx.remove_text("note", Uuid::from_u128(2)).await?;
            tx.index_text("note", Uuid::from_u128(7), SCOPE, "").await
        })
        .await;
    changed.unwrap();
    assert_eq!(found(&w, "alberi").await, [] as [u128; 0]);
    assert_eq!(found(&w, "panch").await, [1]);
    assert_eq!(found(&w, "pista").await, [] as [u128; 0]);
    let there = w.there.read().await.unwrap();
    assert_eq!(there.search("note", SCOPE, &Query::new("alberi"), 9).await.unwrap(), [Uuid::from_u128(1)]);
}

/// The way a list uses it: one statement with its own conditions and order.
async fn a_search_fits_into_a_lists_statement(w: World) {
    for (n, title) in [(1u128, "a"), (2, "b"), (3, "c")] {
        notebook(&w.here, Uuid::from_u128(n), title).await;
    }
    let indexed: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            for n in 1..=3u128 {
                tx.index_text("notebook", Uuid::from_u128(n), SCOPE, "quaderno blu").await?;
            }
            Ok(())
        })
        .await;
    indexed.unwrap();
    let tx = w.here.read().await.unwrap();
    for (typed, expected) in [("quad blu", vec![]), ("blu quad", vec!["c", "b"]), ("", vec!["c", "b"])] {
        let found = tx.matching("notebook", SCOPE, &Query::new(typed), 3);
        let sql = format!(
            "SELECT n.title FROM notebooks n WHERE n.tenant_id = $1 AND n.title > $2 AND {} ORDER BY n.title DESC",
            found.condition("n.id")
        );
        let mut values = vals!["a"];
        values.extend(found.values);
        let titles: Vec<Title> = tx.all(&sql, values).await.unwrap();
        assert_eq!(titles.iter().map(|t| t.title.as_str()).collect::<Vec<_>>(), expected, "{typed}");
    }
}

/// Against the plain meaning of the words, with fragments that search engines stumble over.
async fn search_means_what_it_says(w: World) {
    const FRAGMENTS: [&str; 24] = [
        "città",
        "cit",
        "citta",
        "CITTÀ",
        "a",
        "AND",
        "or",
        "not",
        "near",
        "12",
        "1",
        "2b",
        "co₂",
        "co",
        "e/o",
        "www.a.example",
        "l’acqua",
        "ß",
        "ss",
        "ſs",
        "مدينة",
        "東京",
        "🌳",
        "\u{345}ᾳ",
    ];
    let draw = kernel::SeededEntropy::new(7);
    let phrase = |longest: u8| {
        let mut bytes = [0u8; 8];
        kernel::Entropy::fill(&*draw, &mut bytes);
        let words = bytes[1..].iter().take(usize::from(bytes[0] % longest) + 1);
        words.map(|b| FRAGMENTS[usize::from(*b) % FRAGMENTS.len()]).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = (0..80).map(|_| phrase(6)).collect();
    let stored = texts.clone();
    let indexed: Result<(), DbErr> = w
        .here
        .write(|tx| async move {
            for (id, text) in (1..).zip(stored) {
                tx.index_text("note", Uuid::from_u128(id), SCOPE, &text).await?;
            }
            Ok(())
        })
        .await;
    indexed.unwrap();
    for _ in 0..200 {
        let typed = phrase(3);
        let words: Vec<String> = fold(&typed).split_whitespace().map(str::to_owned).collect();
        let matches = |text: &str| {
            let text = fold(text);
            let has = |word: &String, whole: bool| {
                text.split(' ').any(|w| w == word || (!whole && w.starts_with(word)))
            };
            words.iter().enumerate().all(|(at, word)| has(word, at + 1 < words.len()))
        };
        let expected: Vec<u128> =
            (1..).zip(&texts).filter(|(_, text)| matches(text)).map(|(id, _)| id).collect();
        let expected: Vec<u128> = expected.into_iter().rev().collect();
        assert_eq!(found(&w, &typed).await, expected, "{typed}");
    }
}

#[derive(db::FromQueryResult)]
struct Title {
    title: String,
}

async fn a_very_long_text_is_cut_not_refused(w: World) {
    let text: String = (0..200_000).map(|n| format!("parola{n} ")).collect();
    let indexed =
        w.here.write(move |tx| async move { tx.index_text("note", Uuid::from_u128(1), SCOPE, &text).await });
    indexed.await.unwrap();
    assert_eq!(found(&w, "parola17").await, [1]);
}

db::on_both_databases!(
    world;
    words_are_found_however_they_are_written,
    a_changed_text_is_found_by_its_new_words_only,
    a_search_fits_into_a_lists_statement,
    a_very_long_text_is_cut_not_refused,
    search_means_what_it_says,
);
