//! Checks that a test in `app` and `cargo xtask check` run: every template in every language, every message.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono_tz::Tz;

use crate::{Messages, Renderer, Samples, Site};

/// Renders every sample in every language, strictly; returns what is wrong.
///
/// Also wrong: a template no page is registered for, unless it is a part (`_name.html`, `parts/…`, `ui/…`, `layout….html`).
pub fn templates(renderer: &Renderer, samples: &Samples) -> Vec<String> {
    let mut complaints = BTreeSet::new();
    let mut rendered = BTreeSet::new();
    for sample in samples.iter() {
        rendered.insert(sample.template);
        let values = (sample.values)();
        if values.is_empty() {
            complaints.insert(format!("{}: no samples", sample.type_name));
        }
        for locale in renderer.locales() {
            for (i, value) in values.iter().enumerate() {
                for site in Site::samples(locale) {
                    let reader = Arc::new(renderer.reader(locale, Tz::Europe__Rome));
                    let result = if sample.mail {
                        renderer.text_value(sample.template, value.clone(), &reader)
                    } else {
                        renderer.page_value(sample.template, &site, value.clone(), &reader)
                    };
                    let mut wrong = reader.take_complaints();
                    wrong.extend(result.err().map(|error| format!("{error:#}")));
                    let place = format!("{} ({}, sample {i}, {locale})", sample.template, sample.type_name);
                    complaints.extend(wrong.into_iter().map(|text| format!("{place}: {text}")));
                }
            }
        }
    }
    for name in renderer.sources().keys() {
        if !is_part(name) && !rendered.contains(name.as_str()) {
            complaints.insert(format!("{name}: no page is registered for this template"));
        }
    }
    complaints.into_iter().collect()
}

fn is_part(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.starts_with('_')
        || name.starts_with("ui/")
        || name.starts_with("parts/")
        || file.starts_with("layout")
}

/// Compares the messages with each other and with the sources that use them; returns what is wrong: a key that a language
/// lacks, a key that nobody uses, a key that is used and does not exist, arguments that differ between languages.
///
/// `sources` are (path, text) of Rust files, templates and message files.
pub fn messages(messages: &Messages, sources: &[(String, String)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let locales = messages.locales();
    let by_locale: BTreeMap<_, BTreeSet<&str>> =
        locales.iter().map(|l| (*l, messages.keys(*l).iter().map(String::as_str).collect())).collect();
    let all: BTreeSet<&str> = by_locale.values().flatten().copied().collect();
    for (locale, keys) in &by_locale {
        let missing = all.difference(keys);
        complaints.extend(missing.map(|key| format!("message «{key}» is missing in «{locale}»")));
    }
    complaints.extend(differing_arguments(sources));
    let uses: Vec<(&str, Uses)> = sources
        .iter()
        .filter(|(path, _)| !path.ends_with(".ftl"))
        .map(|(path, text)| (path.as_str(), uses(text)))
        .collect();
    for (path, uses) in &uses {
        let unknown = uses.calls.iter().filter(|key| !all.contains(key.as_str()));
        complaints.extend(unknown.map(|key| format!("{path}: there is no message «{key}»")));
    }
    let references = references(sources);
    let used = |key: &str| {
        references.contains(key)
            || uses.iter().any(|(_, uses)| {
                uses.words.contains(key)
                    || uses.prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))
            })
    };
    complaints.extend(all.iter().filter(|key| !used(key)).map(|key| format!("message «{key}» is not used")));
    complaints
}

/// What a source says about messages.
#[derive(Default)]
struct Uses {
    /// Keys that are certainly meant as messages: `t("…")`, `t_html("…")`, `Text::new("…")`.
    calls: BTreeSet<String>,
    /// Every quoted word, since keys also stand in tables.
    words: BTreeSet<String>,
    /// Beginnings of keys that are put together: `"proposals-state-" ~ state`, `format!("web-month-{n}")`.
    prefixes: BTreeSet<String>,
}

fn uses(source: &str) -> Uses {
    let mut found = Uses::default();
    for quote in ['"', '\''] {
        for (start, _) in source.match_indices(quote) {
            let rest = &source[start + 1..];
            let end = rest
                .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
                .unwrap_or(rest.len());
            let word = &rest[..end];
            if !word.contains('-') {
                continue;
            }
            let next = rest[end..].chars().next();
            if next == Some('{') || (next == Some(quote) && word.ends_with('-')) {
                found.prefixes.insert(word.to_owned());
            } else if next == Some(quote) {
                found.words.insert(word.to_owned());
                let before = source[..start].trim_end();
                if calls_message(before) {
                    found.calls.insert(word.to_owned());
                }
            }
        }
    }
    found
}

fn calls_message(before: &str) -> bool {
    let Some(name) = before.strip_suffix('(') else { return false };
    let is_function = |function: &str| {
        name.strip_suffix(function).is_some_and(|rest| {
            !rest.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':'))
        })
    };
    is_function("t") || is_function("t_html") || name.ends_with("Text::new")
}

/// Messages that other messages use: `{ web-money }`.
fn references(sources: &[(String, String)]) -> BTreeSet<String> {
    let ftl = sources.iter().filter(|(path, _)| path.ends_with(".ftl"));
    ftl.flat_map(|(_, text)| placeables(text)).filter(|word| !word.starts_with('$')).collect()
}

fn placeables(text: &str) -> Vec<String> {
    let words = text.split('{').skip(1).filter_map(|rest| {
        let inner = rest.trim_start();
        let end = inner
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '$')))
            .unwrap_or(inner.len());
        (end > 0).then(|| inner[..end].to_owned())
    });
    words.collect()
}

/// The language of `…/messages/it.ftl` or `…/messages/it/ui.ftl`.
fn language(path: &str) -> &str {
    let inside = path.rsplit_once("messages/").map_or(path, |(_, inside)| inside);
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".ftl")
}

/// The arguments of each message by language, from the message files.
fn differing_arguments(sources: &[(String, String)]) -> Vec<String> {
    let mut by_key: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (path, text) in sources.iter().filter(|(path, _)| path.ends_with(".ftl")) {
        let locale = language(path).to_owned();
        let mut key = String::new();
        for line in text.lines() {
            let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((name, _)) = line.split_once('=').filter(|_| starts) {
                key = name.trim().to_owned();
                by_key.entry(key.clone()).or_default().entry(locale.clone()).or_default();
            }
            let arguments = placeables(line).into_iter().filter(|word| word.starts_with('$'));
            if let Some(known) = by_key.get_mut(&key).and_then(|languages| languages.get_mut(&locale)) {
                known.extend(arguments);
            }
        }
    }
    let differ =
        by_key.into_iter().filter(|(_, languages)| languages.values().collect::<BTreeSet<_>>().len() > 1);
    differ.map(|(key, languages)| format!("message «{key}» has different arguments: {languages:?}")).collect()
}
