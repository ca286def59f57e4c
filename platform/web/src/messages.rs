use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use kernel::Locale;

use crate::{Files, numbers::Marks};

/// The messages of all features in all languages: one bundle a language, from files named `it.ftl`
/// or `it/….ftl`.
pub struct Messages {
    bundles: BTreeMap<Locale, FluentBundle<FluentResource>>,
    keys: BTreeMap<Locale, Vec<String>>,
    original: Locale,
}

/// The message files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MessagesError {
    /// A file whose name is not a language.
    #[error("messages/{0}: the name should be a language, as in it.ftl")]
    Name(String),
    /// A file that Fluent cannot read.
    #[error("messages/{file}: {errors}")]
    Syntax {
        /// The file.
        file: String,
        /// What Fluent says.
        errors: String,
    },
    /// Two features define the same message.
    #[error("messages/{file}: {errors}")]
    Twice {
        /// The second file.
        file: String,
        /// Which keys.
        errors: String,
    },
    /// The language every message exists in is missing.
    #[error("there are no messages in «{0}»")]
    NoOriginal(Locale),
}

impl Messages {
    /// Reads the message folders of all features. `original` is the language to fall back to.
    ///
    /// # Errors
    /// When a file is not Fluent, or two features define one key.
    pub fn new(folders: &[Files], original: Locale) -> Result<Self, MessagesError> {
        let mut bundles = BTreeMap::new();
        let mut keys: BTreeMap<Locale, Vec<String>> = BTreeMap::new();
        for folder in folders {
            for file in folder.list() {
                let name = || MessagesError::Name(file.clone());
                let locale = language(&file).ok_or_else(name)?;
                let source = folder.text(&file).ok_or_else(name)?;
                let syntax = |errors| MessagesError::Syntax { file: file.clone(), errors };
                let resource = FluentResource::try_new(source)
                    .map_err(|(_, errors)| syntax(errors.iter().map(|e| format!("{e}; ")).collect()))?;
                keys.entry(locale).or_default().extend(message_keys(&resource));
                let bundle = match bundles.entry(locale) {
                    std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                    std::collections::btree_map::Entry::Vacant(entry) => entry.insert(empty_bundle(locale)?),
                };
                bundle.add_resource(resource).map_err(|errors| MessagesError::Twice {
                    file: file.clone(),
                    errors: errors.iter().map(|e| format!("{e}; ")).collect(),
                })?;
            }
        }
        if !bundles.contains_key(&original) {
            return Err(MessagesError::NoOriginal(original));
        }
        Ok(Self { bundles, keys, original })
    }

    /// The languages there are messages in.
    pub fn locales(&self) -> Vec<Locale> {
        self.bundles.keys().copied().collect()
    }

    /// The language that has every message.
    pub fn original(&self) -> Locale {
        self.original
    }

    /// The keys of a language.
    pub fn keys(&self, locale: Locale) -> &[String] {
        self.keys.get(&locale).map_or(&[], Vec::as_slice)
    }

    /// A message in words. What is wrong with it (unknown key, missing argument) goes to `complain`; people then see the
    /// original language, or in the worst case the key.
    pub(crate) fn format(
        &self,
        locale: Locale,
        key: &str,
        args: &FluentArgs<'_>,
        mut complain: impl FnMut(String),
    ) -> String {
        for language in [locale, self.original] {
            let Some(bundle) = self.bundles.get(&language) else { continue };
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
                complain(format!("message «{key}» is missing in «{language}»"));
                continue;
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
            for error in errors {
                complain(format!("message «{key}» in «{language}»: {error}"));
            }
            return text;
        }
        key.to_owned()
    }
}

/// The language of `it.ftl` or `it/ui.ftl`.
fn language(file: &str) -> Option<Locale> {
    let name = file.strip_suffix(".ftl")?;
    name.split('/').next()?.parse().ok()
}

fn empty_bundle(locale: Locale) -> Result<FluentBundle<FluentResource>, MessagesError> {
    let language = locale.as_str().parse().map_err(|_| MessagesError::Name(locale.to_string()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks it would put around every argument show up in mails and files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(Marks::of(locale).formatter()));
    Ok(bundle)
}

/// The keys of the messages; terms (`-name`) are only for other messages.
fn message_keys(resource: &FluentResource) -> Vec<String> {
    let source = resource.source();
    let keys = source.lines().filter_map(|line| {
        let key = line.split_once('=')?.0.trim_end();
        let letter = key.starts_with(|c: char| c.is_ascii_alphabetic());
        let word = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (letter && word).then(|| key.to_owned())
    });
    keys.collect()
}
