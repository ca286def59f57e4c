//! Words explained in place: a glossary gives the terms of a process, and every text that is shown there has their first
//! occurrence marked. Without a script the mark is a link to the glossary; its explanation opens on focus or under the
//! pointer.

use std::sync::Arc;

use accounts::Here;
use async_trait::async_trait;
use db::Tx;
use kernel::{Locale, Problem};
use web::Html;

use crate::process::Process;

/// A word with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word and its other forms, as they stand in texts.
    pub forms: Vec<String>,
    /// What it means, as plain text.
    pub meaning: String,
    /// Where it is explained, with locale.
    pub href: String,
}

/// Gives the terms of a process.
#[async_trait]
pub trait TermSource: Send + Sync {
    /// The terms that everybody sees, in the reader's language.
    async fn terms(&self, tx: &Tx, process: &Process, locale: Locale) -> Result<Vec<Term>, Problem>;
}

/// Registers a source of terms.
pub struct Glossary(pub Arc<dyn TermSource>);

/// The terms of a page that were not explained on it yet.
#[derive(Debug, Default)]
pub struct Terms {
    terms: Vec<Term>,
    explained: usize,
}

impl Terms {
    /// The terms of a process for a page of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(here: &Here, tx: &Tx, process: &Process) -> Result<Self, Problem> {
        let mut terms = Vec::new();
        for Glossary(source) in here.state.extensions.all::<Glossary>() {
            terms.extend(source.terms(tx, process, here.locale).await?);
        }
        Ok(Self::new(terms))
    }

    /// These terms.
    pub fn new(terms: Vec<Term>) -> Self {
        Self { terms, explained: 0 }
    }

    /// Marks the first occurrence of each term that the page has not explained yet. Takes sanitised HTML; links, headings
    /// and code stay as they are.
    pub fn explain(&mut self, html: &Html) -> Html {
        if self.terms.is_empty() {
            return html.clone();
        }
        let mut out = String::with_capacity(html.as_str().len() + 256);
        let mut closed: Option<String> = None;
        let mut rest = html.as_str();
        while !rest.is_empty() {
            let (text, tag, after) = next_tag(rest);
            if closed.is_none() {
                self.mark(text, &mut out);
            } else {
                out.push_str(text);
            }
            out.push_str(tag);
            closed = match closed {
                Some(name) if tag == format!("</{name}>") => None,
                Some(name) => Some(name),
                None => skipped(tag),
            };
            rest = after;
        }
        Html::trusted(out)
    }

    /// Writes a text without tags, marking what it says for the first time.
    fn mark(&mut self, text: &str, out: &mut String) {
        let Some((term, start, end)) = self.first_in(text) else { return out.push_str(text) };
        let term = self.terms.remove(term);
        self.mark(&text[..start], out);
        self.explained += 1;
        out.push_str(&marked(&term, &text[start..end], self.explained));
        self.mark(&text[end..], out);
    }

    /// The term that occurs first in a text; of two that begin at one place the longer.
    fn first_in(&self, text: &str) -> Option<(usize, usize, usize)> {
        let places = self.terms.iter().enumerate().flat_map(|(i, term)| {
            term.forms.iter().filter_map(move |form| find(text, form).map(|(start, end)| (i, start, end)))
        });
        places.min_by_key(|(_, start, end)| (*start, usize::MAX - end))
    }
}

/// A part of HTML up to the next tag, the tag, and what follows.
fn next_tag(html: &str) -> (&str, &str, &str) {
    let start = html.find('<').unwrap_or(html.len());
    let end = html[start..].find('>').map_or(html.len(), |at| start + at + 1);
    (&html[..start], &html[start..end], &html[end..])
}

/// The element whose content stays as it is.
fn skipped(tag: &str) -> Option<String> {
    let name = tag.trim_start_matches('<').split([' ', '>']).next().unwrap_or_default();
    ["a", "code", "pre", "h3", "h4", "h5", "h6"].contains(&name).then(|| name.to_owned())
}

/// Where a word stands in a text as a word of its own, whatever its case.
fn find(text: &str, word: &str) -> Option<(usize, usize)> {
    let word = Html::escaped(word.trim());
    let word: Vec<char> = word.as_str().chars().flat_map(char::to_lowercase).collect();
    if word.is_empty() {
        return None;
    }
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        if !before.is_alphanumeric()
            && let Some(end) = begins_with(&text[start..], &word)
            && !text[start + end..].starts_with(char::is_alphanumeric)
        {
            return Some((start, start + end));
        }
        before = c;
    }
    None
}

/// How many bytes of a text say the word, if it begins so.
fn begins_with(text: &str, word: &[char]) -> Option<usize> {
    let mut wanted = word.iter();
    for (at, c) in text.char_indices() {
        if wanted.as_slice().is_empty() {
            return Some(at);
        }
        if !c.to_lowercase().all(|lower| wanted.next() == Some(&lower)) {
            return None;
        }
    }
    wanted.as_slice().is_empty().then_some(text.len())
}

fn marked(term: &Term, as_written: &str, number: usize) -> String {
    let (href, meaning) = (Html::escaped(&term.href), Html::escaped(&term.meaning));
    format!(
        "<dfn class=\"a-term\"><a href=\"{}\" aria-describedby=\"term-{number}\">{as_written}</a>\
         <span class=\"a-term__says\" role=\"tooltip\" id=\"term-{number}\">{}</span></dfn>",
        href.as_str(),
        meaning.as_str()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let term = |forms: &[&str], meaning: &str| Term {
            forms: forms.iter().map(|f| (*f).to_owned()).collect(),
            meaning: meaning.to_owned(),
            href: "/it/processes/x/glossary#a".to_owned(),
        };
        Terms::new(vec![
            term(&["quorum"], "Quanti <servono>"),
            term(&["patto", "patto di collaborazione", "patti"], "Un accordo"),
        ])
    }

    fn words(html: &Html) -> String {
        html.as_str()
            .replace("<dfn class=\"a-term\"><a href=\"/it/processes/x/glossary#a\" aria-describedby=", "[")
    }

    #[test]
    fn the_first_occurrence_is_explained_and_only_that() {
        let mut terms = terms();
        let html = terms.explain(&Html::trusted("<p>Il Quorum c’è. Senza quorum, niente.</p>"));
        assert_eq!(html.as_str().matches("<dfn").count(), 1);
        assert!(html.as_str().contains(">Quorum</a>"), "{}", html.as_str());
        assert!(html.as_str().contains("Quanti &lt;servono&gt;"));
        let again = terms.explain(&Html::trusted("<p>quorum</p>"));
        assert_eq!(again.as_str(), "<p>quorum</p>");
    }

    #[test]
    fn the_longer_form_wins_and_parts_of_words_do_not_count() {
        let html = terms().explain(&Html::trusted("<p>Un pattone. Un patto di collaborazione.</p>"));
        assert!(html.as_str().contains(">patto di collaborazione</a>"), "{}", words(&html));
        assert!(html.as_str().starts_with("<p>Un pattone. Un <dfn"));
    }

    #[test]
    fn links_headings_and_code_stay_as_they_are() {
        let text = "<h3>Quorum</h3><a href=\"/quorum\">quorum</a><code>quorum</code>";
        assert_eq!(terms().explain(&Html::trusted(text)).as_str(), text);
        let html = terms().explain(&Html::trusted(format!("{text}<em>patti</em>")));
        assert_eq!(html.as_str().matches("<dfn").count(), 1);
    }
}
