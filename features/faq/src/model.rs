use kernel::{FieldErrors, Problem, ResourceRef, Slug, Text, Translated};

kernel::id!(
    /// A question with its answer, or a word with its meaning.
    EntryId
);

/// Most characters of a question or a word.
pub const MAX_TITLE: usize = 200;

/// Most characters of an answer or a meaning.
pub const MAX_TEXT: usize = 6_000;

/// Most characters of a word's other forms.
const MAX_FORMS: usize = 300;

/// A question with its answer, or a word with its meaning.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The question, or the word.
    pub title: Translated,
    /// The answer, or the meaning, in CommonMark.
    pub text: Translated,
    /// The text, rendered and sanitised.
    pub text_html: Translated,
    /// Other forms of a word, as its plural, separated by commas.
    pub forms: Translated,
}

impl Entry {
    /// How audit entries name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new("entry", self.id.uuid())
    }

    /// Where it stands on its page, the same in every language.
    pub fn anchor(&self) -> String {
        Slug::from_text(self.title.text(self.title.original))
            .map_or_else(|| self.id.to_string(), String::from)
    }
}

/// What people write of an entry.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The question, or the word.
    pub title: Translated,
    /// The answer, or the meaning, in CommonMark.
    pub text: Translated,
    /// Other forms of a word.
    pub forms: Translated,
}

impl NewEntry {
    /// Checks what no form can be trusted with.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what is missing or too long.
    pub fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        for (name, text, missing) in
            [("title", &self.title, "faq-title-missing"), ("text", &self.text, "faq-text-missing")]
        {
            if text.text(text.original).trim().is_empty() {
                errors.add(format!("{name}_{}", text.original), Text::new(missing));
            }
        }
        for (name, text, max) in [
            ("title", &self.title, MAX_TITLE),
            ("text", &self.text, MAX_TEXT),
            ("forms", &self.forms, MAX_FORMS),
        ] {
            for (locale, text) in &text.texts {
                let length = text.chars().count();
                if length > max {
                    let wrong = Text::new("web-form-too-long").with("length", length).with("max", max);
                    errors.add(format!("{name}_{locale}"), wrong);
                }
            }
        }
        errors.check()
    }
}
