use std::sync::Arc;

use anyhow::Context;
use chrono_tz::Tz;
use kernel::{Locale, Text};
use minijinja::{
    Environment, context,
    value::{Serde, Value},
};

use crate::{Assets, Files, Messages, Page, Reader, Site, Templates, watched::Watched};

/// Puts pages, mails and texts into words. One for the program, shared by all organisations.
pub struct Renderer {
    templates: Templates,
    messages: Watched<Messages>,
    assets: Arc<Assets>,
}

impl Renderer {
    /// Takes the templates and messages of all features, and the assets.
    ///
    /// # Errors
    /// When two features define one template or message, or a message file cannot be read.
    pub fn new(templates: Vec<Files>, messages: Vec<Files>, assets: Arc<Assets>) -> anyhow::Result<Self> {
        let messages = Watched::new(messages, |folders| Ok(Messages::new(folders, Locale::IT)?))?;
        Ok(Self { templates: Templates::new(templates, assets.clone())?, messages, assets })
    }

    /// The languages there are messages in, the original first.
    pub fn locales(&self) -> Vec<Locale> {
        let messages = self.messages.get();
        let mut locales = messages.locales();
        locales.sort_by_key(|locale| *locale != messages.original());
        locales
    }

    /// The messages.
    pub fn messages(&self) -> Arc<Messages> {
        self.messages.get()
    }

    /// The assets.
    pub fn assets(&self) -> &Arc<Assets> {
        &self.assets
    }

    /// A reader, who puts single texts, dates and amounts into words.
    pub fn reader(&self, locale: Locale, tz: Tz) -> Reader {
        Reader::new(self.messages.get(), locale, tz)
    }

    /// A text in words.
    pub fn say(&self, locale: Locale, tz: Tz, text: &Text) -> String {
        let reader = self.reader(locale, tz);
        let words = reader.say(text);
        log(text.key, &reader);
        words
    }

    /// A page inside its site.
    ///
    /// # Errors
    /// When the template does not fit its context, which the samples' test finds first.
    pub fn page<P: Page>(&self, site: &Site, page: &P) -> anyhow::Result<String> {
        let reader = Arc::new(self.reader(site.locale, site.tz));
        let html = self.page_value(P::TEMPLATE, site, Value::from(Serde(page)), &reader);
        log(P::TEMPLATE, &reader);
        html
    }

    /// A mail, or anything else without a site around it. Only templates named `.html` escape their values.
    ///
    /// # Errors
    /// As [`Renderer::page`].
    pub fn text<P: Page>(&self, locale: Locale, tz: Tz, mail: &P) -> anyhow::Result<String> {
        let reader = Arc::new(self.reader(locale, tz));
        let text = self.text_value(P::TEMPLATE, Value::from(Serde(mail)), &reader);
        log(P::TEMPLATE, &reader);
        text
    }

    pub(crate) fn page_value(
        &self,
        template: &str,
        site: &Site,
        page: Value,
        reader: &Arc<Reader>,
    ) -> anyhow::Result<String> {
        let root = context! {
            page, site => Serde(site), locale => site.locale.as_str(),
            reader => Value::from_dyn_object(reader.clone()),
        };
        let compiled = self.templates.compiled();
        match &site.overrides {
            Some(own) => render(&compiled.overridden(own), template, root),
            None => render(&compiled.base, template, root),
        }
    }

    pub(crate) fn text_value(
        &self,
        template: &str,
        page: Value,
        reader: &Arc<Reader>,
    ) -> anyhow::Result<String> {
        let root = context! {
            page, locale => reader.locale().as_str(), reader => Value::from_dyn_object(reader.clone()),
        };
        render(&self.templates.compiled().base, template, root)
    }

    /// The names and sources of all templates.
    pub(crate) fn sources(&self) -> Arc<std::collections::BTreeMap<String, String>> {
        self.templates.compiled().sources.clone()
    }
}

fn render(env: &Environment<'_>, template: &str, root: Value) -> anyhow::Result<String> {
    let template = env.get_template(template).map_err(described)?;
    template.render(root).map_err(described).with_context(|| format!("rendering {}", template.name()))
}

/// The error with the line it is on and its causes, but without the values of the context, which may be personal.
fn described(error: minijinja::Error) -> anyhow::Error {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    anyhow::anyhow!(text)
}

fn log(what: &str, reader: &Reader) {
    for complaint in reader.take_complaints() {
        tracing::warn!(what, "{complaint}");
    }
}
