use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

use anyhow::bail;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use crate::{Assets, Files, filters, html::escape, watched::Watched};

/// How many steps a page may take: a page of 20 cards needs two thousand, an endless loop stops here.
const FUEL: u64 = 2_000_000;

/// How many organisations' own environments are kept compiled.
const KEPT_OVERRIDES: usize = 64;

/// Templates that an organisation replaces, by name. One may say `{% extends "base:layout.html" %}` to build on the
/// program's template of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateOverrides {
    /// Changes with the templates; what the compiled ones are kept under.
    pub version: String,
    /// Template sources by name.
    pub templates: BTreeMap<String, String>,
}

/// All templates of the program, compiled on first use.
pub struct Templates {
    compiled: Watched<Compiled>,
}

pub(crate) struct Compiled {
    pub(crate) sources: Arc<BTreeMap<String, String>>,
    pub(crate) base: Environment<'static>,
    overridden: RwLock<HashMap<String, Arc<Environment<'static>>>>,
    assets: Arc<Assets>,
}

impl Templates {
    /// Collects the template folders of all features.
    ///
    /// # Errors
    /// When two features have a template of the same name, or one is not UTF-8.
    pub fn new(folders: Vec<Files>, assets: Arc<Assets>) -> anyhow::Result<Self> {
        let compiled = Watched::new(folders, move |folders| {
            let sources = Arc::new(sources(folders)?);
            let base = environment(sources.clone(), Arc::default(), assets.clone());
            Ok(Compiled { sources, base, overridden: RwLock::default(), assets: assets.clone() })
        })?;
        Ok(Self { compiled })
    }

    pub(crate) fn compiled(&self) -> Arc<Compiled> {
        self.compiled.get()
    }
}

impl Compiled {
    /// The environment with an organisation's own templates, compiled once a version.
    pub(crate) fn overridden(&self, overrides: &TemplateOverrides) -> Arc<Environment<'static>> {
        if let Some(found) =
            self.overridden.read().unwrap_or_else(PoisonError::into_inner).get(&overrides.version)
        {
            return found.clone();
        }
        let own = Arc::new(overrides.templates.clone());
        let built = Arc::new(environment(self.sources.clone(), own, self.assets.clone()));
        let mut kept = self.overridden.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_OVERRIDES {
            kept.clear();
        }
        kept.insert(overrides.version.clone(), built.clone());
        built
    }
}

fn sources(folders: &[Files]) -> anyhow::Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for folder in folders {
        for name in folder.list() {
            let Some(source) = folder.text(&name) else { bail!("template {name} is not UTF-8 text") };
            if all.insert(name.clone(), source).is_some() {
                bail!("two features have a template named {name}");
            }
        }
    }
    Ok(all)
}

fn environment(
    base: Arc<BTreeMap<String, String>>,
    own: Arc<BTreeMap<String, String>>,
    assets: Arc<Assets>,
) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(
        |name| {
            if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None }
        },
    );
    env.set_formatter(|out, state, value| {
        if value.is_none() {
            return Err(Error::new(ErrorKind::InvalidOperation, "nothing (none) would be printed"));
        }
        match value.as_str() {
            Some(text) if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() => {
                out.write_str(&escape(text)).map_err(Error::from)
            }
            _ => minijinja::escape_formatter(out, state, value),
        }
    });
    env.set_fuel(Some(FUEL));
    env.set_debug(cfg!(debug_assertions));
    env.set_loader(move |name| {
        let from_base = |name| base.get(name).cloned();
        Ok(match name.strip_prefix("base:") {
            Some(name) => from_base(name),
            None => own.get(name).cloned().or_else(|| from_base(name)),
        })
    });
    filters::install(&mut env, assets);
    env
}
