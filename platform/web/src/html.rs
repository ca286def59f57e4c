use minijinja::value::{Value, serializing_for_value};
use serde::{Serialize, Serializer};

/// HTML that may be printed as it is. Only [`markdown`](crate::markdown) and code that escaped every value make one, so
/// templates need no `safe` filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Takes HTML whose every value is already escaped or sanitised, as read back from the database after
    /// [`markdown`](crate::markdown) wrote it.
    pub fn trusted(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// Escapes plain text.
    pub fn escaped(text: &str) -> Self {
        Self(escape(text))
    }

    /// The same with every heading one level higher: [`markdown`](crate::markdown) leaves room for a heading of the page above
    /// them, which a text has not that stands right under the page's title.
    #[must_use]
    pub fn raised(self) -> Self {
        // In sanitised HTML these letters are a tag and nothing else.
        Self((3..=6).fold(self.0, |html, level| {
            let (open, close) = (format!("<h{level}"), format!("</h{level}>"));
            html.replace(&open, &format!("<h{}", level - 1)).replace(&close, &format!("</h{}>", level - 1))
        }))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True when there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializing_for_value() {
            Value::from_safe_string(self.0.clone()).serialize(serializer)
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

/// Escapes text for HTML, in content and in quoted attributes. (The template engine's own escaping also replaces `/`,
/// which makes every address unreadable.)
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn headings_rise_one_level_and_words_stay() {
        let html = crate::markdown("# Uno\n\n## Due\n\n`<h3>` e <h3>");
        let raised = html.raised();
        assert!(
            raised.as_str().contains("<h2>Uno</h2>") && raised.as_str().contains("<h3>Due</h3>"),
            "{raised:?}"
        );
        assert!(raised.as_str().contains("<code>&lt;h3&gt;</code>"), "{raised:?}");
    }
}
