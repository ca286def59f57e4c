//! Programmes of exchange, their cards, and the rules that need nothing but them. What a card says is kept as the
//! exchange file says it, so that a programme goes out as it came in.

mod afterwards;
mod application;
mod availability;
mod body;
pub mod calendar;
mod capacity;
mod card;
mod compare;
mod contact;
mod duration;
pub mod file;
pub mod lines;
mod month;
pub mod report;
mod session;
mod settings;
mod transfer;

pub use afterwards::{
    Feedback, FollowUp, MARKS, MATERIALS, Marks, Material, MaterialId, NewFollowUp, NewMaterial,
};
pub use application::{Application, ApplicationId, Approval, Named, Participant, ParticipantId, Request};
pub use availability::{
    Alternative, Availability, Fixed, InMonth, Look, OptionalEvent, PickN, Range, Source, Unit, Window,
};
pub use body::{Body, BodyId, BodyKind, Host, Whereabouts};
pub use capacity::{Capacity, Per, PerDay, TypedSeat};
pub use card::{Card, CardId, Content, IndexLine, Stage, check_complete, check_ready, reference};
pub use compare::{Difference, differences};
pub use contact::Contact;
pub use duration::{Duration, DurationKind, DurationUnit};
pub use month::Month;
pub(crate) use session::MOST_TYPED;
pub use session::{Course, SeatName, Session, SessionId, plan, sessions_of, set_days};
pub use settings::Settings;
pub use transfer::{Extra, Hours, Module, Part, Transfer, TransferDay, When};

/// An enumeration whose words are stored, sent in forms, and used in message keys and in the exchange file.
macro_rules! stored_words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The words, for forms.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word stored and used in addresses and message keys.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one of a word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.as_str() == word)
            }
        }
    };
}
pub(crate) use stored_words;

/// For serde: what is not said is not written.
pub(crate) fn no(value: &bool) -> bool {
    !value
}
