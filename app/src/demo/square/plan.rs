//! What stands in the square of a process: data, one file a process, so that who writes it needs no Rust.

use std::collections::BTreeMap;

use anyhow::Context;
use serde::Deserialize;

use crate::demo::content::Words;

/// The square of a process; nothing where no file tells of it. `{year}` becomes the given one, `{last_year}` the one before.
///
/// # Errors
/// When a file is not well written, which a test would have told.
pub fn of(process: &str, year: i32) -> anyhow::Result<Square> {
    let text = match process {
        "ex-cinema" => include_str!("../content/square/ex-cinema.toml"),
        "bilancio-partecipativo" => include_str!("../content/square/bilancio.toml"),
        "bilancio-partecipativo-scorso" => include_str!("../content/square/bilancio-scorso.toml"),
        "ex-caseificio" => include_str!("../content/square/ex-caseificio.toml"),
        "piazza-del-torrione" => include_str!("../content/square/piazza-del-torrione.toml"),
        "comunita-dei-musei" => include_str!("../content/square/comunita-dei-musei.toml"),
        "agenda-digitale" => include_str!("../content/square/agenda-digitale.toml"),
        _ => return Ok(Square::default()),
    };
    let text = text.replace("{year}", &year.to_string()).replace("{last_year}", &(year - 1).to_string());
    toml::from_str(&text).with_context(|| format!("in the square of {process}"))
}

/// The pages that every organisation of the demo has. `{body}` in their texts becomes its name.
///
/// # Errors
/// When the file is not well written.
pub fn site(body: &str) -> anyhow::Result<Square> {
    let text = include_str!("../content/square/site.toml").replace("{body}", body);
    toml::from_str(&text).context("in the pages of the site")
}

/// What an organisation changed about the blocks of its home page; nothing for most.
///
/// # Errors
/// When the file is not well written.
pub fn home(name: &str) -> anyhow::Result<Square> {
    let text = match name {
        "spilamberto" => include_str!("../content/square/home-spilamberto.toml"),
        "musei" => include_str!("../content/square/home-musei.toml"),
        "scambio" => include_str!("../content/square/home-scambio.toml"),
        _ => return Ok(Square::default()),
    };
    toml::from_str(text).with_context(|| format!("in the home page of {name}"))
}

/// The square of a process.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Square {
    /// Its pages, or the organisation's.
    pub page: Vec<PagePlan>,
    /// Its news, the oldest first.
    pub post: Vec<PostPlan>,
    /// Its questions.
    pub question: Vec<EntryPlan>,
    /// Its words.
    pub term: Vec<EntryPlan>,
    /// Its documents.
    pub document: Vec<DocumentPlan>,
    /// Its pictures and films.
    pub medium: Vec<MediumPlan>,
    /// Its works.
    pub work: Vec<WorkPlan>,
    /// Its identity card, by the names of fields.
    pub card: BTreeMap<String, FactPlan>,
    /// What is different about its page from the standard one.
    pub block: Vec<BlockPlan>,
}

/// A block that is added, or one of the standard ones that says something else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockPlan {
    /// Its kind.
    pub kind: String,
    /// The name of the block that it stands before.
    pub before: Option<String>,
    /// Its heading.
    pub title: Option<Words>,
    /// Its text: long for a block of text, else one or two sentences.
    pub text: Option<Words>,
    /// Its button.
    pub button: Option<Words>,
    /// Where the button leads.
    pub link: Option<String>,
}

/// What a field of the identity card says.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum FactPlan {
    /// A number.
    Number(i64),
    /// A key of a list, an address, names.
    Word(String),
    /// A text.
    Text(Words),
}

/// A page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagePlan {
    /// Its part of the address.
    pub slug: String,
    /// Its title.
    pub title: Words,
    /// Its text, in CommonMark.
    pub text: Words,
    /// The topic it stands under.
    pub topic: Option<Words>,
    /// Whether the foot of every page links to it.
    #[serde(default)]
    pub footer: bool,
}

/// A post.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostPlan {
    /// When it comes out; one to come is scheduled.
    pub day: i64,
    /// The office that signs it.
    #[serde(default)]
    pub office: Option<Words>,
    /// What it is about.
    #[serde(default)]
    pub tags: String,
    /// Its title.
    pub title: Words,
    /// Its first sentences.
    pub lead: Words,
    /// Its text, in CommonMark.
    pub text: Words,
    /// The name of its cover.
    pub picture: Option<String>,
    /// What the cover shows.
    pub shows: Option<Words>,
}

/// A question or a word.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryPlan {
    /// The question, or the word.
    pub title: Words,
    /// The answer, or the meaning.
    pub text: Words,
    /// Other forms of the word.
    pub forms: Option<Words>,
}

/// A document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentPlan {
    /// What it is in the course of the process.
    pub nature: String,
    /// Its title.
    pub title: Words,
    /// What it is about.
    pub about: Words,
    /// The collection it stands in.
    pub collection: Option<Words>,
    /// Where it is.
    pub link: Option<String>,
    /// The name of its file.
    pub file: Option<String>,
    /// What the file says.
    #[serde(default)]
    pub says: String,
}

/// A picture or a film.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediumPlan {
    /// What stands under it.
    pub caption: Words,
    /// The name of the picture.
    pub picture: Option<String>,
    /// What the picture shows.
    pub shows: Option<Words>,
    /// Where the film is.
    pub film: Option<String>,
}

/// A work.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkPlan {
    /// Its title.
    pub title: Words,
    /// Its description, in CommonMark.
    pub text: Words,
    /// The edition it was decided in.
    pub year: i64,
    /// The key of its category.
    pub category: Option<String>,
    /// Who answers for it.
    pub office: Option<Words>,
    /// The stage it is in, from 1.
    pub stage: i64,
    /// How much there is to spend, in euros.
    pub budget: i64,
    /// The day it is to be finished.
    pub due: i64,
    /// What happens now.
    pub now: Words,
    /// Why it is late.
    pub delay: Option<Words>,
    /// The name of a picture.
    pub picture: Option<String>,
    /// What the picture shows.
    pub shows: Option<Words>,
    /// Its diary.
    #[serde(default)]
    pub entry: Vec<DiaryPlan>,
}

/// An entry of a diary.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiaryPlan {
    /// When it happened.
    pub day: i64,
    /// What happened.
    pub title: Words,
    /// What was paid, in euros.
    pub amount: Option<i64>,
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_is_well_written() {
        let processes = [
            "ex-cinema",
            "bilancio-partecipativo",
            "bilancio-partecipativo-scorso",
            "ex-caseificio",
            "agenda-digitale",
        ];
        for process in processes {
            let square = super::of(process, 2026).unwrap();
            assert!(!square.post.is_empty(), "{process} has no news");
        }
        assert!(!super::site("Comune").unwrap().page.is_empty());
    }
}
