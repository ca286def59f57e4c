//! Many texts are found the same on both databases, in the same order.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
    time::Instant,
};

use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{SearchKind, Searchable, Shown, Words};
use feature::{Feature, State};
use kernel::{Locale, Problem, Timestamp, Translated};
use sea_orm::ConnectionTrait;
use testkit::{Backend, TestApp};
use uuid::Uuid;

use crate::search::{encoded, search};

/// Words of invented proposals: accents, elisions, beginnings of each other, and parts of each other.
const VOCABULARY: [&str; 48] = [
    "albero",
    "alberi",
    "alberatura",
    "piazza",
    "pista",
    "ciclabile",
    "città",
    "cittadini",
    "perché",
    "scuola",
    "scuolabus",
    "biblioteca",
    "domenica",
    "sera",
    "l’acqua",
    "d’inverno",
    "dell’orto",
    "orto",
    "ortolani",
    "parco",
    "parcheggio",
    "panchina",
    "panchine",
    "luce",
    "lampioni",
    "verde",
    "giardino",
    "giochi",
    "anziani",
    "bambini",
    "più",
    "meno",
    "traffico",
    "rumore",
    "aria",
    "mercato",
    "cinema",
    "teatro",
    "musica",
    "cortile",
    "fontana",
    "fontanella",
    "ponte",
    "fiume",
    "strada",
    "marciapiede",
    "co2",
    "wi-fi",
];

/// What is typed, with the page that is read.
const TYPED: [(&str, usize); 20] = [
    ("alberi", 0),
    ("ALBERI", 20),
    ("àlber", 0),
    ("lber", 0),
    ("città", 0),
    ("citta piu", 0),
    ("perche", 40),
    ("d'inverno", 0),
    ("d’inverno fontana", 0),
    ("acqua", 0),
    ("parc", 60),
    ("parco bambini", 0),
    ("scuola biblioteca sera", 0),
    ("ntanel", 0),
    ("co2", 0),
    ("wi fi", 0),
    ("orto ortolani", 20),
    ("ponte fiume strada musica", 0),
    ("a", 0),
    ("zzz", 0),
];

/// What is typed among the proposals of Barcelona, in Catalan and Spanish, with the page that is read: words, beginnings
/// and parts of words, with accents and without.
const TYPED_IN_BARCELONA: [(&str, usize); 20] = [
    ("arbres", 0),
    ("àrbres", 20),
    ("arbr", 40),
    ("rbres", 0),
    ("biblioteca", 0),
    ("bibliotec", 20),
    ("carril bici", 0),
    ("participació", 0),
    ("participacio ciutadana", 0),
    ("ticipac", 60),
    ("l'aigua", 0),
    ("d’escola", 0),
    ("escola bressol", 0),
    ("cultural", 180),
    ("tramvi", 0),
    ("ramvi diagon", 0),
    ("ENVELLIMENT", 0),
    ("velliment act", 0),
    ("a", 0),
    ("zzz", 0),
];

/// Many texts.
#[derive(Clone, Copy)]
enum Corpus {
    /// So many generated ones, the same every time.
    Generated(usize),
    /// The proposals of the shared data.
    Barcelona,
}

/// A proposal of the shared data: title, text and day.
struct Read(String, String, Timestamp);

/// The proposals of decidim.barcelona of 2016; empty where the data is not there.
fn barcelona() -> &'static [Read] {
    static READ: OnceLock<Vec<Read>> = OnceLock::new();
    READ.get_or_init(|| {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/decidim-open-data/proposals.csv");
        let Ok(mut table) = csv::Reader::from_path(file) else { return Vec::new() };
        let read = |row: csv::StringRecord| {
            let day: chrono::NaiveDate = row[2].parse().unwrap();
            Read(row[11].to_owned(), row[12].to_owned(), day.and_hms_opt(0, 0, 0).unwrap().and_utc())
        };
        table.records().map(|row| read(row.unwrap())).collect()
    })
}

impl Corpus {
    fn count(self) -> usize {
        match self {
            Corpus::Generated(count) => count,
            Corpus::Barcelona => barcelona().len(),
        }
    }

    fn title(self, n: usize) -> String {
        match self {
            Corpus::Generated(_) => Self::draw(n, 1, 3),
            Corpus::Barcelona => barcelona()[n - 1].0.clone(),
        }
    }

    fn text(self, n: usize) -> String {
        match self {
            Corpus::Generated(_) => Self::draw(n, 2, 12),
            Corpus::Barcelona => barcelona()[n - 1].1.clone(),
        }
    }

    /// Several are of one day: the order among them is decided by title and id.
    fn at(self, n: usize) -> Timestamp {
        match self {
            Corpus::Generated(_) => {
                Timestamp::UNIX_EPOCH + chrono::TimeDelta::days(i64::try_from(n % 900).unwrap())
            }
            Corpus::Barcelona => barcelona()[n - 1].2,
        }
    }

    /// Some words of a text, drawn by its number and a salt.
    fn draw(n: usize, salt: usize, count: usize) -> String {
        let mut state = n.wrapping_mul(2_654_435_761).wrapping_add(salt);
        let mut word = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            VOCABULARY[(state >> 33) % VOCABULARY.len()]
        };
        (0..count).map(|_| word()).collect::<Vec<_>>().join(" ")
    }

    fn numbers(self, ids: &[Uuid]) -> impl Iterator<Item = (Uuid, usize)> {
        let ours = 1..=self.count();
        let number = move |id: &Uuid| {
            usize::try_from(id.as_u128()).ok().filter(|n| ours.contains(n)).map(|n| (*id, n))
        };
        ids.iter().filter_map(number).collect::<Vec<_>>().into_iter()
    }
}

#[async_trait]
impl Searchable for Corpus {
    fn kind(&self) -> &'static str {
        "corpus"
    }

    fn plural(&self) -> &'static str {
        "search-title"
    }

    async fn shown(
        &self,
        _: &State,
        _: &Tx,
        _: &accounts::Standing,
        ids: &[Uuid],
        _: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let shown = self.numbers(ids).map(|(id, n)| Shown {
            id,
            title: Translated::new(Locale::IT, self.title(n)),
            excerpt: String::new(),
            path: format!("/corpus/{n}"),
            space: None,
        });
        Ok(shown.collect())
    }

    async fn words(&self, _: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let words = self.numbers(ids).map(|(id, n)| Words { id, text: self.text(n), at: self.at(n) });
        Ok(words.collect())
    }

    async fn within(&self, _: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        if !process.is_nil() {
            return Ok(Vec::new());
        }
        let (first, count) = (after.as_u128() + 1, u128::try_from(limit).unwrap());
        let last = (first + count - 1).min(u128::try_from(self.count()).unwrap());
        Ok((first..=last).map(Uuid::from_u128).collect())
    }
}

/// A feature with some texts.
fn generated() -> Feature {
    Feature {
        extend: |extensions| extensions.add(SearchKind(Arc::new(Corpus::Generated(500)))),
        ..Feature::named("corpus")
    }
}

/// A feature with the proposals of Barcelona.
fn of_barcelona() -> Feature {
    Feature {
        extend: |extensions| extensions.add(SearchKind(Arc::new(Corpus::Barcelona))),
        ..Feature::named("corpus")
    }
}

async fn same_results(corpus: fn() -> Feature, count: usize, typed: &[(&'static str, usize)]) {
    let features =
        || vec![accounts::feature(), engagement::feature(), spaces::feature(), search::feature(), corpus()];
    let mut found = Vec::new();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(app) = TestApp::new(backend, &features()).await else { return };
        let town = app.tenant("sarmato").await;
        let start = Instant::now();
        search::index_all(&app.state, &town.db).await.unwrap();
        app.work().await;
        let indexed = start.elapsed();
        know_the_tables(&app).await;
        let visitor = town.visitor();
        let mut all = Vec::new();
        let start = Instant::now();
        for (typed, from) in typed {
            all.push((*typed, search(&visitor, &format!("q={}&from={from}", encoded(typed))).await));
        }
        let searched = start.elapsed() / u32::try_from(typed.len()).unwrap();
        println!("{backend:?}: {count} texts read in {indexed:.1?}, each search {searched:.1?}");
        found.push(all);
    }
    assert_eq!(found[0], found[1]);
    assert!(found[0].iter().filter(|(_, paths)| !paths.is_empty()).count() > 15);
}

/// A server that runs looks at its tables by itself; the private one of tests does not.
async fn know_the_tables(app: &TestApp) {
    if let Some(owner) = &app.config.owner_url {
        let owner = sea_orm::Database::connect(owner.as_str()).await.unwrap();
        owner.execute_unprepared("ANALYZE").await.unwrap();
        owner.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_find_the_same_among_many() {
    same_results(generated, 500, &TYPED).await;
}

/// For `cargo xtask bench search`: the 10,860 proposals of decidim.barcelona of 2016.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement: cargo xtask bench search"]
async fn how_long_a_search_takes() {
    let count = barcelona().len();
    assert!(count > 0, "the shared data is not there");
    println!("1 files of decidim-open-data");
    same_results(of_barcelona, count, &TYPED_IN_BARCELONA).await;
}
