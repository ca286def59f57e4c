use kernel::Text;
use spaces::{Inside, Wording, translated::Line};

use crate::model::Origin;

/// How others see who a proposal is from: the nickname, the assembly, or that the account is gone.
pub(crate) fn author(
    inside: &Inside,
    origin: Origin,
    (note, wording): (&str, &Wording),
    nickname: Option<&str>,
) -> Line {
    let person = |text: String| Line { text, lang: None };
    match (origin, nickname) {
        (Origin::Assembly | Origin::Paper, _) => wording.line("origin_note", note, inside.here.locale),
        (Origin::Participant, Some(nickname)) if !nickname.is_empty() => person(nickname.to_owned()),
        (Origin::Participant, _) => person(inside.here.say(&Text::new("proposals-author-gone"))),
    }
}
