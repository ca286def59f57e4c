use kernel::Text;
use spaces::Inside;

use crate::model::Origin;

/// How others see who a proposal is from: the nickname, the assembly, or that the account is gone.
pub(crate) fn author(inside: &Inside, origin: Origin, note: &str, nickname: Option<&str>) -> String {
    match (origin, nickname) {
        (Origin::Assembly | Origin::Paper, _) => note.to_owned(),
        (Origin::Participant, Some(nickname)) if !nickname.is_empty() => nickname.to_owned(),
        (Origin::Participant, _) => inside.here.say(&Text::new("proposals-author-gone")),
    }
}
