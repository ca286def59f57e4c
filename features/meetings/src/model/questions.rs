//! What is asked of those who enrol.

use kernel::{FieldErrors, Locale, Text};
use serde::{Deserialize, Serialize};
use spaces::{Wording, translated::Line};

use super::Details;

/// The most questions of a form.
pub(crate) const QUESTIONS: usize = 5;
const LABEL_MAX: usize = 200;
const ANSWER_MAX: usize = 1_000;

super::stored_words!(
    /// How a question is answered.
    Asks {
        /// With words.
        Text = "text",
        /// With one of some answers.
        Choice = "choice",
        /// With yes or no.
        YesNo = "yes_no",
    }
);

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub label: String,
    /// How it is answered.
    pub asks: Asks,
    /// The answers of a choice.
    pub options: Vec<String>,
    /// Whether it must be answered.
    pub required: bool,
    /// The same in further languages: `label`, and `options` separated by commas.
    #[serde(default)]
    pub wording: Wording,
}

/// A question as a reader is asked it.
pub(crate) struct Asked<'a> {
    /// As it was written, which is how answers are kept.
    pub(crate) question: &'a Question,
    /// What is asked.
    pub(crate) label: Line,
    /// The answers of a choice, in the order of those that were written.
    pub(crate) options: Vec<String>,
    /// The language they are in, where it is not the reader's.
    pub(crate) options_lang: Option<Locale>,
}

impl Asked<'_> {
    /// An answer in the reader's language where it is one of those offered, else as it is.
    pub(crate) fn answer<'a>(&'a self, stored: &'a str) -> &'a str {
        let place = self.question.options.iter().position(|option| option == stored);
        place.and_then(|n| self.options.get(n)).map_or(stored, String::as_str)
    }
}

impl Details {
    /// The questions to those who enrol, for a reader.
    pub(crate) fn asked(&self, reader: Locale) -> Vec<Asked<'_>> {
        self.questions.iter().map(|question| question.asked(self.wording.original, reader)).collect()
    }
}

/// The answers of a choice, as a form takes them.
pub(crate) fn read_options(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|option| !option.is_empty()).map(str::to_owned).collect()
}

impl Question {
    pub(super) fn check(&self, n: usize, errors: &mut FieldErrors) {
        if self.label.chars().count() > LABEL_MAX {
            let text = Text::new("web-form-too-long").with("length", self.label.chars().count());
            errors.add(format!("question_{n}"), text.with("max", LABEL_MAX));
        }
        if self.asks == Asks::Choice && self.options.len() < 2 {
            errors.add(format!("question_{n}_options"), Text::new("meetings-question-options"));
        }
        for (locale, label) in self.wording.given("label") {
            let length = label.chars().count();
            if length > LABEL_MAX {
                let text = Text::new("web-form-too-long").with("length", length).with("max", LABEL_MAX);
                errors.add(format!("question_{n}_{locale}"), text);
            }
        }
        for (locale, options) in self.wording.given("options") {
            if read_options(options).len() != self.options.len() {
                let text = Text::new("meetings-question-options-as-many").with("count", self.options.len());
                errors.add(format!("question_{n}_options_{locale}"), text);
            }
        }
    }

    fn asked(&self, original: Option<Locale>, reader: Locale) -> Asked<'_> {
        let wording = self.wording.or_written_in(original);
        let options = wording.line("options", &self.options.join(", "), reader);
        Asked {
            question: self,
            label: wording.line("label", &self.label, reader),
            options: read_options(&options.text),
            options_lang: options.lang,
        }
    }
}

/// Answers in the order of the questions; empty where nothing was said.
///
/// # Errors
/// Beside each question (`answer_1`, …) what is missing or not among the answers.
pub fn check_answers(questions: &[Question], answers: &[String]) -> Result<Vec<String>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut kept = Vec::with_capacity(questions.len());
    for (n, question) in questions.iter().enumerate() {
        let answer = answers.get(n).map(|a| web::plain(a)).unwrap_or_default();
        let answer = answer.trim();
        let name = format!("answer_{}", n + 1);
        let known = match question.asks {
            Asks::Text => true,
            Asks::Choice => question.options.iter().any(|o| o == answer),
            Asks::YesNo => ["yes", "no"].contains(&answer),
        };
        if answer.is_empty() {
            if question.required {
                errors.add(name, Text::new("meetings-answer-missing"));
            }
        } else if !known {
            errors.add(name, Text::new("web-form-choice"));
        } else if answer.chars().count() > ANSWER_MAX {
            let text = Text::new("web-form-too-long").with("length", answer.chars().count());
            errors.add(name, text.with("max", ANSWER_MAX));
        }
        kept.push(answer.to_owned());
    }
    if errors.is_empty() { Ok(kept) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_there_and_among_the_options() {
        let question = |asks, options: &[&str], required| Question {
            label: "?".into(),
            asks,
            options: options.iter().map(|o| (*o).to_owned()).collect(),
            required,
            wording: Wording::default(),
        };
        let questions = [
            question(Asks::Text, &[], false),
            question(Asks::Choice, &["Bus", "Bici"], true),
            question(Asks::YesNo, &[], true),
        ];
        let answers =
            |a: &[&str]| check_answers(&questions, &a.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>());
        assert_eq!(answers(&["", "Bici", "no"]).unwrap(), ["", "Bici", "no"]);
        let wrong = answers(&["x", "Auto"]).unwrap_err();
        assert_eq!(wrong.iter().map(|(f, _)| f).collect::<Vec<_>>(), ["answer_2", "answer_3"]);
    }

    #[test]
    fn a_question_is_asked_in_the_readers_language() {
        let wording = Wording::default().with("label", Locale::EN, "How do you come?");
        let question = Question {
            label: "Come vieni?".into(),
            asks: Asks::Choice,
            options: vec!["Bus".into(), "Bici".into()],
            required: true,
            wording: wording.with("options", Locale::EN, "By bus, By bike"),
        };
        let there = question.asked(Some(Locale::IT), Locale::EN);
        assert_eq!((there.label.text.as_str(), there.label.lang), ("How do you come?", None));
        assert_eq!((there.answer("Bici"), there.answer("A piedi")), ("By bike", "A piedi"));
        let mut missing = question.clone();
        missing.wording = Wording::default();
        let there = missing.asked(Some(Locale::IT), Locale::EN);
        assert_eq!((there.label.lang, there.options_lang), (Some(Locale::IT), Some(Locale::IT)));
        let mut fewer = question;
        fewer.wording = fewer.wording.with("options", Locale::EN, "By bus");
        let mut errors = FieldErrors::default();
        fewer.check(1, &mut errors);
        assert_eq!(errors.iter().map(|(f, _)| f).collect::<Vec<_>>(), ["question_1_options_en"]);
    }
}
