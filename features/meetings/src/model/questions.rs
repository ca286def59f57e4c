//! What is asked of those who enrol.

use kernel::{FieldErrors, Text};
use serde::{Deserialize, Serialize};

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
}
