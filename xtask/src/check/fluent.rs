//! What the checks need to know of Fluent files: which keys a locale has, with which arguments, and which messages
//! refer to others.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement},
    parser,
};

use super::Finding;
use crate::{
    rust_source::line_of,
    tree::{Tree, within},
};

/// A message of one locale.
pub(crate) struct Said {
    /// The file.
    pub(crate) path: String,
    /// Where in the file.
    pub(crate) line: usize,
    /// The names of its arguments.
    pub(crate) arguments: BTreeSet<String>,
    /// The keys of the messages it refers to.
    pub(crate) refers_to: BTreeSet<String>,
}

/// All messages of the repository by locale and key. `messages/it.ftl` and `messages/it/*.ftl` both are Italian.
#[derive(Default)]
pub(crate) struct Messages {
    /// By locale, then by key.
    pub(crate) locales: BTreeMap<String, BTreeMap<String, Said>>,
    /// Files that Fluent does not understand and keys that are given twice.
    pub(crate) findings: Vec<Finding>,
}

impl Messages {
    /// Reads all Fluent files but those that tests made up.
    pub(crate) fn read(tree: &Tree) -> Self {
        let mut messages = Self::default();
        for (path, text) in tree.ending(".ftl").filter(|(path, _)| !within(path, "tests")) {
            let Some((_, rest)) = path.rsplit_once("messages/") else { continue };
            let locale = rest.split('/').next().unwrap_or(rest).trim_end_matches(".ftl");
            messages.add_file(path, text, locale);
        }
        messages
    }

    /// The keys of all locales.
    pub(crate) fn keys(&self) -> BTreeSet<&str> {
        self.locales.values().flat_map(|keys| keys.keys().map(String::as_str)).collect()
    }

    fn add_file(&mut self, path: &str, text: &str, locale: &str) {
        let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                self.findings.push(Finding::error(path, line_of(text, error.pos.start), error.to_string()));
            }
            resource
        });
        let keys = self.locales.entry(locale.to_owned()).or_default();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let line = line_of(text, place(text, message.id.name));
            let (mut arguments, mut refers_to) = (BTreeSet::new(), BTreeSet::new());
            for pattern in patterns(message) {
                visit(pattern, &mut arguments, &mut refers_to);
            }
            let said = Said { path: path.to_owned(), line, arguments, refers_to };
            if let Some(other) = keys.insert(message.id.name.to_owned(), said) {
                let message =
                    format!("{} is given in {}:{} already", message.id.name, other.path, other.line);
                self.findings.push(Finding::error(path, line, message));
            }
        }
    }
}

/// Where a part of a text lies in it.
fn place(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn patterns<'a>(message: &'a Message<&'a str>) -> impl Iterator<Item = &'a Pattern<&'a str>> {
    message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value))
}

fn visit(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>, refers_to: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => visit_inline(inline, arguments, refers_to),
            Expression::Select { selector, variants } => {
                visit_inline(selector, arguments, refers_to);
                variants.iter().for_each(|variant| visit(&variant.value, arguments, refers_to));
            }
        }
    }
}

fn visit_inline(
    inline: &InlineExpression<&str>,
    arguments: &mut BTreeSet<String>,
    refers_to: &mut BTreeSet<String>,
) {
    match inline {
        InlineExpression::VariableReference { id } => drop(arguments.insert(id.name.to_owned())),
        InlineExpression::MessageReference { id, .. } => drop(refers_to.insert(id.name.to_owned())),
        InlineExpression::FunctionReference { arguments: call, .. }
        | InlineExpression::TermReference { arguments: Some(call), .. } => {
            visit_call(call, arguments, refers_to)
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => visit_inline(inline, arguments, refers_to),
            Expression::Select { selector, variants } => {
                visit_inline(selector, arguments, refers_to);
                variants.iter().for_each(|variant| visit(&variant.value, arguments, refers_to));
            }
        },
        _ => {}
    }
}

fn visit_call(
    call: &CallArguments<&str>,
    arguments: &mut BTreeSet<String>,
    refers_to: &mut BTreeSet<String>,
) {
    call.positional.iter().for_each(|inline| visit_inline(inline, arguments, refers_to));
    call.named.iter().for_each(|named| visit_inline(&named.value, arguments, refers_to));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_arguments_and_references_are_read_in_both_layouts() {
        let tree = Tree::of(&[
            (
                "features/x/messages/it.ftl",
                "x-a = { $n ->\n    [one] uno\n   *[other] { NUMBER($n) } di { $of }\n }\nx-b = { x-a }\n",
            ),
            ("platform/web/messages/it/forms.ftl", "form-a = A\n"),
        ]);
        let messages = Messages::read(&tree);
        let italian = &messages.locales["it"];
        assert_eq!(italian.keys().collect::<Vec<_>>(), ["form-a", "x-a", "x-b"]);
        assert_eq!(italian["x-a"].arguments, BTreeSet::from(["n".to_owned(), "of".to_owned()]));
        assert_eq!(italian["x-b"].refers_to, BTreeSet::from(["x-a".to_owned()]));
        assert_eq!(italian["x-b"].line, 5);
        assert_eq!(messages.findings, []);
    }

    #[test]
    fn broken_files_and_twins_are_found() {
        let tree = Tree::of(&[
            ("a/messages/it/a.ftl", "a-x = { $n\n"),
            ("a/messages/it/b.ftl", "b-x = B\n"),
            ("b/messages/it.ftl", "b-x = B\n"),
        ]);
        let found = Messages::read(&tree).findings;
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1].message, "b-x is given in a/messages/it/b.ftl:1 already");
    }
}
